/**
 * Automatic backups on the desktop: a dated export of everything, outside the browser's storage (which Chromium has been seen
 * to wipe), whenever the newest one is older than the person's interval and something has changed since. Main keeps the
 * number asked for; this decides when.
 */
import { useEffect, useState } from "react";
import type { Backup, DesktopBridge } from "../../domain/ipc.ts";
import type { Failure, Result } from "../../domain/result.ts";
import { exportEverything } from "./archive/exportEverything.ts";
import { useKitchen } from "./hooks.tsx";
import type { Kitchen } from "./kitchen.ts";
import { pagesOf } from "./pages.ts";

const hourMs = 3_600_000;
/** How often it is looked whether a backup is due. */
const lookEveryMs = 10 * 60_000;

/** Writes a backup now. Failures: those of the export and of the desktop's write. */
export async function backUpNow(kitchen: Kitchen, bridge: DesktopBridge, now: number): Promise<Result<Backup>> {
  const file = await exportEverything(kitchen, now);
  return file.ok ? bridge.backups.write({ bytes: file.value }) : file;
}

/** Writes a backup if one is due; answers what was written, or null when none was due. */
export async function backUpIfDue(
  kitchen: Kitchen,
  bridge: DesktopBridge,
  now: number,
): Promise<Result<Backup | null>> {
  const settings = await bridge.backups.settings();
  if (!settings.ok) return settings;
  if (!settings.value.automatic) return { ok: true, value: null };
  const existing = await bridge.backups.list();
  if (!existing.ok) return existing;
  const newest = existing.value[0]?.writtenAt ?? 0;
  const isDue = now - newest >= settings.value.everyHours * hourMs;
  if (!isDue || (await lastChangeAt(kitchen)) <= newest) return { ok: true, value: null };
  return backUpNow(kitchen, bridge, now);
}

async function lastChangeAt(kitchen: Kitchen): Promise<number> {
  let latest = 0;
  for await (const page of pagesOf(kitchen.collections.items, 500))
    for (const { updatedAt, trashedAt } of page) latest = Math.max(latest, updatedAt, trashedAt);
  return latest;
}

/** Keeps backups while the window is open; answers the failure of the last try, so that the frame can say it. */
export function useAutomaticBackups(bridge: DesktopBridge | undefined): Failure | null {
  const kitchen = useKitchen();
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (!bridge) return undefined;
    const look = async (): Promise<void> => {
      const written = await backUpIfDue(kitchen, bridge, Date.now());
      setFailure(written.ok ? null : written.error);
    };
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [kitchen, bridge]);
  return failure;
}
