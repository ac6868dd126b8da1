/** What the person has set in the library: query, filters, order, selection. Lives as long as the window. */
import { create } from "zustand";
import type { ItemId } from "../../../../domain/items/types.ts";
import { noFilter, type Filter, type QuickFilter, type SortOrder } from "./shelf.ts";

interface LibraryState {
  readonly query: string;
  readonly filter: Filter;
  readonly order: SortOrder;
  /** Recipes chosen for something to be done with all of them; empty most of the time. */
  readonly selection: ReadonlySet<ItemId>;
  /** Ticking boxes instead of opening, for fingers. */
  readonly isSelecting: boolean;
  /** The cookbook whose recipes are listed, kept while one of them is open. */
  readonly cookbookId: string | undefined;
  readonly scrollTop: number;
}

export const useLibrary = create<LibraryState>(() => ({
  query: "",
  filter: noFilter,
  order: "title",
  selection: new Set<ItemId>(),
  isSelecting: false,
  cookbookId: undefined,
  scrollTop: 0,
}));

export function setQuery(query: string): void {
  useLibrary.setState({ query, scrollTop: 0 });
}

export function setOrder(order: SortOrder): void {
  useLibrary.setState({ order, scrollTop: 0 });
}

export function setFilter(quick: Iterable<QuickFilter>, tags: Iterable<string>): void {
  useLibrary.setState({ filter: { quick: new Set(quick), tags: new Set(tags) }, scrollTop: 0 });
}

export function setSelection(selection: Iterable<ItemId>): void {
  useLibrary.setState({ selection: new Set(selection) });
}

export function endSelection(): void {
  useLibrary.setState({ selection: new Set(), isSelecting: false });
}

export function startSelecting(): void {
  useLibrary.setState({ isSelecting: true });
}

/** Which shelf is shown: all recipes, or a cookbook's. Opening a recipe leaves it as it is. */
export function showShelf(cookbookId: string | undefined): void {
  if (useLibrary.getState().cookbookId === cookbookId) return;
  useLibrary.setState({
    cookbookId,
    query: "",
    filter: noFilter,
    selection: new Set(),
    isSelecting: false,
    scrollTop: 0,
  });
}
