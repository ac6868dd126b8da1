/** What is dragged over the plan: an entry of it, or a recipe from the panel beside it. */
import type { DropItem } from "react-aria-components";
import { z } from "zod";
import { planEntrySchema, type PlanEntry } from "../../../domain/plans/document.ts";

export const entryDragType = "application/x-potluck-plan-entry";
export const recipeDragType = "application/x-potluck-recipe";

const recipeSchema = z.object({ id: z.string().min(1).max(100) });

export function dragOfEntry(entry: PlanEntry, title: string): Record<string, string> {
  return { [entryDragType]: JSON.stringify(entry), "text/plain": title };
}

export function dragOfRecipe(recipe: { id: string; title: string }): Record<string, string> {
  return { [recipeDragType]: JSON.stringify({ id: recipe.id }), "text/plain": recipe.title };
}

export interface Dropped {
  readonly entries: readonly PlanEntry[];
  readonly recipeIds: readonly string[];
}

/** What was dropped; whatever else another program dropped here is left out. */
export async function readDrop(items: readonly DropItem[]): Promise<Dropped> {
  const entries: PlanEntry[] = [];
  const recipeIds: string[] = [];
  for (const item of items) {
    if (item.kind !== "text") continue;
    if (item.types.has(entryDragType)) {
      const entry = planEntrySchema.safeParse(parse(await item.getText(entryDragType)));
      if (entry.success) entries.push(entry.data);
    } else if (item.types.has(recipeDragType)) {
      const recipe = recipeSchema.safeParse(parse(await item.getText(recipeDragType)));
      if (recipe.success) recipeIds.push(recipe.data.id);
    }
  }
  return { entries, recipeIds };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
