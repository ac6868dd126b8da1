/** The records plane against programs that do not play by its rules. Every refusal stands beside what is allowed. */
import { describe, expect, test } from "vitest";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";
import { putContributions, setListTitle } from "../../src/domain/groceries/document.ts";
import { decodeFrame, encodeFrame } from "../../src/domain/protocol/codec.ts";
import { maxFrameBytes, protocolVersion } from "../../src/domain/protocol/messages.ts";
import { verifyAudit } from "../../sync-server/store/auditChain.ts";
import { itemPush, RawPeer } from "../helpers/rawPeer.ts";
import { syncWorld, type World } from "../helpers/syncWorld.ts";

function listOf(title: string, client = 7): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  setListTitle(doc, title);
  return doc;
}

/** An edit of a document by another client, as an update of what is new. */
function editOf(doc: Y.Doc, client: number, word: string): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  copy.getText("title").insert(copy.getText("title").length, ` ${word}`);
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
}

async function titleOnServer(world: World, id: string): Promise<string | undefined> {
  return (await world.store.transaction((tx) => tx.items.find(id)))?.title;
}

/** Everything written so far, to see that a refusal wrote nothing. */
async function entries(world: World): Promise<number> {
  const verified = await world.store.transaction((tx) => verifyAudit(tx.audit));
  if (!verified.whole) throw new Error("The audit is broken");
  return verified.entries;
}

/** Anna with a list, Ben who may view or edit it, and Carla, a stranger. */
async function threePeople(level: "view" | "edit" | null = "view") {
  const world = await syncWorld();
  const [annaId, benId, carlaId] = [await world.person("anna"), await world.person("ben"), await world.person("carla")];
  const anna = await RawPeer.greeted(world.hub, annaId);
  const ben = await RawPeer.greeted(world.hub, benId);
  const carla = await RawPeer.greeted(world.hub, carlaId);
  const doc = listOf("Groceries");
  await anna.push(itemPush("list", doc));
  if (level) {
    await anna.pushShares({ level });
    await ben.pushShares({ move: "accept" });
  }
  return { world, anna, ben, carla, doc, annaId, benId, carlaId };
}

