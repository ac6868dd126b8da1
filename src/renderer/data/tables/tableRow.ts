import type { ItemId } from "../../../domain/items/types.ts";
import type { Cells } from "../../../domain/tables/arrange.ts";
import type { CellValue } from "../../../domain/tables/fields.ts";

/** A row as the grid sees it. The same object as long as nothing in it changes, whatever happens around it. */
export interface TableRow {
  readonly id: string;
  readonly blockId: ItemId;
  readonly cells: Cells;
}

/** One cell to write; null empties it. */
export interface CellChange {
  readonly row: TableRow;
  readonly columnId: string;
  readonly value: CellValue | null;
}

/** Whether two sets of cells say the same. */
export function sameCells(a: Cells, b: Cells): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
