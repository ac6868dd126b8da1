/**
 * Backups of a data folder as one file, and back again, also while a server is running on it. A backup is a consistent
 * moment; a restore happens whole or not at all, and what was there before is kept beside it.
 */
import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { Kysely } from "kysely";
import { fail, FailureError, ok } from "../../../src/domain/result.ts";
import type { Result } from "../../../src/domain/result.ts";
import { verifyAudit } from "../auditChain.ts";
import { putJournalAway, readJournal, waitingRows } from "../queries/journal.ts";
import { storesOn } from "../queries/stores.ts";
import type { Tables } from "../tables.ts";
import { sqliteDialect, Statements } from "./dialect.ts";
import type { JournalRow } from "../journalEntries.ts";
import { storageFailure } from "./failures.ts";
import { journalPath, readJournalFile } from "./journalFile.ts";
import { migrate } from "./migrations/index.ts";
import { databaseFileName } from "./sqliteStore.ts";

/** All pages in one step: the step is one transaction, so a server that is running sees the old data or the new. */
const allPages = 2 ** 30;
const attemptsWhileBusy = 100;
const waitWhileBusyMs = 100;

/** Writes the moment to `file`. Errors: not_found (no data), request_invalid (the file exists), storage_full, storage_failed. */
export async function backUp(folder: string, file: string): Promise<Result<void>> {
  const live = join(folder, databaseFileName);
  if (!existsSync(live)) return fail("not_found", `There is no data in ${folder}, so there is nothing to back up.`);
  if (existsSync(file)) return fail("request_invalid", `${file} is there already. Choose a new name for the backup.`);
  return asResult(async () => {
    await writeMoment(live, file);
    return ok(undefined);
  });
}

async function writeMoment(live: string, file: string): Promise<void> {
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  const source = new DatabaseSync(live, { readOnly: true, timeout: 5000 });
  try {
    const before = readJournalFile(journalPath(live));
    source.prepare("VACUUM INTO ?").run(partial);
    await takeJournal(partial, [readJournalFile(journalPath(live)), before]);
    const handle = await open(partial, "r+");
    await handle.sync();
    await handle.close();
    renameSync(partial, file);
  } finally {
    source.close();
    rmSync(partial, { force: true });
  }
}

/**
 * Puts what was typed and is not in its places yet into the backup's own journal. A running server may have put it in its places, and begun
 * the journal anew, just before or just after this moment; then one of its two readings continues the audit as it is here, or none is needed.
 */
async function takeJournal(partial: string, readings: readonly (readonly JournalRow[])[]): Promise<void> {
  const database = new DatabaseSync(partial);
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, new Statements(database)) });
  try {
    for (const reading of readings) {
      const rows = await waitingRows(kysely, reading);
      if (rows.length === 0) continue;
      await kysely.transaction().execute(async (db) => {
        for (const { seq, entries, hash } of rows)
          await db.insertInto("journal").values({ seq, entries, hash }).execute();
      });
      return;
    }
  } finally {
    await kysely.destroy();
  }
}

/**
 * Puts a backup in place of the folder's data and returns where the data before is kept (null: there was none).
 * Errors: backup_unreadable, and what `backUp` has. With any of them the data is as it was.
 */
export async function restore(folder: string, file: string, nowMs: number): Promise<Result<string | null>> {
  if (!existsSync(file)) return fail("backup_unreadable", `There is no file ${file}.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const live = join(folder, databaseFileName);
  const working = join(folder, `restoring-${randomUUID()}.sqlite`);
  return asResult(async () => {
    try {
      copyFileSync(file, working);
      const prepared = await prepare(working, nowMs);
      if (!prepared.ok) return prepared;
      const stamp = new Date(nowMs).toISOString().replaceAll(":", "-").replace(/\..*/, "");
      const kept = existsSync(live) ? join(folder, `before-restore-${stamp}-${randomUUID().slice(0, 8)}.sqlite`) : null;
      if (kept !== null) await writeMoment(live, kept);
      await putInPlace(working, live);
      return ok(kept);
    } finally {
      for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(working + suffix, { force: true });
    }
  });
}

/** The copy becomes what the server will run on: whole, up to date, and without mails and codes of another time. */
async function prepare(working: string, nowMs: number): Promise<Result<void>> {
  const database = new DatabaseSync(working);
  try {
    const name = basename(working);
    if (!looksWhole(database)) {
      return fail("backup_unreadable", "The backup is damaged or is not one of Potluck's. Nothing was changed.");
    }
    const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, new Statements(database)) });
    const migrated = await migrate(kysely);
    if (!migrated.ok) return fail("backup_unreadable", migrated.error.message.replaceAll(name, "the backup"));
    const stores = storesOn(kysely, () => nowMs);
    const chain = await verifyAudit(stores.audit);
    if (!chain.whole) {
      return fail("backup_unreadable", `The backup's audit is broken at entry ${chain.brokenAt}. Nothing was changed.`);
    }
    await putJournalAway(kysely, stores, await readJournal(kysely));
    await kysely.deleteFrom("mail_outbox").execute();
    await kysely.deleteFrom("codes").execute();
    const epoch = { key: "epoch", value: randomUUID() };
    await kysely.replaceInto("meta").values(epoch).execute();
    await stores.audit.append({ at: nowMs, actorId: null, action: "server.restored", cause: "restore command" });
    return ok(undefined);
  } finally {
    database.close();
  }
}

function looksWhole(database: DatabaseSync): boolean {
  try {
    const check = database.prepare("PRAGMA integrity_check").get()?.integrity_check;
    const ours = database.prepare(
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name IN ('migrations', 'audit')",
    );
    return check === "ok" && ours.all().length === 2;
  } catch (error) {
    if (storageFailure(error) instanceof FailureError) return false;
    throw error;
  }
}

async function putInPlace(working: string, live: string): Promise<void> {
  const source = new DatabaseSync(working, { readOnly: true });
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await backup(source, live, { rate: allPages });
        return;
      } catch (error) {
        // The server is writing at this moment. Node reports that without SQLite's code, so only the number of tries ends it.
        if (attempt === attemptsWhileBusy) throw error;
        await wait(waitWhileBusyMs);
      }
    }
  } finally {
    source.close();
  }
}

async function asResult<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    const failure = storageFailure(error);
    if (failure instanceof FailureError) return fail(failure.code, failure.message);
    return fail("storage_failed", `That did not work: ${error instanceof Error ? error.message : String(error)}`);
  }
}
