import { useEffect, useMemo, useState } from "react";
import { pickCurrent, currentPlanKey, useItem, useItems, useSetting, type Item } from "../../data/index.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { defaultSlots, planWeekId, type PlanEntry } from "../../../domain/plans/document.ts";
import { addDays, localDay, mondayOf, weekDates, type IsoDate } from "../../../domain/plans/weeks.ts";

export interface Slot {
  readonly id: string;
  readonly name: string;
}

/** Id of the row that holds entries whose meal was removed. */
export const otherSlotId = "~other";

const firstSlots: readonly Slot[] = defaultSlots.map(([id, name]) => ({ id, name }));

/** The plan in use, all plans, and its meals; before the first plan exists, the meals it will have. */
export function usePlan(): {
  plans: Item<"plan">[] | undefined;
  plan: Item<"plan"> | undefined;
  slots: readonly Slot[];
} {
  const plans = useItems("plan");
  const [chosen] = useSetting(currentPlanKey);
  const planId = plans && pickCurrent(plans, chosen);
  const fromList = plans?.find((plan) => plan.id === planId);
  // The item itself shows an edit before it is written; the list only after.
  const own = useItem("plan", planId);
  const plan = own && own.id === planId ? own : fromList;
  return { plans, plan, slots: plan?.fields.slots ?? firstSlots };
}

export interface ShownWeek {
  readonly dates: readonly IsoDate[];
  readonly entries: readonly PlanEntry[];
  /** The plan's meals, and "Other" when something in this week has lost its meal. */
  readonly slots: readonly Slot[];
  readonly isLoading: boolean;
  readonly inCell: (date: IsoDate, slotId: string) => readonly PlanEntry[];
}

const none: readonly PlanEntry[] = [];

/** What is planned in the seven days from `start`, which may lie in two stored weeks. */
export function usePlanWeek(planId: ItemId | undefined, start: IsoDate, slots: readonly Slot[]): ShownWeek {
  const firstMonday = mondayOf(start);
  const lastMonday = mondayOf(addDays(start, 6));
  const first = useItem("planWeek", planId && planWeekId(planId, firstMonday));
  const second = useItem("planWeek", planId && lastMonday !== firstMonday ? planWeekId(planId, lastMonday) : undefined);
  return useMemo(() => {
    const dates = weekDates(start);
    const known = new Set(slots.map((slot) => slot.id));
    const entries = [...(first?.fields.entries ?? []), ...(second?.fields.entries ?? [])].filter((entry) =>
      dates.includes(entry.date),
    );
    const cells = Map.groupBy(
      entries,
      (entry) => `${entry.date} ${known.has(entry.slotId) ? entry.slotId : otherSlotId}`,
    );
    const hasOrphans = entries.some((entry) => !known.has(entry.slotId));
    return {
      dates,
      entries,
      slots: hasOrphans ? [...slots, { id: otherSlotId, name: "Other" }] : slots,
      isLoading: planId !== undefined && (first === undefined || second === undefined),
      inCell: (date, slotId) => cells.get(`${date} ${slotId}`) ?? none,
    };
  }, [planId, start, slots, first, second]);
}

/** The person's today; moves on at midnight while the window stays open. */
export function useToday(): IsoDate {
  const [today, setToday] = useState(() => localDay(new Date()));
  useEffect(() => {
    const look = () => setToday(localDay(new Date()));
    const timer = setInterval(look, 60_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return today;
}
