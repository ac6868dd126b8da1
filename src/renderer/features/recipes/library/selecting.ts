import type { ItemId } from "../../../../domain/items/types.ts";

/** Everything from one row to another, both included, whichever comes first. */
export function rangeBetween(rows: readonly { readonly id: ItemId }[], from: ItemId, to: ItemId): ItemId[] {
  const a = rows.findIndex((row) => row.id === from);
  const b = rows.findIndex((row) => row.id === to);
  if (a < 0 || b < 0) return [to];
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((row) => row.id);
}

export function toggled(selection: ReadonlySet<ItemId>, id: ItemId): Set<ItemId> {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}