describe("edits", () => {
  test("[C.5] a viewer's update is refused and not stored; an editor's is stored", async () => {
    const { world, anna, ben, doc } = await threePeople("view");
    const before = await entries(world);
    expect((await ben.push(itemPush("list", editOf(doc, 20, "champagne"))))[0]).toMatchObject({
      kind: "refused",
      failure: { code: "permission_denied" },
    });
    expect(await titleOnServer(world, "list")).toBe("Groceries");
    expect(await entries(world)).toBe(before);
    await anna.pushShares({ move: "change", level: "edit" });
    expect((await ben.push(itemPush("list", editOf(doc, 20, "milk"))))[0]?.kind).toBe("merged");
    expect(await titleOnServer(world, "list")).toBe("Groceries milk");
  });

  test("[C.5] structs under another person's client id are refused; under one's own they are taken", async () => {
    const { world, anna, ben, doc } = await threePeople("edit");
    const before = await entries(world);
    expect((await ben.push(itemPush("list", editOf(doc, 7, "forged"))))[0]).toMatchObject({
      kind: "refused",
      failure: { code: "update_relayed" },
    });
    expect(await entries(world), "nothing was written").toBe(before);
    expect((await ben.push(itemPush("list", editOf(doc, 21, "ben"))))[0]?.kind).toBe("merged");
    expect((await anna.push(itemPush("list", editOf(doc, 21, "anna as ben, longer"))))[0]).toMatchObject({
      kind: "refused",
      failure: { code: "update_relayed" },
    });
    expect(await titleOnServer(world, "list")).toBe("Groceries ben");
  });

  test("[C.5] beside forged structs one's own are taken, and nothing of the forged; what is written onto these is not", async () => {
    const { world, anna, ben, doc } = await threePeople("edit");
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(doc));
    const base = Y.encodeStateVector(device);
    const write = (client: number, at: number, text: string): void => {
      device.clientID = client;
      device.getText("title").insert(at, text);
    };
    write(20, 0, "own ");
    write(7, device.getText("title").length, " forged");
    expect((await ben.push(itemPush("list", Y.encodeStateAsUpdate(device, base))))[0]).toMatchObject({
      kind: "refused",
      failure: { code: "update_relayed" },
    });
    expect(await titleOnServer(world, "list")).toBe("own Groceries");
    write(20, device.getText("title").length, " behind");
    expect((await ben.push(itemPush("list", Y.encodeStateAsUpdate(device, base))))[0]).toMatchObject({
      kind: "refused",
      failure: { code: "update_foreign_client" },
    });
    expect(await titleOnServer(world, "list")).toBe("own Groceries");
    // Whose id it is goes on under it with other letters.
    expect((await anna.push(itemPush("list", editOf(doc, 7, "honest"))))[0]?.kind).toBe("merged");
    expect(await titleOnServer(world, "list")).toBe("own Groceries honest");
    await entries(world);
  });

  test("[C.5] a viewer who sends what another wrote and deletions with it changes nothing, and neither does one of their own", async () => {
    const { world, ben, doc } = await threePeople("view");
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(doc));
    const base = Y.encodeStateVector(device);
    const before = await entries(world);
    device.clientID = 7;
    device.getText("title").insert(0, "forged ");
    device.getText("title").delete(8, 3);
    expect((await ben.push(itemPush("list", Y.encodeStateAsUpdate(device, base))))[0]).toMatchObject({
      kind: "refused",
      failure: { code: "update_relayed" },
    });
    device.clientID = 20;
    device.getText("title").insert(device.getText("title").length, " own");
    expect((await ben.push(itemPush("list", Y.encodeStateAsUpdate(device, base))))[0]).toMatchObject({
      kind: "refused",
      failure: { code: "permission_denied" },
    });
    expect(await titleOnServer(world, "list")).toBe("Groceries");
    expect(await entries(world)).toBe(before);
  });

  test("[C.5] the same clock said again with other words counts for nothing: the first stays everywhere; what comes after it is taken", async () => {
    const { world, anna, ben, doc } = await threePeople("edit");
    const first = editOf(doc, 30, "first");
    expect((await ben.push(itemPush("list", first)))[0]).toMatchObject({ kind: "merged" });
    const before = await entries(world);
    // As long, under the same client id and clock: no vector shows that it differs.
    await ben.push(itemPush("list", editOf(doc, 30, "other")));
    expect(await titleOnServer(world, "list")).toBe("Groceries first");
    expect(await entries(world)).toBe(before);
    const pulled = new Y.Doc();
    for (const row of await anna.get("list")) if (row.kind === "item") Y.applyUpdate(pulled, row.update);
    expect(pulled.getText("title").toString()).toBe("Groceries first");
    const after = editOf(pulled, 31, "more");
    expect((await ben.push(itemPush("list", after)))[0]).toMatchObject({ kind: "merged" });
    expect(await titleOnServer(world, "list")).toBe("Groceries first more");
  });

  test("[C.5] a clock that leaves a gap is refused; the gap filled, the same update is taken", async () => {
    const { world, ben, doc } = await threePeople("edit");
    const writer = new Y.Doc();
    writer.clientID = 22;
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc));
    writer.getText("title").insert(0, "a");
    const between = Y.encodeStateVector(writer);
    writer.getText("title").insert(0, "b");
    const later = Y.encodeStateAsUpdate(writer, between);
    expect((await ben.push(itemPush("list", later)))[0]).toMatchObject({ failure: { code: "update_gap" } });
    expect(await titleOnServer(world, "list")).toBe("Groceries");
    const whole = Y.encodeStateAsUpdate(writer, Y.encodeStateVector(doc));
    expect((await ben.push(itemPush("list", whole)))[0]?.kind).toBe("merged");
    expect((await ben.push(itemPush("list", later)))[0]?.kind).toBe("merged");
    expect(await titleOnServer(world, "list")).toBe("baGroceries");
  });

  test("[C.5] truncated updates, struct bombs, V2, empty and deeply nested updates are refused beside a good row in one push", async () => {
    const { world, ben, doc } = await threePeople("edit");
    const good = editOf(doc, 23, "milk");
    const bomb = createEncoder();
    for (const part of [1, 2 ** 25, 5, 0]) writeVarUint(bomb, part);
    const deep = new Y.Doc();
    let map = deep.getMap<Y.Map<unknown>>("contributions") as Y.Map<unknown>;
    for (let depth = 0; depth < 2_000; depth++) {
      const inner = new Y.Map<unknown>();
      map.set("in", inner);
      map = inner;
    }
    const v2 = new Y.Doc();
    v2.getText("title").insert(0, "second version");
    const bad = [
      good.slice(0, -3),
      toUint8Array(bomb),
      Y.encodeStateAsUpdateV2(v2),
      new Uint8Array(),
      Y.encodeStateAsUpdate(deep),
    ];
    const results = await ben.push(...bad.map((update) => itemPush("list", update)), itemPush("list", good));
    expect(results.map((result) => result.kind)).toEqual([...bad.map(() => "refused"), "merged"]);
    expect(await titleOnServer(world, "list")).toBe("Groceries milk");
  });

  test("[C.5] damaged vectors harm nobody but who sent them", async () => {
    const { world, ben, doc } = await threePeople("edit");
    const damaged = new Uint8Array([255, 255, 255, 255, 15, 1]);
    const [result] = await ben.push(itemPush("list", editOf(doc, 24, "x"), { base: damaged, vector: damaged }));
    expect(["refused", "merged"]).toContain(result?.kind);
    expect((await ben.get("list"))[0]?.kind).toBe("item");
    expect(await titleOnServer(world, "list")).toMatch(/^Groceries/);
  });

  test("[C.5] an accepted frame sent again after the share ended is refused and not stored", async () => {
    const { world, anna, ben, doc } = await threePeople("edit");
    const accepted = itemPush("list", editOf(doc, 25, "milk"));
    expect((await ben.push(accepted))[0]?.kind).toBe("merged");
    // The positive control: sent again while it may be, it changes nothing and is fine.
    expect((await ben.push(accepted))[0]?.kind).toBe("merged");
    await anna.pushShares({ move: "revoke" });
    const before = await entries(world);
    for (const again of [accepted, itemPush("list", editOf(doc, 25, "more milk"))]) {
      expect((await ben.push(again))[0]).toMatchObject({ kind: "refused", current: null });
    }
    expect(await entries(world)).toBe(before);
    expect(await titleOnServer(world, "list")).toBe("Groceries milk");
  });
});

