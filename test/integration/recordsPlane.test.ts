import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { z } from "zod";
import {
  putContributions,
  removeContributions,
  setChecked,
  setListTitle,
} from "../../src/domain/groceries/document.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { addPlanEntry, planWeekId, setPlanTitle } from "../../src/domain/plans/document.ts";
import { changeShare, shareWith } from "../../src/renderer/sync/shareCommands.ts";
import { shareWishSchema } from "../../src/domain/sharing/share.ts";
import { createShare } from "../../sync-server/engine/sharing/createShare.ts";
import { moveShare } from "../../sync-server/engine/sharing/moveShare.ts";
import { ok } from "../../src/domain/result.ts";
import { defineAction } from "../../sync-server/actions/action.ts";
import { itemPush, RawPeer } from "../helpers/rawPeer.ts";
import { testHub } from "../helpers/testHub.ts";
import { syncWorld, type Device } from "../helpers/syncWorld.ts";

async function createList(kitchen: Kitchen, title: string): Promise<ItemId> {
  const created = await kitchen.items.create("New list", { type: "list", init: (doc) => setListTitle(doc, title) });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

function contribution(food: string, id = `by hand ${food}`): Parameters<typeof putContributions>[1][number] {
  return {
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
  };
}

async function add(kitchen: Kitchen, list: ItemId, food: string): Promise<string> {
  const id = kitchen.items.newId();
  const result = await kitchen.items.edit(list, `Add ${food}`, (doc) =>
    putContributions(doc, [contribution(food, id)]),
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
    sharedById: from.personId,
    recipient: { kind: "person", address },
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
  await changeShare(device.kitchen.collections.shares, shareId, { status });
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

  test("[C.4] a plan renamed after its first week was planned offline arrives with the week", async () => {
    const world = await syncWorld();
    const anna = await world.person("anna");
    const phone = await world.device(anna);
    const laptop = await world.device(anna);
    phone.setOnline(false);
    const { items } = phone.kitchen;
    const plan = await items.create("New plan", { type: "plan", init: (doc) => setPlanTitle(doc, "Dinners") });
    if (!plan.ok) throw new Error(plan.error.message);
    const monday = "2026-11-02";
    const week = planWeekId(plan.value, monday);
    const entry = { date: monday, slotId: "", kind: "note", recipeId: null, text: "soup", servings: null } as const;
    await items.editPart({ id: week, type: "planWeek", parentId: plan.value, sortKey: monday }, "Plan", (doc) => {
      addPlanEntry(doc, entry, items.newId);
    });
    await items.edit(plan.value, "Rename", (doc) => setPlanTitle(doc, "Suppers"));
    phone.setOnline(true);
    await phone.settled();
    await laptop.settled();
    expect((await laptop.kitchen.items.get("planWeek", week))?.fields.entries.map((one) => one.text)).toEqual(["soup"]);
    expect((await laptop.kitchen.items.get("plan", plan.value))?.title).toBe("Suppers");
    expect(phone.sync.state().rescued).toBe(0);
  });

  test("[C.4] words written in two sittings without a network are accepted, also where the second lies in the first", async () => {
    const world = await syncWorld();
    const anna = await world.person("anna");
    const peer = await RawPeer.greeted(world.hub, anna);
    // Which of the two comes first in the update depends on their numbers.
    for (const [one, two] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const first = new Y.Doc();
      first.clientID = one;
      first.getText("title").insert(0, "one");
      const second = new Y.Doc();
      second.clientID = two;
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
      // No parent is named for this: it follows from what it was typed beside, which is another client's.
      second.getText("title").insert(3, " two");
      const [result] = await peer.push(itemPush(`list-${one}`, second));
      expect(result?.kind).toBe("merged");
    }
  });

  test("[C.4] a viewer who gets a list and its newest line in one page gets all of it", async () => {
    const world = await syncWorld();
    const annaId = await world.person("anna");
    const phone = await world.device(annaId);
    const ben = await world.device(await world.person("ben"));
    const list = await createList(phone.kitchen, "This week");
    await add(phone.kitchen, list, "milk");
    await phone.settled();
    const shareId = await share(phone, list, "ben@example.org", "view");
    await phone.settled();
    await ben.settled();
    ben.setOnline(false);
    await respond(ben, shareId, "accepted");
    await world.perform((work) => moveShare(work, ben.personId, shareId, "accept"));
    // A client that has not written before: what it adds builds on nothing.
    const fresh = new Y.Doc();
    putContributions(fresh, [contribution("eggs")]);
    const peer = await RawPeer.greeted(world.hub, annaId);
    expect((await peer.push(itemPush(list, fresh)))[0]?.kind).toBe("merged");
    ben.setOnline(true);
    await ben.settled();
    await expect.poll(() => foods(ben.kitchen, list)).toEqual(["eggs", "milk"]);
  });

  test("[C.5] something a viewer takes away comes back, on the disk and in the open window", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const ben = await world.device(await world.person("ben"));
    const list = await createList(anna.kitchen, "This week");
    const milk = await add(anna.kitchen, list, "milk");
    await anna.settled();
    const shareId = await share(anna, list, "ben@example.org", "view");
    await anna.settled();
    await ben.settled();
    await respond(ben, shareId, "accepted");
    await ben.settled();
    await ben.kitchen.items.edit(list, "Remove", (doc) => removeContributions(doc, [milk]));
    await ben.settled();
    await expect.poll(() => foods(ben.kitchen, list)).toEqual(["milk"]);
  });

  test("[C.4] a device that missed the trash does not take an item out of it by an edit; an editor's edit is kept", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const ben = await world.device(await world.person("ben"));
    const list = await createList(anna.kitchen, "This week");
    await anna.settled();
    const shareId = await share(anna, list, "ben@example.org", "edit");
    await anna.settled();
    await ben.settled();
    await respond(ben, shareId, "accepted");
    await ben.settled();
    ben.setOnline(false);
    await add(ben.kitchen, list, "bread");
    await anna.kitchen.items.trash("Trash", [list]);
    await anna.settled();
    ben.setOnline(true);
    await ben.settled();
    await anna.settled();
    expect((await anna.kitchen.items.get("list", list))?.trashedAt).toBeGreaterThan(0);
    expect(await foods(anna.kitchen, list)).toEqual(["bread"]);
    expect(ben.sync.state().rescued).toBe(0);
  });

  test("[S2.12] what was deleted before a share of everything ended leaves a device that missed both", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const ben = await world.device(await world.person("ben"));
    const list = await createList(anna.kitchen, "This week");
    await anna.settled();
    const shareId = anna.kitchen.items.newId();
    await shareWith(anna.kitchen.collections.shares, {
      id: shareId,
      ownerId: anna.personId,
      sharedById: anna.personId,
      recipient: { kind: "person", address: "ben@example.org" },
      itemType: "list",
      itemId: null,
      itemTitle: "",
      shareAll: true,
      level: "view",
      message: "",
      now: 1,
    });
    await anna.settled();
    await ben.settled();
    await respond(ben, shareId, "accepted");
    await ben.settled();
    await expect.poll(() => foods(ben.kitchen, list)).toEqual([]);
    ben.setOnline(false);
    await anna.kitchen.items.deleteForever([list]);
    await anna.settled();
    await respond(anna, shareId, "revoked");
    await anna.settled();
    ben.setOnline(true);
    await ben.settled();
    await expect.poll(() => foods(ben.kitchen, list)).toBeUndefined();
  });

  test("[C.4] an item that was taken away and is put back from a backup does not stop the device", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const list = await createList(anna.kitchen, "This week");
    await anna.settled();
    const record = (await anna.kitchen.collections.items.findOne(list).exec())?.toMutableJSON();
    await anna.kitchen.items.deleteForever([list]);
    await anna.settled();
    if (record) await anna.kitchen.collections.items.insert(record);
    const other = await createList(anna.kitchen, "Next week");
    await anna.settled();
    expect((await world.store.transaction((tx) => tx.items.find(other)))?.title).toBe("Next week");
    await expect.poll(() => anna.sync.state().rescued).toBe(1);
  });

  test("[S2.2] the same wish or answer asked twice, its first answer unheard, is not refused", async () => {
    const world = await syncWorld();
    const anna = await world.device(await world.person("anna"));
    const benId = await world.person("ben");
    const list = await createList(anna.kitchen, "This week");
    await anna.settled();
    const wish = shareWishSchema.parse({
      recipient: { kind: "person", address: "ben@example.org" },
      itemType: "list",
      itemId: list,
      shareAll: false,
      level: "view",
    });
    const ask = () => world.perform((work) => createShare(work, anna.personId, "share1", wish));
    const invited = () => world.notices.filter(({ kind }) => kind === "share-invited").length;
    expect(await ask()).toMatchObject({ ok: true });
    expect(invited()).toBe(1);
    expect(await ask()).toMatchObject({ ok: true });
    expect(invited()).toBe(1);
    for (const [personId, event] of [
      [benId, "accept"],
      [benId, "accept"],
      [anna.personId, "revoke"],
    ] as const) {
      const moved = await world.perform((work) => moveShare(work, personId, "share1", event));
      expect(moved.ok).toBe(true);
    }
    // The positive control: another share of the same thing with the same person is refused while this one lives.
    expect(await ask()).toMatchObject({ ok: true, value: { status: "revoked" } });
    const again = (id: string) => world.perform((work) => createShare(work, anna.personId, id, wish));
    expect((await again("share2")).ok).toBe(true);
    expect(await again("share3")).toMatchObject({ ok: false, error: { code: "share_exists" } });
    // Arriving once more after that one ended, the refused wish is a wish like any other.
    expect((await world.perform((work) => moveShare(work, anna.personId, "share2", "revoke"))).ok).toBe(true);
    expect(await again("share3")).toMatchObject({ ok: true, value: { id: "share3" } });
  });

  test("[C.4] a server that stops waits for what it was asked, and does nothing of what comes behind", async () => {
    const { store } = await syncWorld();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const done: string[] = [];
    const slow = defineAction({
      name: "slow",
      title: "Slow",
      description: "Takes until it is released.",
      input: z.strictObject({ name: z.string() }),
      output: z.null(),
      async run({ input }) {
        await released;
        done.push(input.name);
        return ok(null);
      },
    });
    const bugs: unknown[] = [];
    const parts = { store, now: () => 1, reportBug: (error: unknown) => bugs.push(error), actions: [slow] };
    const { hub } = testHub(parts);
    const ben = await RawPeer.greeted(hub, "person-ben");
    const ask = (name: string) =>
      ben.say({ t: "act", n: 1, commands: [{ id: name, action: "slow", input: { name } }] });
    void ask("first");
    void ask("behind");
    let isStopped = false;
    const stopped = hub.stop({ code: "not_connected", message: "" }).then(() => (isStopped = true));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([isStopped, done]).toEqual([false, []]);
    release();
    await stopped;
    expect([done, bugs]).toEqual([["first"], []]);
  });
});
