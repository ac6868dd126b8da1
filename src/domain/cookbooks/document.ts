/**
 * A cookbook's document: which recipes and plans it holds. It is a container: access to it will mean access to them, so
 * membership lives here and not in the recipes.
 *
 *   texts title, description      entries itemId → order
 */
import type * as Y from "yjs";
import { z } from "zod";
import { byOrder, orderAtEnd, type Ordered } from "../items/order.ts";
import { maxDescriptionLength, setText } from "../items/text.ts";

export const cookbookSchema = z.object({
  title: z.string().max(500),
  description: z.string().max(maxDescriptionLength),
  /** Ids of what it holds, in order. */
  entries: z.array(z.string().min(1).max(100)).max(50_000),
});
export type CookbookFields = z.infer<typeof cookbookSchema>;

export function readCookbook(doc: Y.Doc): unknown {
  return {
    title: doc.getText("title").toString(),
    description: doc.getText("description").toString(),
    entries: sortedEntries(doc).map((entry) => entry.id),
  };
}

function sortedEntries(doc: Y.Doc): Ordered[] {
  const entries: Ordered[] = [];
  doc.getMap<unknown>("entries").forEach((order, id) => {
    entries.push({ id, order: typeof order === "string" ? order : "" });
  });
  return entries.sort(byOrder);
}

export function setCookbookText(doc: Y.Doc, field: "title" | "description", value: string): void {
  setText(doc.getText(field), value);
}

/** Adds items at the end; those already in it stay where they are. */
export function addToCookbook(doc: Y.Doc, itemIds: readonly string[]): void {
  const entries = doc.getMap<string>("entries");
  const placed = sortedEntries(doc);
  for (const id of itemIds) {
    if (entries.has(id)) continue;
    const order = orderAtEnd(placed);
    entries.set(id, order);
    placed.push({ id, order });
  }
}

export function removeFromCookbook(doc: Y.Doc, itemIds: readonly string[]): void {
  const entries = doc.getMap<string>("entries");
  for (const id of itemIds) entries.delete(id);
}
