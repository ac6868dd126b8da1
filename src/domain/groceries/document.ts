/**
 * Layout of a grocery list's document.
 *
 *   texts title
 *   contributions id → plain Contribution without checkedAt     (replaced whole when edited)
 *   checks        "contribution id|mark" → time                 (any mark present = in the basket)
 *   aisles        foodKey → aisle id                            (corrections made on this list)
 *   conversions   "foodKey|unit" → { quantity, unit }           ("1 bag of flour = 500 gram")
 *   shops         id → { name, order, aisleOrder }
 *
 * Checks are kept apart from what is checked, and per contribution: checking merges with any edit of the same line, and what
 * somebody adds meanwhile stays open (K.6). Every checking leaves a mark of its own, and unchecking takes away the marks it
 * sees. With one entry per contribution, an uncheck could also swallow a check made elsewhere at the same time; so a check
 * wins (the milk is in the basket), whatever order changes arrive in.
 */
import * as Y from "yjs";
import { z } from "zod";
import { orderAt } from "../items/order.ts";
import { membersInOrder, readPlainMap, readSequence } from "../items/read.ts";
import { setText } from "../items/text.ts";
import type { NewId } from "../items/types.ts";
import { contributionSchema, type Contribution } from "./contribution.ts";

const id = z.string().min(1).max(100);

export const conversionSchema = z.object({
  /** Exact rational as text: how much one of the unit is. */
  quantity: z.string().regex(/^\d{1,40}(\/\d{1,40})?$/),
  unit: z.string().min(1).max(100),
});
export type Conversion = z.infer<typeof conversionSchema>;

export const listSchema = z.object({
  title: z.string().max(500),
  contributions: z.array(contributionSchema).max(5_000),
  /** foodKey → aisle id. */
  aisles: z.record(z.string().max(500), z.string().max(100)),
  /** `conversionKey(foodKey, unit)` → what one of it is. */
  conversions: z.record(z.string().max(700), conversionSchema),
  shops: z
    .array(z.object({ id, name: z.string().max(200), aisleOrder: z.array(z.string().max(100)).max(200) }))
    .max(100),
});
export type ListFields = z.infer<typeof listSchema>;
export type Shop = ListFields["shops"][number];

/** Key of a conversion in `ListFields.conversions`. */
export function conversionKey(foodKey: string, unit: string): string {
  return `${foodKey}|${unit}`;
}

export function readList(doc: Y.Doc): unknown {
  const checked = new Map<string, unknown>();
  doc.getMap<unknown>("checks").forEach((at, mark) => {
    const key = checkedId(mark);
    const before = checked.get(key);
    if (before === undefined || Number(at) < Number(before)) checked.set(key, at);
  });
  const contributions: Record<string, unknown>[] = [];
  doc.getMap<unknown>("contributions").forEach((value, key) => {
    const plain = typeof value === "object" && value !== null && !(value instanceof Y.AbstractType) ? value : {};
    contributions.push({ ...plain, id: key, checkedAt: checked.get(key) ?? null });
  });
  contributions.sort((a, b) => Number(a.addedAt) - Number(b.addedAt) || (String(a.id) < String(b.id) ? -1 : 1));
  return {
    title: doc.getText("title").toString(),
    contributions,
    aisles: readPlainMap(doc.getMap("aisles")),
    conversions: readPlainMap(doc.getMap("conversions")),
    shops: readSequence(doc.getMap("shops"), (shop) => ({
      name: shop.get("name"),
      aisleOrder: shop.get("aisleOrder") ?? [],
    })),
  };
}

export function setListTitle(doc: Y.Doc, title: string): void {
  setText(doc.getText("title"), title);
}

/** Puts contributions on the list, each under its own id; one with an id that is there already replaces it and keeps its check. */
export function putContributions(doc: Y.Doc, contributions: readonly Contribution[]): void {
  const map = doc.getMap("contributions");
  const marks = marksByContribution(doc);
  for (const { id: key, checkedAt, ...plain } of contributions) {
    map.set(key, plain);
    if (checkedAt !== null && !marks.has(key)) addMark(doc, key, checkedAt);
  }
}

