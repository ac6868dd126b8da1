import { expect, test } from "vitest";
import { fieldKeeps, focused, typed } from "../../../../src/renderer/app/fieldUndo.ts";

test("[C.1] a text field keeps undo while its text differs from when it got the focus", () => {
  const field = typed(focused("2 l milk"), "insertText");
  expect(fieldKeeps(field, "2 l milk and", "undo")).toBe(true);
  expect(fieldKeeps(field, "2 l milk", "undo")).toBe(false);
});

test("[C.1] outside text fields the app's undo has it", () => {
  expect(fieldKeeps(null, "", "undo")).toBe(false);
});

test("[C.1] redo is the field's only right after its own undo", () => {
  const undone = typed(focused(""), "historyUndo");
  expect(fieldKeeps(undone, "", "redo")).toBe(true);
  expect(fieldKeeps(typed(undone, "insertText"), "a", "redo")).toBe(false);
});
