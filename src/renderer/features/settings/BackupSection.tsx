import { FolderOpen, HardDriveDownload } from "lucide-react";
import type { Backup, DesktopBridge } from "../../../domain/ipc.ts";
import {
  Banner,
  Button,
  byteSize,
  Menu,
  NumberField,
  Select,
  showFailure,
  Switch,
  timeAgo,
  useFrameActions,
  useNow,
} from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import { useBackups } from "./useBackups.ts";

const intervals = [
  { id: "6", label: "Every 6 hours" },
  { id: "24", label: "Every day" },
  { id: "168", label: "Every week" },
];

function BackupList({ list, bridge }: { list: readonly Backup[]; bridge: DesktopBridge }) {
  const { restoreBackup } = useFrameActions();
  const now = useNow();
  const restore = async (backup: Backup) => {
    const bytes = await bridge.backups.read({ name: backup.name });
    if (showFailure(bytes)) restoreBackup(bytes.value, backup.name);
  };
  if (list.length === 0) return <p className="py-2 text-1 text-ink-2">No backup has been written yet.</p>;
  return (
    <ul aria-label="Backups" className="mt-1">
      {list.map((backup) => (
        <li
          key={backup.name}
          className="flex min-h-10 items-center gap-3 border-t border-line text-2 pointer-coarse:min-h-12"
        >
          <span className="min-w-0 flex-1 truncate tabular">
            {new Date(backup.writtenAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}
            <span className="ps-2 text-1 text-ink-2">{timeAgo(backup.writtenAt, now)}</span>
          </span>
          <span className="text-1 tabular text-ink-2">{byteSize(backup.size)}</span>
          <Button size="small" onPress={() => void restore(backup)}>
            Restore…
          </Button>
        </li>
      ))}
    </ul>
  );
}

function DesktopBackups({ bridge }: { bridge: DesktopBridge }) {
  const { settings, list, isWriting, writeNow, change } = useBackups(bridge);
  if (!settings) return null;
  const { automatic, everyHours, keep, folder, isDefaultFolder } = settings;
  return (
    <>
      <Setting
        title="Back up by itself"
        control={
          <>
            <Select
              label="How often"
              hideLabel
              className="w-40"
              isDisabled={!automatic}
              options={
                intervals.some((interval) => interval.id === String(everyHours))
                  ? intervals
                  : [...intervals, { id: String(everyHours), label: `Every ${everyHours} hours` }]
              }
              value={String(everyHours)}
              onChange={(id) => change(({ backups }) => backups.changeSettings({ everyHours: Number(id) }))}
            />
            <Switch
              aria-label="Back up by itself"
              isSelected={automatic}
              onChange={(next) => change(({ backups }) => backups.changeSettings({ automatic: next }))}
            />
          </>
        }
      >
        A dated copy of everything, outside the app’s own storage, whenever something has changed.
      </Setting>
      <Setting
        title="Copies kept"
        control={
          <NumberField
            label="Copies kept"
            hideLabel
            className="w-32"
            minValue={1}
            maxValue={365}
            value={keep}
            onChange={(next) => {
              if (Number.isFinite(next)) change(({ backups }) => backups.changeSettings({ keep: next }));
            }}
          />
        }
      >
        The oldest goes when a new one is safely written.
      </Setting>
      <Setting
        title="Folder"
        control={
          <Menu
            label="Backup folder"
            icon={FolderOpen}
            items={[
              {
                id: "open",
                label: "Show the folder",
                onAction: () => void bridge.backups.openFolder().then(showFailure),
              },
              {
                id: "choose",
                label: "Choose another folder…",
                onAction: () => change(({ backups }) => backups.chooseFolder()),
              },
              {
                id: "default",
                label: "Use the app’s own folder",
                isDisabled: isDefaultFolder,
                onAction: () => change(({ backups }) => backups.useDefaultFolder()),
              },
            ]}
          >
            Folder
          </Menu>
        }
      >
        <span className="wrap-anywhere">{folder}</span>
      </Setting>
      <Setting
        title="Backups"
        control={
          <Button icon={HardDriveDownload} isDisabled={isWriting} onPress={writeNow}>
            {isWriting ? "Backing up…" : "Back up now"}
          </Button>
        }
      />
      <BackupList list={list} bridge={bridge} />
    </>
  );
}

/** Dated copies outside the browser's storage: by themselves on the desktop, by hand in a browser. */
export function BackupSection() {
  const { exportAll } = useFrameActions();
  return (
    <Section title="Backups">
      {window.potluck ? (
        <DesktopBackups bridge={window.potluck} />
      ) : (
        <Banner
          tone="neutral"
          title="A browser cannot back up by itself"
          actions={
            <Button size="small" icon={HardDriveDownload} onPress={exportAll}>
              Download a copy now
            </Button>
          }
        >
          It may not write files without you. Download a copy now and then, or use the desktop app, which writes one
          every day.
        </Banner>
      )}
    </Section>
  );
}
