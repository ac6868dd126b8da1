/** What is typed goes its own short way through the live plane; here it is held against everything the long way promises. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { recipeBounds } from "../../src/domain/recipes/fields.ts";
import { performer } from "../../sync-server/engine/work.ts";
import { HeldDocuments } from "../../sync-server/merge/heldDocuments.ts";
import { mergeItem } from "../../sync-server/merge/mergeItem.ts";
import { continuing } from "../../sync-server/store/journalEntries.ts";
import type { Store } from "../../sync-server/store/ports.ts";
import { journalPath, readJournalFile } from "../../sync-server/store/sqlite/journalFile.ts";
import { databaseFileName, openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { LiveRooms, type LiveConnection, type LiveRoom } from "../../sync-server/transport/ws/liveRooms.ts";
import { shareRow } from "../helpers/shares.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const start = 1_800_000_000_000;
const frameHeadBytes = 2;

interface Device extends LiveConnection {
  readonly doc: Y.Doc;
  readonly refusals: string[];
  readonly closed: number[];
}

/** Anna's recipe "soup", open on two of her devices; `seen` is called before a device takes a change. */
async function openRecipe(seen: (database: DatabaseSync) => void = () => undefined) {
  const folder = await temporaryFolder();
  const clock = { now: start };
  const opened = await openSqliteStore(folder, () => clock.now);
  if (!opened.ok) throw new Error(opened.error.message);
  const store: Store = opened.value;
  const raw = new DatabaseSync(join(folder, databaseFileName), { readOnly: true });
  const documents = new HeldDocuments();
  const bugs: unknown[] = [];
  const perform = performer(
    store,
    async () => undefined,
    () => undefined,
  );
  const rooms = new LiveRooms({
    store,
    perform,
    documents,
    now: () => clock.now,
    reportBug: (error) => bugs.push(error),
    tell: () => undefined,
  });
  onTestFinished(async () => {
    await rooms.stop();
    raw.close();
    await store.close();
    expect(bugs).toEqual([]);
  });
  const blank = new Y.Doc();
  await perform(async (work) => {
    const { tx } = work;
    for (const id of ["anna", "ben"]) await tx.people.add({ id, name: id, color: "sky", isAdmin: false, createdAt: 1 });
    const push = { id: "soup", type: "recipe", parentId: "", sortKey: "", trashed: false, deleted: false } as const;
    await mergeItem({ ...work, documents: null }, "anna", { ...push, update: Y.encodeStateAsUpdate(blank) }, start);
  });
  const open = async (
    id = "anna",
  ): Promise<{ device: Device; room: LiveRoom; type: (edit: (doc: Y.Doc) => void) => Promise<void> }> => {
    const doc = new Y.Doc();
    const device: Device = {
      doc,
      refusals: [],
      closed: [],
      person: { id, name: id, color: "sky" },
      send(frame) {
        const decoder = createDecoder(frame.subarray(frameHeadBytes));
        const kind = readVarUint(decoder);
        const step = readVarUint(decoder);
        if (kind === 2) return void device.refusals.push(readVarString(decoder));
        expect([kind, step]).toEqual([0, 2]);
        seen(raw);
        Y.applyUpdate(doc, readVarUint8Array(decoder), "server");
      },
      close: (code) => void device.closed.push(code),
    };
    const room = await rooms.join("soup", device);
    if (!room) throw new Error("There is no soup");
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server") rooms.receive(room, device, update);
    });
    return {
      device,
      room,
      async type(edit) {
        edit(doc);
        await rooms.flush();
      },
    };
  };
  const phone = await open();
  const laptop = await open();
  // The first change of a client id claims it for Anna, which is more than typing.
  await phone.type((doc) => doc.getText("notes").insert(0, "Soup. "));
  return { store, raw, rooms, clock, open, phone, laptop, bugs };
}

/** Anna's soup, for Ben to edit. */
const givenToBen = {
  id: "s1",
  ownerId: "anna",
  recipientId: "ben",
  itemType: "recipe",
  itemId: "soup",
  level: "edit",
  seq: 9,
} as const;

const notes = (doc: Y.Doc): string => doc.getText("notes").toString();
/** How many commits wait in the journal of this database, as another process sees it. */
function inJournal(database: DatabaseSync): number {
  const last = database.prepare("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").get()?.hash;
  return continuing(readJournalFile(journalPath(database.location() ?? "")), String(last)).length;
}

