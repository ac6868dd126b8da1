import { useDeferredValue, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import {
  useItem,
  useItems,
  useKitchen,
  useRecipes,
  type RecipeIndexState,
  type RecipeSummary,
} from "../../../data/index.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import { termTest, useRecipeSearch } from "../../../data/search/index.ts";
import { useLibrary } from "./libraryState.ts";
import { arrange, arrangeFound, countTags } from "./shelf.ts";

export interface Shelf {
  readonly phase: RecipeIndexState["phase"];
  readonly rows: readonly RecipeSummary[];
  /** Recipes on this shelf before search and filters. */
  readonly size: number;
  /** Of a search: whether a folded word is why a recipe was found; null without a search. */
  readonly isMatch: ((word: string) => boolean) | null;
  /** Nothing had all the words, so these have some. */
  readonly isLoose: boolean;
  /** Found in all; the list shows the best of them. */
  readonly found: number | null;
  readonly tags: readonly { tag: string; count: number }[];
}

/** The recipes to list now: the shelf, narrowed by the search and the filters. */
export function useShelf(): Shelf {
  const { recipes } = useKitchen();
  const state = useRecipes();
  const { query, filter, order, cookbookId } = useLibrary(
    useShallow(({ query, filter, order, cookbookId }) => ({ query, filter, order, cookbookId })),
  );
  const cookbook = useItem("cookbook", cookbookId as ItemId | undefined);
  const answer = useRecipeSearch(query);

  const members = useMemo(
    () => (cookbookId === undefined ? null : new Set<string>(cookbook?.fields.entries)),
    [cookbookId, cookbook],
  );
  const shelf = useMemo(
    () => (members ? state.summaries.filter((recipe) => members.has(recipe.id)) : state.summaries),
    [members, state],
  );
  const rows = useMemo(() => {
    if (!answer) return arrange(shelf, filter, order);
    const found = arrangeFound(answer.ids, (id) => recipes.get(id as ItemId), filter);
    return members ? found.filter((recipe) => members.has(recipe.id)) : found;
  }, [answer, shelf, filter, order, recipes, members]);
  // Counting tags over all recipes can wait for a quiet moment.
  const countedShelf = useDeferredValue(shelf);
  const tags = useMemo(() => countTags(countedShelf), [countedShelf]);
  const isMatch = useMemo(() => (answer ? termTest(answer) : null), [answer]);

  return {
    phase: state.phase,
    rows,
    size: shelf.length,
    isMatch,
    isLoose: answer?.matched === "some",
    found: answer?.total ?? null,
    tags,
  };
}

/** Recipe id → the cookbook to name beside it. */
export function useCookbookNames(): ReadonlyMap<string, string> {
  const cookbooks = useItems("cookbook");
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const cookbook of cookbooks ?? [])
      for (const id of cookbook.fields.entries) if (!names.has(id)) names.set(id, cookbook.title);
    return names;
  }, [cookbooks]);
}