describe("frames", () => {
  test("[C.5] a frame before hello, an unknown one and an oversized one end the connection; what is queued behind is not handled", async () => {
    const { world, annaId, anna } = await threePeople();
    const push = encodeFrame({
      t: "push",
      n: 1,
      collection: "items",
      rows: [itemPush("smuggled", listOf("smuggled", 9))],
    });
    const hello = encodeFrame({ t: "hello", version: protocolVersion });
    const bad = [
      [push],
      [hello, encodeFrame({ t: "grant", n: 1 }), push],
      [hello, new Uint8Array(maxFrameBytes + 1), push],
      [hello, new Uint8Array([255, 255, 255]), push],
      [encodeFrame({ t: "hello", version: 999 }), push],
      [hello, encodeFrame({ t: "get", n: 1, ids: ["../../etc/passwd"] }), push],
    ];
    for (const frames of bad) {
      const peer = new RawPeer(world.hub, annaId);
      for (const frame of frames) peer.sendBytes(frame);
      await expect.poll(() => peer.closedWith).toMatch(/^protocol_/);
      // A request on another connection is answered after everything that was to be handled.
      await anna.get("list");
      expect(await titleOnServer(world, "smuggled")).toBeUndefined();
    }
    const honest = new RawPeer(world.hub, annaId);
    for (const frame of [hello, push]) honest.sendBytes(frame);
    await expect.poll(() => titleOnServer(world, "smuggled")).toBe("smuggled");
  });

  test("[C.5] a frame cannot say when, whose or who: extra fields end the connection", async () => {
    const { world, annaId, benId } = await threePeople("edit");
    for (const extra of [{ ownerId: benId }, { updatedAt: 1 }, { createdAt: 1 }, { actorId: benId }, { title: "x" }]) {
      const peer = await RawPeer.greeted(world.hub, annaId);
      const said = await peer.say({
        t: "push",
        n: 1,
        collection: "items",
        rows: [{ ...itemPush("backdated", listOf("x", 9)), ...extra }],
      });
      expect(said).toMatchObject({ t: "error", n: null });
      expect(peer.closedWith).toBe("protocol_error");
    }
    expect(await titleOnServer(world, "backdated")).toBeUndefined();
    const peer = await RawPeer.greeted(world.hub, annaId);
    expect((await peer.push(itemPush("backdated", listOf("x", 9))))[0]).toMatchObject({
      kind: "merged",
      head: { ownerId: annaId },
    });
    const stored = await world.store.transaction((tx) => tx.items.find("backdated"));
    expect(stored?.createdAt).toBeGreaterThanOrEqual(1_800_000_000_000);
  });

  test("[C.5] a small frame that unpacks into millions of values is not unpacked", () => {
    // An array of three million nothings takes three megabytes, and hundreds once each is looked at.
    const encoder = createEncoder();
    writeVarUint(encoder, 3_000_000);
    const head = toUint8Array(encoder);
    const bomb = new Uint8Array(1 + head.length + 3_000_000).fill(127);
    bomb[0] = 117;
    bomb.set(head, 1);
    expect(decodeFrame(bomb) === undefined).toBe(true);
    const rows = Array.from({ length: 500 }, (_, index) => itemPush(`list-${index}`, listOf("x", 9)));
    expect(decodeFrame(encodeFrame({ t: "push", n: 1, collection: "items", rows }))).toMatchObject({ n: 1 });
    let nested: unknown = [];
    for (let depth = 0; depth < 1_000; depth++) nested = [nested];
    expect(decodeFrame(encodeFrame(nested)) === undefined).toBe(true);
  });
});