test("[C.3] [C.4] what is typed is committed before anybody else sees it, and in the item for whoever reads", async () => {
  const stored: number[] = [];
  const { store, raw, phone, laptop } = await openRecipe((database) => stored.push(inJournal(database)));
  for (const letter of "abc") await phone.type((doc) => doc.getText("notes").insert(0, letter));
  expect(notes(laptop.device.doc)).toBe("cbaSoup. ");
  expect(stored).toEqual([0, 1, 2, 3]);
  await store.transaction(async ({ items, audit }) => {
    const read = new Y.Doc();
    Y.applyUpdate(read, (await items.find("soup"))?.state ?? new Uint8Array());
    expect(notes(read)).toBe("cbaSoup. ");
    expect((await audit.read(0, 99)).at(-1)).toMatchObject({
      action: "item.edited",
      actorId: "anna",
      after: { changes: 3 },
    });
  });
  expect(inJournal(raw)).toBe(0);
  await laptop.type((doc) => doc.getText("notes").delete(0, 3));
  await laptop.type((doc) => doc.getText("notes").insert(0, "Leek "));
  await laptop.type((doc) => doc.getText("notes").insert(0, "My "));
  expect(notes(phone.device.doc)).toBe("My Leek Soup. ");
  // The laptop's first letter claims its client id, which is more than typing.
  expect(inJournal(raw)).toBe(1);
});

test("[C.4] a commit that fails shows what was typed to nobody, and who has it open joins again with what they have", async () => {
  const { store, phone, laptop, bugs } = await openRecipe();
  const { journal } = store;
  const append = journal.append.bind(journal);
  await phone.type((doc) => doc.getText("notes").insert(0, "1"));
  expect(notes(laptop.device.doc)).toBe("1Soup. ");
  journal.append = () => {
    throw new Error("disk");
  };
  await phone.type((doc) => doc.getText("notes").insert(0, "2"));
  journal.append = append;
  expect(bugs.splice(0)).toEqual([new Error("disk")]);
  expect(notes(laptop.device.doc)).toBe("1Soup. ");
  expect([phone.device.closed, laptop.device.closed]).toEqual([[1012], [1012]]);
});

test("[C.4] a flush that fails ends the rooms once, whatever else was typed meanwhile", async () => {
  const { store, phone, laptop, bugs } = await openRecipe();
  const { journal } = store;
  const append = journal.append.bind(journal);
  const flush = Promise.withResolvers<void>();
  journal.append = (changes, now) => ({ ...append(changes, now), flushed: flush.promise });
  await phone.type((doc) => doc.getText("notes").insert(0, "1"));
  await phone.type((doc) => doc.getText("notes").insert(1, "2"));
  expect(notes(laptop.device.doc)).toBe("12Soup. ");
  expect(phone.device.closed).toEqual([]);
  flush.reject(new Error("disk"));
  await expect.poll(() => laptop.device.closed).toEqual([1012]);
  expect(phone.device.closed).toEqual([1012]);
  expect(bugs.splice(0)).toEqual([new Error("disk")]);
});

test("[C.4] [C.5] letter after letter, by two people in one text: passed on, in the item, and in the log as one change of each", async () => {
  const { store, open, phone, laptop } = await openRecipe();
  await store.transaction((tx) => tx.shares.put(shareRow(givenToBen)));
  const ben = await open("ben");
  Y.applyUpdate(ben.device.doc, Y.encodeStateAsUpdate(phone.device.doc), "server");
  await ben.type((doc) => doc.getText("notes").insert(0, "!"));
  for (const letter of "leeks") {
    await phone.type((doc) => doc.getText("notes").insert(doc.getText("notes").length, letter));
    await ben.type((doc) => doc.getText("notes").insert(doc.getText("notes").toString().indexOf("!"), "\u{1F966}"));
  }
  expect(phone.room.document.unsaved).toBeLessThan(20);
  for (const { device } of [phone, laptop, ben]) expect(notes(device.doc)).toBe(`${"\u{1F966}".repeat(5)}!Soup. leeks`);
  await store.transaction(async ({ items, audit }) => {
    const read = new Y.Doc();
    Y.applyUpdate(read, (await items.find("soup"))?.state ?? new Uint8Array());
    expect(notes(read)).toBe(notes(ben.device.doc));
    const entries = (await audit.read(0, 99)).slice(-2);
    expect(entries.map(({ actorId, after }) => ({ actorId, after }))).toMatchObject([
      { actorId: "ben", after: { changes: 5 } },
      // Her first was put away when it was asked what Ben may.
      { actorId: "anna", after: { changes: 4 } },
    ]);
  });
  // The document that is open has it too, in the places everybody has it.
  expect(notes(phone.room.document.doc)).toBe(notes(ben.device.doc));
});

