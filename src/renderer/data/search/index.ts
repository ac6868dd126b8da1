/** Recipe search: an index in a worker that follows the kitchen's recipes. Screens use the hook; nothing else is public. */
export { maxHits, type SearchAnswer } from "./searchEngine.ts";
export { recipeSearchOf, searchAhead, useRecipeSearch, type ShownAnswer } from "./useRecipeSearch.ts";
export { markWords, termTest, type MarkedPart } from "./words.ts";
