import { displayText, type CellContext } from "../../../../domain/tables/cellText.ts";
import type { Column } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import { maxColumnPx, minColumnPx } from "./layout.ts";

/** Rows measured: those around what is seen; measuring all would take long and change little. */
const rowsMeasured = 500;
const paddingPx = 34;

/** A width at which the column's name and its values around the seen rows can be read. */
export function fitWidth(column: Column, rows: readonly TableRow[], context: CellContext, firstSeen: number): number {
  const drawing = document.createElement("canvas").getContext("2d");
  if (!drawing) return minColumnPx;
  const family = getComputedStyle(document.body).fontFamily;
  drawing.font = `600 13px ${family}`;
  let widest = drawing.measureText(column.name).width + 50;
  drawing.font = `13px ${family}`;
  const from = Math.max(0, firstSeen - rowsMeasured / 2);
  for (const row of rows.slice(from, from + rowsMeasured)) {
    const text = displayText(row.cells[column.id], column, context).slice(0, 200);
    widest = Math.max(widest, drawing.measureText(text).width + paddingPx + (column.type === "person" ? 28 : 0));
  }
  return Math.ceil(Math.max(minColumnPx, Math.min(maxColumnPx / 2, widest)));
}
