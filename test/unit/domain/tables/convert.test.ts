import { describe, expect, test } from "vitest";
import { convertColumn } from "../../../../src/domain/tables/convert.ts";
import type { CellValue } from "../../../../src/domain/tables/fields.ts";
import { colours, column, context, counter } from "./context.ts";

const convert = (
  values: (CellValue | undefined)[],
  from: Parameters<typeof convertColumn>[1],
  to: Parameters<typeof convertColumn>[2],
) => convertColumn(values, from, to, context(), counter());

describe("change of a column's type", () => {
  test("[K.8] text to number: counts and shows what would be lost, keeps it as text", () => {
    const result = convert(["1.5", "about 3", undefined, "007", "12"], column("text"), "number");
    expect(result.filled).toBe(4);
    expect(result.changes).toEqual([
      { index: 0, value: 1.5 },
      { index: 3, value: 7 },
      { index: 4, value: 12 },
    ]);
    expect(result.misfits).toEqual({ count: 1, indexes: [1], examples: [{ before: "about 3", after: null }] });
    expect(result.altered).toEqual({ count: 1, examples: [{ before: "007", after: "7" }] });
  });

  test("[K.8] text to choice makes each different text one choice", () => {
    const result = convert(["Dairy", "dairy ", "Fish", undefined], column("text"), "choice");
    expect(result.newChoices.map((choice) => choice.name)).toEqual(["Dairy", "Fish"]);
    expect(result.changes.map((change) => change.value)).toEqual(["id1", "id1", "id2"]);
    expect(result.misfits.count).toBe(0);
  });

  test("[K.8] text with too many different values says so and keeps the rest", () => {
    const result = convert(
      Array.from({ length: 250 }, (_, index) => `v${index}`),
      column("text"),
      "choice",
    );
    expect(result.tooManyChoices).toBe(true);
    expect(result.newChoices).toHaveLength(200);
    expect(result.misfits.count).toBe(50);
  });

  test("[K.8] choice to text writes names, and back finds the same choices", () => {
    const there = convert(["c1", "c2", "unknown"], colours, "text");
    expect(there.changes).toEqual([
      { index: 0, value: "Red" },
      { index: 1, value: "Blue" },
    ]);
    const back = convert(["Red", "Blue"], { ...colours, type: "text" }, "choice");
    expect(back.changes.map((change) => change.value)).toEqual(["c1", "c2"]);
    expect(back.newChoices).toEqual([]);
  });

  test("[K.8] a link that becomes text is named as altered", () => {
    const result = convert(["soup"], column("link"), "text");
    expect(result.changes).toEqual([{ index: 0, value: "Tomato soup" }]);
    expect(result.altered.count).toBe(1);
  });

  test("[K.8] a value the new type cannot hold survives going there and back", () => {
    const there = convert([5, true], column("number"), "date");
    expect(there.changes).toEqual([]);
    expect(there.misfits.count).toBe(2);
  });

  test("[K.8] ticks to text and text to ticks", () => {
    expect(convert([true, false], column("checkbox"), "text").changes.map((change) => change.value)).toEqual([
      "Yes",
      "No",
    ]);
    const back = convert(["Ja", "nein", "perhaps"], column("text"), "checkbox");
    expect(back.changes.map((change) => change.value)).toEqual([true, false]);
    expect(back.misfits.examples).toEqual([{ before: "perhaps", after: null }]);
  });
});
