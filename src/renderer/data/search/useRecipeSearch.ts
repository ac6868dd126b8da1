import { useEffect, useState } from "react";
import { useKitchen } from "../hooks.tsx";
import type { Kitchen } from "../kitchen.ts";
import { RecipeSearch } from "./recipeSearch.ts";
import type { SearchAnswer } from "./searchEngine.ts";
import { directPort, workerPort } from "./searchPorts.ts";

const searches = new WeakMap<Kitchen, RecipeSearch>();

/** The kitchen's one search; it lives as long as the kitchen. */
export function recipeSearchOf(kitchen: Kitchen): RecipeSearch {
  let search = searches.get(kitchen);
  if (!search) {
    search = new RecipeSearch(kitchen.recipes, typeof Worker === "undefined" ? directPort() : workerPort());
    searches.set(kitchen, search);
  }
  return search;
}

/** Asks for the answer to what was just typed, so that it is on its way before the screen is drawn for it. */
export function searchAhead(kitchen: Kitchen, query: string): void {
  const trimmed = query.trim();
  if (trimmed !== "") void recipeSearchOf(kitchen).search(trimmed);
}

/** An answer and the query it belongs to. */
export interface ShownAnswer extends SearchAnswer {
  readonly query: string;
}

/**
 * The answer to `query`, kept until the next one is there, so that the list never flickers; null for an empty query. It is
 * asked again when recipes change.
 */
export function useRecipeSearch(query: string): ShownAnswer | null {
  const kitchen = useKitchen();
  const search = recipeSearchOf(kitchen);
  const [shown, setShown] = useState<ShownAnswer | null>(null);
  const trimmed = query.trim();
  useEffect(() => {
    if (trimmed === "") {
      setShown(null);
      return;
    }
    let isCurrent = true;
    const subscription = search.version$.subscribe(() => {
      void search.search(trimmed).then((answer) => {
        if (isCurrent) setShown({ ...answer, query: trimmed });
      });
    });
    return () => {
      isCurrent = false;
      subscription.unsubscribe();
    };
  }, [search, trimmed]);
  return trimmed === "" ? null : shown;
}
