import { useMemo } from "react";
import { useCount, useItems } from "../data/index.ts";
import { useWaitingCount } from "../sync/useWaitingCount.ts";
import { openFoods } from "./frameCounts.ts";

/** Number by place; a place without one (or still loading) is left out. */
export type PlaceCounts = Readonly<Record<string, number | undefined>>;

/** Recipes, foods still to get, tables, what waits in sharing: live. */
export function usePlaceCounts(): PlaceCounts {
  const recipes = useCount("recipe");
  const tables = useCount("table");
  const lists = useItems("list");
  const groceries = useMemo(() => (lists ? openFoods(lists.map((list) => list.fields)) : undefined), [lists]);
  const shared = useWaitingCount();
  return { recipes, groceries, tables, shared };
}
