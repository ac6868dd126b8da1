import { describe, expect, test } from "vitest";
import { at, moved, rangeOf, tabbed } from "../../../../../src/renderer/features/tables/grid/selection.ts";
import { drawnText, indexesOf } from "../../../../../src/renderer/features/tables/grid/drawnColumns.ts";

const size = { rows: 10, columns: 4, page: 5 };
const press = (key: string, rest: { shiftKey?: boolean; mod?: boolean; isRtl?: boolean } = {}) => ({
  key,
  shiftKey: false,
  mod: false,
  isRtl: false,
  ...rest,
});
const full = (): boolean => true;

describe("moving in the grid", () => {
  test("[K.8] arrows, Home, End and pages stay inside; up from the first row is the header", () => {
    expect(moved(at(0, 0), press("ArrowUp"), size, full)).toEqual(at(-1, 0));
    expect(moved(at(9, 3), press("ArrowDown"), size, full)).toEqual(at(9, 3));
    expect(moved(at(4, 2), press("Home"), size, full)).toEqual(at(4, 0));
    expect(moved(at(4, 2), press("End", { mod: true }), size, full)).toEqual(at(9, 3));
    expect(moved(at(2, 0), press("PageDown"), size, full)).toEqual(at(7, 0));
    expect(moved(at(2, 1), press("ArrowRight", { isRtl: true }), size, full)).toEqual(at(2, 0));
    expect(moved(at(2, 1), press("x"), size, full)).toBeNull();
  });

  test("[K.8] Shift extends from where the marking began, and never into the header", () => {
    const once = moved(at(1, 1), press("ArrowDown", { shiftKey: true }), size, full);
    expect(rangeOf(once!)).toEqual({ top: 1, bottom: 2, left: 1, right: 1 });
    expect(moved(at(0, 1), press("ArrowUp", { shiftKey: true }), size, full)?.focus).toEqual({ row: 0, column: 1 });
  });

  test("[K.8] Control and an arrow jump to the edge of what is filled", () => {
    const filled = ({ row }: { row: number }): boolean => row <= 3 || row === 7;
    expect(moved(at(0, 0), press("ArrowDown", { mod: true }), size, filled)?.focus.row).toBe(3);
    expect(moved(at(3, 0), press("ArrowDown", { mod: true }), size, filled)?.focus.row).toBe(7);
    expect(moved(at(7, 0), press("ArrowDown", { mod: true }), size, filled)?.focus.row).toBe(9);
  });

  test("[K.8] Tab goes on in the next row and ends with the grid", () => {
    expect(tabbed({ row: 0, column: 3 }, false, size)).toEqual({ row: 1, column: 0 });
    expect(tabbed({ row: 9, column: 3 }, false, size)).toBeNull();
    expect(tabbed({ row: 0, column: 0 }, true, size)).toBeNull();
  });

  test("[K.8] drawn columns are written as stretches and read back", () => {
    for (const indexes of [[], [0], [0, 1, 2, 5], [3, 4, 9, 11]])
      expect(indexesOf(drawnText(indexes))).toEqual(indexes);
  });
});
