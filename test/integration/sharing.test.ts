import { describe, expect, test } from "vitest";
import { itemChanges } from "../../src/domain/compare/itemChanges.ts";
import { itemLines, type LineContext } from "../../src/domain/compare/itemLines.ts";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemId, ItemType } from "../../src/domain/items/types.ts";
import { addPlanEntry, defaultSlots, planWeekId, writePlan } from "../../src/domain/plans/document.ts";
import { addColumn, addRows, setCells, setTableText } from "../../src/domain/tables/document.ts";
import type { StoredRescue } from "../../src/renderer/data/collections.ts";
import {
  addRescuedChanges,
  keepRescuedCopy,
  letRescueGo,
  rescuedVersions,
} from "../../src/renderer/sync/rescuedVersion.ts";
import { moveShare, resendShare, shareWithAll } from "../../src/renderer/sync/sharing.ts";
import { syncWorld, type Device, type World } from "../helpers/syncWorld.ts";

async function pair(): Promise<{ world: World; anna: Device; ben: Device }> {
  const world = await syncWorld();
  const anna = await world.device(await world.person("anna"));
  const ben = await world.device(await world.person("ben"));
  return { world, anna, ben };
}

async function make(
  device: Device,
  type: ItemType,
  init: Parameters<Device["kitchen"]["items"]["edit"]>[2],
): Promise<ItemId> {
  const made = await device.kitchen.items.create("New", { type, init });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** Anna shares with these addresses and answers what became of each: the share's id, or the code of the refusal. */
async function share(
  anna: Device,
  itemType: ItemType,
  itemId: string,
  addresses: string[],
  level = "edit",
): Promise<string[]> {
  const outcomes = await shareWithAll(
    anna.kitchen,
    { personId: anna.personId, addresses: ["anna@example.org"] },
    { itemType, itemId, title: "Ours" },
    { addresses, level, message: "" },
    1,
  );
  return outcomes.map(({ result }) => (result.ok ? result.value : result.error.code));
}

async function accepted(anna: Device, ben: Device, itemType: ItemType, itemId: string): Promise<string> {
  const [id = ""] = await share(anna, itemType, itemId, ["ben@example.org"]);
  await anna.settled();
  await ben.settled();
  await moveShare(ben.kitchen, id, { status: "accepted" });
  await ben.settled();
  return id;
}

/** Ben's edits of what he may only view by then, refused and rescued. */
async function refused(
  anna: Device,
  ben: Device,
  shareId: string,
  edit: () => Promise<unknown>,
): Promise<StoredRescue> {
  ben.setOnline(false);
  await edit();
  await moveShare(anna.kitchen, shareId, { level: "view" });
  await anna.settled();
  ben.setOnline(true);
  await ben.settled();
  await expect.poll(() => ben.sync.state().rescued).toBe(1);
  const [rescue] = await ben.kitchen.collections.rescues.find().exec();
  if (!rescue) throw new Error("Nothing was rescued.");
  return rescue.toMutableJSON();
}

describe("sharing", () => {
  test("[S2.2] seed 110: a share waits for what is stored of its item, not for a cache that missed the news of it", async () => {
    const { world, anna } = await pair();
    anna.setOnline(false);
    const list = await make(anna, "list", (doc) => setListTitle(doc, "Ours"));
    const { items } = anna.kitchen.collections;
    const [asMade] = await items.storageInstance.findDocumentsById([list], false);
    if (!asMade) throw new Error("The list is not stored.");
    anna.setOnline(true);
    await anna.settled();
    // A read that was under way meanwhile enters what it has read.
    items._docCache.processTasks();
    items._docCache.cacheItemByDocId.delete(list);
    items._docCache.getCachedRxDocument(asMade);
    expect((await items.findByIds([list]).exec()).get(list)?.ownerId).toBe("");
    const [id = ""] = await share(anna, "list", list, ["ben@example.org"]);
    await anna.settled();
    expect((await world.store.transaction((tx) => tx.shares.find(id)))?.status).toBe("pending");
  });

  test("[S2.2] a list made and shared offline: the share waits for the list, and then both are there", async () => {
    const { anna, ben } = await pair();
    await anna.settled();
    anna.setOnline(false);
    const refusals: string[] = [];
    anna.sync.refusedShares$.subscribe(({ failure }) => refusals.push(failure.code));
    const list = await make(anna, "list", (doc) => setListTitle(doc, "Ours"));
    const [id = ""] = await share(anna, "list", list, ["ben@example.org"]);
    anna.setOnline(true);
    await anna.settled();
    await expect.poll(async () => (await anna.kitchen.collections.shares.findOne(id).exec())?.isWish).toBe(false);
    await ben.settled();
    await moveShare(ben.kitchen, id, { status: "accepted" });
    await ben.settled();
    expect((await ben.kitchen.items.get("list", list))?.title).toBe("Ours");
    expect(refusals).toEqual([]);
  });

  test("[S2.5] [S2.6] [S2.7] several addresses: each has its own outcome and none stops another", async () => {
    const { anna } = await pair();
    const list = await make(anna, "list", (doc) => setListTitle(doc, "Ours"));
    await anna.settled();
    const first = await share(anna, "list", list, ["ben@example.org"]);
    expect(first[0]).not.toMatch(/^share_/);
    const outcomes = await share(anna, "list", list, [
      "Ben@example.org",
      "anna@example.org",
      "nobody",
      "dora@example.org",
    ]);
    expect(outcomes.slice(0, 3)).toEqual(["share_exists", "share_self", "share_address"]);
    expect(outcomes[3]).not.toMatch(/^share_/);
    await anna.settled();
    expect(await anna.kitchen.collections.shares.count().exec()).toBe(2);
  });

  test("[S2.8] [S3.5] sending again ends the invitation and makes a new one with the same level", async () => {
    const { anna, ben } = await pair();
    const list = await make(anna, "list", (doc) => setListTitle(doc, "Ours"));
    await anna.settled();
    const [id = ""] = await share(anna, "list", list, ["ben@example.org"], "view");
    await anna.settled();
    const old = await anna.kitchen.collections.shares.findOne(id).exec(true);
    await resendShare(anna.kitchen, old.toMutableJSON(), 2);
    await anna.settled();
    await ben.settled();
    const shares = await ben.kitchen.collections.shares.find().exec();
    expect(shares.map(({ status, level }) => `${status} ${level}`).toSorted()).toEqual([
      "pending view",
      "revoked view",
    ]);
  });
});

describe("rescued changes", () => {
  test("[C.5] a row: compared cell by cell, kept as a table of one's own in one undo step, and added once granted", async () => {
    const { anna, ben } = await pair();
    const table = await make(anna, "table", (doc) => {
      setTableText(doc, "title", "Suppliers");
      addColumn(doc, { name: "What", type: "text" }, anna.kitchen.items.newId, 0, "what");
      addColumn(doc, { name: "Price", type: "text" }, anna.kitchen.items.newId, 1, "price");
    });
    const block = `${table}.one` as ItemId;
    await anna.kitchen.items.createMany("Rows", [
      {
        id: block,
        type: "rows",
        parentId: table,
        sortKey: "a0",
        init: (doc) =>
          void addRows(doc, [{ id: "r", cells: { what: "Salmon", price: "18.90" } }], anna.kitchen.items.newId),
      },
    ]);
    await anna.settled();
    const shareId = await accepted(anna, ben, "table", table);
    const rescue = await refused(anna, ben, shareId, () =>
      ben.kitchen.items.edit(block, "Price", (doc) => setCells(doc, [{ rowId: "r", cells: { price: "19.40" } }])),
    );
    const versions = await rescuedVersions(ben.kitchen, rescue);
    const columns = (await ben.kitchen.items.get("table", table))?.fields.columns ?? [];
    const context: LineContext = {
      titleOf: () => undefined,
      columns,
      cells: { locale: "en", today: "2026-11-21", titleOf: () => undefined, itemByTitle: () => undefined },
    };
    if (!versions?.other || !versions.isCurrent) throw new Error("There is no current version.");
    const [change] = itemChanges(
      itemLines("rows", versions.mine as never, context),
      itemLines("rows", versions.other as never, context),
    );
    expect(change?.mine?.filter((piece) => piece.isChanged).map((piece) => piece.text)).toEqual(["19.40"]);
    expect(change?.current?.filter((piece) => piece.isChanged).map((piece) => piece.text)).toEqual(["18.90"]);

    const kept = await keepRescuedCopy(ben.kitchen, rescue);
    if (!kept.ok) throw new Error(kept.error.message);
    expect((await ben.kitchen.items.get("table", kept.value.id))?.title).toBe("Suppliers (my copy)");
    const rows = await ben.kitchen.items.parts("rows", kept.value.id);
    expect(rows.flatMap((part) => part.fields.rows.map((row) => row.cells))).toEqual([
      { what: "Salmon", price: "19.40" },
    ]);
    expect(await ben.kitchen.collections.rescues.count().exec()).toBe(0);
    await ben.settled();
    expect(ben.sync.state().rescued).toBe(0);
    await ben.kitchen.undo.undo();
    expect(await ben.kitchen.collections.rescues.count().exec()).toBe(1);
    expect((await ben.kitchen.items.get("table", kept.value.id))?.trashedAt).toBeGreaterThan(0);

    await moveShare(anna.kitchen, shareId, { level: "edit" });
    await anna.settled();
    await ben.settled();
    expect((await addRescuedChanges(ben.kitchen, rescue)).ok).toBe(true);
    await ben.settled();
    await anna.settled();
    const [merged] = await anna.kitchen.items.parts("rows", table);
    expect(merged?.fields.rows[0]?.cells).toEqual({ what: "Salmon", price: "19.40" });
    expect(await ben.kitchen.collections.rescues.count().exec()).toBe(0);
  });

  test("[C.5] a week of a plan: kept as a plan of one's own; letting go can be undone", async () => {
    const { anna, ben } = await pair();
    const plan = await make(anna, "plan", (doc) => writePlan(doc, "Meals", defaultSlots));
    const monday = "2026-11-16";
    const week = { id: planWeekId(plan, monday), type: "planWeek" as const, parentId: plan, sortKey: monday };
    const entry = {
      date: monday,
      slotId: "dinner",
      kind: "note" as const,
      recipeId: null,
      text: "Soup",
      servings: null,
    };
    await anna.kitchen.items.editPart(week, "Plan", (doc) => void addPlanEntry(doc, entry, anna.kitchen.items.newId));
    await anna.settled();
    const shareId = await accepted(anna, ben, "plan", plan);
    const rescue = await refused(anna, ben, shareId, () =>
      ben.kitchen.items.editPart(
        week,
        "Plan",
        (doc) => void addPlanEntry(doc, { ...entry, text: "Pie" }, ben.kitchen.items.newId),
      ),
    );
    await letRescueGo(ben.kitchen, rescue);
    expect(await ben.kitchen.collections.rescues.count().exec()).toBe(0);
    await ben.kitchen.undo.undo();
    expect(await ben.kitchen.collections.rescues.count().exec()).toBe(1);
    const kept = await keepRescuedCopy(ben.kitchen, rescue);
    if (!kept.ok) throw new Error(kept.error.message);
    expect(kept.value.type).toBe("plan");
    const [copy] = await ben.kitchen.items.parts("planWeek", kept.value.id);
    expect(copy?.fields.entries.map((one) => one.text).toSorted()).toEqual(["Pie", "Soup"]);
    expect((await anna.kitchen.items.parts("planWeek", plan))[0]?.fields.entries.map((one) => one.text)).toEqual([
      "Soup",
    ]);
  });
});
