/** The recipes that contribute to a list: each adding of a recipe is one batch, taken off as one. */
import type { Contribution } from "./contribution.ts";

export interface Batch {
  readonly batchId: string;
  readonly recipeId: string;
  readonly title: string;
  readonly planDate: string | null;
  readonly slotName: string | null;
  readonly planEntryId: string | null;
  readonly servings: number | null;
  readonly addedAt: number;
  /** How many of its ingredients are on the list, and how many of those are in the basket. */
  readonly total: number;
  readonly checked: number;
}

/** Batches in order of plan day, then of adding. */
export function batchesOf(contributions: readonly Contribution[]): Batch[] {
  const batches = new Map<string, Batch>();
  for (const { source, addedAt, checkedAt } of contributions) {
    if (source.kind !== "recipe") continue;
    const before = batches.get(source.batchId);
    batches.set(source.batchId, {
      batchId: source.batchId,
      recipeId: source.recipeId,
      title: source.title,
      planDate: source.planDate,
      slotName: source.slotName,
      planEntryId: source.planEntryId,
      servings: source.servings,
      addedAt: Math.min(addedAt, before?.addedAt ?? addedAt),
      total: (before?.total ?? 0) + 1,
      checked: (before?.checked ?? 0) + (checkedAt === null ? 0 : 1),
    });
  }
  return [...batches.values()].sort(
    (a, b) => compare(a.planDate ?? "9", b.planDate ?? "9") || a.addedAt - b.addedAt || compare(a.batchId, b.batchId),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
