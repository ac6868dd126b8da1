import {
  addNoteToPlan,
  addPlanToList,
  addPlanEntries,
  addRecipeToPlan,
  changePlanEntry,
  contributionsOfEntry,
  copyPlanDays,
  copyPlanEntries,
  ensureDefaultPlan,
  movePlanEntries,
  plannedRecipes,
  plannedState,
  removePlanEntries,
  useKitchen,
  type Item,
  type PlanPlace,
} from "../../data/index.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { removeContributions } from "../../../domain/groceries/document.ts";
import type { PlanEntry } from "../../../domain/plans/document.ts";
import type { IsoDate } from "../../../domain/plans/weeks.ts";
import { toast, useFrameActions } from "../../ui/index.ts";
import type { Dropped } from "./dragTypes.ts";
import { worked } from "./report.ts";

/** What can be done to the plan in use. The first thing done makes the first plan, as part of the same step. */
export function usePlanEdits(plan: Item<"plan"> | undefined, lists: readonly Item<"list">[]) {
  const kitchen = useKitchen();
  const { undo } = useFrameActions();
  const undoAction = { label: "Undo", onAction: undo };

  async function withPlan(
    label: string,
    run: (planId: ItemId, step: ReturnType<typeof kitchen.undo.group>) => Promise<unknown>,
  ): Promise<void> {
    const step = kitchen.undo.group(label);
    // It is not saved before all of it is: not when there is a plan and nothing in it yet.
    await kitchen.saves.track(async () => {
      if (plan) return void (await run(plan.id, step));
      const made = await ensureDefaultPlan(kitchen, step);
      if (made.ok) await run(made.value, step);
      else toast({ message: made.error.message, tone: "problem" });
    });
  }

  return {
    drop: (dropped: Dropped, to: PlanPlace, copies: boolean) =>
      withPlan(
        copies ? "Copy in plan" : dropped.entries.length > 0 ? "Move in plan" : "Plan recipe",
        async (planId, step) => {
          if (dropped.entries.length > 0) {
            const done = copies
              ? copyPlanEntries(kitchen, planId, dropped.entries, to, step)
              : movePlanEntries(kitchen, planId, dropped.entries, to, step);
            await worked(done);
          }
          for (const recipeId of dropped.recipeIds) {
            await worked(addRecipeToPlan(kitchen, { planId, recipeId: recipeId as ItemId, ...to }, step));
          }
        },
      ),
    addRecipe: (recipeId: string, to: PlanPlace) =>
      withPlan("Plan recipe", (planId, step) =>
        worked(addRecipeToPlan(kitchen, { planId, recipeId: recipeId as ItemId, ...to }, step)),
      ),
    addNote: (text: string, to: PlanPlace) =>
      withPlan("Add note", (planId, step) => worked(addNoteToPlan(kitchen, { planId, text, ...to }, step))),
    change: async (entry: PlanEntry, change: { servings?: number; text?: string }) => {
      if (plan)
        await worked(
          changePlanEntry(kitchen, plan.id, entry, change, "servings" in change ? "Change servings" : "Edit note"),
        );
    },
    /** After servings changed: a list that has the meal for another number of people is offered to follow. */
    offerUpdate: async (entry: PlanEntry) => {
      if (!plan) return;
      const planned = (await plannedRecipes(kitchen, plan.id, [entry.date])).find((one) => one.entry.id === entry.id);
      const list = planned && lists.find((one) => plannedState(planned, one.fields.contributions) === "changed");
      if (!planned || !list) return;
      toast({
        message: `“${list.title}” still has ${planned.recipe.title} as it was planned before.`,
        action: {
          label: "Update list",
          onAction: () =>
            void worked(
              addPlanToList(
                kitchen,
                { planId: plan.id, dates: [entry.date], entryIds: [entry.id], listId: list.id },
                "Update list",
              ),
            ),
        },
      });
    },
    duplicate: (entry: PlanEntry) =>
      withPlan("Copy in plan", (planId, step) => worked(addPlanEntries(kitchen, planId, [entry], step))),
    remove: async (entries: readonly PlanEntry[], label: string) => {
      if (!plan || entries.length === 0 || !(await worked(removePlanEntries(kitchen, plan.id, entries, label)))) return;
      const bought = lists.flatMap((list) => {
        const ids = entries.flatMap((entry) =>
          contributionsOfEntry(list.fields.contributions, entry.id).map((one) => one.id),
        );
        return ids.length > 0 ? [{ list, ids }] : [];
      });
      const [first] = bought;
      if (!first)
        return void toast({
          message: entries.length === 1 ? "Removed from the plan." : `${entries.length} removed from the plan.`,
          action: undoAction,
        });
      toast({
        message: `Removed from the plan. Its ingredients are still on “${first.list.title}”.`,
        action: {
          label: "Take off too",
          onAction: () => {
            const step = kitchen.undo.group("Take off the list");
            for (const { list, ids } of bought)
              void worked(kitchen.items.edit(list.id, step, (doc) => removeContributions(doc, ids)));
          },
        },
      });
    },
    copyWeek: (dates: readonly IsoDate[], days: number) =>
      withPlan("Copy week", async (planId, step) => {
        const copied = await copyPlanDays(kitchen, planId, dates, days, step);
        if (!copied.ok) return toast({ message: copied.error.message, tone: "problem" });
        if (copied.value === 0) return toast({ message: "There is nothing in that week to copy." });
        return toast({
          message: copied.value === 1 ? "1 meal copied." : `${copied.value} meals copied.`,
          tone: "done",
          action: undoAction,
        });
      }),
  };
}