describe("other people's things", () => {
  test("[C.5] a foreign id in get, push and pull is answered exactly as one that does not exist", async () => {
    const { world, carla, doc, ben } = await threePeople("view");
    const [foreign, missing] = await carla.get("list", "nothing");
    expect({ ...foreign, id: "" }).toEqual({ ...missing, id: "" });
    expect((await ben.get("list"))[0]?.kind).toBe("item");
    expect((await carla.pull()).rows).toEqual([]);
    const before = await entries(world);
    // To write, delete or trash it; a part of it; and the same of something that is not there.
    const tries = (id: string) => [
      itemPush(`${id}.part`, new Y.Doc(), { type: "rows", parentId: id }),
      itemPush(`${id}.2026-11-02`, new Y.Doc(), { type: "planWeek", parentId: id }),
    ];
    const said = async (id: string) => (await carla.push(...tries(id))).map((result) => ({ ...result, id: "" }));
    expect(await said("list")).toEqual(await said("nothing"));
    for (const row of [
      itemPush("list", editOf(doc, 30, "x")),
      itemPush("list", listOf("mine", 31)),
      itemPush("list", new Y.Doc(), { trashed: true }),
      itemPush("list", new Y.Doc(), { deleted: true }),
    ]) {
      expect((await carla.push(row))[0]).toMatchObject({ kind: "refused", current: null });
    }
    expect(await entries(world)).toBe(before);
    expect(await titleOnServer(world, "list")).toBe("Groceries");
  });

  test("[C.5] nobody puts a part into another's table, turns an item into another kind, or moves it under another parent", async () => {
    const { world, anna, ben, carla } = await threePeople(null);
    const table = new Y.Doc();
    table.getText("title").insert(0, "Tools");
    await anna.push(itemPush("table", table, { type: "table" }));
    await anna.pushShares({ id: "s2", itemType: "table", itemId: "table", level: "view" });
    await ben.pushShares({ id: "s2", move: "accept" });
    const part = (id: string, parentId = "table") => itemPush(id, new Y.Doc(), { type: "rows", parentId });
    for (const peer of [ben, carla]) {
      expect((await peer.push(part("table.a")))[0]).toMatchObject({ kind: "refused", current: null });
    }
    expect((await anna.push(part("table.a")))[0]?.kind).toBe("merged");
    for (const row of [
      part("other.a"),
      part("a", ""),
      part("list.a", "list"),
      itemPush("x", new Y.Doc(), { parentId: "table" }),
    ]) {
      expect((await anna.push(row))[0]?.kind).toBe("refused");
    }
    const fresh = await anna.push(itemPush("table", new Y.Doc(), { type: "recipe", parentId: "" }));
    expect(fresh[0]).toMatchObject({ kind: "merged", head: { type: "table", parentId: "" } });
    await anna.pushShares({ id: "s2", itemType: "table", itemId: "table", move: "change", level: "edit" });
    expect((await ben.push(part("table.b")))[0]).toMatchObject({ kind: "merged", head: { ownerId: "person-anna" } });
    expect((await world.store.transaction((tx) => tx.items.find("table")))?.type).toBe("table");
  });

  test("[C.4] what is large is answered a page at a time, by feed and by id, and all of it comes", async () => {
    const world = await syncWorld();
    const anna = await RawPeer.greeted(world.hub, await world.person("anna"));
    const owner = await world.store.transaction((tx) => tx.people.findAddress("anna@example.org"));
    const ids = Array.from({ length: 40 }, (_, index) => `large-${index}`);
    await world.store.transaction(async (tx) => {
      for (const id of ids) {
        const own = { id, type: "recipe", parentId: "", rootId: id, ownerId: owner?.personId ?? "" } as const;
        const times = { createdAt: 1, updatedAt: 1, trashedAt: 0, deletedAt: 0 };
        const seq = await tx.nextSequence(1);
        await tx.items.put({ ...own, ...times, sortKey: "", title: id, seq, state: new Uint8Array(900_000) });
      }
    });
    const asked: string[] = [];
    for (let rest = ids; rest.length > 0; rest = ids.slice(asked.length)) {
      const rows = await anna.get(...rest);
      expect(rows.length).toBeLessThanOrEqual(3);
      asked.push(...rows.map((row) => (row.kind === "item" ? row.head.id : "gone")));
    }
    expect(asked).toEqual(ids);
    const pulled: string[] = [];
    for (let since = 0, more = true; more;) {
      const page = await anna.pull(since);
      expect(page.rows.length).toBeLessThanOrEqual(3);
      pulled.push(...page.rows.map((row) => (row.kind === "item" ? row.head.id : "gone")));
      ({ upTo: since, more } = page);
    }
    expect(pulled).toEqual(ids);
  });

  test("[C.5] an editor cannot trash or delete; the owner can", async () => {
    const { anna, ben } = await threePeople("edit");
    for (const wish of [{ trashed: true }, { deleted: true }]) {
      expect((await ben.push(itemPush("list", new Y.Doc(), wish)))[0]).toMatchObject({ kind: "refused" });
    }
    expect((await anna.push(itemPush("list", new Y.Doc(), { trashed: true })))[0]).toMatchObject({ kind: "merged" });
    expect((await anna.push(itemPush("list", new Y.Doc(), { deleted: true })))[0]?.kind).toBe("gone");
  });

  test("[C.5] an editor cannot delete a part of what is shared for good; the owner can", async () => {
    const { anna, ben } = await threePeople(null);
    await anna.push(itemPush("table", new Y.Doc(), { type: "table" }));
    await anna.push(itemPush("table.a", new Y.Doc(), { type: "rows", parentId: "table" }));
    await anna.pushShares({ id: "s2", itemType: "table", itemId: "table", level: "edit" });
    await ben.pushShares({ id: "s2", move: "accept" });
    const gone = itemPush("table.a", new Y.Doc(), { type: "rows", parentId: "table", deleted: true });
    expect((await ben.push(gone))[0]).toMatchObject({ kind: "refused", failure: { code: "permission_denied" } });
    expect((await anna.push(gone))[0]?.kind).toBe("gone");
  });

  test("[C.5] a feed moves by one's own things only; its numbers are the server's, and say no more than that others were busy", async () => {
    const { anna, carla, doc } = await threePeople("edit");
    const empty = await carla.pull();
    for (let turn = 0; turn < 5; turn++) await anna.push(itemPush("list", editOf(doc, 40 + turn, `${turn}`)));
    expect(await carla.pull(empty.upTo)).toMatchObject({ rows: [], upTo: empty.upTo, more: false });
    expect(await carla.pull(1_000_000)).toMatchObject({ rows: [], upTo: 1_000_000, more: false });
    expect(carla.heard.some((message) => message.t === "news")).toBe(false);
    await carla.push(itemPush("own", listOf("own", 50)));
    expect((await carla.pull(empty.upTo)).rows).toHaveLength(1);
  });
});

