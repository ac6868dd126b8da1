/**
 * Dated copies of everything a person has, as files outside the browser's storage, which Chromium has been known to
 * lose [K.9]. It stores and returns bytes; what is in them is the window's business. It deletes only files it has
 * written itself, and only after a newer one is safely on the disk.
 */
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Backup, BackupSettings, BackupSettingsChange } from "../../domain/ipc.ts";
import { fail, ok } from "../../domain/result.ts";
import type { Result } from "../../domain/result.ts";
import { writeFileAtomically } from "../files/atomicWrite.ts";
import { ownBytes } from "../files/ownBytes.ts";
import { errorCodeOf } from "../files/systemErrors.ts";
import { backupNameAt, isBackupName, newestFirst } from "./backupNames.ts";
import { changeBackupSettings, readBackupSettings } from "./backupSettings.ts";
import type { StoredBackupSettings } from "./backupSettings.ts";

export interface BackupsPlaces {
  readonly defaultFolder: string;
  readonly settingsFile: string;
  readonly now: () => Date;
}

export interface Backups {
  /** Newest first. Errors: storage_failed. */
  list(): Promise<Result<Backup[]>>;
  /** Writes one more and then deletes the oldest beyond the number kept. Errors: storage_full, storage_failed. */
  write(bytes: Uint8Array): Promise<Result<Backup>>;
  /** `name` is one that `list` gave. Errors: file_unreadable. */
  read(name: string): Promise<Result<Uint8Array>>;
  settings(): Promise<BackupSettings>;
  changeSettings(change: BackupSettingsChange): Promise<Result<BackupSettings>>;
  /** Null goes back to the app's own folder. Earlier backups stay where they are. */
  useFolder(folder: string | null): Promise<Result<BackupSettings>>;
}

export function createBackups({ defaultFolder, settingsFile, now }: BackupsPlaces): Backups {
  // One after the other: two at once could choose the same name, or each delete what the other counts on.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }
  const shown = ({ folder, ...rest }: StoredBackupSettings): BackupSettings => ({
    ...rest,
    folder: folder ?? defaultFolder,
    isDefaultFolder: folder === null,
  });
  const settings = async (): Promise<BackupSettings> => shown(await readBackupSettings(settingsFile));
  const change = (fields: Partial<StoredBackupSettings>): Promise<Result<BackupSettings>> =>
    inTurn(async () => {
      const changed = await changeBackupSettings(settingsFile, fields);
      return changed.ok ? ok(shown(changed.value)) : changed;
    });

  async function writeNext(bytes: Uint8Array): Promise<Result<Backup>> {
    const current = await settings();
    const { folder, keep, isDefaultFolder } = current;
    // The app's own folder is made; a folder of the person's that is missing is a disk that is not plugged in.
    if (isDefaultFolder) await mkdir(folder, { recursive: true });
    const listed = await listBackups(current);
    if (!listed.ok) return listed;
    const name = backupNameAt(now(), new Set(listed.value.map((backup) => backup.name)));
    const written = await writeFileAtomically(join(folder, name), bytes);
    if (!written.ok) return written;
    // The new one counts as the first of those kept, even if the clock was set back.
    for (const old of listed.value.slice(keep - 1)) await rm(join(folder, old.name), { force: true });
    return ok({ name, size: written.value.size, writtenAt: now().getTime() });
  }

  return {
    settings,
    list: async () => listBackups(await settings()),
    write: (bytes) => inTurn(() => writeNext(bytes)),
    async read(name) {
      if (!isBackupName(name)) return fail("file_unreadable", "That is not a backup this app has written.");
      try {
        return ok(ownBytes(await readFile(join((await settings()).folder, name))));
      } catch (error) {
        return fail("file_unreadable", `The backup “${name}” could not be read (${errorCodeOf(error)}).`);
      }
    },
    changeSettings: change,
    useFolder: (folder) => change({ folder }),
  };
}

async function listBackups({ folder, isDefaultFolder }: BackupSettings): Promise<Result<Backup[]>> {
  try {
    const backups: Backup[] = [];
    for (const name of (await readdir(folder)).filter(isBackupName)) {
      const { size, mtimeMs } = await stat(join(folder, name));
      backups.push({ name, size, writtenAt: Math.max(0, Math.trunc(mtimeMs)) });
    }
    return ok(backups.toSorted(newestFirst));
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT" && isDefaultFolder) return ok([]);
    return fail(
      "storage_failed",
      `The backup folder could not be read (${errorCodeOf(error)}). Is its disk plugged in? You can choose another folder.`,
    );
  }
}
