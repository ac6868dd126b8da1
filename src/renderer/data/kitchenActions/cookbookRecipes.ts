/** Recipes into cookbooks and out of them, each one undo step. */
import { addToCookbook, removeFromCookbook } from "../../../domain/cookbooks/document.ts";
import { asItemId, type ItemId } from "../../../domain/items/types.ts";
import type { Result } from "../../../domain/result.ts";
import type { Kitchen } from "../kitchen.ts";
import type { UndoGroup } from "../undo.ts";

/** What a dragged recipe (or several) carries: a JSON array of ids. */
export const recipeDragType = "application/x-potluck-recipes";

/** The recipe ids of a drop; empty when something else was dropped. */
export function droppedRecipes(data: DataTransfer): ItemId[] {
  const text = data.getData(recipeDragType);
  if (text === "") return [];
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.map(asItemId).filter((id) => id !== undefined) : [];
}

/** Adds recipes at the end of a cookbook; those already in it stay where they are. */
export function addRecipesToCookbook(
  kitchen: Kitchen,
  cookbookId: ItemId,
  recipeIds: readonly ItemId[],
  step: string | UndoGroup = "Add to cookbook",
): Promise<Result<null>> {
  return kitchen.items.edit(cookbookId, step, (doc) => addToCookbook(doc, recipeIds));
}

/** Takes recipes out of a cookbook; the recipes themselves stay. */
export function removeRecipesFromCookbook(
  kitchen: Kitchen,
  cookbookId: ItemId,
  recipeIds: readonly ItemId[],
  step: string | UndoGroup = "Remove from cookbook",
): Promise<Result<null>> {
  return kitchen.items.edit(cookbookId, step, (doc) => removeFromCookbook(doc, recipeIds));
}
