import { describe, expect, test } from "vitest";
import { planPaste, typedValue } from "../../../../src/domain/tables/paste.ts";
import { summarize } from "../../../../src/domain/tables/summary.ts";
import { colours, column, context, counter } from "./context.ts";

const columns = [column("text"), column("number"), colours];
const target = (row: number, at: number, rowCount = 1, columnCount = 1) => ({
  row,
  column: at,
  rowCount,
  columnCount,
  shownRows: 3,
});

describe("paste", () => {
  test("[K.8] a block is read by its columns' types, longer ones add rows, wider ones are said to be", () => {
    const plan = planPaste(
      [
        ["a", "1,5", "Red", "beyond"],
        ["b", "x", "Green"],
      ],
      target(2, 0),
      columns,
      context(),
      counter(),
    );
    expect(plan.changes).toEqual([
      { row: 2, columnId: "text", value: "a" },
      { row: 2, columnId: "number", value: 1.5 },
      { row: 2, columnId: "choice", value: "c1" },
    ]);
    expect(plan.added).toEqual([{ text: "b", number: "x", choice: "id1" }]);
    expect(plan.newChoices).toEqual([
      { columnId: "choice", choices: [{ id: "id1", name: "Green", color: expect.any(String) }] },
    ]);
    expect(plan.columnsLeftOut).toBe(1);
  });

  test("[K.8] one value fills the marked range; a block that does not fit it goes in once", () => {
    expect(
      planPaste([["7"]], target(0, 0, 3, 2), columns, context(), counter()).changes.map((change) => change.value),
    ).toEqual(["7", 7, "7", 7, "7", 7]);
    expect(planPaste([["a"], ["b"]], target(0, 0, 3, 1), columns, context(), counter()).changes).toHaveLength(2);
  });

  test("[K.8] a typed name that is no choice yet becomes one", () => {
    expect(typedValue("red ", colours, context(), counter())).toEqual({ value: "c1", newChoice: null });
    expect(typedValue("Green", colours, context(), counter())).toMatchObject({
      value: "id1",
      newChoice: { name: "Green" },
    });
  });
});

test("[K.8] a range is counted, summed and averaged; texts are not numbers", () => {
  expect(summarize([0.1, 0.2, "3", undefined, true])).toEqual({
    cells: 5,
    filled: 4,
    numbers: 2,
    sum: 0.3,
    average: 0.15,
  });
  expect(summarize([]).average).toBeNull();
});
