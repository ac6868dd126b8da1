import {
  mailTimings,
  noticeGroups,
  usualPreferences,
  wayToHear,
  type MailTiming,
  type NoticeKind,
  type WayToHear,
} from "../../../domain/notifications/kinds.ts";
import { mayNotify, systemNotificationsKey } from "../../access/systemNotifications.ts";
import { useKitchen, useSetting } from "../../data/index.ts";
import { act } from "../../sync/outbox.ts";
import { useMe } from "../../sync/useMe.ts";
import { useRecord } from "../../sync/useRecords.ts";
import { Checkbox, Select, showFailure, Switch, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

const timingNames: Readonly<Record<MailTiming, string>> = {
  now: "Mail at once",
  daily: "Daily digest",
  off: "No mail",
};
const timings = mailTimings.map((id) => ({ id, label: timingNames[id] }));

/** How this person hears of things, kind by kind; for their account, on all devices. Not there without one. */
export function NotificationsSection() {
  const me = useMe();
  return me ? <Ways personId={me.personId} /> : null;
}

function Ways({ personId }: { personId: string }) {
  const kitchen = useKitchen();
  const preferences = useRecord("preferences", personId) ?? usualPreferences;
  const [isOn, setIsOn] = useSetting(systemNotificationsKey);
  const save = async (kind: NoticeKind, way: WayToHear): Promise<void> => {
    const data = { ways: { ...preferences.ways, [kind]: way } };
    const provisional = { kind: "preferences", recordId: personId, data } as const;
    showFailure(await act(kitchen, { action: "preferences.save", input: data, itemId: "", provisional }));
  };
  const switchSystem = async (wanted: boolean): Promise<void> => {
    if (wanted && !(await mayNotify())) {
      toast({
        message: "The browser does not allow it. Change that in its settings for this page.",
        tone: "problem",
      });
      return;
    }
    showFailure(await setIsOn(wanted));
  };
  return (
    <Section title="Notifications">
      <Setting
        title="Show news on this device"
        control={
          <Switch aria-label="Show news on this device" isSelected={isOn} onChange={(on) => void switchSystem(on)} />
        }
      >
        Through the system, while this window is not looked at.
      </Setting>
      {noticeGroups.map(({ title, kinds }) => (
        <div key={title} role="group" aria-label={title} className="mt-3">
          <h3 className="text-1 font-semibold text-ink-2">{title}</h3>
          {kinds.map(({ kind, label }) => {
            const way = wayToHear(preferences, kind);
            return (
              <Setting
                key={kind}
                title={label}
                control={
                  <>
                    <Checkbox isSelected={way.inApp} onChange={(inApp) => void save(kind, { ...way, inApp })}>
                      In the app<span className="sr-only">: {label}</span>
                    </Checkbox>
                    <Select
                      label={`Mail: ${label}`}
                      hideLabel
                      options={timings}
                      value={way.mail}
                      onChange={(mail) => void save(kind, { ...way, mail })}
                      className="w-36"
                    />
                  </>
                }
              />
            );
          })}
        </div>
      ))}
    </Section>
  );
}
