/** What only SQLite does: its pragmas, triggers, errors of the disk, migrations, and the lock on the folder. */
import { chmodSync, copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import type { Store } from "../../../../sync-server/store/ports.ts";
import { openDataFolder } from "../../../../sync-server/store/openDataFolder.ts";
import { backUp } from "../../../../sync-server/store/sqlite/backup.ts";
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

/** A store with an item in which somebody may have typed, and what typing into it is. */
async function openedWithSoup(folder: string) {
  const store = await opened(folder);
  await store.transaction(async (tx) => {
    await tx.people.add(person);
    const ids = {
      id: "soup",
      type: "recipe",
      parentId: "",
      rootId: "soup",
      ownerId: "a",
      sortKey: "",
      title: "",
    } as const;
    const times = { createdAt: 1, updatedAt: 1, trashedAt: 0, deletedAt: 0 };
    await tx.items.put({ ...ids, ...times, state: new Uint8Array([0, 0]), seq: await tx.nextSequence(1) });
  });
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of "abc") doc.getText("notes").insert(doc.getText("notes").length, letter);
  const typed = updates.map((update) => ({ itemId: "soup", itemType: "recipe", actorId: "a", update }) as const);
  return { store, typed };
}

/** What a process leaves that ends now, however it ends. */
async function copyOf(folder: string, suffixes: readonly string[] = ["", "-wal", "-typing"]): Promise<string> {
  const copy = await temporaryFolder();
  for (const suffix of suffixes)
    copyFileSync(join(folder, databaseFileName + suffix), join(copy, databaseFileName + suffix));
  return copy;
}

async function notesIn(store: Store): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await store.transaction(({ items }) => items.find("soup")))?.state ?? new Uint8Array());
  return doc.getText("notes").toString();
}

test("[C.4] what the journal holds outlives the process, and is put in its places by the next start, once", async () => {
  const folder = await temporaryFolder();
  const { store, typed } = await openedWithSoup(folder);
  for (const change of typed) await store.journal.append([change], 7).flushed;
  const crashed = await copyOf(folder);
  const after = await opened(crashed);
  expect(await notesIn(after)).toBe("abc");
  const audited = [{ action: "item.edited", actorId: "a", after: { seq: 4, changes: 3 } }];
  expect(await after.transaction(({ audit }) => audit.read(0, 9))).toMatchObject(audited);
  // Its file may still be there when the next one starts.
  copyFileSync(join(folder, `${databaseFileName}-typing`), join(crashed, `${databaseFileName}-typing`));
  await after.close();
  const later = await opened(crashed);
  expect(await later.transaction(({ audit }) => audit.read(0, 9))).toMatchObject(audited);
  // The control: the database alone does not have it.
  expect(await notesIn(await opened(await copyOf(folder, ["", "-wal"])))).toBe("");
});

test("[C.4] of a journal that was torn or changed, what stands before that is taken over, and nothing behind it", async () => {
  const folder = await temporaryFolder();
  const { store, typed } = await openedWithSoup(folder);
  for (const change of typed) await store.journal.append([change], 7).flushed;
  const torn = await copyOf(folder);
  const file = join(torn, `${databaseFileName}-typing`);
  truncateSync(file, statSync(file).size - 1);
  expect(await notesIn(await opened(torn))).toBe("ab");
  const changed = await copyOf(folder);
  const bytes = readFileSync(join(changed, `${databaseFileName}-typing`));
  // The first letter's row: everything behind it continues what is no longer there.
  bytes[bytes.indexOf("soup")] = 0;
  writeFileSync(join(changed, `${databaseFileName}-typing`), bytes);
  expect(await notesIn(await opened(changed))).toBe("");
});

test("[C.4] a journal in a backup's table that somebody changed is not taken over", async () => {
  for (const change of [
    "SELECT 1",
    "DELETE FROM journal WHERE seq = 2",
    "UPDATE journal SET entries = x'00' WHERE seq = 3",
  ]) {
    const folder = await temporaryFolder();
    const { store, typed } = await openedWithSoup(folder);
    for (const one of typed) await store.journal.append([one], 7).flushed;
    const copy = await temporaryFolder();
    expect(await backUp(folder, join(copy, databaseFileName))).toMatchObject({ ok: true });
    raw(copy).exec(change);
    const read = await openSqliteStore(copy);
    if (change === "SELECT 1") expect(read.ok && (await notesIn(read.value))).toBe("abc");
    else expect(read).toMatchObject({ ok: false, error: { code: "storage_failed" } });
    if (read.ok) await read.value.close();
  }
});

test("[C.4] a command that writes beside a server leaves the journal to it, and what was typed comes after what it wrote", async () => {
  const folder = await temporaryFolder();
  const { store, typed } = await openedWithSoup(folder);
  const [first, second, third] = typed;
  if (!first || !second || !third) throw new Error("Three letters make three changes.");
  await store.journal.append([first, second], 7).flushed;
  const generation = store.journal.generation();
  const beside = await openSqliteStore(folder, () => 8, { ownsJournal: false });
  if (!beside.ok) throw new Error(beside.error.message);
  expect(await notesIn(beside.value)).toBe("");
  expect(beside.value.journal.mayAppend(beside.value.journal.generation())).toBe(false);
  await beside.value.transaction(async (tx) => {
    await tx.audit.append({ at: 8, actorId: null, action: "x.y", after: { seq: await tx.nextSequence(2) } });
  });
  await beside.value.close();
  await store.journal.append([third], 9).flushed;
  expect(await notesIn(store)).toBe("abc");
  expect(store.journal.generation()).not.toBe(generation);
  const { entries, head } = await store.transaction(async ({ audit, items }) => ({
    entries: await audit.read(0, 9),
    head: await items.head("soup"),
  }));
  // The soup itself has the first number; the command took the next two.
  expect(entries).toMatchObject([
    { action: "x.y", after: { seq: 2 } },
    { action: "item.edited", after: { seq: 6, changes: 3 } },
  ]);
  expect(head).toMatchObject({ seq: 6 });
});
