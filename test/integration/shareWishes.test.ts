/** What a person does with a share whose last word from the server is not here yet: sent, answered late, or never. */
import { describe, expect, test } from "vitest";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import { shareWishSchema } from "../../src/domain/sharing/share.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { askOwner } from "../../src/renderer/sync/access.ts";
import { answerRequest } from "../../src/renderer/sync/requestCommands.ts";
import { moveShare, shareWithAll } from "../../src/renderer/sync/sharing.ts";
import { readOutbox } from "../../src/renderer/sync/storedCommands.ts";
import { createShare } from "../../sync-server/engine/sharing/createShare.ts";
import { testKitchen } from "../helpers/kitchen.ts";
import { syncWorld, type Device, type World } from "../helpers/syncWorld.ts";

async function newList({ kitchen }: Device): Promise<ItemId> {
  const made = await kitchen.items.create("New list", { type: "list", init: (doc) => setListTitle(doc, "Ours") });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** Shares with Ben at a level; durable on the device when it resolves. */
async function wish(from: Device, list: string, level = "edit"): Promise<string> {
  const target = { itemType: "list", itemId: list, title: "Ours" } as const;
  const me = { personId: from.personId, addresses: [] };
  const terms = { addresses: ["ben@example.org"], level, message: "" };
  const [outcome] = await shareWithAll(from.kitchen, me, target, terms, 1);
  if (!outcome?.result.ok) throw new Error("The share was refused on the device.");
  return outcome.result.value;
}

const onServer = ({ store }: World, id: string) => store.transaction((tx) => tx.shares.find(id));
const onDevice = async ({ kitchen }: Device, id: string) => {
  const share = await kitchen.collections.shares.findOne(id).exec();
  return share && { status: share.status, level: share.level, isWish: share.isWish };
};
const told = (device: Device): string[] => {
  const codes: string[] = [];
  device.sync.refusedShares$.subscribe(({ failure }) => codes.push(failure.code));
  return codes;
};

async function annaAndBen() {
  const world = await syncWorld();
  const anna = await world.device(await world.person("anna"));
  const ben = await world.person("ben");
  const list = await newList(anna);
  await anna.settled();
  return { world, anna, ben, list, told: told(anna) };
}

describe("a share that is taken back or changed before its answer is here", () => {
  test("[S2.12] shared and taken back while offline: nobody is invited", async () => {
    const { world, anna, list, told: refusals } = await annaAndBen();
    anna.setOnline(false);
    const id = await wish(anna, list);
    await moveShare(anna.kitchen, id, { status: "revoked" });
    // The positive control: what was not taken back goes out.
    const other = await newList(anna);
    const kept = await wish(anna, other);
    anna.setOnline(true);
    await expect.poll(() => onServer(world, kept)).toMatchObject({ status: "pending" });
    await anna.settled();
    expect(await onServer(world, id)).toBeNull();
    expect(world.notices.filter(({ kind }) => kind === "share-invited")).toHaveLength(1);
    expect(await onDevice(anna, id)).toBeNull();
    expect(refusals).toEqual([]);
    expect(await readOutbox(anna.kitchen.collections)).toEqual([]);
  });

  for (const loses of [false, true]) {
    const answer = loses ? "whose answer is lost" : "whose answer comes late";
    test(`[S2.12] a share taken back while it is on its way, ${answer}, is over`, async () => {
      const { world, anna, list, told: refusals } = await annaAndBen();
      anna.setHearing(false);
      const id = await wish(anna, list);
      await expect.poll(() => onServer(world, id)).toMatchObject({ status: "pending" });
      await moveShare(anna.kitchen, id, { status: "revoked" });
      if (loses) anna.setOnline(false);
      anna.setHearing(true);
      anna.setOnline(true);
      await expect.poll(() => onServer(world, id)).toMatchObject({ status: "revoked" });
      await anna.settled();
      expect(await onDevice(anna, id)).toMatchObject({ status: "revoked", isWish: false });
      expect(refusals).toEqual([]);
    });

    test(`[S2.8] a level changed while the share is on its way, ${answer}, is the one it has`, async () => {
      const { world, anna, list, told: refusals } = await annaAndBen();
      anna.setHearing(false);
      const id = await wish(anna, list, "edit");
      await expect.poll(() => onServer(world, id)).toMatchObject({ level: "edit" });
      await moveShare(anna.kitchen, id, { level: "view" });
      if (loses) anna.setOnline(false);
      anna.setHearing(true);
      anna.setOnline(true);
      await expect.poll(() => onServer(world, id)).toMatchObject({ level: "view" });
      await anna.settled();
      expect(await onDevice(anna, id)).toEqual({ status: "pending", level: "view", isWish: false });
      expect(refusals).toEqual([]);
    });

    test(`[S2.8] a level changed back while the change is on its way, ${answer}, is what it was`, async () => {
      const { world, anna, list } = await annaAndBen();
      const id = await wish(anna, list, "view");
      await anna.settled();
      anna.setHearing(false);
      await moveShare(anna.kitchen, id, { level: "edit" });
      await expect.poll(() => onServer(world, id)).toMatchObject({ level: "edit" });
      await moveShare(anna.kitchen, id, { level: "view" });
      if (loses) anna.setOnline(false);
      anna.setHearing(true);
      anna.setOnline(true);
      await expect.poll(() => onServer(world, id)).toMatchObject({ level: "view" });
      await anna.settled();
      expect(await onDevice(anna, id)).toEqual({ status: "pending", level: "view", isWish: false });
    });
  }

  test("[S2.8] a wish sent again undoes nothing that was changed on another device meanwhile", async () => {
    const { world, anna, list } = await annaAndBen();
    anna.setHearing(false);
    const id = await wish(anna, list, "edit");
    await expect.poll(() => onServer(world, id)).toMatchObject({ level: "edit" });
    anna.setOnline(false);
    anna.setHearing(true);
    const laptop = await world.device(anna.personId);
    await laptop.settled();
    await moveShare(laptop.kitchen, id, { level: "view" });
    await laptop.settled();
    anna.setOnline(true);
    await anna.settled();
    expect(await onServer(world, id)).toMatchObject({ level: "view" });
    expect(await onDevice(anna, id)).toEqual({ status: "pending", level: "view", isWish: false });
  });
});

describe("a share that arrived just before the app was closed, so that what the server said last was not written down", () => {
  /** What the server said, in a new store in place of the old, as replication leaves it that ends between its two writes. */
  async function closedInBetween(from: Device): Promise<Kitchen> {
    const shares = await from.kitchen.collections.shares.find().exec();
    const said = shares.map((share) => share.toMutableJSON());
    await from.sync.stop();
    await from.kitchen.close();
    const kitchen = await testKitchen();
    await kitchen.collections.shares.bulkInsert(said);
    return kitchen;
  }

  test("[S2.10] is not asked for anew: neither its recipient nor its owner is told anything", async () => {
    const { world, anna, ben, list } = await annaAndBen();
    const id = await wish(anna, list);
    await anna.settled();
    const before = await onServer(world, id);
    const bens = await world.device(ben);
    await bens.settled();
    for (const device of [bens, anna]) {
      const again = await world.device(device.personId, await closedInBetween(device));
      const refusals = told(again);
      await again.settled();
      expect(await onDevice(again, id)).toMatchObject({ status: "pending", isWish: false });
      expect(refusals).toEqual([]);
      expect(await readOutbox(again.kitchen.collections)).toEqual([]);
    }
    expect(await onServer(world, id)).toEqual(before);
  });

  test("[S2.10] and can be accepted, changed and left", async () => {
    const { world, anna, ben, list } = await annaAndBen();
    const id = await wish(anna, list, "view");
    await anna.settled();
    let devices = [await world.device(ben), anna] as const;
    for (const move of [{ status: "accepted" }, { level: "edit" }, { status: "revoked" }] as const) {
      // Ben's move, then Anna's, then Ben's.
      const [mover, other] = devices;
      await mover.settled();
      const kitchen = await closedInBetween(mover);
      await moveShare(kitchen, id, move);
      const again = await world.device(mover.personId, kitchen);
      const refusals = told(again);
      await again.settled();
      expect(await onServer(world, id)).toMatchObject(move);
      expect(refusals).toEqual([]);
      devices = [other, again];
    }
  });
});

test("[S2.5] a wish that arrives again is answered with its share, whatever has become of what it was about", async () => {
  const { world, anna, list } = await annaAndBen();
  const hourMs = 3_600_000;
  const asked = shareWishSchema.parse({
    recipient: { kind: "person", address: "Ben@example.org" },
    itemType: "list",
    itemId: list,
    shareAll: false,
    level: "view",
    expiresAt: world.clock.now + hourMs,
  });
  const ask = (id: string) => world.perform((work) => createShare(work, anna.personId, id, asked));
  expect(await ask("first")).toMatchObject({ ok: true, value: { id: "first", status: "pending" } });
  world.clock.now += 2 * hourMs;
  expect(await ask("first")).toMatchObject({ ok: true, value: { id: "first" } });
  // The positive control: a new one would be over already.
  expect(await ask("second")).toMatchObject({ ok: false, error: { code: "share_expiry" } });
  await anna.kitchen.items.deleteForever([list]);
  await anna.settled();
  expect(await ask("first")).toMatchObject({ ok: true, value: { id: "first", status: "revoked" } });
  expect(await ask("third")).toMatchObject({ ok: false });
});

test("[C.5] a question about access and its answer, each sent again because it was not heard, are asked and given once", async () => {
  const { world, anna, list } = await annaAndBen();
  const ben = await world.device("person-ben");
  const shared = await wish(anna, list, "view");
  await anna.settled();
  await ben.settled();
  await moveShare(ben.kitchen, shared, { status: "accepted" });
  await ben.settled();
  const asked = { itemId: list, itemType: "list", itemTitle: "Ours", askerId: ben.personId } as const;
  const open = async ({ kitchen }: Device) =>
    (await kitchen.collections.requests.find().exec()).map(({ status, isWish }) => ({ status, isWish }));
  ben.setHearing(false);
  await askOwner(ben.kitchen, { ...asked, ownerId: anna.personId, level: "edit", message: "Please" }, 1);
  await expect.poll(() => world.notices.filter(({ kind }) => kind === "access-asked").length).toBe(1);
  ben.setOnline(false);
  await anna.settled();
  const [request] = await anna.kitchen.collections.requests.find().exec();
  anna.setHearing(false);
  await answerRequest(anna.kitchen.collections.requests, request?.id ?? "", "granted");
  await expect.poll(() => onServer(world, shared)).toMatchObject({ level: "edit" });
  for (const device of [anna, ben]) {
    device.setOnline(false);
    device.setHearing(true);
    device.setOnline(true);
    await device.settled();
    expect(await open(device)).toEqual([{ status: "granted", isWish: false }]);
    expect(await readOutbox(device.kitchen.collections)).toEqual([]);
  }
  const told = world.notices.map(({ kind }) => kind).filter((kind) => kind.startsWith("access-"));
  expect(told).toEqual(["access-asked", "access-answered"]);
});
