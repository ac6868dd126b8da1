/** What only SQLite does: its pragmas, triggers, errors of the disk, migrations, and the lock on the folder. */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDataFolder } from "../../../../sync-server/store/openDataFolder.ts";
import { sqliteDialect, Statements } from "../../../../sync-server/store/sqlite/dialect.ts";
import { migrate, migrations } from "../../../../sync-server/store/sqlite/migrations/index.ts";
import { openDatabase } from "../../../../sync-server/store/sqlite/openDatabase.ts";
import { databaseFileName, openSqliteStore, sqliteStore } from "../../../../sync-server/store/sqlite/sqliteStore.ts";
import { temporaryFolder } from "../../../helpers/temporaryFolder.ts";

const person = { id: "a", name: "A", color: "sky", isAdmin: false, createdAt: 1 };

async function opened(folder: string) {
  const store = await openSqliteStore(folder);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  return store.value;
}

function raw(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, databaseFileName));
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

test("[C.4] the database is durable and checks its references", async () => {
  const database = openDatabase(join(await temporaryFolder(), "x.sqlite"));
  onTestFinished(() => database.close());
  expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
  expect(database.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
  expect(database.prepare("PRAGMA foreign_keys").get()).toEqual({ foreign_keys: 1 });
  expect(database.prepare("PRAGMA busy_timeout").get()).toEqual({ timeout: 5000 });
});

test("[C.4] not even SQL changes or removes an entry of the audit", async () => {
  const folder = await temporaryFolder();
  const store = await opened(folder);
  await store.transaction((tx) => tx.audit.append({ at: 1, actorId: null, action: "x.y" }));
  const database = raw(folder);
  expect(() => database.exec("UPDATE audit SET action = 'x.z'")).toThrow("the audit is only added to");
  expect(() => database.exec("DELETE FROM audit")).toThrow("the audit is only added to");
  expect(() => database.exec("INSERT OR REPLACE INTO audit SELECT * FROM audit")).toThrow("only added to");
  expect(database.prepare("SELECT action FROM audit").all()).toEqual([{ action: "x.y" }]);
});

test("[C.4] a full disk answers with storage_full, nothing is half stored, and it recovers", async () => {
  const folder = await temporaryFolder();
  const database = openDatabase(join(folder, databaseFileName));
  const made = await sqliteStore(database);
  if (!made.ok) throw new Error(made.error.message);
  const store = made.value;
  onTestFinished(() => store.close());
  await store.transaction((tx) => tx.people.add(person));
  const mail = {
    to: "a@example.org",
    subject: "S",
    html: "",
    senderName: "",
    senderAddress: "",
    isNotice: false,
    expiresAt: 9,
    text: "x".repeat(10_000),
  };
  // SQLite's own limit makes the same error as a disk without room.
  database.exec("PRAGMA max_page_count = 100");
  const fill = store.transaction(async (tx) => {
    await tx.people.update("a", { name: "Changed" });
    for (let index = 0; index < 2000; index += 1) await tx.mails.add({ id: `m${index}`, ...mail }, 1);
  });
  await expect(fill).rejects.toMatchObject({ code: "storage_full" });
  expect(await store.transaction((tx) => tx.people.find("a"))).toMatchObject({ name: "A" });
  expect(await store.transaction((tx) => tx.mails.counts())).toEqual({ waiting: 0, failed: 0 });
  database.exec("PRAGMA max_page_count = 1000000");
  await store.transaction((tx) => tx.mails.add({ id: "m", ...mail }, 1));
  expect(await store.transaction((tx) => tx.mails.counts())).toEqual({ waiting: 1, failed: 0 });
});

test("[C.4] an unknown constraint is a bug and stays one; a read-only database is a failure with a sentence", async () => {
  const folder = await temporaryFolder();
  const store = await opened(folder);
  await store.transaction((tx) => tx.people.add(person));
  await expect(store.transaction((tx) => tx.people.add(person))).rejects.not.toHaveProperty("code", "storage_failed");
  const database = new DatabaseSync(join(folder, databaseFileName), { readOnly: true });
  const kysely = new Kysely<{ persons: { id: string } }>({
    dialect: sqliteDialect(database, new Statements(database)),
  });
  onTestFinished(() => kysely.destroy());
  await expect(kysely.deleteFrom("persons").execute()).rejects.toMatchObject({ code: "storage_failed" });
  expect(await kysely.selectFrom("persons").select("id").execute()).toEqual([{ id: "a" }]);
});

test("[C.4] a damaged or foreign database file is refused with a sentence", async () => {
  const folder = await temporaryFolder({ [databaseFileName]: "this is not a database at all ".repeat(100) });
  expect(await openSqliteStore(folder)).toMatchObject({
    ok: false,
    error: { code: "storage_failed", message: "The file is not a Potluck database." },
  });
});

test("[C.4] migrations run once, all or none, and a newer database is refused", async () => {
  const database = new DatabaseSync(":memory:");
  const kysely = new Kysely<unknown>({ dialect: sqliteDialect(database, new Statements(database)) });
  onTestFinished(() => kysely.destroy());
  expect(await migrate(kysely, migrations)).toEqual({ ok: true, value: Object.keys(migrations) });
  expect(await migrate(kysely, migrations)).toEqual({ ok: true, value: [] });

  const second = { up: async (db: Kysely<unknown>) => void (await sql`CREATE TABLE second (x INTEGER)`.execute(db)) };
  const broken = {
    up: async (db: Kysely<unknown>) => {
      await sql`CREATE TABLE third (x INTEGER)`.execute(db);
      await sql`CREATE TABLE third (x INTEGER)`.execute(db);
    },
  };
  const tables = () => database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('second', 'third')").all();
  expect(await migrate(kysely, { ...migrations, "9002_second": second, "9003_broken": broken })).toMatchObject({
    ok: false,
    error: { code: "storage_failed" },
  });
  expect(tables()).toEqual([]);
  expect(await migrate(kysely, { ...migrations, "9002_second": second })).toEqual({ ok: true, value: ["9002_second"] });
  expect(tables()).toEqual([{ name: "second" }]);
  const older = await migrate(kysely, migrations);
  expect(older.ok || older.error.message).toContain("made by a newer Potluck");
});

test("[S2.10] shares and feeds from before principals are kept: with whom, at which level, in which state", async () => {
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: true });
  const kysely = new Kysely<unknown>({ dialect: sqliteDialect(database, new Statements(database)) });
  onTestFinished(() => kysely.destroy());
  const [first] = Object.keys(migrations);
  const before = { [first ?? ""]: migrations[first ?? ""] } as typeof migrations;
  expect(await migrate(kysely, before)).toMatchObject({ ok: true });
  database.exec(`
    INSERT INTO persons VALUES ('anna', 'Anna', 'sky', 0, 1, NULL), ('ben', 'Ben', 'herb', 0, 1, NULL);
    INSERT INTO items VALUES ('list', 'list', '', 'list', 'anna', '', 'Groceries', 1, 1, 0, 0, 1, 1, x'0000');
    INSERT INTO shares VALUES
      ('s1', 'anna', 'ben', 'Ben@x.org', 'ben@x.org', 'list', 'list', 0, 'edit', 0, 'accepted', 'hello', 5, 6, 6, 9),
      ('s2', 'anna', NULL, 'new@x.org', 'new@x.org', 'recipe', NULL, 1, 'view', 0, 'pending', '', 7, 7, NULL, 10);
    INSERT INTO visibility_events VALUES ('ben', 8, 'list');`);
  expect(await migrate(kysely, migrations)).toMatchObject({ ok: true });
  const shares = database.prepare("SELECT * FROM shares ORDER BY id").all();
  expect(shares).toMatchObject([
    {
      id: "s1",
      shared_by_id: "anna",
      recipient_kind: "person",
      principal: "person:ben",
      level: "edit",
      message: "hello",
    },
    { id: "s2", recipient_id: null, principal: null, status: "pending", share_all: 1, recipient_address: "new@x.org" },
  ]);
  expect(shares[0]).toMatchObject({ status: "accepted", approval: "none", expires_at: null, responded_at: 6, seq: 9 });
  expect(database.prepare("SELECT * FROM visibility_events").all()).toEqual([
    { principal: "person:ben", seq: 8, item_id: "list" },
  ]);
});

test("[C.4] one server per data folder; the next one may when the first is gone", async () => {
  const folder = await temporaryFolder();
  const first = await openDataFolder(folder);
  if (!first.ok) throw new Error(first.error.message);
  expect(await openDataFolder(folder)).toMatchObject({ ok: false, error: { code: "data_folder_in_use" } });
  await first.value.close();
  const next = await openDataFolder(folder);
  if (!next.ok) throw new Error(next.error.message);
  expect(next.value.key.equals(first.value.key)).toBe(true);
  await next.value.close();
});

test.runIf(process.getuid?.() !== 0 && process.platform !== "win32")(
  "[C.4] a folder that cannot be written says so",
  async () => {
    const folder = await temporaryFolder();
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    expect(await openDataFolder(join(folder, "data"))).toMatchObject({ ok: false, error: { code: "storage_failed" } });
  },
);
