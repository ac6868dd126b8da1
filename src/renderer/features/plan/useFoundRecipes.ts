import { useMemo } from "react";
import { useKitchen, useRecipes, type RecipeSummary } from "../../data/index.ts";
import { useRecipeSearch } from "../../data/search/index.ts";
import type { ItemId } from "../../../domain/items/types.ts";

/** Shown at once; whoever looks for another types a letter more. */
const maxShown = 60;

/** Recipes for a query, best first; all by title for an empty one. */
export function useFoundRecipes(query: string): { recipes: readonly RecipeSummary[]; total: number; isReady: boolean } {
  const kitchen = useKitchen();
  const { summaries, phase } = useRecipes();
  const answer = useRecipeSearch(query);
  return useMemo(() => {
    if (query.trim() === "") {
      return { recipes: summaries.slice(0, maxShown), total: summaries.length, isReady: phase !== "opening" };
    }
    const recipes = (answer?.ids ?? []).slice(0, maxShown).flatMap((id) => kitchen.recipes.get(id as ItemId) ?? []);
    return { recipes, total: answer?.total ?? 0, isReady: answer !== null };
  }, [kitchen, summaries, phase, answer, query]);
}

/** "45 min · Weeknight, Vegetarian". */
export function recipeDetail(recipe: RecipeSummary): string {
  const minutes = recipe.totalMinutes;
  const time =
    minutes === null
      ? ""
      : minutes < 60
        ? `${minutes} min`
        : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60}` : ""}`;
  return [time, recipe.tags.slice(0, 2).join(", ")].filter((part) => part !== "").join(" · ");
}
