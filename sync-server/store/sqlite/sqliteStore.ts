/**
 * The store on one SQLite file. It keeps the promises of the port: one writer, durable when it resolves, and a restored
 * backup noticed before the next write.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { fail, FailureError, ok } from "../../../src/domain/result.ts";
import type { Result } from "../../../src/domain/result.ts";
import type { Store } from "../ports.ts";
import { forgetCatalog } from "../queries/catalog.ts";
import { putJournalAway, recoverJournal } from "../queries/journal.ts";
import { storesOn } from "../queries/stores.ts";
import type { Tables } from "../tables.ts";
import { connectionsInUse } from "../compiledQuery.ts";
import { Connection, sqliteDialect, Statements } from "./dialect.ts";
import { Epoch, restored } from "./epoch.ts";
import { storageFailure } from "./failures.ts";
import { JournalFile, journalPath, readJournalFile } from "./journalFile.ts";
import { migrate } from "./migrations/index.ts";
import { openDatabase } from "./openDatabase.ts";
import { SqliteJournal } from "./sqliteJournal.ts";

export const databaseFileName = "potluck.sqlite";

/** Whether this process owns what is typed, as a server does, or only works beside one. */
interface Ownership {
  readonly ownsJournal: boolean;
}

/** Opens the database of a data folder and brings it up to date. `now`: the server's clock, ms. Errors: storage_full, storage_failed. */
export async function openSqliteStore(
  folder: string,
  now: () => number = Date.now,
  ownership: Ownership = { ownsJournal: true },
): Promise<Result<Store>> {
  let database: DatabaseSync | undefined;
  try {
    database = openDatabase(join(folder, databaseFileName));
    const opened = await sqliteStore(database, now, ownership);
    if (!opened.ok) database.close();
    return opened;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    const failure = storageFailure(error);
    if (failure instanceof FailureError) return fail(failure.code, failure.message);
    throw failure;
  }
}

/** The store on an open database, brought up to date. Closing the store closes the database. */
export async function sqliteStore(
  database: DatabaseSync,
  now: () => number = Date.now,
  { ownsJournal }: Ownership = { ownsJournal: true },
): Promise<Result<Store>> {
  const statements = new Statements(database);
  const commits: Commits = { listener: () => undefined };
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, statements, () => commits.listener()) });
  const migrated = await migrate(kysely);
  if (!migrated.ok) return migrated;
  const path = database.location();
  const journal = ownsJournal && path !== null ? journalPath(path) : null;
  if (journal !== null) {
    // What was typed before the server stopped, however it stopped.
    const left = readJournalFile(journal);
    await kysely.transaction().execute((db) => recoverJournal(db, storesOn(db, now), left));
  }
  return ok(storeOn(database, { kysely, commits, connection: new Connection(statements), journal, now }));
}

/** Who hears of every commit. */
interface Commits {
  listener: () => void;
}

interface StoreParts {
  readonly kysely: Kysely<Tables>;
  readonly commits: Commits;
  readonly connection: Connection;
  /** The path of the journal's file; null where this process has none. */
  readonly journal: string | null;
  readonly now: () => number;
}

function storeOn(database: DatabaseSync, { kysely, commits, connection, journal: path, now }: StoreParts): Store {
  const epoch = new Epoch(database);
  epoch.onChange(() => forgetCatalog(kysely));
  const putAway = (): Promise<void> => store.transaction(async () => undefined);
  const journal = new SqliteJournal(database, epoch, path === null ? null : new JournalFile(path, putAway));
  commits.listener = () => journal.committed();
  const checkRestored = (): void => {
    if (epoch.hasChanged()) epoch.tell();
  };
  const file = database.location();
  const store: Store = {
    async transaction(work) {
      let isRestored = false;
      try {
        return await kysely.transaction().execute(async (db) => {
          // Inside the write lock: from here on no restore can come in between.
          isRestored = epoch.hasChanged();
          if (isRestored) throw new FailureError(restored);
          connectionsInUse.set(db, connection);
          try {
            const stores = storesOn(db, now);
            await putJournalAway(db, stores, journal.workToPutAway());
            journal.workBegins();
            return await work(stores);
          } finally {
            journal.workEnded();
            // What comes later is no longer in the transaction; Kysely refuses it.
            connectionsInUse.delete(db);
          }
        });
      } finally {
        if (isRestored) epoch.tell();
      }
    },
    journal,
    async check() {
      await kysely.selectFrom("sequence").select("value").execute();
    },
    async bytes() {
      // A database in memory has no file.
      if (file === null) return { database: 0, log: 0, journal: 0 };
      return { database: sizeOf(file), log: sizeOf(`${file}-wal`), journal: journal.bytes };
    },
    epoch: () => epoch.value,
    checkRestored,
    onRestored: (listener) => epoch.onChange(listener),
    async close() {
      await journal.close();
      await kysely.destroy();
    },
  };
  return store;
}

/** 0 where there is no such file. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