test("[C.5] the next letter is refused where the text it stood in is gone, and in another's name", async () => {
  const { phone, laptop } = await openRecipe();
  await laptop.type((doc) => doc.getText("notes").insert(0, "a"));
  await laptop.type((doc) => doc.getText("notes").insert(1, "b"));
  const behind = new Y.Doc();
  Y.applyUpdate(behind, Y.encodeStateAsUpdate(laptop.device.doc));
  behind.clientID = laptop.device.doc.clientID;
  await phone.type((doc) => doc.getText("notes").delete(0, doc.getText("notes").length));
  await laptop.type((doc) => doc.getText("notes").insert(0, "new"));
  expect(notes(phone.device.doc)).toBe("new");
  // The same client id and number with other content: already here, so nothing changes.
  const vector = Y.encodeStateVector(behind);
  behind.getText("notes").insert(2, "x");
  await phone.type((doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(behind, vector), "forged"));
  expect(notes(laptop.device.doc)).toBe("new");
});

test("[S2.12] [C.5] whoever may no longer edit is refused with the next letter, and heard again when they may", async () => {
  const { store, phone, laptop } = await openRecipe();
  await phone.type((doc) => doc.getText("notes").insert(0, "1"));
  const giveTo = (ownerId: string): Promise<void> =>
    store.transaction(async (tx) => {
      const item = await tx.items.find("soup");
      if (item) await tx.items.put({ ...item, ownerId });
    });
  await giveTo("ben");
  await phone.type((doc) => doc.getText("notes").insert(0, "2"));
  expect(phone.device.refusals).toEqual(["permission_denied"]);
  expect(notes(laptop.device.doc)).toBe("1Soup. ");
  const read = await store.transaction(({ items }) => items.find("soup"));
  expect(new TextDecoder().decode(read?.state)).not.toContain("2");
  await giveTo("anna");
  await laptop.type((doc) => doc.getText("notes").insert(0, "3"));
  await laptop.type((doc) => doc.getText("notes").insert(0, "4"));
  expect(laptop.device.refusals).toEqual([]);
  expect(notes(phone.device.doc)).toContain("43");
});

test("[S2.12] [C.5] a share that ends at a time ends with the first letter after it, though nothing was written", async () => {
  const { store, clock, open } = await openRecipe();
  await store.transaction((tx) => tx.shares.put(shareRow({ ...givenToBen, expiresAt: start + 10 })));
  const ben = await open("ben");
  await ben.type((doc) => doc.getText("notes").insert(0, "1"));
  clock.now = start + 9;
  await ben.type((doc) => doc.getText("notes").insert(0, "2"));
  expect(ben.device.refusals).toEqual([]);
  clock.now = start + 10;
  await ben.type((doc) => doc.getText("notes").insert(0, "3"));
  expect(ben.device.refusals).toEqual(["permission_denied"]);
});

test("[C.5] what makes no recipe is refused in the middle of typing, and typing goes on", async () => {
  const { store, phone, laptop } = await openRecipe();
  await phone.type((doc) => doc.getText("title").insert(0, "x".repeat(recipeBounds.title + 1)));
  await phone.type((doc) => doc.getText("notes").insert(0, "more"));
  expect(phone.device.refusals).toEqual(["item_invalid", "update_gap"]);
  expect(notes(laptop.device.doc)).toBe("Soup. ");
  await laptop.type((doc) => doc.getText("notes").insert(0, "a"));
  await laptop.type((doc) => doc.getText("notes").insert(0, "b"));
  expect(laptop.device.refusals).toEqual([]);
  const item = await store.transaction(({ items }) => items.head("soup"));
  expect(item?.title).toBe("");
  expect(notes(phone.device.doc)).toContain("ba");
});

test("[C.3] two who type into one text in the same moment, and a change of another kind among them, all arrive", async () => {
  const { rooms, phone, laptop } = await openRecipe();
  await laptop.type((doc) => doc.getText("notes").insert(0, "L"));
  phone.device.doc.getText("notes").insert(0, "1");
  laptop.device.doc.getText("notes").insert(0, "2");
  phone.device.doc.getMap("meta").set("rating", 4);
  phone.device.doc.getText("notes").insert(0, "3");
  laptop.device.doc.getText("notes").insert(0, "4");
  await rooms.flush();
  expect(notes(phone.device.doc)).toBe(notes(laptop.device.doc));
  expect([...notes(phone.device.doc)].sort().join("")).toBe(" .1234LSopu");
  expect(laptop.device.doc.getMap("meta").get("rating")).toBe(4);
});
