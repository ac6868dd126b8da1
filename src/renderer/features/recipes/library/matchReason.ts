import type { RecipeSummary } from "../../../data/index.ts";
import { markWords } from "../../../data/search/index.ts";

/** The words of a text that answered, as written, in lower case. */
function matches(text: string, isMatch: (word: string) => boolean): string[] {
  return (markWords(text, isMatch) ?? []).filter((part) => part.isMatch).map((part) => part.text.toLowerCase());
}

/**
 * Where a search found a recipe, as far as its title does not show it: the ingredient, tag or person, as written. Null when the
 * title says it all.
 */
export function matchReason(recipe: RecipeSummary, isMatch: (word: string) => boolean): string | null {
  const shown = new Set(matches(recipe.title, isMatch));
  const isNews = (text: string): boolean => matches(text, isMatch).some((word) => !shown.has(word));
  return (
    recipe.ingredients.find(isNews) ??
    recipe.tags.find(isNews) ??
    [recipe.author, recipe.sourceName].find(isNews) ??
    null
  );
}