/** The contribution a check's key belongs to. */
function checkedId(mark: string): string {
  return mark.slice(0, mark.lastIndexOf("|"));
}

function marksByContribution(doc: Y.Doc): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  for (const mark of doc.getMap("checks").keys()) {
    const key = checkedId(mark);
    const others = marks.get(key);
    if (others) others.push(mark);
    else marks.set(key, [mark]);
  }
  return marks;
}

/** A document's client id and clock name one operation in all the world, so no two checkings share a mark. */
function addMark(doc: Y.Doc, key: string, at: number): void {
  doc.getMap<number>("checks").set(`${key}|${doc.clientID}.${Y.getState(doc.store, doc.clientID)}`, at);
}

/** Takes contributions off, with their checks. */
export function removeContributions(doc: Y.Doc, ids: readonly string[]): void {
  const map = doc.getMap("contributions");
  const checks = doc.getMap("checks");
  const marks = marksByContribution(doc);
  for (const key of ids) {
    map.delete(key);
    for (const mark of marks.get(key) ?? []) checks.delete(mark);
  }
}

/** Takes off exactly what one adding of a recipe put there. */
export function removeBatch(doc: Y.Doc, batchId: string): void {
  const ids: string[] = [];
  doc.getMap<{ source?: { batchId?: unknown } }>("contributions").forEach((value, key) => {
    if (value.source?.batchId === batchId) ids.push(key);
  });
  removeContributions(doc, ids);
}

/** Puts contributions into the basket at time `at` (ms), or back onto the list when `at` is null. */
export function setChecked(doc: Y.Doc, ids: readonly string[], at: number | null): void {
  const map = doc.getMap("contributions");
  const checks = doc.getMap("checks");
  const marks = marksByContribution(doc);
  for (const key of ids) {
    if (!map.has(key)) continue;
    if (at === null) for (const mark of marks.get(key) ?? []) checks.delete(mark);
    else if (!marks.has(key)) addMark(doc, key, at);
  }
}

/** Takes off everything that is in the basket. */
export function clearChecked(doc: Y.Doc): void {
  removeContributions(doc, [...marksByContribution(doc).keys()]);
}

/** Files a food under an aisle on this list; null forgets the correction. */
export function setAisle(doc: Y.Doc, foodKey: string, aisleId: string | null): void {
  if (aisleId === null) doc.getMap("aisles").delete(foodKey);
  else doc.getMap("aisles").set(foodKey, aisleId);
}

/** Says what one `unit` of a food is ("1 bag of flour = 500 gram"); null forgets it. */
export function setConversion(doc: Y.Doc, foodKey: string, unit: string, is: Conversion | null): void {
  if (is === null) doc.getMap("conversions").delete(conversionKey(foodKey, unit));
  else doc.getMap("conversions").set(conversionKey(foodKey, unit), is);
}

/** Adds a shop with its order of aisles; returns its id. */
export function addShop(doc: Y.Doc, name: string, aisleOrder: readonly string[], newId: NewId): string {
  const shops = doc.getMap<Y.Map<unknown>>("shops");
  const shopId = newId();
  const others = membersInOrder(shops);
  shops.set(
    shopId,
    new Y.Map<unknown>([
      ["name", name],
      ["order", orderAt(others, others.length)],
      ["aisleOrder", [...aisleOrder]],
    ]),
  );
  return shopId;
}

export function setShop(doc: Y.Doc, shopId: string, change: { name?: string; aisleOrder?: readonly string[] }): void {
  const shop = doc.getMap<Y.Map<unknown>>("shops").get(shopId);
  if (change.name !== undefined) shop?.set("name", change.name);
  if (change.aisleOrder !== undefined) shop?.set("aisleOrder", [...change.aisleOrder]);
}

export function removeShop(doc: Y.Doc, shopId: string): void {
  doc.getMap("shops").delete(shopId);
}
