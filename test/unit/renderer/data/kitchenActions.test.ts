import { describe, expect, test } from "vitest";
import type { ListFields } from "../../../../src/domain/groceries/document.ts";
import { setChecked } from "../../../../src/domain/groceries/document.ts";
import { groupLines } from "../../../../src/domain/groceries/ledger.ts";
import type { ItemId } from "../../../../src/domain/items/types.ts";
import { defaultSlots } from "../../../../src/domain/plans/document.ts";
import { weekDates } from "../../../../src/domain/plans/weeks.ts";
import { emptyDraft } from "../../../../src/domain/recipes/draft.ts";
import { writeRecipeDraft } from "../../../../src/domain/recipes/document.ts";
import type { Result } from "../../../../src/domain/result.ts";
import {
  addNoteToPlan,
  addPlanToList,
  addRecipeToList,
  addRecipeToPlan,
  changePlanEntry,
  copyPlanDays,
  createList,
  currentOf,
  ensureDefaultList,
  ensureDefaultPlan,
  movePlanEntries,
  plannedRecipes,
  plannedState,
  planEntriesOn,
  removePlanEntries,
  removeRecipeFromList,
} from "../../../../src/renderer/data/kitchenActions/index.ts";
import type { Kitchen } from "../../../../src/renderer/data/kitchen.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

const monday = "2026-11-16";
const dates = weekDates(monday);

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const done = await result;
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

function createRecipe(
  kitchen: Kitchen,
  title: string,
  ingredients: string[],
  servings: number | null = 4,
): Promise<ItemId> {
  const draft = {
    ...emptyDraft,
    title,
    yieldText: servings === null ? "" : `${servings} servings`,
    yieldAmount: servings,
    ingredientGroups: [{ purpose: null, ingredients }],
  };
  return value(
    kitchen.items.create("New recipe", {
      type: "recipe",
      init: (doc) => writeRecipeDraft(doc, draft, { photoIds: [], pageCopyId: null }, kitchen.items.newId),
    }),
  );
}

async function listOf(kitchen: Kitchen, id: ItemId): Promise<ListFields> {
  const list = await kitchen.items.get("list", id);
  if (!list) throw new Error("The list is gone.");
  return list.fields;
}

async function amounts(kitchen: Kitchen, id: ItemId): Promise<Record<string, string>> {
  const { contributions, conversions } = await listOf(kitchen, id);
  const lines = groupLines(contributions, { conversions, locale: "en" });
  return Object.fromEntries(
    lines.map((line) => [`${line.state === "basket" ? "✓ " : ""}${line.food}`, line.amountText]),
  );
}

