import { expect, test } from "vitest";
import { matchScore } from "../../../../src/renderer/ui/matchScore.ts";

test("[K.7] the start of the label beats the start of a word beats its middle beats a keyword", () => {
  const scores = [
    matchScore("set", "Settings"),
    matchScore("set", "My settings"),
    matchScore("set", "Reset all"),
    matchScore("set", "Preferences", "settings"),
  ];
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(4);
});

test("[K.7] every word has to be somewhere, accents do not matter", () => {
  expect(matchScore("creme brulee", "Crème brûlée")).toBeGreaterThan(0);
  expect(matchScore("creme xyz", "Crème brûlée")).toBe(0);
});
