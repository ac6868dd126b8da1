import { firstValueFrom } from "rxjs";
import { describe, expect, test } from "vitest";
import { addIngredients, setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import { emptyDraft } from "../../../../src/domain/recipes/draft.ts";
import { writeRecipeDraft } from "../../../../src/domain/recipes/document.ts";
import type { ItemId } from "../../../../src/domain/items/types.ts";
import { setTableText } from "../../../../src/domain/tables/document.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import type { UndoGroup } from "../../../../src/renderer/data/undo.ts";
import { windowOn, testKitchen } from "../../../helpers/kitchen.ts";

async function createRecipe(kitchen: Kitchen, title: string, step: string | UndoGroup = "New recipe"): Promise<ItemId> {
  const result = await kitchen.items.create(step, {
    type: "recipe",
    init: (doc) =>
      writeRecipeDraft(
        doc,
        { ...emptyDraft, title, ingredientGroups: [{ purpose: null, ingredients: ["200 g flour", "1 egg"] }] },
        { photoIds: [], pageCopyId: null },
        kitchen.items.newId,
      ),
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const titleOf = async (kitchen: Kitchen, id: ItemId): Promise<string | undefined> =>
  (await kitchen.items.get("recipe", id))?.title;

describe("items", () => {
  test("[K.1] a created recipe is in its record with its derived fields", async () => {
    const kitchen = await testKitchen();
    const id = await createRecipe(kitchen, "Crêpes");
    const recipe = await kitchen.items.get("recipe", id);
    expect(recipe?.fields.ingredientGroups[0]?.lines.map((line) => line.text)).toEqual(["200 g flour", "1 egg"]);
    expect((await kitchen.items.list("recipe")).map((item) => item.id)).toEqual([id]);
  });

  test("[K.8] lists are in the order people read: 2 before 10, whatever the case, the accent or a mark in front", async () => {
    const kitchen = await testKitchen();
    for (const title of ["Shelf 10", "shelf 2", "Shelf 1", "“Ärger”", "Zebra", "apple"]) {
      const made = await kitchen.items.create("New table", {
        type: "table",
        init: (doc) => setTableText(doc, "title", title),
      });
      expect(made.ok).toBe(true);
    }
    const tables = await firstValueFrom(kitchen.items.watchList("table"));
    expect(tables.map(({ title }) => title)).toEqual(["apple", "“Ärger”", "Shelf 1", "shelf 2", "Shelf 10", "Zebra"]);
  });

  test("[C.2] edits are undone and redone across items, last first", async () => {
    const kitchen = await testKitchen();
    const a = await createRecipe(kitchen, "A");
    const b = await createRecipe(kitchen, "B");
    await kitchen.items.edit(a, "Rename A", (doc) => setRecipeText(doc, "title", "A2"));
    await kitchen.items.edit(b, "Rename B", (doc) => setRecipeText(doc, "title", "B2"));
    expect(await kitchen.undo.undo()).toBe("Rename B");
    expect(await kitchen.undo.undo()).toBe("Rename A");
    expect([await titleOf(kitchen, a), await titleOf(kitchen, b)]).toEqual(["A", "B"]);
    expect(await kitchen.undo.redo()).toBe("Rename A");
    expect([await titleOf(kitchen, a), await titleOf(kitchen, b)]).toEqual(["A2", "B"]);
    await kitchen.items.edit(a, "Rename A again", (doc) => setRecipeText(doc, "title", "A3"));
    expect(await kitchen.undo.redo()).toBeNull();
    expect(await titleOf(kitchen, b)).toBe("B");
  });

  test("[C.2] typing in one field is one undo step, and undo of a step in between does not disturb others", async () => {
    const kitchen = await testKitchen();
    const id = await createRecipe(kitchen, "A");
    for (const title of ["Ap", "App", "Appl", "Apple"]) {
      await kitchen.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", title), { mergeKey: "title" });
    }
    await kitchen.undo.undo();
    expect(await titleOf(kitchen, id)).toBe("A");
  });

  test("[K.1] a change out of bounds is refused with a code and changes nothing", async () => {
    const kitchen = await testKitchen();
    const id = await createRecipe(kitchen, "A");
    const refused = await kitchen.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", "x".repeat(501)));
    expect(refused).toMatchObject({ ok: false, error: { code: "item_invalid" } });
    expect(await titleOf(kitchen, id)).toBe("A");
    const accepted = await kitchen.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", "x".repeat(500)));
    expect(accepted.ok).toBe(true);
    expect(kitchen.saves.state).toEqual({ kind: "saved" });
  });

  test("[C.2] exactly one step is taken back although others came after it, where they cannot have touched it", async () => {
    const kitchen = await testKitchen();
    const step = kitchen.undo.group("Import");
    const imported = await createRecipe(kitchen, "Imported", step);
    const own = await createRecipe(kitchen, "Own");
    await kitchen.items.edit(own, "Rename", (doc) => setRecipeText(doc, "title", "Mine"));
    expect(await kitchen.undo.takeBack(step)).toBe("Import");
    expect((await kitchen.items.list("recipe")).map(({ id, title }) => [id, title])).toEqual([[own, "Mine"]]);
    expect(await kitchen.undo.undo()).toBe("Rename");
    expect(await kitchen.undo.takeBack(step)).toBeNull();
    // More of the same import, after it was taken back: a step that holds only that.
    const more = await createRecipe(kitchen, "More", step);
    expect(await kitchen.undo.undo()).toBe("Import");
    expect((await kitchen.items.get("recipe", imported))?.trashedAt).toBeGreaterThan(0);
    expect(await kitchen.undo.redo()).toBe("Import");
    expect((await kitchen.items.get("recipe", imported))?.trashedAt).toBeGreaterThan(0);
    expect((await kitchen.items.get("recipe", more))?.trashedAt).toBe(0);
  });

  test("[C.2] a step that changed a document is not taken back past what came after it", async () => {
    const kitchen = await testKitchen();
    const id = await createRecipe(kitchen, "A");
    const step = kitchen.undo.group("Import");
    await kitchen.items.edit(id, step, (doc) => setRecipeText(doc, "title", "B"));
    expect(kitchen.undo.canTakeBack(step)).toBe(true);
    await kitchen.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", "C"));
    expect(kitchen.undo.canTakeBack(step)).toBe(false);
    expect(await kitchen.undo.takeBack(step)).toBeNull();
    expect((await kitchen.items.get("recipe", id))?.title).toBe("C");
  });

  test("[C.2] what was deleted comes back from the trash, by restore and by undo", async () => {
    const kitchen = await testKitchen();
    const id = await createRecipe(kitchen, "A");
    await kitchen.items.trash("Delete A", [id]);
    expect(await kitchen.items.list("recipe")).toEqual([]);
    expect((await firstValueFrom(kitchen.items.watchTrash())).map((item) => item.title)).toEqual(["A"]);
    await kitchen.undo.undo();
    expect((await kitchen.items.list("recipe")).map((item) => item.id)).toEqual([id]);
    await kitchen.undo.redo();
    await kitchen.items.restore("Restore A", [id]);
    expect((await kitchen.items.list("recipe")).map((item) => item.id)).toEqual([id]);
  });

  test("[C.2] a group of commands is one step", async () => {
    const kitchen = await testKitchen();
    const a = await createRecipe(kitchen, "A");
    const b = await createRecipe(kitchen, "B");
    const group = kitchen.undo.group("Tag both");
    await kitchen.items.edit(a, group, (doc) => setRecipeText(doc, "title", "A2"));
    await kitchen.items.edit(b, group, (doc) => setRecipeText(doc, "title", "B2"));
    expect(await kitchen.undo.undo()).toBe("Tag both");
    expect([await titleOf(kitchen, a), await titleOf(kitchen, b)]).toEqual(["A", "B"]);
  });

  test("[C.2] what two windows write at the same time is merged, not overwritten", async () => {
    const name = `two-windows-${crypto.randomUUID()}`;
    const one = await windowOn(name);
    const two = await windowOn(name);
    const id = await createRecipe(one, "A");
    await two.items.edit(id, "Open", (doc) => setRecipeText(doc, "notes", "from two"));
    const results = await Promise.all([
      one.items.edit(id, "Add", (doc) => void addIngredients(doc, "main", ["salt"], one.items.newId)),
      two.items.edit(id, "Rename", (doc) => setRecipeText(doc, "title", "B")),
    ]);
    expect(results.every((result) => result.ok)).toBe(true);
    // The other window hears of it over a channel, in its own time.
    for (const kitchen of [one, two]) {
      await expect
        .poll(async () => {
          const fields = (await kitchen.items.get("recipe", id))?.fields;
          return [fields?.title, fields?.notes, fields?.ingredientGroups[0]?.lines.map((line) => line.text)];
        })
        .toEqual(["B", "from two", ["200 g flour", "1 egg", "salt"]]);
    }
  });
});

describe("recipe index", () => {
  test("[K.7] knows every recipe by title, however many share a sort key, and follows changes", async () => {
    const kitchen = await testKitchen();
    const titles = Array.from({ length: 150 }, (_, index) => (index % 3 === 0 ? "Same" : `Recipe ${index}`));
    const created = await kitchen.items.createMany(
      "Import",
      titles.map((title) => ({ type: "recipe" as const, init: (doc) => setRecipeText(doc, "title", title) })),
    );
    if (!created.ok) throw new Error(created.error.message);
    await kitchen.recipes.load();
    expect(kitchen.recipes.state.summaries.map((summary) => summary.title).sort()).toEqual(titles.sort());
    await kitchen.items.trash("Delete", created.value.slice(0, 10));
    await kitchen.items.edit(created.value[20] as ItemId, "Rename", (doc) => setRecipeText(doc, "title", "AAA"));
    await expect.poll(() => kitchen.recipes.state.summaries.length).toBe(140);
    expect(kitchen.recipes.state.summaries[0]?.title).toBe("AAA");
  });
});
