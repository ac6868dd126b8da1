import { describe, expect, it } from "vitest";
import { parseDuration } from "../../../../../src/domain/recipes/import/text/duration.ts";
import { readYield } from "../../../../../src/domain/recipes/import/text/yieldText.ts";

describe("durations", () => {
  it.each([
    ["PT1H30M", 90],
    ["P0DT20M", 20],
    ["P0Y0M0DT0H35M0.000S", 35],
    ["PT90M", 90],
    ["PT90", 90],
    ["pt1h", 60],
    ["P1D", 1440],
    ["PT45S", 1],
    ["1 hour 20 mins", 80],
    ["1h20", 80],
    ["1½ Std.", 90],
    ["1 1/2 hours", 90],
    ["2 uur", 120],
    ["1:15", 75],
    ["10-13 Minutes", 13],
    ["35", 35],
    [35, 35],
    ["PT0M", null],
    ["PT", null],
    ["overnight", null],
    ["", null],
    [Number.NaN, null],
    ["PT99999999H", null],
    [{}, null],
  ])("[K.1] %j is %j minutes", (written, minutes) => {
    expect(parseDuration(written)).toBe(minutes);
  });
});

describe("yields", () => {
  it.each([
    [4, { text: "4", amount: 4 }],
    ["6 servings", { text: "6 servings", amount: 6 }],
    [["4", "4 bowls"], { text: "4 bowls", amount: 4 }],
    [
      { "@type": "QuantitativeValue", value: 2, unitText: "loaves" },
      { text: "2 loaves", amount: 2 },
    ],
    ["Serves 4 to 6", { text: "Serves 4 to 6", amount: 4 }],
    ["a dozen", { text: "a dozen", amount: 12 }],
    ["some", { text: "some", amount: null }],
    [null, { text: "", amount: null }],
    ["0", { text: "", amount: null }],
  ])("[K.1] %j is %j", (written, wanted) => {
    expect(readYield(written)).toEqual(wanted);
  });
});
