/** What every implementation of the store has to do. An engine's own file calls this with how to open one. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Store, StoreTransaction } from "../../sync-server/store/ports.ts";
import { canonicalJson, verifyAudit } from "../../sync-server/store/auditChain.ts";
import type { Code } from "../../sync-server/store/ports/codes.ts";
import { shareRow } from "../helpers/shares.ts";
import type { Session } from "../../sync-server/store/ports/sessions.ts";

const now = 1_800_000_000_000;

/** Unique per name, as the hashes are. */
function session(id: string, personId: string, changes: Partial<Session> = {}): Session {
  return {
    id,
    personId,
    kind: "token",
    device: "test",
    createdAt: now,
    lastSeenAt: now,
    accessHash: `access ${id}`,
    refreshHash: `refresh ${id}`,
    previousHash: null,
    rotatedAt: now,
    isRotationSeen: false,
    accessExpiresAt: now + 1000,
    refreshExpiresAt: now + 2000,
    endedAt: null,
    ...changes,
  };
}

function code(id: string, changes: Partial<Code> = {}): Code {
  return {
    id,
    purpose: "verify",
    address: "a@example.org",
    folded: "a@example.org",
    personId: null,
    codeHash: `hash ${id}`,
    registration: { address: "a@example.org", name: "A", passwordHash: "h" },
    createdAt: now,
    expiresAt: now + 1000,
    attempts: 0,
    sends: 1,
    usedAt: null,
    ...changes,
  };
}

async function addPerson(tx: StoreTransaction, id: string): Promise<void> {
  await tx.people.add({ id, name: `Name ${id}`, color: "sky", isAdmin: false, createdAt: now });
}

