/**
 * One server per data folder. The lock is SQLite's own on a file of its own: the system lets go of it when the process
 * ends, however it ends, so there is never a stale one to clean up.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fail, ok } from "../../../src/domain/result.ts";
import type { Result } from "../../../src/domain/result.ts";

export interface FolderLock {
  release(): void;
}

/** Errors: data_folder_in_use. */
export function lockFolder(folder: string): Result<FolderLock> {
  const database = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return ok({ release: () => database.close() });
  } catch {
    // Whatever the reason, this process does not have the folder to itself.
    database.close();
    return fail(
      "data_folder_in_use",
      `Another Potluck server is using ${folder}. Stop it first, or choose another folder with --data.`,
    );
  }
}
