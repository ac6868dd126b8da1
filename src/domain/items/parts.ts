/** Parts of an item (a week of a plan, a block of a table's rows) carry its id in front of their own. */

/** Of these ids, how many are the item itself or a part of it. */
export function pendingIn(ids: readonly string[], itemId: string): number {
  return ids.filter((id) => id === itemId || id.startsWith(`${itemId}.`)).length;
}
