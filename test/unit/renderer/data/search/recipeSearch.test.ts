import { describe, expect, onTestFinished, test } from "vitest";
import type { ItemId } from "../../../../../src/domain/items/types.ts";
import { setRecipeText } from "../../../../../src/domain/recipes/commands.ts";
import { RecipeSearch } from "../../../../../src/renderer/data/search/recipeSearch.ts";
import { directPort } from "../../../../../src/renderer/data/search/searchPorts.ts";
import { testKitchen } from "../../../../helpers/kitchen.ts";

describe("recipe search", () => {
  test("[K.7] stays in step with the kitchen: what is created, renamed and deleted", async () => {
    const kitchen = await testKitchen();
    const search = new RecipeSearch(kitchen.recipes, directPort());
    onTestFinished(() => search.close());
    const created = await kitchen.items.createMany(
      "Import",
      Array.from({ length: 250 }, (_, index) => ({
        type: "recipe" as const,
        init: (doc) => setRecipeText(doc, "title", `Soup ${index}`),
      })),
    );
    if (!created.ok) throw new Error(created.error.message);
    const total = async (query: string) => (await search.search(query)).total;
    await expect.poll(() => total("soup")).toBe(250);
    await kitchen.items.edit(created.value[0] as ItemId, "Rename", (doc) => setRecipeText(doc, "title", "Lasagne"));
    await expect.poll(() => total("lasagne")).toBe(1);
    await kitchen.items.trash("Delete", created.value.slice(1, 11));
    await expect.poll(() => total("soup")).toBe(239);
    await kitchen.undo.undo();
    await expect.poll(() => total("soup")).toBe(249);
  });
});
