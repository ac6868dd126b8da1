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

/** SQLite's own codes for "somebody else holds it". */
const heldElsewhere: ReadonlySet<unknown> = new Set([5, 261]);

/** Errors: data_folder_in_use, storage_failed. */
export function lockFolder(folder: string): Result<FolderLock> {
  const file = join(folder, "lock.sqlite");
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return ok({ release: () => database.close() });
  } catch (error) {
    // Whatever the reason, this process does not have the folder to itself.
    database.close();
    if (error instanceof Error && "errcode" in error && !heldElsewhere.has(error.errcode)) {
      return fail(
        "storage_failed",
        `${file} cannot be used: ${error.message}. Nothing is kept in it: remove it, and start again.`,
      );
    }
    return fail(
      "data_folder_in_use",
      `Another Potluck server is using ${folder}. Stop it first, or choose another folder with --data.`,
    );
  }
}
