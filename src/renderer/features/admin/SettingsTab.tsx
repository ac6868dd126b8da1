/** The settings of sharing; each says what it does as it stands, and is saved as soon as it is right. */
import { useState } from "react";
import type { MailPlaces } from "../../../domain/sharing/administration.ts";
import { sharingSettingsSchema, type SharingSettings } from "../../../domain/sharing/settings.ts";
import { counted, NumberField, Segmented, showFailure, Switch, TextField, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import type { SaveSettings } from "./useSharingSetup.ts";

interface SettingsTabProps {
  settings: SharingSettings;
  mail: MailPlaces;
  save: SaveSettings;
}

const providers = [
  { id: "smtp", label: "SMTP" },
  { id: "outbox", label: "Files" },
] as const;

export function SettingsTab({ settings, mail, save }: SettingsTabProps) {
  const set = async (change: Partial<SharingSettings>): Promise<void> => {
    if (showFailure(await save(change))) toast({ message: "Saved. It counts from now on.", tone: "done" });
  };
  return (
    <>
      <Section title="Invitations">
        <Setting
          title="Days an invitation waits"
          control={
            <NumberField
              label="Days an invitation waits"
              hideLabel
              className="w-32"
              value={settings.invitationExpirationDays}
              minValue={1}
              maxValue={365}
              onChange={(days) => {
                if (!Number.isNaN(days)) void set({ invitationExpirationDays: days });
              }}
            />
          }
        >
          Nobody answered after {counted(settings.invitationExpirationDays, "day")}? Then the invitation lapses, and
          whoever sent it is told. Invitations that are out already keep their day.
        </Setting>
        <Setting
          title="Days before an end to remind"
          control={
            <NumberField
              label="Days before an end to remind"
              hideLabel
              className="w-32"
              value={settings.reminderDays}
              minValue={1}
              maxValue={60}
              onChange={(days) => {
                if (!Number.isNaN(days)) void set({ reminderDays: days });
              }}
            />
          }
        >
          People are reminded {counted(settings.reminderDays, "day")} before what is shared with them ends.
        </Setting>
      </Section>
      <Section title="Telling people">
        <Setting
          title="In the app"
          control={
            <Switch
              aria-label="Tell people in the app"
              isSelected={settings.enableInAppNotifications}
              onChange={(enableInAppNotifications) => void set({ enableInAppNotifications })}
            />
          }
        >
          {settings.enableInAppNotifications
            ? "People see in the app what is shared with them, answered, revoked and about to end."
            : "Nobody is told in the app. Invitations still stand under Shared with me."}
        </Setting>
        <Setting
          title="By e-mail"
          control={
            <Switch
              aria-label="Tell people by e-mail"
              isSelected={settings.enableEmailNotifications}
              onChange={(enableEmailNotifications) => void set({ enableEmailNotifications })}
            />
          }
        >
          {settings.enableEmailNotifications
            ? "Invitations and answers go out as mails too."
            : "No mails about sharing go out: who has no account here does not hear of an invitation. Codes for signing in still go out."}
        </Setting>
      </Section>
      <Section title="Mails">
        <Setting
          title="How mails leave"
          control={
            <Segmented
              label="How mails leave"
              segments={providers}
              value={settings.communicationProvider}
              onChange={(communicationProvider) => void set({ communicationProvider })}
            />
          }
        >
          {providerWords(settings, mail)}
        </Setting>
        <TextSetting
          key={`name ${settings.senderName}`}
          label="Sender’s name"
          value={settings.senderName}
          check={(senderName) => sharingSettingsSchema.shape.senderName.safeParse(senderName).success}
          problem="At most 100 characters."
          onSave={(senderName) => set({ senderName })}
        >
          {settings.senderName === "" ? "Mails have an address alone." : `Mails come from “${settings.senderName}”.`}
        </TextSetting>
        <TextSetting
          key={`address ${settings.senderEmail}`}
          label="Sender’s address"
          value={settings.senderEmail}
          check={(senderEmail) => sharingSettingsSchema.shape.senderEmail.safeParse(senderEmail).success}
          problem="Write it like kitchen@example.org, or leave it empty."
          onSave={(senderEmail) => set({ senderEmail })}
        >
          {settings.senderEmail === ""
            ? "Empty: the address this server was started with."
            : "Your mail server must allow this address, or mails come back."}
        </TextSetting>
      </Section>
    </>
  );
}

/** What the provider does on this server, as it was started. */
function providerWords({ communicationProvider }: SharingSettings, { smtp, outbox }: MailPlaces): string {
  if (smtp === null) {
    return communicationProvider === "smtp"
      ? `This server was started without a mail server, so mails become files in ${outbox} all the same: nothing is sent. Set SMTP_URL and start it again to send them.`
      : `As files in ${outbox}: nothing is sent.`;
  }
  return communicationProvider === "smtp"
    ? `Through the mail server ${smtp}.`
    : `As files in ${outbox}: nobody gets one, also of those that wait. Codes for signing in still go through ${smtp}.`;
}

interface TextSettingProps {
  label: string;
  value: string;
  check: (text: string) => boolean;
  problem: string;
  onSave: (text: string) => Promise<void>;
  children: string;
}

/** A text that is saved when its field is left, or with Enter; while it is not right it says why, and is not saved. */
function TextSetting({ label, value, check, problem, onSave, children }: TextSettingProps) {
  const [text, setText] = useState(value);
  const isRight = check(text.trim());
  const commit = (): void => {
    if (isRight && text.trim() !== value) void onSave(text.trim());
  };
  return (
    <Setting
      title={label}
      control={
        <TextField
          label={label}
          hideLabel
          className="w-64 max-w-full"
          value={text}
          onChange={setText}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
          }}
          {...(isRight ? {} : { errorMessage: problem })}
        />
      }
    >
      {children}
    </Setting>
  );
}
