import { expect, test } from "vitest";
import { sourceDetail } from "../../../../../src/renderer/features/groceries/sourceWords.ts";
import { suggestionsFor } from "../../../../../src/renderer/features/groceries/suggestions.ts";

test("[K.5] what was typed before fits the last thing being typed, the newest first among equals", () => {
  const before = ["oat milk", "2 l milk", "bread", "milk chocolate"];
  expect(suggestionsFor("eggs, mil", before)).toEqual(["milk chocolate", "oat milk", "2 l milk"]);
  expect(suggestionsFor("bread", before)).toEqual([]);
  expect(suggestionsFor("bread, ", before)).toEqual([]);
  expect(suggestionsFor("m", before)).toEqual([]);
});

test("[K.5] a contribution's source in words: a near day by its weekday, a far one with its date", () => {
  const source = { planDate: "2026-11-21", slotName: "Dinner", servings: 6 };
  expect(sourceDetail(source, "2026-11-19")).toBe("Sat dinner · 6 servings");
  expect(sourceDetail(source, "2026-12-19")).toMatch(/^Sat (21 Nov|Nov 21) dinner · 6 servings$/);
  expect(sourceDetail({ planDate: null, slotName: null, servings: 1 }, "2026-11-19")).toBe("1 serving");
  expect(sourceDetail({ planDate: "soon", slotName: null, servings: null }, "2026-11-19")).toBe("");
});