/** A small deterministic source of randomness; the seed is in the failing test's message. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

describe("recipes on a list", () => {
  test("[K.5] adding a recipe and taking it off again leaves exactly the list that was there", async () => {
    const kitchen = await testKitchen();
    const listId = await value(ensureDefaultList(kitchen));
    const pool = [
      "400 g flour",
      "1 bag flour",
      "⅓ cup flour",
      "2-3 carrots",
      "1/7 l milk",
      "salt",
      "1.5 l milk",
      "2 cloves garlic",
      "10 oz butter",
    ];
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomFrom(seed);
      const pick = (): string[] => Array.from({ length: 1 + random(6) }, () => pool[random(pool.length)] as string);
      const base = await createRecipe(kitchen, `Base ${seed}`, pick());
      const other = await createRecipe(kitchen, `Other ${seed}`, pick(), 1 + random(7));
      await value(addRecipeToList(kitchen, { listId, recipeId: base, servings: 1 + random(9) }));
      const before = await listOf(kitchen, listId);
      const { batchId } = await value(addRecipeToList(kitchen, { listId, recipeId: other, servings: 1 + random(9) }));
      expect((await listOf(kitchen, listId)).contributions.length, `seed ${seed}`).toBeGreaterThan(
        before.contributions.length,
      );
      await value(removeRecipeFromList(kitchen, { listId, batchId }));
      expect(await listOf(kitchen, listId), `seed ${seed}`).toEqual(before);
    }
  });

  test("[K.5] equal foods of two recipes add up, scaled by servings, and chosen lines alone are added", async () => {
    const kitchen = await testKitchen();
    const listId = await value(ensureDefaultList(kitchen));
    const lasagne = await createRecipe(kitchen, "Lasagne", ["400 g flour", "1 l milk"]);
    const pancakes = await createRecipe(kitchen, "Pancakes", ["100 g flour", "1 egg"], 2);
    await value(addRecipeToList(kitchen, { listId, recipeId: lasagne }));
    const lines = (await kitchen.items.get("recipe", pancakes))?.fields.ingredientGroups[0]?.lines ?? [];
    await value(addRecipeToList(kitchen, { listId, recipeId: pancakes, servings: 4, lineIds: [lines[0]?.id ?? ""] }));
    expect(await amounts(kitchen, listId)).toEqual({ flour: "600 g", milk: "1 l" });
  });

  test("[K.5] a recipe that is gone or has no ingredients is refused with a sentence", async () => {
    const kitchen = await testKitchen();
    const listId = await value(ensureDefaultList(kitchen));
    const empty = await createRecipe(kitchen, "Empty", []);
    expect(await addRecipeToList(kitchen, { listId, recipeId: empty })).toMatchObject({
      ok: false,
      error: { code: "item_invalid" },
    });
    expect(await addRecipeToList(kitchen, { listId, recipeId: "nothing" as ItemId })).toMatchObject({
      ok: false,
      error: { code: "item_not_found" },
    });
  });
});

describe("the list and plan in use", () => {
  test("[K.4] asked for twice at once, one is made; a deleted one gives way to the next", async () => {
    const kitchen = await testKitchen();
    const [one, two] = await Promise.all([value(ensureDefaultList(kitchen)), value(ensureDefaultList(kitchen))]);
    expect(one).toBe(two);
    expect(await kitchen.items.list("list")).toHaveLength(1);
    const party = await value(createList(kitchen, "Party"));
    expect(await currentOf(kitchen, "list")).toBe(party);
    await value(kitchen.items.trash("Delete list", [party]));
    expect(await value(ensureDefaultList(kitchen))).toBe(one);
    const plan = await value(ensureDefaultPlan(kitchen));
    expect((await kitchen.items.get("plan", plan))?.fields.slots.map((slot) => slot.name)).toEqual(
      defaultSlots.map(([, name]) => name),
    );
  });
});

describe("a plan's entries", () => {
  test("[K.4] move and copy across weeks are one step each and keep what they should", async () => {
    const kitchen = await testKitchen();
    const planId = await value(ensureDefaultPlan(kitchen));
    const recipeId = await createRecipe(kitchen, "Soup", ["1 onion"]);
    const id = await value(
      addRecipeToPlan(kitchen, { planId, date: "2026-11-17", slotId: "dinner", recipeId, servings: 3 }),
    );
    await value(addNoteToPlan(kitchen, { planId, date: "2026-11-17", slotId: "dinner", text: "with bread" }));
    const [soup] = await planEntriesOn(kitchen, planId, dates);
    if (!soup) throw new Error("Nothing planned.");
    await value(movePlanEntries(kitchen, planId, [soup], { date: "2026-11-24", slotId: "lunch" }, "Move"));
    expect((await planEntriesOn(kitchen, planId, dates)).map((entry) => entry.text)).toEqual(["with bread"]);
    const moved = await planEntriesOn(kitchen, planId, weekDates("2026-11-23"));
    expect(moved).toEqual([{ ...soup, id, date: "2026-11-24", slotId: "lunch" }]);
    expect(await kitchen.undo.undo()).toBe("Move");
    expect((await planEntriesOn(kitchen, planId, dates)).map((entry) => entry.text)).toEqual(["Soup", "with bread"]);
    expect(await planEntriesOn(kitchen, planId, weekDates("2026-11-23"))).toEqual([]);

    expect(await value(copyPlanDays(kitchen, planId, dates, 7, "Copy week"))).toBe(2);
    expect((await planEntriesOn(kitchen, planId, weekDates("2026-11-23"))).map((entry) => entry.date)).toEqual([
      "2026-11-24",
      "2026-11-24",
    ]);
    await kitchen.undo.undo();
    await value(removePlanEntries(kitchen, planId, await planEntriesOn(kitchen, planId, dates), "Clear week"));
    expect(await planEntriesOn(kitchen, planId, dates)).toEqual([]);
    await kitchen.undo.undo();
    expect(await planEntriesOn(kitchen, planId, dates)).toHaveLength(2);
  });
});

describe("plan to list", () => {
  async function plannedWeek() {
    const kitchen = await testKitchen();
    const planId = await value(ensureDefaultPlan(kitchen));
    const listId = await value(ensureDefaultList(kitchen));
    const lasagne = await createRecipe(kitchen, "Lasagne", ["400 g flour", "1 l milk"]);
    const pancakes = await createRecipe(kitchen, "Pancakes", ["200 g flour", "2 eggs"], 2);
    await value(addRecipeToPlan(kitchen, { planId, date: "2026-11-21", slotId: "dinner", recipeId: lasagne }));
    await value(addRecipeToPlan(kitchen, { planId, date: "2026-11-22", slotId: "breakfast", recipeId: pancakes }));
    return { kitchen, planId, listId };
  }

  test("[K.4] a week goes onto the list as one undo step", async () => {
    const { kitchen, planId, listId } = await plannedWeek();
    const before = await listOf(kitchen, listId);
    expect(await value(addPlanToList(kitchen, { planId, dates, listId }))).toEqual({ added: 2, updated: 0 });
    expect(await amounts(kitchen, listId)).toEqual({ flour: "600 g", milk: "1 l", eggs: "2" });
    const source = (await listOf(kitchen, listId)).contributions.find((one) => one.food === "milk")?.source;
    expect(source).toMatchObject({
      kind: "recipe",
      title: "Lasagne",
      planDate: "2026-11-21",
      slotName: "Dinner",
      servings: 4,
    });
    await kitchen.undo.undo();
    expect(await listOf(kitchen, listId)).toEqual(before);
  });

  test("[K.4] adding the same week again updates instead of doubling, and what was left off stays off", async () => {
    const { kitchen, planId, listId } = await plannedWeek();
    const [lasagne] = await plannedRecipes(kitchen, planId, dates);
    if (!lasagne) throw new Error("Nothing planned.");
    const [flour] = lasagne.recipe.fields.ingredientGroups[0]?.lines ?? [];
    await value(
      addPlanToList(kitchen, {
        planId,
        dates: ["2026-11-21"],
        listId,
        choices: new Map([[lasagne.entry.id, { lineIds: [flour?.id ?? ""] }]]),
      }),
    );
    expect(await amounts(kitchen, listId)).toEqual({ flour: "400 g" });
    expect(plannedState(lasagne, (await listOf(kitchen, listId)).contributions)).toBe("same");

    await value(changePlanEntry(kitchen, planId, lasagne.entry, { servings: 6 }, "Change servings"));
    const [changed] = await plannedRecipes(kitchen, planId, dates);
    if (!changed) throw new Error("Nothing planned.");
    expect(plannedState(changed, (await listOf(kitchen, listId)).contributions)).toBe("changed");
    expect(await value(addPlanToList(kitchen, { planId, dates: ["2026-11-21"], listId }))).toEqual({
      added: 0,
      updated: 1,
    });
    expect(await amounts(kitchen, listId)).toEqual({ flour: "600 g" });
  });

  test("[K.4] when more is needed of what is in the basket, only the difference comes onto the list", async () => {
    const { kitchen, planId, listId } = await plannedWeek();
    await value(addPlanToList(kitchen, { planId, dates: ["2026-11-21"], listId }));
    const ids = (await listOf(kitchen, listId)).contributions.map((one) => one.id);
    await value(kitchen.items.edit(listId, "Check", (doc) => setChecked(doc, ids, 1)));
    const [lasagne] = await plannedRecipes(kitchen, planId, dates);
    if (!lasagne) throw new Error("Nothing planned.");
    const more = new Map([[lasagne.entry.id, { servings: 6 }]]);
    await value(addPlanToList(kitchen, { planId, dates: ["2026-11-21"], listId, choices: more }));
    expect(await amounts(kitchen, listId)).toEqual({
      flour: "200 g",
      milk: "500 ml",
      "✓ flour": "400 g",
      "✓ milk": "1 l",
    });
    expect((await planEntriesOn(kitchen, planId, dates))[0]?.servings).toBe(6);
    const fewer = new Map([[lasagne.entry.id, { servings: 2 }]]);
    await value(addPlanToList(kitchen, { planId, dates: ["2026-11-21"], listId, choices: fewer }));
    expect(await amounts(kitchen, listId)).toEqual({ "✓ flour": "200 g", "✓ milk": "500 ml" });
  });

  test("[K.4] two windows that add the same day at once put it there once", async () => {
    const name = `two-windows-${crypto.randomUUID()}`;
    const one = await testKitchen({ name, multiInstance: true, ignoreDuplicate: true });
    const two = await testKitchen({ name, multiInstance: true, ignoreDuplicate: true });
    const planId = await value(ensureDefaultPlan(one));
    const listId = await value(ensureDefaultList(one));
    const recipeId = await createRecipe(one, "Lasagne", ["400 g flour"]);
    await value(addRecipeToPlan(one, { planId, date: "2026-11-21", slotId: "dinner", recipeId }));
    await Promise.all([one, two].map((kitchen) => value(addPlanToList(kitchen, { planId, dates, listId }))));
    await expect.poll(() => amounts(one, listId)).toEqual({ flour: "400 g" });
    await expect.poll(() => amounts(two, listId)).toEqual({ flour: "400 g" });
  });
});