describe("shares", () => {
  test("[S2.7] one shares only one's own things, by levels that are offered, and what exists", async () => {
    const { anna, ben, carla } = await threePeople("edit");
    const wish = { id: "s9", address: "carla@example.org" };
    const codeOf = async (peer: RawPeer, more: object) =>
      (await peer.pushShares({ ...wish, ...more }))[0]?.failure?.code;
    expect(await codeOf(ben, {})).toBe("permission_denied");
    // To a stranger it is not there.
    expect(await codeOf(carla, { address: "dan@example.org" })).toBe("item_not_found");
    expect(await codeOf(carla, { address: "dan@example.org", itemId: "nothing" })).toBe("item_not_found");
    for (const level of ["owner", "admin", ""]) expect(await codeOf(anna, { level })).toBe("share_level");
    expect(await codeOf(anna, { itemType: "recipe" })).toBe("item_not_found");
    expect(await codeOf(anna, { itemType: "rows" })).toBe("share_type");
    expect(await codeOf(anna, { shareAll: true })).toBe("share_item");
    expect(await codeOf(anna, { itemId: null })).toBe("share_item");
    expect(await codeOf(anna, {})).toBeUndefined();
  });

  test("[S2.6] nobody shares with themselves, however their address is written", async () => {
    const { anna } = await threePeople(null);
    for (const address of ["anna@example.org", "ANNA@EXAMPLE.ORG", " Anna@Example.org ", "ａnna@example.org"]) {
      const [result] = await anna.pushShares({ id: `self-${address.length}${address.charCodeAt(0)}`, address });
      expect(result).toMatchObject({ share: null });
      expect(["share_self", "share_address"]).toContain(result?.failure?.code);
    }
    expect((await anna.pushShares({ id: "other" }))[0]?.failure).toBeNull();
  });

  test("[C.5] only the invited answers, only parties move a share, and nobody takes over its id", async () => {
    const { anna, ben, carla } = await threePeople(null);
    await anna.pushShares({});
    for (const [peer, move, code] of [
      [carla, "accept", "share_not_found"],
      [carla, "revoke", "share_not_found"],
      [carla, "change", "share_not_found"],
      [ben, "change", "share_not_found"],
      [anna, "accept", "permission_denied"],
    ] as const) {
      expect((await peer.pushShares({ move }))[0]?.failure?.code).toBe(code);
    }
    const [unknown] = await carla.pushShares({ id: "nothing", move: "revoke" });
    const [foreign] = await carla.pushShares({ move: "revoke" });
    expect({ ...foreign, id: "" }).toEqual({ ...unknown, id: "" });
    await carla.push(itemPush("carlas", listOf("carlas", 60)));
    expect((await carla.pushShares({ itemId: "carlas" }))[0]).toMatchObject({ share: null });
    expect((await carla.pullShares()).rows).toEqual([]);
    expect((await ben.pushShares({ move: "accept" }))[0]).toMatchObject({
      failure: null,
      share: { status: "accepted" },
    });
    expect((await ben.get("list"))[0]?.kind).toBe("item");
  });

  test("[C.5] a registered and an unknown address look alike to who shares, until it is accepted", async () => {
    const { anna, ben } = await threePeople(null);
    const [known] = await anna.pushShares({ id: "a", address: "ben@example.org" });
    const [unknown] = await anna.pushShares({ id: "b", address: "nobody@example.org" });
    const faceless = (share: typeof known) => ({
      ...share?.share,
      id: "",
      recipientAddress: "",
      createdAt: 0,
      updatedAt: 0,
      invitedAt: 0,
      lapsesAt: 0,
    });
    expect(faceless(known)).toEqual(faceless(unknown));
    await ben.pushShares({ id: "a", move: "accept" });
    expect((await anna.pullShares()).rows).toMatchObject([
      { share: { id: "b", recipientId: null } },
      { share: { id: "a", recipientId: "person-ben", recipientName: "ben" } },
    ]);
  });

  test("[C.5] a declined share gives nothing, and who declined is not told what becomes of the item", async () => {
    const { anna, ben, doc } = await threePeople(null);
    await anna.pushShares({});
    await ben.pushShares({ move: "decline" });
    expect((await ben.pushShares({ move: "accept" }))[0]?.failure?.code).toBe("share_transition");
    await anna.push(itemPush("list", editOf(doc, 7, "secret")));
    expect((await ben.get("list"))[0]?.kind).toBe("gone");
    const [row] = (await ben.pullShares()).rows;
    expect(JSON.stringify(row)).not.toContain("secret");
    expect(JSON.stringify(row)).not.toContain("Groceries");
  });
});

test("[C.5] what a list holds can be pushed whole by its owner: the suite's rows are of a kind the server takes", async () => {
  const { anna, world } = await threePeople(null);
  const doc = listOf("Full", 70);
  const source = { kind: "hand" } as const;
  const line = { text: "milk", foodKey: "milk", quantity: "1", quantityMax: null, unit: null, food: "milk", note: "" };
  putContributions(doc, [{ id: "c1", ...line, source, addedAt: 1, checkedAt: 2 }]);
  expect((await anna.push(itemPush("full", doc)))[0]?.kind).toBe("merged");
  expect(await titleOnServer(world, "full")).toBe("Full");
});
