/** Commands on a plan's entries, across weeks: each is one undo step, whichever parts of the plan it touches. */
import type { ItemId } from "../../../domain/items/types.ts";
import {
  addPlanEntry,
  movePlanEntry,
  planWeekId,
  removePlanEntry,
  setPlanEntry,
  type PlanEntry,
} from "../../../domain/plans/document.ts";
import { addDays, mondayOf, type IsoDate } from "../../../domain/plans/weeks.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Kitchen } from "../kitchen.ts";
import type { UndoGroup } from "../undo.ts";

type Step = string | UndoGroup;
export type NewPlanEntry = Omit<PlanEntry, "id">;

/** A place in a plan: a day, a meal, and optionally the place among the others there (default: at the end). */
export interface PlanPlace {
  readonly date: IsoDate;
  readonly slotId: string;
  readonly index?: number;
}

function weekPart(planId: ItemId, date: IsoDate) {
  const monday = mondayOf(date);
  return { id: planWeekId(planId, monday), type: "planWeek" as const, parentId: planId, sortKey: monday };
}

function groupOf(kitchen: Kitchen, step: Step): UndoGroup {
  return typeof step === "string" ? kitchen.undo.group(step) : step;
}

/** The entries on these days, in order of day and place. */
export async function planEntriesOn(kitchen: Kitchen, planId: ItemId, dates: readonly IsoDate[]): Promise<PlanEntry[]> {
  const mondays = [...new Set(dates.map(mondayOf))].sort();
  const weeks = await Promise.all(mondays.map((monday) => kitchen.items.get("planWeek", planWeekId(planId, monday))));
  return weeks
    .flatMap((week) => week?.fields.entries ?? [])
    .filter((entry) => dates.includes(entry.date))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Puts entries into the plan; answers their ids. */
export async function addPlanEntries(
  kitchen: Kitchen,
  planId: ItemId,
  entries: readonly (NewPlanEntry & { readonly index?: number })[],
  step: Step,
): Promise<Result<string[]>> {
  const group = groupOf(kitchen, step);
  const ids: string[] = [];
  for (const { index, ...entry } of entries) {
    const id = kitchen.items.newId();
    ids.push(id);
    const done = await kitchen.items.editPart(weekPart(planId, entry.date), group, (doc) => {
      addPlanEntry(doc, entry, kitchen.items.newId, id);
      if (index !== undefined) movePlanEntry(doc, id, entry.date, entry.slotId, index);
    });
    if (!done.ok) return done;
  }
  return ok(ids);
}

/** Plans a recipe. `servings` null = the recipe's own yield. Failure `item_not_found` where the recipe is gone. */
export async function addRecipeToPlan(
  kitchen: Kitchen,
  request: { readonly planId: ItemId; readonly recipeId: ItemId; readonly servings?: number | null } & PlanPlace,
  step: Step = "Plan recipe",
): Promise<Result<string>> {
  const recipe = await kitchen.items.get("recipe", request.recipeId);
  if (!recipe || recipe.trashedAt > 0) return fail("item_not_found", "This recipe no longer exists. Choose another.");
  const entry: NewPlanEntry & { index?: number } = {
    date: request.date,
    slotId: request.slotId,
    kind: "recipe",
    recipeId: recipe.id,
    text: recipe.title,
    servings: request.servings ?? null,
    ...(request.index === undefined ? {} : { index: request.index }),
  };
  const added = await addPlanEntries(kitchen, request.planId, [entry], step);
  return added.ok ? ok(added.value[0] ?? "") : added;
}

/** Writes a note into the plan. */
export async function addNoteToPlan(
  kitchen: Kitchen,
  request: { readonly planId: ItemId; readonly text: string } & PlanPlace,
  step: Step = "Add note",
): Promise<Result<string>> {
  const { planId, text, date, slotId } = request;
  const entry: NewPlanEntry = { date, slotId, kind: "note", recipeId: null, text, servings: null };
  const added = await addPlanEntries(kitchen, planId, [entry], step);
  return added.ok ? ok(added.value[0] ?? "") : added;
}

/** Moves entries to a place, also into another week; they keep their ids, so a grocery list still knows them. */
export async function movePlanEntries(
  kitchen: Kitchen,
  planId: ItemId,
  entries: readonly PlanEntry[],
  to: PlanPlace,
  step: Step,
): Promise<Result<null>> {
  const group = groupOf(kitchen, step);
  const target = weekPart(planId, to.date);
  for (const [offset, entry] of entries.entries()) {
    const source = weekPart(planId, entry.date);
    const index = to.index === undefined ? Number.MAX_SAFE_INTEGER : to.index + offset;
    const { id, ...rest } = entry;
    const done = await kitchen.items.editPart(target, group, (doc) => {
      if (source.id !== target.id)
        addPlanEntry(doc, { ...rest, date: to.date, slotId: to.slotId }, kitchen.items.newId, id);
      movePlanEntry(doc, id, to.date, to.slotId, index);
    });
    if (!done.ok) return done;
    if (source.id === target.id) continue;
    const taken = await kitchen.items.editPart(source, group, (doc) => removePlanEntry(doc, id));
    if (!taken.ok) return taken;
  }
  return ok(null);
}

/** Puts copies of entries at a place. */
export function copyPlanEntries(
  kitchen: Kitchen,
  planId: ItemId,
  entries: readonly PlanEntry[],
  to: PlanPlace,
  step: Step,
): Promise<Result<string[]>> {
  const copies = entries.map(({ id: _, ...entry }, offset) => ({
    ...entry,
    date: to.date,
    slotId: to.slotId,
    ...(to.index === undefined ? {} : { index: to.index + offset }),
  }));
  return addPlanEntries(kitchen, planId, copies, step);
}

/** Changes an entry's servings or note text. */
export function changePlanEntry(
  kitchen: Kitchen,
  planId: ItemId,
  entry: PlanEntry,
  change: { readonly servings?: number | null; readonly text?: string },
  step: Step,
): Promise<Result<null>> {
  const mergeKey = `entry.${entry.id}.${Object.keys(change).join()}`;
  return kitchen.items.editPart(weekPart(planId, entry.date), step, (doc) => setPlanEntry(doc, entry.id, change), {
    mergeKey,
  });
}

/** Takes entries out of the plan, whatever weeks they are in. */
export async function removePlanEntries(
  kitchen: Kitchen,
  planId: ItemId,
  entries: readonly PlanEntry[],
  step: Step,
): Promise<Result<null>> {
  const group = groupOf(kitchen, step);
  const byWeek = Map.groupBy(entries, (entry) => mondayOf(entry.date));
  for (const inWeek of byWeek.values()) {
    const [first] = inWeek;
    if (!first) continue;
    const done = await kitchen.items.editPart(weekPart(planId, first.date), group, (doc) => {
      for (const entry of inWeek) removePlanEntry(doc, entry.id);
    });
    if (!done.ok) return done;
  }
  return ok(null);
}

/** Puts what is planned on `dates` onto the days `days` later, beside what is there; answers how many. */
export async function copyPlanDays(
  kitchen: Kitchen,
  planId: ItemId,
  dates: readonly IsoDate[],
  days: number,
  step: Step,
): Promise<Result<number>> {
  const entries = await planEntriesOn(kitchen, planId, dates);
  const copies = entries.map(({ id: _, ...entry }) => ({ ...entry, date: addDays(entry.date, days) }));
  const added = await addPlanEntries(kitchen, planId, copies, step);
  return added.ok ? ok(added.value.length) : added;
}
