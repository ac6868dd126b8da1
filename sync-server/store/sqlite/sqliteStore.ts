/**
 * The store on one SQLite file. It keeps the promises of the port: one writer, durable when it resolves, and a restored
 * backup noticed before the next write.
 */
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { fail, FailureError, ok } from "../../../src/domain/result.ts";
import type { Result } from "../../../src/domain/result.ts";
import type { Store } from "../ports.ts";
import { forgetCatalog } from "../queries/catalog.ts";
import { putJournalAway, readJournal } from "../queries/journal.ts";
import { storesOn } from "../queries/stores.ts";
import type { Tables } from "../tables.ts";
import { connectionsInUse } from "../compiledQuery.ts";
import { Connection, sqliteDialect, Statements } from "./dialect.ts";
import { Epoch, restored } from "./epoch.ts";
import { storageFailure } from "./failures.ts";
import { migrate } from "./migrations/index.ts";
import { openDatabase } from "./openDatabase.ts";
import { SqliteJournal } from "./sqliteJournal.ts";

export const databaseFileName = "potluck.sqlite";

/** Opens the database of a data folder and brings it up to date. `now`: the server's clock, ms. Errors: storage_full, storage_failed. */
export async function openSqliteStore(folder: string, now: () => number = Date.now): Promise<Result<Store>> {
  let database: DatabaseSync | undefined;
  try {
    database = openDatabase(join(folder, databaseFileName));
    const opened = await sqliteStore(database, now);
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
export async function sqliteStore(database: DatabaseSync, now: () => number = Date.now): Promise<Result<Store>> {
  const statements = new Statements(database);
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, statements) });
  const migrated = await migrate(kysely);
  if (!migrated.ok) return migrated;
  // What was typed before the server stopped, however it stopped.
  await kysely.transaction().execute(async (db) => putJournalAway(db, storesOn(db, now), await readJournal(db)));
  return ok(storeOn(database, kysely, new Connection(statements), now));
}

function storeOn(database: DatabaseSync, kysely: Kysely<Tables>, connection: Connection, now: () => number): Store {
  const epoch = new Epoch(database);
  epoch.onChange(() => forgetCatalog(kysely));
  const journal = new SqliteJournal(database, epoch);
  const checkRestored = (): void => {
    if (epoch.hasChanged()) epoch.tell();
  };
  return {
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
            await putJournalAway(db, stores, journal.waiting);
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
    epoch: () => epoch.value,
    checkRestored,
    onRestored: (listener) => epoch.onChange(listener),
    async close() {
      await journal.close();
      await kysely.destroy();
    },
  };
}
