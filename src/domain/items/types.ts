/**
 * The item model: every recipe, plan, list, cookbook and table is one small CRDT document (a Y.Doc) kept in one record
 * together with the plain fields derived from it. This folder knows the common shape and how to derive; it must not know
 * where records are stored or how they travel.
 */

/** Every kind of document. `planWeek` and `rows` are parts of a plan and a table and carry its id as `parentId`. */
export const itemTypes = ["recipe", "plan", "planWeek", "list", "cookbook", "table", "rows"] as const;
export type ItemType = (typeof itemTypes)[number];

declare const itemIdBrand: unique symbol;
/** Id of an item: 1 to 100 characters of `A–Z a–z 0–9 . _ -`. Parts are named after their parent: `<plan>.2026-11-16`. */
export type ItemId = string & { readonly [itemIdBrand]: true };

/** Longest accepted item id, in characters: it is a database index. */
export const maxItemIdLength = 100;

/** Narrows an unknown value to an item id, or undefined. */
export function asItemId(value: unknown): ItemId | undefined {
  return typeof value === "string" && /^[A-Za-z0-9._-]{1,100}$/.test(value) ? (value as ItemId) : undefined;
}

/** What the store holds for one item. Everything under `derived`, `title` and `sortKey` is computed from `state`, never believed. */
export interface ItemRecord {
  readonly id: ItemId;
  readonly type: ItemType;
  /** Id of the plan or table this is a part of, "" for an item of its own. */
  readonly parentId: string;
  /** Person the item belongs to; "" on a device without an account. */
  readonly ownerId: string;
  readonly title: string;
  /** Title folded for sorting, or a part's place among its siblings. */
  readonly sortKey: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Milliseconds since 1970 when it went to the trash; 0 = not in the trash. */
  readonly trashedAt: number;
  /** Whole document state: a Yjs V1 update, base64. */
  readonly state: string;
  /** `materialize(type, doc)`. */
  readonly derived: unknown;
}

/** Makes a new random id. Passed in, so that the rules stay deterministic under test. */
export type NewId = () => string;

/** Id maker over a source of random bytes: `length` characters of 5 bits each (default 20 = 100 bits). */
export function idMaker(randomBytes: (count: number) => Uint8Array, length = 20): NewId {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  // Asking for randomness costs as much as a hundred bytes of it; an import makes ids by the ten thousand.
  const idsPerDraw = 50;
  let drawn = new Uint8Array(0);
  let used = 0;
  return () => {
    if (used + length > drawn.byteLength) {
      drawn = new Uint8Array(randomBytes(length * idsPerDraw));
      used = 0;
    }
    let id = "";
    for (let at = 0; at < length; at += 1) id += alphabet[(drawn[used + at] ?? 0) & 31];
    used += length;
    return id;
  };
}
