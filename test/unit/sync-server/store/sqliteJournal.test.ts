/** The journal of typing beside SQLite: what it leaves to the next start, to backups and to commands. */
import { copyFileSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import type { Store } from "../../../../sync-server/store/ports.ts";
import { backUp } from "../../../../sync-server/store/sqlite/backup.ts";
import { databaseFileName, openSqliteStore } from "../../../../sync-server/store/sqlite/sqliteStore.ts";
import { changeSubscription } from "../../../../sync-server/subscriptionCommand.ts";
import { temporaryFolder } from "../../../helpers/temporaryFolder.ts";

const person = { id: "a", name: "A", color: "sky", isAdmin: false, createdAt: 1 };

async function opened(folder: string) {
  const store = await openSqliteStore(folder);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  return store.value;
}

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
    const database = new DatabaseSync(join(copy, databaseFileName));
    database.exec(change);
    database.close();
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

test("[C.4] a command that finds no server running first puts in its places what the last one left", async () => {
  const folder = await temporaryFolder();
  const { store, typed } = await openedWithSoup(folder);
  for (const one of typed) await store.journal.append([one], 7).flushed;
  const killed = await copyOf(folder);
  const change = {
    subjectKind: "person",
    subjectId: "a",
    plan: "HOME",
    isPaid: true,
    endsAt: null,
    seats: null,
  } as const;
  expect(await changeSubscription(killed, { ...change, saidAt: 0 }, () => 8)).toMatchObject({ ok: true });
  const next = await opened(killed);
  expect(await notesIn(next)).toBe("abc");
  expect(await next.transaction((tx) => tx.subscriptions.find("person", "a"))).toMatchObject({ plan: "HOME" });
});

test.runIf(process.platform === "linux")(
  "[C.4] a flush that fails when what it was for is in the database already does not keep typing from its short way",
  async () => {
    const folder = await temporaryFolder();
    // What cannot be flushed.
    symlinkSync("/dev/null", join(folder, `${databaseFileName}-typing`));
    const { store, typed } = await openedWithSoup(folder);
    const mayAppend = (): boolean => store.journal.mayAppend(store.journal.generation());
    const [first] = typed;
    if (!first) throw new Error("A letter makes a change.");
    const { flushed } = store.journal.append([first], 7);
    await store.transaction(async () => undefined);
    await flushed;
    expect(mayAppend()).toBe(true);
    expect(await notesIn(store)).toBe("a");
  },
);
