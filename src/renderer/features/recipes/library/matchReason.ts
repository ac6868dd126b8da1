import type { RecipeSummary } from "../../../data/index.ts";
import { markWords } from "../../../data/search/index.ts";

/** Where a search found a recipe, when its title does not show it: the ingredient, tag or person, as written; else null. */
export function matchReason(recipe: RecipeSummary, isMatch: (word: string) => boolean): string | null {
  const fits = (text: string): boolean => markWords(text, isMatch) !== null;
  const ingredient = recipe.ingredients.find(fits);
  if (ingredient !== undefined) return ingredient;
  return recipe.tags.find(fits) ?? [recipe.author, recipe.sourceName].find(fits) ?? null;
}
