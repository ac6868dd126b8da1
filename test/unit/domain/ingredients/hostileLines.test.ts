import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseIngredient } from "../../../../src/domain/ingredients/parseIngredient.ts";
import { parseIngredientBlock } from "../../../../src/domain/ingredients/ingredientBlock.ts";
import { ingredientTargets, labelledPath, readLabelledLines, scoreLine } from "../../../acceptance/ingredients.ts";
import { forSeeds } from "../../../helpers/seededRandom.ts";

const pieces = [
  "1",
  "½",
  "1/0",
  "0/0",
  "999999999999",
  "-",
  "–",
  "to",
  "x",
  "(",
  ")",
  "[",
  "cup",
  "g",
  "plus",
  "finely",
  "chopped",
  ",",
  ";",
  "or",
  "and",
  "a",
  "half",
  "dozen",
  "of",
  "garlic cloves",
  "large",
  "constructor",
  "__proto__",
  "\u0000",
  "\ud800",
  "🥕",
  "/",
  "%",
  ".",
  ":",
  "juice of",
  "between",
];

describe("lines nobody would write", () => {
  test("[K.3] any text gives an answer and keeps the text", () => {
    forSeeds(2_000, (random) => {
      const line = Array.from({ length: random.whole(0, 14) }, () => random.pick(pieces)).join(random.pick([" ", ""]));
      const parsed = parseIngredient(line);
      expect(parsed.input).toBe(line);
      const [low, high] = [parsed.quantity, parsed.quantityMax];
      expect(high === null || (low !== null && high.compare(low) === 1)).toBe(true);
      parseIngredientBlock(line);
    });
  });

  // Rules that are quadratic take minutes on these, and then the run gives up; how long they take is in the bench "ingredients".
  test.each([
    "1".repeat(10_000),
    "( ".repeat(5_000),
    "[".repeat(10_000),
    "1/".repeat(5_000),
    "1 cup ".repeat(1_600),
    "a ".repeat(5_000),
    "large ".repeat(1_600),
    ", ".repeat(5_000),
    "finely ".repeat(1_400),
    "1-".repeat(5_000),
    "1 x ".repeat(2_500),
    "½".repeat(10_000),
    "aa-".repeat(3_300),
    "juice ".repeat(1_600),
    "1 ml ".repeat(2_000),
    " ".repeat(10_000),
    "fl ".repeat(3_000),
    "x".repeat(1_000_000),
  ])("[K.3] a long line has its answer too (%#)", (line) => {
    expect(parseIngredient(line).input).toBe(line);
  });
});

describe("labelled lines", () => {
  const present = existsSync(labelledPath);
  test.skipIf(!present)(
    `[K.3] the second half of the labelled lines reaches the figures${present ? "" : " (skipped: the lines are not on this machine)"}`,
    () => {
      const lines = readLabelledLines();
      const scored = lines.slice(Math.floor(lines.length / 2)).map(scoreLine);
      for (const field of ["quantity", "unit", "food"] as const) {
        const share = scored.filter((line) => line[field]).length / scored.length;
        expect(share, field).toBeGreaterThanOrEqual(ingredientTargets[field]);
      }
    },
  );
});
