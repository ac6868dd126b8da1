/** What goes out of the grid, and what may be asked of it. */
import { useMemo, useRef, type MouseEvent } from "react";
import type { CellValue, Choice, Column } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import type { Range, Selection } from "./selection.ts";

/** What a person does in the grid. */
export interface GridEvents {
  readonly onSelect: (selection: Selection) => void;
  readonly onText: (row: TableRow, column: Column, text: string) => void;
  readonly onValue: (row: TableRow, column: Column, value: CellValue | null, newChoice?: Choice) => void;
  readonly onClear: (range: Range) => void;
  readonly onFillDown: (range: Range) => void;
  readonly onCopy: (range: Range) => string;
  readonly onPaste: (text: string, range: Range) => void;
  readonly onExpand: (row: TableRow) => void;
  readonly onOpenLink: (row: TableRow, column: Column) => void;
  readonly onInsertBelow: () => void;
  readonly onResize: (column: Column, widthPx: number) => void;
  readonly onMoveColumn: (column: Column, index: number) => void;
  readonly onColumnMenu: (column: Column, index: number, event: MouseEvent<HTMLElement>) => void;
  readonly onCellMenu: (event: MouseEvent<HTMLElement>) => void;
  readonly onAddColumn: () => void;
}

export interface GridHandle {
  /** Puts the focus on the active cell and scrolls it into view. */
  readonly focus: () => void;
  /** Scrolls the active cell into view without taking the focus. */
  readonly reveal: () => void;
}

/** The same object on every draw, calling the newest functions: what gets it is not drawn again for new closures. */
export function useStableEvents(events: GridEvents): GridEvents {
  const latest = useRef(events);
  latest.current = events;
  return useMemo(
    () => ({
      onSelect: (...input) => latest.current.onSelect(...input),
      onText: (...input) => latest.current.onText(...input),
      onValue: (...input) => latest.current.onValue(...input),
      onClear: (...input) => latest.current.onClear(...input),
      onFillDown: (...input) => latest.current.onFillDown(...input),
      onCopy: (...input) => latest.current.onCopy(...input),
      onPaste: (...input) => latest.current.onPaste(...input),
      onExpand: (...input) => latest.current.onExpand(...input),
      onOpenLink: (...input) => latest.current.onOpenLink(...input),
      onInsertBelow: () => latest.current.onInsertBelow(),
      onResize: (...input) => latest.current.onResize(...input),
      onMoveColumn: (...input) => latest.current.onMoveColumn(...input),
      onColumnMenu: (...input) => latest.current.onColumnMenu(...input),
      onCellMenu: (...input) => latest.current.onCellMenu(...input),
      onAddColumn: () => latest.current.onAddColumn(),
    }),
    [],
  );
}
