import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { putContributions, setChecked, setListTitle } from "../../../../src/domain/groceries/document.ts";
import type { ItemId } from "../../../../src/domain/items/types.ts";
import { addPlanEntry, planWeekId, writePlan } from "../../../../src/domain/plans/document.ts";
import { setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import { addColumn, addRows, setTableText } from "../../../../src/domain/tables/document.ts";
import { exportEverything } from "../../../../src/renderer/data/archive/exportEverything.ts";
import { importEverything } from "../../../../src/renderer/data/archive/importEverything.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { commandPrefix, recordPrefix } from "../../../../src/renderer/data/recordCollections.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

const theme = { id: "theme", schema: z.enum(["light", "dark"]), initial: "light" as const };

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** One of everything, with a trashed recipe, a photo and a setting. */
async function fullKitchen(): Promise<{ kitchen: Kitchen; recipeId: ItemId }> {
  const kitchen = await testKitchen();
  const { items } = kitchen;
  const recipeId = valueOf(
    await items.create("r", { type: "recipe", init: (doc) => setRecipeText(doc, "title", "Lasagne") }),
  );
  const gone = valueOf(await items.create("r", { type: "recipe", init: (doc) => setRecipeText(doc, "title", "Old") }));
  await items.trash("Delete", [gone]);
  await items.edit(recipeId, "Notes", (doc) => setRecipeText(doc, "notes", "Grandmother’s"));
  const listId = valueOf(await items.create("l", { type: "list", init: (doc) => setListTitle(doc, "This week") }));
  await items.edit(listId, "Add milk", (doc) => {
    const source = { kind: "hand" } as const;
    const base = {
      text: "2 l milk",
      foodKey: "milk",
      quantity: "2",
      quantityMax: null,
      unit: "liter",
      food: "milk",
      note: "",
    };
    putContributions(doc, [{ id: "c1", ...base, source, addedAt: 1, checkedAt: null }]);
    setChecked(doc, ["c1"], 5);
  });
  const planId = valueOf(
    await items.create("p", { type: "plan", init: (doc) => writePlan(doc, "Ours", [["dinner", "Dinner"]]) }),
  );
  const week = {
    id: planWeekId(planId, "2026-11-16"),
    type: "planWeek",
    parentId: planId,
    sortKey: "2026-11-16",
  } as const;
  await items.editPart(week, "Plan", (doc) => {
    const entry = {
      date: "2026-11-21",
      slotId: "dinner",
      kind: "recipe",
      recipeId,
      text: "Lasagne",
      servings: 6,
    } as const;
    addPlanEntry(doc, entry, items.newId);
  });
  const tableId = valueOf(
    await items.create("t", {
      type: "table",
      init: (doc) => {
        setTableText(doc, "title", "Wine");
        addColumn(doc, { name: "Name", type: "text" }, items.newId, undefined, "name");
      },
    }),
  );
  const block = { id: `${tableId}.b` as ItemId, type: "rows", parentId: tableId, sortKey: "a0" } as const;
  await items.editPart(block, "Rows", (doc) => void addRows(doc, [{ cells: { name: "Rioja" } }], items.newId));
  await kitchen.blobs.put({ kind: "photo", mime: "image/png", bytes: new Uint8Array([1, 2, 3]), thumbnail: "data:," });
  await kitchen.settings.set(theme, "dark");
  return { kitchen, recipeId };
}

/** Everything a kitchen holds, as plain data. */
async function contentOf(kitchen: Kitchen): Promise<unknown> {
  const { items, blobs, settings } = kitchen.collections;
  const plain = (records: { toJSON(): unknown }[]): unknown[] => records.map((record) => record.toJSON());
  return {
    items: plain(await items.find({ sort: [{ id: "asc" }] }).exec()),
    blobs: plain(await blobs.find({ sort: [{ id: "asc" }] }).exec()).map((blob) => ({
      ...(blob as object),
      createdAt: 0,
    })),
    settings: plain(await settings.find({ sort: [{ id: "asc" }] }).exec()),
  };
}

describe("export of everything", () => {
  test("[K.9] imported into an empty profile gives the same data, trash, photos and settings included", async () => {
    const { kitchen } = await fullKitchen();
    const file = valueOf(await exportEverything(kitchen, 1_000));
    const fresh = await testKitchen();
    const report = valueOf(await importEverything(fresh, file, "add"));
    expect(report).toMatchObject({ added: 7, merged: 0, removed: 0, blobs: 1 });
    expect(await contentOf(fresh)).toEqual(await contentOf(kitchen));
  });

  test("[K.9] what the server said and commands on their way are no settings: they are not in the file", async () => {
    const { kitchen } = await fullKitchen();
    const { settings } = kitchen.collections;
    await settings.insert({ id: `${recordPrefix}self/anna`, value: {} });
    await settings.insert({ id: `${commandPrefix}c1`, value: {} });
    const file = valueOf(await exportEverything(kitchen, 1_000));
    const fresh = await testKitchen();
    // Records alone do not make a kitchen one with settings of its own.
    await fresh.collections.settings.insert({ id: `${recordPrefix}self/ben`, value: {} });
    valueOf(await importEverything(fresh, file, "add"));
    const kept = (await fresh.collections.settings.find().exec()).map(({ id }) => id);
    expect(kept.toSorted()).toEqual([`${recordPrefix}self/ben`, theme.id].toSorted());
  });

  test("[K.9] adding an older export to a kitchen loses nothing that is here", async () => {
    const { kitchen, recipeId } = await fullKitchen();
    const file = valueOf(await exportEverything(kitchen, 1_000));
    await kitchen.items.edit(recipeId, "Rename", (doc) => setRecipeText(doc, "title", "Lasagne al forno"));
    valueOf(await importEverything(kitchen, file, "add"));
    expect((await kitchen.items.get("recipe", recipeId))?.title).toBe("Lasagne al forno");
  });

  test("[K.9] restoring a backup reads exactly as the backup, also after later edits of the same item", async () => {
    const { kitchen, recipeId } = await fullKitchen();
    const before = await contentOf(kitchen);
    const file = valueOf(await exportEverything(kitchen, 1_000));
    await kitchen.items.edit(recipeId, "Rename", (doc) => setRecipeText(doc, "title", "Ruined"));
    await kitchen.items.create("New", { type: "recipe", init: (doc) => setRecipeText(doc, "title", "Later") });
    valueOf(await importEverything(kitchen, file, "replace"));
    expect(await contentOf(kitchen)).toEqual(before);
    await kitchen.items.edit(recipeId, "Rename", (doc) => setRecipeText(doc, "title", "Lasagne verdi"));
    const recipe = await kitchen.items.get("recipe", recipeId);
    expect([recipe?.title, recipe?.fields.notes]).toEqual(["Lasagne verdi", "Grandmother’s"]);
  });

  test.each([
    ["no zip", () => strToU8("hello"), "export_unreadable"],
    ["a foreign zip", () => zipSync({ "a.txt": strToU8("x") }), "export_unreadable"],
    ["a cut file", (file: Uint8Array) => file.slice(0, file.length - 400), "export_unreadable"],
    ["a missing photo", (file: Uint8Array) => rezip(file, (name) => name.startsWith("blobs/")), "export_unreadable"],
    ["a newer version", (file: Uint8Array) => remanifest(file, { version: 99 }), "export_newer"],
    ["missing items", (file: Uint8Array) => remanifest(file, { items: 8 }), "export_unreadable"],
    ["a damaged item", (file: Uint8Array) => damageItem(file), "export_unreadable"],
  ])("[K.9] %s is refused with a sentence and changes nothing", async (_name, broken, code) => {
    const { kitchen } = await fullKitchen();
    const file = valueOf(await exportEverything(kitchen, 1_000));
    const before = await contentOf(kitchen);
    const refused = await importEverything(kitchen, broken(file), "replace");
    expect(refused).toMatchObject({ ok: false, error: { code } });
    expect(await contentOf(kitchen)).toEqual(before);
    expect((await importEverything(kitchen, file, "replace")).ok).toBe(true);
  });

  test("[K.9] a cancelled export makes no file", async () => {
    const { kitchen } = await fullKitchen();
    const cancelled = await exportEverything(kitchen, 1_000, { signal: AbortSignal.abort() });
    expect(cancelled).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });
});

function rezip(file: Uint8Array, drop: (name: string) => boolean): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(unzipSync(file)).filter(([name]) => !drop(name))));
}

function remanifest(file: Uint8Array, change: object): Uint8Array {
  const files = unzipSync(file);
  const manifest = JSON.parse(new TextDecoder().decode(files["potluck.json"])) as object;
  return zipSync({ ...files, "potluck.json": strToU8(JSON.stringify({ ...manifest, ...change })) });
}

function damageItem(file: Uint8Array): Uint8Array {
  const files = unzipSync(file);
  const text = new TextDecoder().decode(files["items.jsonl"]);
  return zipSync({ ...files, "items.jsonl": strToU8(text.replace(/"state":"[^"]{8}/, '"state":"////////')) });
}
