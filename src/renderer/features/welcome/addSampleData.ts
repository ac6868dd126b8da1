/** Puts the sample kitchen into the store, as one undo step. */
import { addToCookbook, setCookbookText } from "../../../domain/cookbooks/document.ts";
import type { Contribution } from "../../../domain/groceries/contribution.ts";
import { putContributions, setListTitle } from "../../../domain/groceries/document.ts";
import { parseIngredient } from "../../../domain/ingredients/parseIngredient.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { addPlanEntry, planWeekId, writePlan } from "../../../domain/plans/document.ts";
import { addDays, localDay, mondayOf } from "../../../domain/plans/weeks.ts";
import { rationalToText } from "../../../domain/quantity/rational.ts";
import { writeRecipeDraft } from "../../../domain/recipes/document.ts";
import { ok, type Result } from "../../../domain/result.ts";
import { sampleCookbooks, sampleList, samplePlan, sampleRecipes, sampleTable } from "../../../domain/sample/index.ts";
import { addColumn, addRows, setTableText } from "../../../domain/tables/document.ts";
import { orderAtEnd } from "../../../domain/items/order.ts";
import type { Kitchen, NewItem } from "../../data/index.ts";
import { addRecipeToList } from "../../data/kitchenActions/index.ts";

/** Adds it; resolves when all of it is durable. */
export async function addSampleData(kitchen: Kitchen, now: number): Promise<Result<null>> {
  const newId = kitchen.items.newId;
  const step = kitchen.undo.group("Add the sample kitchen");
  const recipeIds = new Map(sampleRecipes.map((recipe) => [recipe.title, newId() as ItemId]));
  const idOf = (title: string) => recipeIds.get(title) ?? ("" as ItemId);
  const listId = newId() as ItemId;

  const created = await kitchen.items.createMany(step, [
    ...sampleRecipes.map((recipe): NewItem => ({
      type: "recipe",
      id: idOf(recipe.title),
      init: (doc) => writeRecipeDraft(doc, recipe, { photoIds: [], pageCopyId: null }, newId),
    })),
    ...sampleCookbooks.map((cookbook): NewItem => ({
      type: "cookbook",
      init: (doc) => {
        setCookbookText(doc, "title", cookbook.title);
        addToCookbook(doc, cookbook.recipes.map(idOf));
      },
    })),
    ...planItems(newId() as ItemId, idOf, now, newId),
    {
      type: "list",
      id: listId,
      init: (doc) => {
        setListTitle(doc, sampleList.title);
        putContributions(
          doc,
          sampleList.lines.map((line) => typedLine(line, newId(), now)),
        );
      },
    },
    ...tableItems(newId() as ItemId, now, newId),
  ]);
  if (!created.ok) return created;
  for (const title of sampleList.recipes) {
    const added = await addRecipeToList(kitchen, { listId, recipeId: idOf(title) }, step);
    if (!added.ok) return added;
  }
  return ok(null);
}

/** The plan and this week of it. */
function planItems(planId: ItemId, idOf: (title: string) => ItemId, now: number, newId: () => string): NewItem[] {
  const monday = mondayOf(localDay(new Date(now)));
  return [
    { type: "plan", id: planId, init: (doc) => writePlan(doc, samplePlan.title, samplePlan.slots) },
    {
      type: "planWeek",
      id: planWeekId(planId, monday),
      parentId: planId,
      sortKey: monday,
      init: (doc) => {
        for (const { day, slot, recipe, note, servings } of samplePlan.entries) {
          addPlanEntry(
            doc,
            {
              date: addDays(monday, day),
              slotId: slot,
              kind: recipe === null ? "note" : "recipe",
              recipeId: recipe === null ? null : idOf(recipe),
              text: recipe ?? note,
              servings,
            },
            newId,
          );
        }
      },
    },
  ];
}

/** A line as if it had been typed. */
function typedLine(text: string, id: string, addedAt: number): Contribution {
  const parsed = parseIngredient(text);
  return {
    id,
    text,
    foodKey: parsed.foodKey || text.toLowerCase(),
    quantity: parsed.quantity && rationalToText(parsed.quantity),
    quantityMax: parsed.quantityMax && rationalToText(parsed.quantityMax),
    unit: parsed.unit,
    food: parsed.food || text,
    note: parsed.note,
    source: { kind: "hand" },
    addedAt,
    checkedAt: null,
  };
}

/** The table and its one block of rows. A choice's id is its name in lower case. */
function tableItems(tableId: ItemId, now: number, newId: () => string): NewItem[] {
  const { title, description, columns, rows } = sampleTable;
  const today = localDay(new Date(now));
  return [
    {
      type: "table",
      id: tableId,
      init: (doc) => {
        setTableText(doc, "title", title);
        setTableText(doc, "description", description);
        for (const { id, name, type, ...rest } of columns) {
          const choices =
            "choices" in rest
              ? rest.choices.map((choice) => ({ id: choice.toLowerCase(), name: choice, color: "" }))
              : [];
          addColumn(doc, { name, type, choices }, newId, undefined, id);
        }
      },
    },
    {
      type: "rows",
      id: `${tableId}.${newId()}` as ItemId,
      parentId: tableId,
      sortKey: orderAtEnd([]),
      init: (doc) => {
        const cells = rows.map(([what, portions, drawer, daysAgo, labelled]) => ({
          cells: { what, portions, drawer: drawer.toLowerCase(), frozen: addDays(today, -daysAgo), labelled },
        }));
        addRows(doc, cells, newId);
      },
    },
  ];
}
