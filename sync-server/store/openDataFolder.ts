/** Opens a data folder for one server: the folder, its lock, its key and its store. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Store } from "./ports.ts";
import { lockFolder } from "./sqlite/lock.ts";
import { openSqliteStore } from "./sqlite/sqliteStore.ts";

export interface DataFolder {
  readonly store: Store;
  /** 32 secret bytes of this server, kept out of the database and of its backups: keys the hashes of short codes. */
  readonly key: Buffer;
  close(): Promise<void>;
}

const keyBytes = 32;

/** Errors: data_folder_in_use, storage_full, storage_failed. */
export async function openDataFolder(folder: string, now: () => number = Date.now): Promise<Result<DataFolder>> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (process.platform !== "win32") chmodSync(folder, 0o700);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return fail("storage_failed", `The data folder ${folder} cannot be used (${reason}). Choose another with --data.`);
  }
  const lock = lockFolder(folder);
  if (!lock.ok) return lock;
  const opened = await openSqliteStore(folder, now);
  if (!opened.ok) {
    lock.value.release();
    return opened;
  }
  const store = opened.value;
  const key = readKey(join(folder, "server.key"));
  if (!key.ok) {
    await store.close();
    lock.value.release();
    return key;
  }
  return ok({
    store,
    key: key.value,
    async close() {
      await store.close();
      lock.value.release();
    },
  });
}

/** Errors: storage_failed. */
function readKey(file: string): Result<Buffer> {
  try {
    writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const key = readFileSync(file);
  if (key.length === keyBytes) return ok(key);
  if (key.length > 0) {
    // Another one would void every link's address without a word.
    return fail(
      "storage_failed",
      `${file} is damaged. Put a copy of it back; or remove it, and then links cannot be shown again and codes under way are void.`,
    );
  }
  // A crash while it was first written: nothing depends on it yet.
  const fresh = randomBytes(keyBytes);
  writeFileSync(file, fresh, { mode: 0o600 });
  return ok(fresh);
}
