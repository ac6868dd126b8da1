/**
 * A meal plan's documents: the plan itself (name, meal slots) and one part per week, so that years of planning never make
 * one document large. A week's id follows from the plan and its Monday, so two devices that plan the same week offline meet
 * in the same document.
 *
 *   plan      texts title            slots id → { name, order }
 *   planWeek  entries id → { date, slotId, kind, recipeId, text, servings, order }
 */
import * as Y from "yjs";
import { z } from "zod";
import { initialOrder, orderAt, type Ordered } from "../items/order.ts";
import { membersInOrder, readSequence } from "../items/read.ts";
import { setText } from "../items/text.ts";
import type { ItemId, NewId } from "../items/types.ts";

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.string().min(1).max(100);

export const planSchema = z.object({
  title: z.string().max(500),
  slots: z.array(z.object({ id, name: z.string().max(100) })).max(24),
});
export type PlanFields = z.infer<typeof planSchema>;

export const planEntrySchema = z.object({
  id,
  /** Calendar day, `YYYY-MM-DD`, without a time zone: dinner on Tuesday is on Tuesday everywhere. */
  date: isoDate,
  slotId: z.string().max(100),
  kind: z.enum(["recipe", "note"]),
  recipeId: id.nullable(),
  /** The note, or the recipe's title when it was planned (shown when the recipe is gone). */
  text: z.string().max(5_000),
  /** How many it is cooked for; null = the recipe's own yield. */
  servings: z.number().positive().max(100_000).nullable(),
});
export type PlanEntry = z.infer<typeof planEntrySchema>;

export const planWeekSchema = z.object({ entries: z.array(planEntrySchema).max(2_000) });
export type PlanWeekFields = z.infer<typeof planWeekSchema>;

/** Id of the part that holds the week starting on `monday` (`YYYY-MM-DD`). */
export function planWeekId(planId: ItemId, monday: string): ItemId {
  return `${planId}.${monday}` as ItemId;
}

export function readPlan(doc: Y.Doc): unknown {
  return {
    title: doc.getText("title").toString(),
    slots: readSequence(doc.getMap("slots"), (slot) => ({ name: slot.get("name") })),
  };
}

export function readPlanWeek(doc: Y.Doc): unknown {
  return {
    entries: readSequence(doc.getMap("entries"), (entry) => ({
      date: entry.get("date"),
      slotId: entry.get("slotId") ?? "",
      kind: entry.get("kind"),
      recipeId: entry.get("recipeId") ?? null,
      text: entry.get("text") ?? "",
      servings: entry.get("servings") ?? null,
    })),
  };
}

/** The meal slots a new plan starts with. */
export const defaultSlots = [
  ["breakfast", "Breakfast"],
  ["lunch", "Lunch"],
  ["dinner", "Dinner"],
] as const;

/** Fills a new plan with its name and meal slots (`[id, name]`; fixed ids let two devices' first plans agree). */
export function writePlan(doc: Y.Doc, title: string, slots: readonly (readonly [id: string, name: string])[]): void {
  setText(doc.getText("title"), title);
  const order = initialOrder(slots.length);
  slots.forEach(([slotId, name], index) => {
    doc.getMap("slots").set(
      slotId,
      new Y.Map<unknown>([
        ["name", name],
        ["order", order[index]],
      ]),
    );
  });
}

export function setPlanTitle(doc: Y.Doc, title: string): void {
  setText(doc.getText("title"), title);
}

/** Adds a meal slot after the others; returns its id. */
export function addSlot(doc: Y.Doc, name: string, newId: NewId): string {
  const slots = doc.getMap<Y.Map<unknown>>("slots");
  const slotId = newId();
  const others = membersInOrder(slots);
  slots.set(
    slotId,
    new Y.Map<unknown>([
      ["name", name],
      ["order", orderAt(others, others.length)],
    ]),
  );
  return slotId;
}

export function renameSlot(doc: Y.Doc, slotId: string, name: string): void {
  doc.getMap<Y.Map<unknown>>("slots").get(slotId)?.set("name", name);
}

/** Removes a slot. Entries in it stay and are shown under "Other". */
export function removeSlot(doc: Y.Doc, slotId: string): void {
  doc.getMap("slots").delete(slotId);
}

export function moveSlot(doc: Y.Doc, slotId: string, index: number): void {
  const slots = doc.getMap<Y.Map<unknown>>("slots");
  const others = membersInOrder(slots).filter((slot) => slot.id !== slotId);
  slots.get(slotId)?.set("order", orderAt(others, index));
}

/** Adds an entry at the end of its day and slot; returns its id. Give `entryId` to put back or move an entry between weeks. */
export function addPlanEntry(doc: Y.Doc, entry: Omit<PlanEntry, "id">, newId: NewId, entryId?: string): string {
  const entries = doc.getMap<Y.Map<unknown>>("entries");
  const added = entryId ?? newId();
  const others = inCell(entries, entry.date, entry.slotId);
  entries.set(added, new Y.Map<unknown>([...Object.entries(entry), ["order", orderAt(others, others.length)]]));
  return added;
}

/** Moves an entry to a day and slot of the same week, at `index` among the others there. */
export function movePlanEntry(doc: Y.Doc, entryId: string, date: string, slotId: string, index: number): void {
  const entries = doc.getMap<Y.Map<unknown>>("entries");
  const entry = entries.get(entryId);
  if (!entry) return;
  const others = inCell(entries, date, slotId).filter((other) => other.id !== entryId);
  entry.set("date", date);
  entry.set("slotId", slotId);
  entry.set("order", orderAt(others, index));
}

export function setPlanEntry(
  doc: Y.Doc,
  entryId: string,
  change: Partial<Pick<PlanEntry, "text" | "servings" | "recipeId" | "kind">>,
): void {
  const entry = doc.getMap<Y.Map<unknown>>("entries").get(entryId);
  for (const [key, value] of Object.entries(change)) entry?.set(key, value);
}

export function removePlanEntry(doc: Y.Doc, entryId: string): void {
  doc.getMap("entries").delete(entryId);
}

function inCell(entries: Y.Map<Y.Map<unknown>>, date: string, slotId: string): Ordered[] {
  return membersInOrder(entries).filter(({ id: entryId }) => {
    const entry = entries.get(entryId);
    return entry?.get("date") === date && entry.get("slotId") === slotId;
  });
}
