/** Recipes onto a grocery list and off again, each one undo step. */
import { putContributions, removeBatch } from "../../../domain/groceries/document.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Kitchen } from "../kitchen.ts";
import type { UndoGroup } from "../undo.ts";
import { contributionsOf } from "./recipeContributions.ts";

export interface RecipeToList {
  readonly listId: ItemId;
  readonly recipeId: ItemId;
  /** How many it is cooked for; left out or null = as the recipe says. */
  readonly servings?: number | null;
  /** Multiplies the amounts, for a recipe that names no yield. */
  readonly scale?: number;
  /** Only these ingredient lines; left out = all. */
  readonly lineIds?: readonly string[];
}

/** Adds a recipe's ingredients; answers the batch id by which they are taken off again, and how many there are. */
export async function addRecipeToList(
  kitchen: Kitchen,
  request: RecipeToList,
  step: string | UndoGroup = "Add recipe to groceries",
): Promise<Result<{ batchId: string; count: number }>> {
  const recipe = await kitchen.items.get("recipe", request.recipeId);
  if (!recipe) return fail("item_not_found", "This recipe no longer exists, so nothing was added.");
  const batchId = kitchen.items.newId();
  const contributions = contributionsOf({
    recipe,
    servings: request.servings ?? null,
    ...(request.scale === undefined ? {} : { scale: request.scale }),
    ...(request.lineIds === undefined ? {} : { lineIds: request.lineIds }),
    batchId,
    idOf: kitchen.items.newId,
    addedAt: Date.now(),
  });
  if (contributions.length === 0) return fail("item_invalid", "This recipe has no ingredients to put on a list.");
  const done = await kitchen.items.edit(request.listId, step, (doc) => putContributions(doc, contributions));
  return done.ok ? ok({ batchId, count: contributions.length }) : done;
}

/** Takes off exactly what one adding of a recipe put on the list. */
export function removeRecipeFromList(
  kitchen: Kitchen,
  request: { readonly listId: ItemId; readonly batchId: string },
  step: string | UndoGroup = "Take recipe off the list",
): Promise<Result<null>> {
  return kitchen.items.edit(request.listId, step, (doc) => removeBatch(doc, request.batchId));
}
