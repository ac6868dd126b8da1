/**
 * Reading of a Y.Doc into plain values for validation. Values of a kind the layout does not expect come out as
 * `undefined` or as they are, and the schema after this decides; reading itself never throws and never recurses.
 */
import * as Y from "yjs";
import { byOrder, type Ordered } from "./order.ts";

/** The reading side of a Y.Map, whatever it is said to hold. */
export interface ReadableMap {
  forEach(visit: (value: unknown, key: string) => void): void;
}

/** Text of a Y.Text or string; anything else as it is, for the schema to refuse. */
export function readText(value: unknown): unknown {
  return value instanceof Y.Text ? value.toString() : value;
}

/** A member's fractional key; "" where there is none. */
export function orderOf(member: Y.Map<unknown>): string {
  const order = member.get("order");
  return typeof order === "string" ? order : "";
}

/** The members of a Y.Map of Y.Maps as sorted plain objects `{ id, order, …fields }`; other values are passed to the schema. */
export function readSequence(
  map: ReadableMap,
  read: (member: Y.Map<unknown>, id: string) => Record<string, unknown>,
): unknown[] {
  const members: { id: string; order: string }[] = [];
  map.forEach((value, id) => {
    if (!(value instanceof Y.Map)) {
      members.push({ id, order: "" });
      return;
    }
    members.push({ ...read(value, id), id, order: orderOf(value) });
  });
  return members.sort(byOrder);
}

/** A Y.Map of plain values as an object with sorted keys (one state, one JSON). */
export function readPlainMap(map: ReadableMap): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  map.forEach((value, key) => {
    entries.push([key, value instanceof Y.AbstractType ? undefined : value]);
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ids and keys of a Y.Map of Y.Maps, in order: what moving and inserting need. */
export function membersInOrder(map: Y.Map<Y.Map<unknown>>): Ordered[] {
  const members: Ordered[] = [];
  map.forEach((value, id) => members.push({ id, order: orderOf(value) }));
  return members.sort(byOrder);
}
