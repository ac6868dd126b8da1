/**
 * Places in a sequence as fractional keys: a member is moved by giving it a new key between its neighbours, so moving one
 * and editing another merge. Two devices may choose the same key; ties are broken by id, the same everywhere.
 */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Total order of a sequence: by key, then by id. Keys compare by code unit. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** `count` fresh keys in ascending order, for a new sequence. */
export function initialOrder(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/** A key after the last member of a sorted sequence. */
export function orderAtEnd(sorted: readonly Ordered[]): string {
  return generateKeyBetween(sorted.at(-1)?.order ?? null, null);
}

/** `count` keys after the last member of a sorted sequence. */
export function ordersAtEnd(sorted: readonly Ordered[], count: number): string[] {
  return generateNKeysBetween(sorted.at(-1)?.order ?? null, null, count);
}

/**
 * A key that places a member at `index` (0-based) among the *other* members, sorted. Where neighbours share one key the
 * member lands after all that share it, because nothing fits between equal keys.
 */
export function orderAt(others: readonly Ordered[], index: number): string {
  const at = Math.max(0, Math.min(index, others.length));
  const before = at > 0 ? (others[at - 1]?.order ?? null) : null;
  const after = others.slice(at).find((member) => before === null || member.order > before)?.order ?? null;
  return generateKeyBetween(before, after);
}
