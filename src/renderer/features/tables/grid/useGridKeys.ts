/** The keyboard and clipboard of the grid. Keys of an open editor never get here. */
import type { ClipboardEvent, KeyboardEvent, RefObject } from "react";
import type { Column } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import type { GridEvents } from "./gridEvents.ts";
import { at, moved, rangeOf, tabbed, type GridSize, type Selection } from "./selection.ts";

interface GridKeysInput {
  readonly selection: Selection;
  readonly size: GridSize;
  readonly rows: readonly TableRow[];
  readonly columns: readonly Column[];
  readonly isRtl: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly events: GridEvents;
  readonly select: (selection: Selection) => void;
  readonly beginEdit: (isReplacing: boolean) => void;
}

interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

export function useGridKeys({
  selection,
  size,
  rows,
  columns,
  isRtl,
  scroller,
  events,
  select,
  beginEdit,
}: GridKeysInput): GridKeys {
  const { focus, anchor } = selection;
  const range = rangeOf(selection);
  const row = rows[focus.row];
  const column = columns[focus.column];
  const last = { row: size.rows - 1, column: size.columns - 1 };

  /** Answers whether the key was meant for the grid. */
  const inHeader = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (!column) return false;
    const isSide = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (event.altKey && isSide) {
      const step = (event.key === "ArrowRight") === isRtl ? -1 : 1;
      const target = focus.column + step;
      if (target < 0 || target >= columns.length) return true;
      events.onMoveColumn(column, target);
      select(at(-1, target));
      return true;
    }
    if (event.key === "Enter" || event.key === " " || (event.altKey && event.key === "ArrowDown")) {
      // The menu opens as it does with the menu key: at the header that has the focus.
      scroller.current
        ?.querySelector(`[data-h="${focus.column}"]`)
        ?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
      return true;
    }
    return false;
  };

  const command = (event: KeyboardEvent<HTMLElement>, mod: boolean): boolean => {
    const { key, shiftKey, altKey } = event;
    if (altKey) return false;
    if (mod) {
      switch (key.toLowerCase()) {
        case "a":
          if (size.rows > 0) select({ anchor: { row: 0, column: 0 }, focus: last });
          return true;
        case "d":
          events.onFillDown(range);
          return true;
        case " ":
          select({ anchor: { row: 0, column: anchor.column }, focus: { row: last.row, column: focus.column } });
          return true;
        case "enter":
          if (shiftKey) events.onInsertBelow();
          else if (row && column) events.onOpenLink(row, column);
          return true;
        default:
          return false;
      }
    }
    switch (key) {
      case "F2":
        beginEdit(false);
        return true;
      case "Enter":
        beginEdit(false);
        return true;
      case "Delete":
      case "Backspace":
        events.onClear(range);
        return true;
      case " ":
        if (shiftKey)
          select({ anchor: { row: anchor.row, column: 0 }, focus: { row: focus.row, column: last.column } });
        else if (column?.type === "checkbox") beginEdit(false);
        else if (row) events.onExpand(row);
        return true;
      case "Escape":
        if (range.top === range.bottom && range.left === range.right) return false;
        select(at(focus.row, focus.column));
        return true;
      case "Tab": {
        // Tab goes along the row and, at its end, out of the grid: nobody is kept in.
        const next = tabbed(focus, shiftKey, size);
        if (!next || next.row !== focus.row) return false;
        select(at(next.row, next.column));
        return true;
      }
      default:
        return false;
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    // Buttons inside (menus of columns, the one that adds a column) have keys of their own.
    if (event.target instanceof HTMLElement && event.target.closest("button")) return;
    const mod = event.ctrlKey || event.metaKey;
    const handled = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (focus.row === -1 && inHeader(event)) return handled();
    if (!event.altKey) {
      const next = moved(
        selection,
        { key: event.key, shiftKey: event.shiftKey, mod, isRtl },
        size,
        (place) => rows[place.row]?.cells[columns[place.column]?.id ?? ""] !== undefined,
      );
      if (next) {
        select(next);
        return handled();
      }
    }
    if (focus.row >= 0 && command(event, mod)) return handled();
    // A character begins to type over the cell; it is not held back, so that it arrives in the field that opens.
    const isTyped =
      (event.key.length === 1 || event.key === "Process" || event.key === "Dead") &&
      !mod &&
      !(event.altKey && !event.getModifierState("AltGraph"));
    if (isTyped && focus.row >= 0 && row) {
      event.stopPropagation();
      beginEdit(true);
    }
  };

  const isOwn = (event: ClipboardEvent): boolean =>
    !(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) &&
    focus.row >= 0 &&
    row !== undefined;
  const copy = (event: ClipboardEvent): boolean => {
    if (!isOwn(event)) return false;
    event.preventDefault();
    event.clipboardData.setData("text/plain", events.onCopy(range));
    return true;
  };
  return {
    onKeyDown,
    onCopy: (event) => void copy(event),
    onCut: (event) => {
      if (copy(event)) events.onClear(range);
    },
    onPaste: (event) => {
      if (!isOwn(event)) return;
      event.preventDefault();
      events.onPaste(event.clipboardData.getData("text/plain"), range);
    },
  };
}