export function storeContract(engine: string, openStore: () => Promise<Store>): void {
  const contract = (title: string, run: (store: Store) => Promise<void>): void =>
    test(`[C.4] ${engine}: ${title}`, async () => {
      expect.hasAssertions();
      await run(await openStore());
    });

  contract("says how large documents are without reading them; nothing of what is not there", async (store) => {
    await store.transaction(async (tx) => {
      await addPerson(tx, "a");
      for (const [id, bytes] of [
        ["small", 2],
        ["large", 70_000],
      ] as const) {
        const own = { id, type: "list", parentId: "", rootId: id, ownerId: "a", sortKey: "", title: id } as const;
        const times = { createdAt: now, updatedAt: now, trashedAt: 0, deletedAt: 0 };
        await tx.items.put({ ...own, ...times, seq: await tx.nextSequence(1), state: new Uint8Array(bytes) });
      }
      expect(await tx.items.sizesOf(["small", "none", "large"])).toEqual(
        new Map([
          ["small", 2],
          ["large", 70_000],
        ]),
      );
      expect(await tx.items.sizesOf([])).toEqual(new Map());
    });
  });

  contract("a transaction that fails leaves nothing", async (store) => {
    const failing = store.transaction(async (tx) => {
      await addPerson(tx, "a");
      await tx.nextSequence(5);
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(await store.transaction((tx) => tx.people.find("a"))).toBeNull();
    expect(await store.transaction((tx) => tx.nextSequence(1))).toBe(1);
  });

  contract("transactions run one after the other, and numbers are in the order of commits", async (store) => {
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.transaction(async (tx) => {
          const first = await tx.nextSequence(3);
          await addPerson(tx, `p${index}`);
          order.push(first, await tx.nextSequence(1));
        }),
      ),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(40);
    expect(await store.transaction((tx) => tx.nextSequence(1))).toBe(81);
  });

  contract("people are added, changed, and erased to an id", async (store) => {
    await store.transaction(async (tx) => {
      await addPerson(tx, "a");
      await tx.people.setPasswordHash("a", "one", now);
      await tx.people.setPasswordHash("a", "two", now);
      expect(await tx.people.passwordHash("a")).toBe("two");
      await tx.people.update("a", { name: "New" });
      await tx.people.update("a", {});
      expect(await tx.people.find("a")).toMatchObject({ name: "New", color: "sky", isAdmin: false, deletedAt: null });
      expect(await tx.people.hasAdmin()).toBe(false);
      await tx.people.update("a", { isAdmin: true, color: "herb" });
      expect(await tx.people.hasAdmin()).toBe(true);
      await tx.people.addAddress({ address: "A@x.org", folded: "a@x.org", personId: "a", verifiedAt: now });
      await tx.people.erase("a", now + 1);
      expect(await tx.people.find("a")).toEqual({
        id: "a",
        name: "",
        color: "neutral",
        isAdmin: false,
        createdAt: now,
        deletedAt: now + 1,
      });
      expect(await tx.people.passwordHash("a")).toBeNull();
      expect(await tx.people.findAddress("a@x.org")).toBeNull();
    });
  });

  contract("an address belongs to one person", async (store) => {
    await store.transaction(async (tx) => {
      await addPerson(tx, "a");
      await addPerson(tx, "b");
      const address = { address: "X@x.org", folded: "x@x.org", verifiedAt: now };
      expect(await tx.people.addAddress({ ...address, personId: "a" })).toBe(true);
      expect(await tx.people.addAddress({ ...address, personId: "b" })).toBe(false);
      expect(await tx.people.findAddress("x@x.org")).toEqual({ ...address, personId: "a" });
      expect(await tx.people.removeAddress("b", "x@x.org")).toBe(false);
      expect(await tx.people.addressesOf("a")).toHaveLength(1);
      expect(await tx.people.removeAddress("a", "x@x.org")).toBe(true);
      expect(await tx.people.addressesOf("a")).toEqual([]);
    });
  });

  contract("an address without a person, or a session of nobody, is refused", async (store) => {
    const orphan = { address: "x@x.org", folded: "x@x.org", personId: "nobody", verifiedAt: now };
    await expect(store.transaction((tx) => tx.people.addAddress(orphan))).rejects.toThrow(/foreign key/i);
    await expect(store.transaction((tx) => tx.sessions.add(session("s", "nobody")))).rejects.toThrow(/foreign key/i);
    expect(await store.transaction((tx) => tx.people.findAddress("x@x.org"))).toBeNull();
  });

  contract("sessions are found by each of their tokens, rotated, and ended once", async (store) => {
    await store.transaction(async (tx) => {
      await addPerson(tx, "a");
      for (const id of ["one", "two", "three"]) await tx.sessions.add(session(id, "a"));
      expect(await tx.sessions.findByAccess("access one")).toEqual(session("one", "a"));
      expect((await tx.sessions.findByRefresh("refresh two"))?.id).toBe("two");
      expect(await tx.sessions.findByPrevious("refresh one")).toBeNull();
      await tx.sessions.update("one", { refreshHash: "new", previousHash: "refresh one", isRotationSeen: true });
      expect(await tx.sessions.findByPrevious("refresh one")).toMatchObject({ id: "one", isRotationSeen: true });
      expect((await tx.sessions.findByAccess("access one"))?.lastSeenAt).toBe(now);
      expect(await tx.sessions.countLive(now)).toBe(3);
      expect(await tx.sessions.end("one", now)).toBe(true);
      expect(await tx.sessions.end("one", now)).toBe(false);
      expect(await tx.sessions.endAll("a", now, "two")).toEqual(["three"]);
      expect(await tx.sessions.countLive(now)).toBe(1);
      expect(await tx.sessions.countLive(now + 2000)).toBe(0);
      expect(await tx.sessions.listOf("a")).toHaveLength(3);
      expect(await tx.sessions.sweep(now + 1)).toBe(2);
      await tx.sessions.forget("a");
      expect(await tx.sessions.listOf("a")).toEqual([]);
    });
  });

  contract("codes count wrong attempts, are replaced, used once, and swept", async (store) => {
    await store.transaction(async (tx) => {
      await tx.codes.add(code("c"));
      expect(await tx.codes.find("c")).toEqual(code("c"));
      expect(await tx.codes.countAttempt("c")).toBe(1);
      expect(await tx.codes.countAttempt("c")).toBe(2);
      expect(await tx.codes.countAttempt("none")).toBe(0);
      await tx.codes.replace("c", "hash 2", now + 5000);
      expect(await tx.codes.find("c")).toMatchObject({
        codeHash: "hash 2",
        attempts: 0,
        sends: 2,
        expiresAt: now + 5000,
      });
      expect(await tx.codes.use("c", now)).toBe(true);
      expect(await tx.codes.use("c", now)).toBe(false);
      // The password's hash is not kept longer than it is needed.
      expect(await tx.codes.find("c")).toMatchObject({ usedAt: now, registration: null });
      await tx.codes.add(code("s", { purpose: "setup" }));
      await tx.codes.discard({ purpose: "setup" });
      expect(await tx.codes.find("s")).toBeNull();
      expect(await tx.codes.sweep(now + 5001)).toBe(1);
    });
  });

  contract("mails wait, come back later, are given up without their content, and go when sent", async (store) => {
    await store.transaction(async ({ mails }) => {
      const mail = {
        to: "a@example.org",
        subject: "S",
        text: "T",
        html: "H",
        senderName: "",
        senderAddress: "",
        isNotice: false,
        expiresAt: now + 9000,
      };
      await mails.add({ id: "1", ...mail }, now);
      await mails.add({ id: "2", ...mail }, now + 1);
      expect(await mails.due(now, 10)).toEqual([{ id: "1", ...mail, attempts: 0 }]);
      expect((await mails.due(now + 1, 1)).map(({ id }) => id)).toEqual(["1"]);
      await mails.retry("1", now + 500, "ECONNECTION");
      expect((await mails.due(now + 1, 10)).map(({ id }) => id)).toEqual(["2"]);
      expect((await mails.due(now + 500, 10)).find(({ id }) => id === "1")?.attempts).toBe(1);
      await mails.giveUp("1", "EENVELOPE 550");
      await mails.sent("2");
      expect(await mails.due(now + 9000, 10)).toEqual([]);
      expect(await mails.counts()).toEqual({ waiting: 0, failed: 1 });
      expect(await mails.sweepFailed(now + 1)).toBe(1);
    });
  });

  contract("the audit is a chain that can be checked", async (store) => {
    const entries = [
      { at: now, actorId: "a", action: "account.created" },
      { at: now + 1, actorId: null, action: "x.y", itemType: "list", itemId: "i", before: { b: 1, a: [null, "é"] } },
      { at: now + 2, actorId: "a", action: "x.z", subjectId: "b", after: "text", cause: "test" },
    ];
    for (const entry of entries) await store.transaction((tx) => tx.audit.append(entry));
    await store.transaction(async ({ audit }) => {
      const records = await audit.read(0, 10);
      expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(records[1]).toMatchObject({ before: { a: [null, "é"], b: 1 }, previousHash: records[0]?.hash });
      expect((await audit.readOfActor("a", 1)).map(({ action }) => action)).toEqual(["x.z"]);
      expect(await verifyAudit(audit)).toEqual({ whole: true, entries: 3, lastHash: records[2]?.hash });

      const tampered = (change: (index: number) => object) => ({
        read: async (after: number) =>
          after === 0 ? records.map((record, index) => ({ ...record, ...change(index) })) : [],
      });
      const second = (changes: object) => tampered((index) => (index === 1 ? changes : {}));
      expect(await verifyAudit(tampered(() => ({})))).toMatchObject({ whole: true });
      for (const changes of [{ actorId: "b" }, { at: now }, { before: null }, { seq: 7 }, { hash: "0" }]) {
        expect(await verifyAudit(second(changes)), canonicalJson(changes as { seq: number })).toMatchObject({
          whole: false,
          brokenAt: 2,
        });
      }
      expect(await verifyAudit({ read: async (after) => (after === 0 ? records.slice(1) : []) })).toMatchObject({
        brokenAt: 1,
      });
    });
  });

  contract("an audit entry of a transaction that fails is not there either", async (store) => {
    const failing = store.transaction(async (tx) => {
      await tx.audit.append({ at: now, actorId: null, action: "x.y" });
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    await store.transaction((tx) => tx.audit.append({ at: now, actorId: null, action: "x.z" }));
    expect(await store.transaction(({ audit }) => verifyAudit(audit))).toMatchObject({ whole: true, entries: 1 });
  });

  /** An item of `a` with a text, and the updates of typing three more letters into it. */
  async function itemWithTyping(store: Store): Promise<{ doc: Y.Doc; updates: Uint8Array[] }> {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.getText("notes").insert(0, "x");
    const state = Y.encodeStateAsUpdate(doc);
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (const letter of "abc") doc.getText("notes").insert(0, letter);
    await store.transaction(async (tx) => {
      await addPerson(tx, "a");
      const ids = { id: "soup", type: "recipe", parentId: "", rootId: "soup", ownerId: "a" } as const;
      const times = { createdAt: now, updatedAt: now, trashedAt: 0, deletedAt: 0 };
      await tx.items.put({ ...ids, ...times, sortKey: "", title: "Soup", state, seq: await tx.nextSequence(1) });
    });
    return { doc, updates };
  }

  contract("what the journal holds is in the log, the audit and the item for every transaction", async (store) => {
    const { doc, updates } = await itemWithTyping(store);
    const [first, second, third] = updates.map((update, index) => ({
      itemId: "soup",
      itemType: "recipe" as const,
      actorId: index === 2 ? "b" : "a",
      update,
    }));
    if (!first || !second || !third) throw new Error("Three letters make three updates.");
    expect(store.journal.append([first, second], now + 1).seq).toBe(2);
    const later = store.journal.append([third], now + 2);
    expect(later.seq).toBe(4);
    await later.flushed;
    await store.transaction(async ({ items, audit, nextSequence }) => {
      const item = await items.find("soup");
      expect(item).toMatchObject({ seq: 4, updatedAt: now + 2, title: "Soup" });
      const read = new Y.Doc();
      Y.applyUpdate(read, item?.state ?? new Uint8Array());
      expect(read.getText("notes").toString()).toBe(doc.getText("notes").toString());
      expect((await items.updatesSince(["soup"], 3)).get("soup")).toEqual([third.update]);
      expect(await audit.read(0, 9)).toMatchObject([
        {
          action: "item.edited",
          actorId: "a",
          itemId: "soup",
          itemType: "recipe",
          at: now + 1,
          after: { seq: 3, changes: 2 },
        },
        { action: "item.edited", actorId: "b", itemId: "soup", at: now + 2, after: { seq: 4, changes: 1 } },
      ]);
      expect(await verifyAudit(audit)).toMatchObject({ whole: true, entries: 2 });
      expect(await nextSequence(1)).toBe(5);
    });
  });

  contract("a transaction that fails keeps the journal, and numbers go on after it", async (store) => {
    const { updates } = await itemWithTyping(store);
    const change = {
      itemId: "soup",
      itemType: "recipe",
      actorId: "a",
      update: updates[0] ?? new Uint8Array(),
    } as const;
    await store.journal.append([change], now).flushed;
    const failing = store.transaction(async () => {
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(store.journal.append([{ ...change, update: updates[1] ?? new Uint8Array() }], now).seq).toBe(3);
    await store.transaction(async ({ items, audit }) => {
      expect(await items.head("soup")).toMatchObject({ seq: 3 });
      expect(await audit.read(0, 9)).toMatchObject([{ after: { seq: 3, changes: 2 } }]);
    });
    expect(await store.transaction(({ audit }) => audit.read(0, 9))).toHaveLength(1);
  });

  contract(
    "the journal's generation is another after every write but its own, and none is appended meanwhile",
    async (store) => {
      const { updates } = await itemWithTyping(store);
      const generation = store.journal.generation();
      expect(store.journal.mayAppend(generation)).toBe(true);
      await store.transaction(async (tx) => {
        await tx.items.head("soup");
        expect(store.journal.mayAppend(generation)).toBe(false);
      });
      const change = {
        itemId: "soup",
        itemType: "recipe",
        actorId: "a",
        update: updates[0] ?? new Uint8Array(),
      } as const;
      await store.journal.append([change], now).flushed;
      await store.transaction((tx) => tx.items.head("soup"));
      expect(store.journal.mayAppend(generation)).toBe(true);
      await store.transaction((tx) => addPerson(tx, "b"));
      expect(store.journal.mayAppend(generation)).toBe(false);
      expect(store.journal.mayAppend(store.journal.generation())).toBe(true);
    },
  );

  contract("it knows when the next thing ends by itself", async (store) => {
    const next = (after: number): Promise<number | null> => store.transaction((tx) => tx.ends.next(after));
    expect(await next(now)).toBeNull();
    await store.transaction(async (tx) => {
      for (const id of ["a", "b"]) await addPerson(tx, id);
      await tx.shares.put(
        shareRow({
          id: "s1",
          ownerId: "a",
          recipientId: "b",
          itemType: "recipe",
          itemId: null,
          seq: 1,
          expiresAt: now + 20,
        }),
      );
      await tx.shares.put(
        shareRow({
          id: "s2",
          ownerId: "a",
          recipientId: "b",
          itemType: "list",
          itemId: null,
          seq: 2,
          expiresAt: now + 10,
        }),
      );
    });
    expect([await next(now), await next(now + 10), await next(now + 20)]).toEqual([now + 10, now + 20, null]);
  });

  contract("it answers, and has an epoch that stays", async (store) => {
    await store.check();
    const epoch = store.epoch();
    expect(epoch).toMatch(/^[\w-]{8,}$/);
    let told = 0;
    store.onRestored(() => (told += 1));
    await store.transaction((tx) => addPerson(tx, "a"));
    store.checkRestored();
    expect([store.epoch(), told]).toEqual([epoch, 0]);
  });
}
