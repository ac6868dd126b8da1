import { expect, test } from "vitest";
import { initialOf, personColour } from "../../../../src/renderer/ui/people.ts";
import { screenOf } from "../../../../src/renderer/ui/paths.ts";
import { fitListWidth, maxListPx, minListPx } from "../../../../src/renderer/ui/splitWidth.ts";

test("[C.1] the list pane keeps its bounds and leaves the detail its room", () => {
  expect(fitListWidth(10, 1360)).toBe(minListPx);
  expect(fitListWidth(5_000, 1360)).toBe(maxListPx);
  expect(fitListWidth(500, 720)).toBe(360);
  expect(fitListWidth(500, 300)).toBe(minListPx);
});

test("[C.1] a cookbook belongs to the recipes screen", () => {
  expect(screenOf("/cookbooks/abc")).toBe("recipes");
  expect(screenOf("/recipes/abc/edit")).toBe("recipes");
  expect(screenOf("/")).toBe("");
});

test("[C.1] a person keeps their colour and gets a whole letter", () => {
  expect(personColour("Anna")).toBe(personColour("Anna"));
  expect(initialOf("émile")).toBe("É");
  expect(initialOf("👩‍🍳 chef")).toBe("👩‍🍳");
  expect(initialOf("  ")).toBe("?");
});
