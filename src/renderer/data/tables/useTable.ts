/** React's way to an open table. */
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ItemId } from "../../../domain/items/types.ts";
import type { CellContext } from "../../../domain/tables/cellText.ts";
import type { TableFields } from "../../../domain/tables/fields.ts";
import { useItem, useItems, useKitchen, useRecipes } from "../hooks.tsx";
import type { Item } from "../items.ts";
import { TableStore, type TableState } from "./tableStore.ts";

/** The store of a table for as long as the screen shows it, and what it holds now. */
export function useTableStore(tableId: ItemId): TableStore {
  const kitchen = useKitchen();
  const [store, setStore] = useState(() => new TableStore(kitchen, tableId));
  if (store.tableId !== tableId) setStore(new TableStore(kitchen, tableId));
  useEffect(() => {
    store.open();
    return () => store.close();
  }, [store]);
  return store;
}

/** The rows to show; arranges them by the table's sort and filters. */
export function useTableRows(store: TableStore, fields: TableFields | undefined, context: CellContext): TableState {
  useEffect(() => {
    if (fields) store.arrange(fields, context);
  }, [store, fields, context]);
  return useSyncExternalStore(store.subscribe, store.getState);
}

/** One table's columns and settings. */
export function useTable(tableId: ItemId): Item<"table"> | null | undefined {
  return useItem("table", tableId);
}

export interface LinkTarget {
  readonly id: string;
  readonly title: string;
  readonly type: "recipe" | "list" | "cookbook" | "table";
}

/** Everything a link cell can point to, recipes first. */
export function useLinkTargets(): readonly LinkTarget[] {
  const { summaries } = useRecipes();
  const lists = useItems("list");
  const cookbooks = useItems("cookbook");
  const tables = useItems("table");
  return useMemo(
    () => [
      ...summaries.map(({ id, title }) => ({ id, title, type: "recipe" as const })),
      ...(cookbooks ?? []).map(({ id, title }) => ({ id, title, type: "cookbook" as const })),
      ...(lists ?? []).map(({ id, title }) => ({ id, title, type: "list" as const })),
      ...(tables ?? []).map(({ id, title }) => ({ id, title, type: "table" as const })),
    ],
    [summaries, lists, cookbooks, tables],
  );
}
