import { describe, expect, test } from "vitest";
import { compileFilter, compileSort, sortRows } from "../../../../src/domain/tables/arrange.ts";
import type { CellValue, Column, FilterRule, SortRule } from "../../../../src/domain/tables/fields.ts";
import { colours, column, context } from "./context.ts";

const columns: Column[] = [
  column("text"),
  column("number"),
  column("date"),
  colours,
  column("checkbox"),
  column("person"),
];
const rowsOf = (key: string, values: (CellValue | undefined)[]) =>
  values.map((value, index): { id: string; cells: Record<string, CellValue> } => ({
    id: String(index),
    cells: value === undefined ? {} : { [key]: value },
  }));
const sorted = (key: string, values: (CellValue | undefined)[], direction: SortRule["direction"] = "ascending") =>
  sortRows(rowsOf(key, values), compileSort([{ columnId: key, direction }], columns, context())).map(
    (row) => row.cells[key],
  );
const kept = (values: (CellValue | undefined)[], rule: FilterRule) => {
  const filter = compileFilter([rule], columns, context());
  return rowsOf(rule.columnId, values)
    .filter((row) => !filter || filter(row.cells))
    .map((row) => row.cells[rule.columnId]);
};

describe("sorting", () => {
  test("[K.8] numbers by value, what is no number after them, empty last in both directions", () => {
    const values = ["n/a", 10, undefined, 9, -1];
    expect(sorted("number", values)).toEqual([-1, 9, 10, "n/a", undefined]);
    expect(sorted("number", values, "descending")).toEqual([10, 9, -1, "n/a", undefined]);
  });

  test("[K.8] texts as people expect: numbers inside by value, accents beside their letter", () => {
    expect(sorted("text", ["Item 10", "item 2", "Éclair", "Zebra", "eggs"])).toEqual([
      "Éclair",
      "eggs",
      "item 2",
      "Item 10",
      "Zebra",
    ]);
  });

  test("[K.8] choices in the order of the choices, ticks after blanks, dates by day", () => {
    expect(sorted("choice", ["c2", "gone", "c1"])).toEqual(["c1", "c2", "gone"]);
    expect(sorted("checkbox", [true, false])).toEqual([false, true]);
    expect(sorted("date", ["2026-12-01", "daily", "2026-02-03"])).toEqual(["2026-02-03", "2026-12-01", "daily"]);
  });

  test("[K.8] is stable, and a second column decides between equals", () => {
    const rows = [
      { id: "a", cells: { number: 1, text: "z" } },
      { id: "b", cells: { number: 1, text: "a" } },
      { id: "c", cells: { number: 0, text: "m" } },
    ];
    const by = (...rules: SortRule[]) => sortRows(rows, compileSort(rules, columns, context())).map((row) => row.id);
    expect(by({ columnId: "number", direction: "ascending" })).toEqual(["c", "a", "b"]);
    expect(by({ columnId: "number", direction: "ascending" }, { columnId: "text", direction: "ascending" })).toEqual([
      "c",
      "b",
      "a",
    ]);
    expect(by({ columnId: "gone", direction: "ascending" })).toEqual(["a", "b", "c"]);
  });
});

describe("filtering", () => {
  test("[K.8] contains ignores case and accents", () => {
    expect(
      kept(["Crème fraîche", "cream", undefined], { columnId: "text", operator: "contains", value: "creme" }),
    ).toEqual(["Crème fraîche"]);
  });

  test("[K.8] numbers and dates compare by value, in the form the person types", () => {
    expect(kept([1, 2, 10, "ten"], { columnId: "number", operator: "greater", value: "1,5" })).toEqual([2, 10]);
    expect(
      kept(["2026-11-24", "2026-12-01", "daily"], { columnId: "date", operator: "less", value: "1.12.2026" }),
    ).toEqual(["2026-11-24"]);
    expect(kept([1.5, 2], { columnId: "number", operator: "equals", value: "1.50" })).toEqual([1.5]);
  });

  test("[K.8] choice, tick, empty and filled", () => {
    expect(kept(["c1", "c2"], { columnId: "choice", operator: "equals", value: "c1" })).toEqual(["c1"]);
    expect(kept(["c1", "c2", undefined], { columnId: "choice", operator: "not", value: "c1" })).toEqual([
      "c2",
      undefined,
    ]);
    expect(kept([true, false, undefined], { columnId: "checkbox", operator: "unchecked", value: "" })).toEqual([
      false,
      undefined,
    ]);
    expect(kept(["a", undefined], { columnId: "text", operator: "empty", value: "" })).toEqual([undefined]);
    expect(kept(["a", undefined], { columnId: "text", operator: "filled", value: "" })).toEqual(["a"]);
  });

  test("[K.8] a rule that is not filled in yet, or whose column is gone, hides nothing", () => {
    expect(kept(["a"], { columnId: "text", operator: "contains", value: "" })).toEqual(["a"]);
    expect(kept(["a"], { columnId: "gone", operator: "equals", value: "b" })).toEqual(["a"]);
  });
});
