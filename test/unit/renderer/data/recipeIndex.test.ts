import { expect, test, vi } from "vitest";
import type { ItemId } from "../../../../src/domain/items/types.ts";
import { setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { RecipeIndex } from "../../../../src/renderer/data/recipeIndex.ts";
import { testKitchen, windowOn } from "../../../helpers/kitchen.ts";

async function recipes(kitchen: Kitchen, titles: readonly string[]): Promise<ItemId[]> {
  const created = await kitchen.items.createMany(
    "New",
    titles.map((title) => ({ type: "recipe", init: (doc) => setRecipeText(doc, "title", title) })),
  );
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

const titlesOf = (index: RecipeIndex): string[] => index.state.summaries.map(({ title }) => title);

test("[K.7] the first screenful is known before the rest, and every recipe in the end, sorted, equal titles too", async () => {
  const kitchen = await testKitchen();
  const titles = Array.from({ length: 150 }, (_, number) => (number % 3 === 0 ? "Soup" : `Stew ${number}`));
  await recipes(kitchen, titles);
  const index = new RecipeIndex(kitchen.collections.items);
  const phases: [string, number][] = [];
  const subscription = index.state$.subscribe(({ phase, summaries }) => phases.push([phase, summaries.length]));
  await index.load();
  expect(phases.slice(0, 2)).toEqual([
    ["opening", 0],
    ["first", 60],
  ]);
  expect(phases.at(-1)).toEqual(["ready", 150]);
  const sortKeys = index.state.summaries.map(({ sortKey }) => sortKey);
  expect(sortKeys).toEqual(sortKeys.toSorted());
  expect(new Set(index.state.summaries.map(({ id }) => id)).size).toBe(150);
  subscription.unsubscribe();
  index.close();
});

test("[K.7] what is put into the trash or deleted while the library is being read does not come back with it", async () => {
  const kitchen = await testKitchen();
  const [kept, trashed, deleted] = await recipes(kitchen, ["Kept", "Trashed", "Deleted"]);
  if (!kept || !trashed || !deleted) throw new Error("three recipes were made");
  const index = new RecipeIndex(kitchen.collections.items);
  const { storageInstance } = kitchen.collections.items;
  const query = storageInstance.query.bind(storageInstance);
  // The page is read, then the recipes go, then the page arrives.
  vi.spyOn(storageInstance, "query").mockImplementationOnce(async (prepared) => {
    const page = await query(prepared);
    await kitchen.items.trash("Delete", [trashed]);
    await kitchen.items.deleteForever([deleted]);
    return page;
  });
  await index.load();
  expect(titlesOf(index)).toEqual(["Kept"]);
  index.close();
});

test("[K.7] reading the library keeps no documents in memory besides the summaries", async () => {
  const name = `index-${crypto.randomUUID()}`;
  await recipes(await windowOn(name), ["Soup", "Stew"]);
  const { items } = (await windowOn(name)).collections;
  const index = new RecipeIndex(items);
  await index.load();
  expect(titlesOf(index)).toEqual(["Soup", "Stew"]);
  expect(items._docCache.cacheItemByDocId.size).toBe(0);
  index.close();
});
