import { useEffect, useMemo, useState } from "react";
import { useKitchen, useRecipes, type Item } from "../../data/index.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import type { PlanEntry } from "../../../domain/plans/document.ts";
import type { EntryWords } from "./PlanCell.tsx";

/** The recipes' own yields, read once per recipe version: summaries do not carry the number. */
export function useYields(entries: readonly PlanEntry[]): ReadonlyMap<string, number | null> {
  const kitchen = useKitchen();
  const { summaries } = useRecipes();
  const [yields, setYields] = useState<ReadonlyMap<string, number | null>>(new Map());
  const ids = useMemo(() => [...new Set(entries.flatMap((entry) => entry.recipeId ?? []))].sort().join(), [entries]);
  useEffect(() => {
    let isCurrent = true;
    void Promise.all(
      ids
        .split(",")
        .filter((id) => id !== "")
        .map(
          async (id) => [id, (await kitchen.items.get("recipe", id as ItemId))?.fields.yieldAmount ?? null] as const,
        ),
    ).then((found) => {
      if (isCurrent) setYields(new Map(found));
    });
    return () => {
      isCurrent = false;
    };
    // Read again when a recipe changes, since its yield may have.
  }, [kitchen, ids, summaries]);
  return yields;
}

/** How planned things are called: a recipe by its title of today, and how many it is for. */
export function usePlannedWords(
  yields: ReadonlyMap<string, number | null>,
  lists: readonly Item<"list">[],
): (entry: PlanEntry) => EntryWords {
  const kitchen = useKitchen();
  const { summaries, phase } = useRecipes();
  const onLists = useMemo(() => {
    const ids = new Set<string>();
    for (const list of lists)
      for (const { source } of list.fields.contributions)
        if (source.kind === "recipe" && source.planEntryId) ids.add(source.planEntryId);
    return ids;
  }, [lists]);
  return useMemo(() => {
    const known = new Map<string, (typeof summaries)[number]>(summaries.map((summary) => [summary.id, summary]));
    return (entry) => {
      if (entry.kind === "note") return { title: entry.text, detail: "", isOnList: false, isGone: false };
      const recipe =
        entry.recipeId === null
          ? undefined
          : (known.get(entry.recipeId) ?? kitchen.recipes.get(entry.recipeId as ItemId));
      const servings = entry.servings ?? yields.get(entry.recipeId ?? "") ?? null;
      return {
        title: recipe?.title || entry.text || "Untitled recipe",
        detail: servings === null ? "" : servings === 1 ? "1 serving" : `${servings} servings`,
        isOnList: onLists.has(entry.id),
        isGone: phase === "ready" && recipe === undefined,
      };
    };
  }, [kitchen, summaries, phase, yields, onLists]);
}
