import { expect, test } from "vitest";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import { askForAccess, answerRequest } from "../../src/renderer/sync/requestCommands.ts";
import { changeShare, shareWith } from "../../src/renderer/sync/shareCommands.ts";
import { syncWorld, type Device, type World } from "../helpers/syncWorld.ts";

async function sharedForViewing(): Promise<{ world: World; anna: Device; ben: Device; list: ItemId; shareId: string }> {
  const world = await syncWorld();
  const anna = await world.device(await world.person("anna"));
  const ben = await world.device(await world.person("ben"));
  const created = await anna.kitchen.items.create("New", { type: "list", init: (doc) => setListTitle(doc, "Ours") });
  if (!created.ok) throw new Error(created.error.message);
  const list = created.value;
  await anna.settled();
  const shareId = await shareWith(anna.kitchen.collections.shares, {
    id: anna.kitchen.items.newId(),
    ownerId: anna.personId,
    sharedById: anna.personId,
    recipient: { kind: "person", address: "ben@example.org" },
    itemType: "list",
    itemId: list,
    itemTitle: "Ours",
    shareAll: false,
    level: "view",
    message: "",
    now: 1,
  });
  await anna.settled();
  await ben.settled();
  await changeShare(ben.kitchen.collections.shares, shareId, { status: "accepted" });
  await ben.settled();
  return { world, anna, ben, list, shareId };
}

async function ask(device: Device, itemId: string, ownerId: string): Promise<void> {
  await askForAccess(device.kitchen.collections.requests, {
    id: device.kitchen.items.newId(),
    itemId,
    itemType: "list",
    itemTitle: "Ours",
    askerId: device.personId,
    ownerId,
    level: "edit",
    message: "I do the shopping",
    now: 1,
  });
  await device.settled();
}

const requestsOf = async (device: Device): Promise<[string, string, string][]> =>
  (await device.kitchen.collections.requests.find().exec()).map((one) => [one.askerName, one.itemTitle, one.status]);

test("[C.5] a refused person asks, the owner grants in one step, and the edit then goes through", async () => {
  const { anna, ben, list } = await sharedForViewing();
  await ask(ben, list, anna.personId);
  await anna.settled();
  expect(await requestsOf(anna)).toEqual([["ben", "Ours", "open"]]);
  const [request] = await anna.kitchen.collections.requests.find().exec();
  await answerRequest(anna.kitchen.collections.requests, request?.id ?? "", "granted");
  await anna.settled();
  await ben.settled();
  expect(await requestsOf(ben)).toEqual([["ben", "Ours", "granted"]]);
  await ben.kitchen.items.edit(list, "Rename", (doc) => setListTitle(doc, "Ours, really"));
  await ben.settled();
  await anna.settled();
  expect((await anna.kitchen.items.get("list", list))?.title).toBe("Ours, really");
  expect(ben.sync.state().rescued).toBe(0);
});

test("[C.5] whoever lost access may ask for it again; declining changes nothing", async () => {
  const { anna, ben, list, shareId } = await sharedForViewing();
  await changeShare(anna.kitchen.collections.shares, shareId, { status: "revoked" });
  await anna.settled();
  await ben.settled();
  await expect.poll(() => ben.kitchen.items.get("list", list)).toBeUndefined();
  await ask(ben, list, anna.personId);
  await anna.settled();
  const [request] = await anna.kitchen.collections.requests.find().exec();
  await answerRequest(anna.kitchen.collections.requests, request?.id ?? "", "declined");
  await anna.settled();
  await ben.settled();
  expect(await requestsOf(ben)).toEqual([["ben", "", "declined"]]);
  expect(await ben.kitchen.items.get("list", list)).toBeUndefined();
  await ask(ben, list, anna.personId);
  await anna.settled();
  const again = await anna.kitchen.collections.requests.findOne({ selector: { status: "open" } }).exec();
  await answerRequest(anna.kitchen.collections.requests, again?.id ?? "", "granted");
  await anna.settled();
  await ben.settled();
  await expect.poll(async () => (await ben.kitchen.items.get("list", list))?.title).toBe("Ours");
});

test("[C.5] a stranger who knows an item's id learns nothing by asking", async () => {
  const world = await syncWorld();
  const anna = await world.device(await world.person("anna"));
  const eve = await world.device(await world.person("eve"));
  const created = await anna.kitchen.items.create("New", { type: "list", init: (doc) => setListTitle(doc, "Ours") });
  if (!created.ok) throw new Error(created.error.message);
  await anna.settled();
  await ask(eve, created.value, anna.personId);
  await ask(eve, "no-such-item", anna.personId);
  await anna.settled();
  expect(await requestsOf(anna)).toEqual([]);
  await expect.poll(() => requestsOf(eve)).toEqual([]);
});

test("[C.5] nobody but the owner answers a request", async () => {
  const { anna, ben, list } = await sharedForViewing();
  await ask(ben, list, anna.personId);
  const [own] = await ben.kitchen.collections.requests.find().exec();
  await answerRequest(ben.kitchen.collections.requests, own?.id ?? "", "granted");
  await ben.settled();
  await anna.settled();
  expect(await requestsOf(anna)).toEqual([["ben", "Ours", "open"]]);
  await ben.kitchen.items.edit(list, "Rename", (doc) => setListTitle(doc, "Mine"));
  await ben.settled();
  await expect.poll(() => ben.sync.state().rescued).toBe(1);
});
