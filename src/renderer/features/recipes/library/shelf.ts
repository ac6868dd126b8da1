/** What the library lists: filters and order over the recipes in short. Pure, so that it is tested without a screen. */
import type { RecipeSummary } from "../../../data/index.ts";

export const quickFilters = ["under30", "favourite", "unrated", "noPhoto"] as const;
export type QuickFilter = (typeof quickFilters)[number];

export const quickFilterLabels: Record<QuickFilter, string> = {
  under30: "Under 30 min",
  favourite: "4 stars and more",
  unrated: "Unrated",
  noPhoto: "No photo",
};

export const sortOrders = ["title", "newest", "changed", "time", "rating"] as const;
export type SortOrder = (typeof sortOrders)[number];

export const sortLabels: Record<SortOrder, string> = {
  title: "Title",
  newest: "Newest first",
  changed: "Recently changed",
  time: "Quickest first",
  rating: "Best rated first",
};

export interface Filter {
  readonly quick: ReadonlySet<QuickFilter>;
  readonly tags: ReadonlySet<string>;
}

export const noFilter: Filter = { quick: new Set(), tags: new Set() };

export function isFiltered(filter: Filter): boolean {
  return filter.quick.size > 0 || filter.tags.size > 0;
}

function passes(recipe: RecipeSummary, filter: Filter): boolean {
  const { quick, tags } = filter;
  if (quick.has("under30") && (recipe.totalMinutes === null || recipe.totalMinutes > 30)) return false;
  if (quick.has("favourite") && (recipe.rating ?? 0) < 4) return false;
  if (quick.has("unrated") && recipe.rating !== null) return false;
  if (quick.has("noPhoto") && recipe.photoId !== null) return false;
  for (const tag of tags) if (!recipe.tags.includes(tag)) return false;
  return true;
}

const later = (a: number, b: number): number => b - a;
const known = (value: number | null, missing: number): number => value ?? missing;

const orders: Record<Exclude<SortOrder, "title">, (a: RecipeSummary, b: RecipeSummary) => number> = {
  newest: (a, b) => later(a.createdAt, b.createdAt),
  changed: (a, b) => later(a.updatedAt, b.updatedAt),
  time: (a, b) => known(a.totalMinutes, Infinity) - known(b.totalMinutes, Infinity) || 0,
  rating: (a, b) => later(known(a.rating, -1), known(b.rating, -1)),
};

/** The recipes to list. `summaries` are sorted by title; equal ones keep that order. */
export function arrange(
  summaries: readonly RecipeSummary[],
  filter: Filter,
  order: SortOrder,
): readonly RecipeSummary[] {
  const kept = isFiltered(filter) ? summaries.filter((recipe) => passes(recipe, filter)) : summaries;
  return order === "title" ? kept : kept.toSorted(orders[order]);
}

/** The recipes found, in the order found, as far as the filter lets them through. */
export function arrangeFound(
  ids: readonly string[],
  get: (id: string) => RecipeSummary | undefined,
  filter: Filter,
): RecipeSummary[] {
  return ids.map(get).filter((recipe) => recipe !== undefined && passes(recipe, filter)) as RecipeSummary[];
}

/** Tags with how many recipes carry them, the most used first. */
export function countTags(summaries: readonly RecipeSummary[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const recipe of summaries) for (const tag of recipe.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}
