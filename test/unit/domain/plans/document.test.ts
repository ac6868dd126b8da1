import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  addPlanEntry,
  addSlot,
  defaultSlots,
  moveSlot,
  movePlanEntry,
  planSchema,
  planWeekSchema,
  readPlan,
  readPlanWeek,
  removePlanEntry,
  removeSlot,
  renameSlot,
  setPlanEntry,
  writePlan,
  type PlanEntry,
} from "../../../../src/domain/plans/document.ts";

let made = 0;
const newId = (): string => `id-${++made}`;
const note = (date: string, slotId: string, text: string): Omit<PlanEntry, "id"> => ({
  date,
  slotId,
  kind: "note",
  recipeId: null,
  text,
  servings: null,
});
const texts = (doc: Y.Doc, date: string, slotId: string): string[] =>
  planWeekSchema
    .parse(readPlanWeek(doc))
    .entries.filter((entry) => entry.date === date && entry.slotId === slotId)
    .map((entry) => entry.text);

function exchange(a: Y.Doc, b: Y.Doc): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, fromB);
  Y.applyUpdate(b, fromA);
}

describe("a week of a plan", () => {
  test("[K.4] two devices that plan the same week apart from each other meet in one week with both their meals", () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    addPlanEntry(a, note("2026-11-17", "dinner", "soup"), newId);
    addPlanEntry(b, note("2026-11-17", "dinner", "bread"), newId);
    addPlanEntry(b, note("2026-11-18", "lunch", "salad"), newId);
    exchange(a, b);
    expect(readPlanWeek(a)).toEqual(readPlanWeek(b));
    expect(texts(a, "2026-11-17", "dinner").sort()).toEqual(["bread", "soup"]);
    expect(texts(a, "2026-11-18", "lunch")).toEqual(["salad"]);
  });

  test("[K.4] moving an entry and changing its servings elsewhere merge; removing wins over both", () => {
    const a = new Y.Doc();
    const soup = addPlanEntry(a, note("2026-11-17", "dinner", "soup"), newId);
    const bread = addPlanEntry(a, note("2026-11-17", "dinner", "bread"), newId);
    const b = new Y.Doc();
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    movePlanEntry(a, soup, "2026-11-19", "lunch", 0);
    setPlanEntry(b, soup, { servings: 6 });
    removePlanEntry(a, bread);
    setPlanEntry(b, bread, { text: "rolls" });
    exchange(a, b);
    expect(readPlanWeek(a)).toEqual(readPlanWeek(b));
    expect(planWeekSchema.parse(readPlanWeek(a)).entries).toEqual([
      expect.objectContaining({ id: soup, date: "2026-11-19", slotId: "lunch", servings: 6 }),
    ]);
  });

  test("[K.4] an entry goes to the place it is dropped at", () => {
    const doc = new Y.Doc();
    const ids = ["a", "b", "c"].map((text) => addPlanEntry(doc, note("2026-11-17", "dinner", text), newId));
    movePlanEntry(doc, ids[2] as string, "2026-11-17", "dinner", 0);
    expect(texts(doc, "2026-11-17", "dinner")).toEqual(["c", "a", "b"]);
    movePlanEntry(doc, ids[0] as string, "2026-11-17", "dinner", Number.MAX_SAFE_INTEGER);
    expect(texts(doc, "2026-11-17", "dinner")).toEqual(["c", "b", "a"]);
  });

  test("[K.4] an entry that is not a day, or of an unknown kind, is not accepted", () => {
    const doc = new Y.Doc();
    addPlanEntry(doc, note("tomorrow", "dinner", "soup"), newId);
    expect(planWeekSchema.safeParse(readPlanWeek(doc)).success).toBe(false);
  });
});

describe("the meals of a plan", () => {
  const names = (doc: Y.Doc): string[] => planSchema.parse(readPlan(doc)).slots.map((slot) => slot.name);

  test("[K.4] are added, renamed, ordered and removed, and merge with what another device did to them", () => {
    const a = new Y.Doc();
    writePlan(a, "Meals", defaultSlots);
    const b = new Y.Doc();
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    const snack = addSlot(a, "Snack", newId);
    moveSlot(a, snack, 1);
    renameSlot(b, "lunch", "Midday");
    removeSlot(b, "breakfast");
    exchange(a, b);
    expect(names(a)).toEqual(["Snack", "Midday", "Dinner"]);
    expect(names(b)).toEqual(names(a));
  });
});
