/** From planned days to a grocery list (K.4): what would be added, what is there already, and doing it as one undo step. */
import { batchUpdate } from "../../../domain/groceries/batchUpdate.ts";
import type { Contribution } from "../../../domain/groceries/contribution.ts";
import { putContributions, removeContributions } from "../../../domain/groceries/document.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import type { PlanEntry } from "../../../domain/plans/document.ts";
import type { IsoDate } from "../../../domain/plans/weeks.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Item } from "../items.ts";
import type { Kitchen } from "../kitchen.ts";
import type { UndoGroup } from "../undo.ts";
import { changePlanEntry, planEntriesOn } from "./planEntries.ts";
import { contributionsOf } from "./recipeContributions.ts";

/** One planned recipe as it would go onto a list. */
export interface PlannedRecipe {
  readonly entry: PlanEntry;
  readonly slotName: string | null;
  readonly recipe: Item<"recipe">;
}

/** What a person chose in the review; what is left out is as planned. */
export interface PlannedChoice {
  readonly servings?: number | null;
  /** Ingredient lines to have on the list; left out = all, and for an entry on the list already those that are there. */
  readonly lineIds?: readonly string[];
}

/** The recipes planned on these days that still exist, in order. */
export async function plannedRecipes(
  kitchen: Kitchen,
  planId: ItemId,
  dates: readonly IsoDate[],
): Promise<PlannedRecipe[]> {
  const [plan, entries] = await Promise.all([kitchen.items.get("plan", planId), planEntriesOn(kitchen, planId, dates)]);
  const slots = new Map(plan?.fields.slots.map((slot) => [slot.id, slot.name]));
  const planned = await Promise.all(
    entries.map(async (entry) => {
      const recipe = entry.recipeId === null ? undefined : await kitchen.items.get("recipe", entry.recipeId as ItemId);
      return recipe && recipe.trashedAt === 0 ? { entry, slotName: slots.get(entry.slotId) ?? null, recipe } : null;
    }),
  );
  return planned.filter((one) => one !== null);
}

/**
 * What a planned recipe contributes. Ids follow from the plan entry and the recipe line, so adding the same entry again (also
 * on another device at the same time) meets what is there instead of doubling it.
 */
export function plannedContributions(planned: PlannedRecipe, choice: PlannedChoice, addedAt: number): Contribution[] {
  const { entry, recipe, slotName } = planned;
  return contributionsOf({
    recipe,
    servings: choice.servings === undefined ? entry.servings : choice.servings,
    ...(choice.lineIds === undefined ? {} : { lineIds: choice.lineIds }),
    batchId: `plan.${entry.id}`.slice(0, 100),
    idOf: (lineId) => `${entry.id}.${lineId}`.slice(0, 100),
    addedAt,
    plan: { entryId: entry.id, date: entry.date, slotName },
  });
}

/** What a list holds of a planned entry. */
export function contributionsOfEntry(contributions: readonly Contribution[], entryId: string): Contribution[] {
  return contributions.filter((one) => one.source.kind === "recipe" && one.source.planEntryId === entryId);
}

export type PlannedState = "new" | "same" | "changed";

/** Whether a planned recipe is on the list as planned, in an earlier version, or not at all. */
export function plannedState(planned: PlannedRecipe, contributions: readonly Contribution[]): PlannedState {
  const existing = contributionsOfEntry(contributions, planned.entry.id);
  if (existing.length === 0) return "new";
  const wanted = new Map(plannedContributions(planned, {}, 0).map((one) => [one.id, one]));
  const isSame = existing.every((have) => {
    const want = wanted.get(have.id.replace(/\.more$/, ""));
    return want?.text === have.text && JSON.stringify(want.source) === JSON.stringify(have.source);
  });
  return isSame ? "same" : "changed";
}

/** The recipe lines of an entry that a list holds; what a person left off stays off when the entry is updated. */
export function lineIdsOnList(planned: PlannedRecipe, contributions: readonly Contribution[]): string[] {
  const have = new Set(contributionsOfEntry(contributions, planned.entry.id).map((one) => one.id));
  const lines = planned.recipe.fields.ingredientGroups.flatMap((group) => group.lines);
  return lines.filter((line) => have.has(`${planned.entry.id}.${line.id}`.slice(0, 100))).map((line) => line.id);
}

export interface PlanToList {
  readonly planId: ItemId;
  readonly dates: readonly IsoDate[];
  readonly listId: ItemId;
  /** Only these entries of those days; left out = all. */
  readonly entryIds?: readonly string[];
  /** Per entry id; `null` leaves the entry out. */
  readonly choices?: ReadonlyMap<string, PlannedChoice | null>;
}

/**
 * Adds everything planned on these days, or brings what is on the list up to date with the plan. Servings chosen here are
 * written into the plan too. Answers how many recipes were added and updated.
 */
export async function addPlanToList(
  kitchen: Kitchen,
  request: PlanToList,
  step: string | UndoGroup = "Add plan to groceries",
): Promise<Result<{ added: number; updated: number }>> {
  const { planId, dates, listId, entryIds, choices } = request;
  const [list, allPlanned] = await Promise.all([
    kitchen.items.get("list", listId),
    plannedRecipes(kitchen, planId, dates),
  ]);
  if (!list) return fail("item_not_found", "This grocery list no longer exists. Choose another.");
  const planned = entryIds ? allPlanned.filter((one) => entryIds.includes(one.entry.id)) : allPlanned;
  const group = typeof step === "string" ? kitchen.undo.group(step) : step;
  const addedAt = Date.now();
  const onList = list.fields.contributions;
  const put: Contribution[] = [];
  const remove: string[] = [];
  let added = 0;
  let updated = 0;
  for (const one of planned) {
    const choice = choices?.get(one.entry.id);
    if (choice === null) continue;
    const existing = contributionsOfEntry(onList, one.entry.id);
    const lineIds = choice?.lineIds ?? (existing.length > 0 ? lineIdsOnList(one, onList) : undefined);
    const wanted = plannedContributions(one, { ...choice, ...(lineIds ? { lineIds } : {}) }, addedAt);
    const change = batchUpdate(existing, wanted);
    put.push(...change.put);
    remove.push(...change.remove);
    if (existing.length > 0) updated++;
    else if (wanted.length > 0) added++;
    const { servings } = choice ?? {};
    if (servings === undefined || servings === one.entry.servings) continue;
    const changed = await changePlanEntry(kitchen, planId, one.entry, { servings }, group);
    if (!changed.ok) return changed;
  }
  const done = await kitchen.items.edit(listId, group, (doc) => {
    removeContributions(doc, remove);
    putContributions(doc, put);
  });
  return done.ok ? ok({ added, updated }) : done;
}
