import { expect, test } from "vitest";
// First: it provides IndexedDB, which Dexie looks for when it is loaded.
import { testKitchen } from "../../../../helpers/kitchen.ts";
import { addSampleData } from "../../../../../src/renderer/features/welcome/addSampleData.ts";
import { needsWelcome } from "../../../../../src/renderer/features/welcome/welcomeSetting.ts";

const saturday = Date.UTC(2026, 10, 21, 12);

test("[C.2] the sample kitchen is whole: recipes, cookbooks, this week, a list with merged recipes, a table", async () => {
  const kitchen = await testKitchen();
  expect(await needsWelcome(kitchen)).toBe(true);
  expect(await addSampleData(kitchen, saturday)).toEqual({ ok: true, value: null });

  expect(await kitchen.items.list("recipe")).toHaveLength(10);
  expect(await kitchen.items.list("cookbook")).toHaveLength(2);
  const [plan] = await kitchen.items.list("plan");
  const weeks = await kitchen.items.parts("planWeek", plan!.id);
  expect(weeks.map((week) => week.id)).toEqual([`${plan!.id}.2026-11-16`]);
  expect(weeks[0]!.fields.entries).toHaveLength(9);
  const [list] = await kitchen.items.list("list");
  const milk = list!.fields.contributions.filter((contribution) => contribution.food === "whole milk");
  expect(new Set(milk.map((contribution) => contribution.source.kind))).toEqual(new Set(["hand", "recipe"]));
  const [table] = await kitchen.items.list("table");
  const [block] = await kitchen.items.parts("rows", table!.id);
  expect(block!.fields.rows).toHaveLength(7);
  const drawer = table!.fields.columns.find((column) => column.name === "Drawer")!;
  expect(drawer.choices.map((choice) => choice.id)).toContain(block!.fields.rows[0]!.cells[drawer.id]);
  expect(await needsWelcome(kitchen)).toBe(false);
});

test("[C.2] one undo takes the whole sample kitchen away again", async () => {
  const kitchen = await testKitchen();
  await addSampleData(kitchen, saturday);
  expect(await kitchen.undo.undo()).toBe("Add the sample kitchen");
  for (const type of ["recipe", "cookbook", "plan", "list", "table"] as const) {
    expect(await kitchen.items.list(type), type).toEqual([]);
  }
});
