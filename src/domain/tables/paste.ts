/** What a block of pasted texts does to a table: cells changed, rows and choices added, and what found no place (K.8). */
import type { NewId } from "../items/types.ts";
import { choiceByName, parseCell, type CellColumn, type CellContext } from "./cellText.ts";
import { missingChoices } from "./choiceColors.ts";
import type { CellValue, Choice, Column } from "./fields.ts";

export interface PasteTarget {
  /** First row and column of the block, 0-based, and how many rows and columns are marked. */
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows the table shows now. */
  readonly shownRows: number;
}

export interface PastePlan {
  readonly changes: readonly { readonly row: number; readonly columnId: string; readonly value: CellValue | null }[];
  /** Rows to add below, where the block is longer than the table. */
  readonly added: readonly Readonly<Record<string, CellValue>>[];
  readonly newChoices: readonly { readonly columnId: string; readonly choices: readonly Choice[] }[];
  /** Columns of the block that stand right of the last column and are left out. */
  readonly columnsLeftOut: number;
}

/** More different new names in one paste are a mistake, not choices; they are kept as text and marked. */
const maxNewChoices = 50;

/**
 * Plans a paste. A block that fits the marked range a whole number of times fills it; otherwise it is put once at its corner.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  target: PasteTarget,
  columns: readonly Column[],
  context: CellContext,
  newId: NewId,
): PastePlan {
  const height = block.length;
  const width = block.reduce((most, row) => Math.max(most, row.length), 0);
  if (height === 0 || width === 0) return { changes: [], added: [], newChoices: [], columnsLeftOut: 0 };
  const fills = target.rowCount % height === 0 && target.columnCount % width === 0;
  const rowCount = fills ? target.rowCount : height;
  const columnCount = fills ? target.columnCount : width;
  const used = columns.slice(target.column, target.column + columnCount);
  const textAt = (row: number, column: number): string => block[row % height]?.[column % width] ?? "";
  const newChoices: { columnId: string; choices: Choice[] }[] = [];
  const readers = used.map((column, index): CellColumn => {
    if (column.type !== "choice") return column;
    const missing = missingChoices(
      block.map((row) => row[index % width] ?? ""),
      column.choices,
      newId,
    );
    if (missing.length === 0 || missing.length > maxNewChoices) return column;
    newChoices.push({ columnId: column.id, choices: missing });
    return { ...column, choices: [...column.choices, ...missing] };
  });
  const changes: { row: number; columnId: string; value: CellValue | null }[] = [];
  const added: Record<string, CellValue>[] = [];
  for (let row = 0; row < rowCount; row++) {
    const shown = target.row + row;
    const cells: Record<string, CellValue> = {};
    used.forEach((column, index) => {
      const value = parseCell(textAt(row, index), readers[index] ?? column, context);
      if (shown < target.shownRows) changes.push({ row: shown, columnId: column.id, value });
      else if (value !== null) cells[column.id] = value;
    });
    if (shown >= target.shownRows) added.push(cells);
  }
  return { changes, added, newChoices, columnsLeftOut: columnCount - used.length };
}

/** The value a typed text becomes, and the choice it names where that is new. */
export function typedValue(
  text: string,
  column: Column,
  context: CellContext,
  newId: NewId,
): { value: CellValue | null; newChoice: Choice | null } {
  if (column.type === "choice" && text.trim() !== "" && !choiceByName(column.choices, text)) {
    const [choice] = missingChoices([text], column.choices, newId);
    if (choice) return { value: choice.id, newChoice: choice };
  }
  return { value: parseCell(text, column, context), newChoice: null };
}
