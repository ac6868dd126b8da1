import { expect, test } from "vitest";
import { maxTypedLines, typedLines } from "../../../../src/domain/groceries/typedLines.ts";

test("[K.5] commas separate what is typed, but not the digits of a number", () => {
  expect(typedLines("2 l milk, a bunch of parsley")).toEqual(["2 l milk", "a bunch of parsley"]);
  expect(typedLines("1,5 l milk,bread; salt")).toEqual(["1,5 l milk", "bread", "salt"]);
  expect(typedLines("milk, 2 eggs")).toEqual(["milk", "2 eggs"]);
  expect(typedLines(" , ")).toEqual([]);
});

test("[K.5] in a pasted list only line breaks separate", () => {
  expect(typedLines("1 onion, chopped\r\n\n 2 eggs\n")).toEqual(["1 onion, chopped", "2 eggs"]);
  expect(typedLines("x\n".repeat(1_000))).toHaveLength(maxTypedLines);
});
