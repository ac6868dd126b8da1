import { useMemo } from "react";
import { useCount, useItems } from "../data/index.ts";
import { openFoods } from "./frameCounts.ts";

/** Number by place; a place without one (or still loading) is left out. */
export type PlaceCounts = Readonly<Record<string, number | undefined>>;

/** Recipes, foods still to get, tables: live. */
export function usePlaceCounts(): PlaceCounts {
  const recipes = useCount("recipe");
  const tables = useCount("table");
  const lists = useItems("list");
  const groceries = useMemo(() => (lists ? openFoods(lists.map((list) => list.fields)) : undefined), [lists]);
  return { recipes, groceries, tables };
}
