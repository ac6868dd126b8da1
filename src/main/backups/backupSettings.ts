/** Where backups go, how many are kept and how often they are made: a small file beside the app's data. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { ok } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";
import { writeFileAtomically } from "../files/atomicWrite.ts";
import { errorCodeOf } from "../files/systemErrors.ts";

const stored = z.object({
  /** Null while backups lie in the app's own folder. */
  folder: z.string().nullable().catch(null),
  keep: z.number().int().min(1).max(365).catch(14),
  automatic: z.boolean().catch(true),
  everyHours: z.number().int().min(1).max(720).catch(24),
});
export type StoredBackupSettings = z.output<typeof stored>;

const defaults = stored.parse({});

/** What is stored; what is missing or damaged is taken from the defaults, so that backups go on. */
export async function readBackupSettings(file: string): Promise<StoredBackupSettings> {
  try {
    return stored.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT") console.warn("The backup settings were damaged and start afresh.");
    return defaults;
  }
}

export async function changeBackupSettings(
  file: string,
  change: Partial<StoredBackupSettings>,
): Promise<Result<StoredBackupSettings>> {
  const next = { ...(await readBackupSettings(file)), ...change };
  const written = await writeFileAtomically(file, `${JSON.stringify(next, null, 2)}\n`);
  return written.ok ? ok(next) : written;
}
