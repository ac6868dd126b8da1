import { describe, expect, test } from "vitest";
import { setChecked, putContributions, setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { shareWith } from "../../src/renderer/sync/shareCommands.ts";
import { syncWorld, type Device } from "../helpers/syncWorld.ts";

async function createList(kitchen: Kitchen, title: string): Promise<ItemId> {
  const created = await kitchen.items.create("New list", { type: "list", init: (doc) => setListTitle(doc, title) });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

async function add(kitchen: Kitchen, list: ItemId, food: string): Promise<string> {
  const id = kitchen.items.newId();
  const result = await kitchen.items.edit(list, `Add ${food}`, (doc) =>
    putContributions(doc, [
      {
        id,
        text: food,
        foodKey: food,
        quantity: null,
        quantityMax: null,
        unit: null,
        food,
        note: "",
        source: { kind: "hand" },
        addedAt: 1,
        checkedAt: null,
      },
    ]),
  );
  if (!result.ok) throw new Error(result.error.message);
  return id;
}

async function foods(kitchen: Kitchen, list: ItemId): Promise<string[] | undefined> {
  const item = await kitchen.items.get("list", list);
  return item?.fields.contributions.map((one) => (one.checkedAt === null ? one.food : `✓ ${one.food}`)).toSorted();
}

async function share(from: Device, list: ItemId, address: string, level: string): Promise<string> {
  return shareWith(from.kitchen.collections.shares, {
    id: from.kitchen.items.newId(),
    ownerId: from.personId,
    address,
    itemType: "list",
    itemId: list,
    itemTitle: "",
    shareAll: false,
    level,
    message: "",
    now: 1,
  });
}

async function respond(device: Device, shareId: string, status: "accepted" | "declined" | "revoked"): Promise<void> {
  const record = await device.kitchen.collections.shares.findOne(shareId).exec();
  await record?.incrementalPatch({ status });
}

describe("records plane", () => {
  test("[C.4] what one device writes arrives on the person's other device, both ways", async () => {
    const world = await syncWorld();
    const anna = await world.person("anna");
    const phone = await world.device(anna);
    const laptop = await world.device(anna);
    const list = await createList(phone.kitchen, "This week");
    await add(phone.kitchen, list, "milk");
    await phone.settled();
    await laptop.settled();
    expect(await foods(laptop.kitchen, list)).toEqual(["milk"]);
    await add(laptop.kitchen, list, "eggs");
    await laptop.settled();
    await phone.settled();
    expect(await foods(phone.kitchen, list)).toEqual(["eggs", "milk"]);
    expect(phone.sync.state().pending).toEqual([]);
  });

  test("[S2.2] a shared list arrives when its invitation is accepted, and both edit it", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const ben = await world.device(await world.person("ben"));
    const list = await createList(anna.kitchen, "This week");
    await add(anna.kitchen, list, "milk");
    await anna.settled();
    const shareId = await share(anna, list, "Ben@Example.org", "edit");
    await anna.settled();
    await ben.settled();
    expect(await foods(ben.kitchen, list)).toBeUndefined();
    await respond(ben, shareId, "accepted");
    await ben.settled();
    expect(await foods(ben.kitchen, list)).toEqual(["milk"]);
    const milk = (await ben.kitchen.items.get("list", list))?.fields.contributions[0]?.id ?? "";
    await ben.kitchen.items.edit(list, "Check", (doc) => setChecked(doc, [milk], 5));
    await ben.settled();
    await anna.settled();
    expect(await foods(anna.kitchen, list)).toEqual(["✓ milk"]);
  });

  test("[C.7] both offline, edits on both sides, together again: nothing is lost", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const ben = await world.device(await world.person("ben"));
    const list = await createList(anna.kitchen, "This week");
    const milk = await add(anna.kitchen, list, "milk");
    await anna.settled();
    const shareId = await share(anna, list, "ben@example.org", "edit");
    await anna.settled();
    await ben.settled();
    await respond(ben, shareId, "accepted");
    await ben.settled();
    anna.setOnline(false);
    ben.setOnline(false);
    await add(anna.kitchen, list, "eggs");
    await add(ben.kitchen, list, "bread");
    await ben.kitchen.items.edit(list, "Check", (doc) => setChecked(doc, [milk], 5));
    await expect.poll(() => anna.sync.state().pending).toEqual([list]);
    anna.setOnline(true);
    ben.setOnline(true);
    await anna.settled();
    await ben.settled();
    await anna.settled();
    for (const device of [anna, ben]) {
      expect(await foods(device.kitchen, list)).toEqual(["bread", "eggs", "✓ milk"]);
      await expect.poll(() => device.sync.state().pending).toEqual([]);
    }
  });

  test("[C.5] [S2.9] a viewer's edit is refused, reset, and kept as one rescued copy; the owner never sees it", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const ben = await world.device(await world.person("ben"));
    const list = await createList(anna.kitchen, "This week");
    await add(anna.kitchen, list, "milk");
    await anna.settled();
    const shareId = await share(anna, list, "ben@example.org", "view");
    await anna.settled();
    await ben.settled();
    await respond(ben, shareId, "accepted");
    await ben.settled();
    await add(ben.kitchen, list, "champagne");
    await ben.settled();
    await expect.poll(() => foods(ben.kitchen, list)).toEqual(["milk"]);
    await add(ben.kitchen, list, "caviar");
    await ben.settled();
    await expect.poll(() => foods(ben.kitchen, list)).toEqual(["milk"]);
    await expect.poll(() => ben.sync.state().rescued).toBe(1);
    const [rescued] = await ben.kitchen.collections.rescues.find().exec();
    expect(rescued?.code).toBe("permission_denied");
    expect(JSON.stringify(rescued?.derived)).toContain("champagne");
    expect(JSON.stringify(rescued?.derived)).toContain("caviar");
    await add(anna.kitchen, list, "eggs");
    await anna.settled();
    await ben.settled();
    expect(await foods(anna.kitchen, list)).toEqual(["eggs", "milk"]);
    expect(await foods(ben.kitchen, list)).toEqual(["eggs", "milk"]);
  });

  test("[S2.12] revoking while the other is offline with edits queued takes the item away and rescues the edits", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const ben = await world.device(await world.person("ben"));
    const list = await createList(anna.kitchen, "This week");
    await add(anna.kitchen, list, "milk");
    await anna.settled();
    const shareId = await share(anna, list, "ben@example.org", "edit");
    await anna.settled();
    await ben.settled();
    await respond(ben, shareId, "accepted");
    await ben.settled();
    ben.setOnline(false);
    await add(ben.kitchen, list, "bread");
    await respond(anna, shareId, "revoked");
    await anna.settled();
    ben.setOnline(true);
    await ben.settled();
    await expect.poll(() => foods(ben.kitchen, list)).toBeUndefined();
    const [rescued] = await ben.kitchen.collections.rescues.find().exec();
    expect(JSON.stringify(rescued?.derived)).toContain("bread");
    expect(await foods(anna.kitchen, list)).toEqual(["milk"]);
  });

  test("[S2.5] a second live share is refused with the first one's address", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    await world.person("ben");
    const list = await createList(anna.kitchen, "This week");
    await anna.settled();
    const refused: string[] = [];
    anna.sync.refusedShares$.subscribe(({ failure }) => refused.push(`${failure.code}: ${failure.message}`));
    await share(anna, list, "ben@example.org", "view");
    await anna.settled();
    await share(anna, list, "BEN@example.org", "edit");
    await anna.settled();
    await expect.poll(() => refused).toHaveLength(1);
    expect(refused[0]).toMatch(/^share_exists: .*ben@example\.org/);
    expect(await anna.kitchen.collections.shares.count().exec()).toBe(1);
  });
});
