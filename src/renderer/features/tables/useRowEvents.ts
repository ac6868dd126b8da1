/** What the grid's keys and menus do to rows: clear, fill, copy, paste, insert, duplicate, delete. */
import { useMemo, useRef } from "react";
import { editText } from "../../../domain/tables/cellText.ts";
import { readTsv, writeTsv } from "../../../domain/tables/csvWrite.ts";
import type { Column } from "../../../domain/tables/fields.ts";
import { planPaste } from "../../../domain/tables/paste.ts";
import { useKitchen } from "../../data/index.ts";
import type { CellChange, TableRow } from "../../data/tables/index.ts";
import { toast } from "../../ui/index.ts";
import type { Range } from "./grid/selection.ts";
import type { TableActions } from "./useTableActions.ts";
import type { TableContext } from "./useCellContext.ts";

interface RowEventsInput {
  readonly rows: readonly TableRow[];
  readonly columns: readonly Column[];
  readonly context: TableContext;
  readonly actions: TableActions;
  readonly isFiltered: boolean;
  /** Marks the block that was pasted. */
  readonly onMark: (range: Range) => void;
  readonly onAdded: (rowId: string) => void;
}

export interface RowEvents {
  readonly clear: (range: Range) => void;
  readonly fillDown: (range: Range) => void;
  readonly copyText: (range: Range) => string;
  readonly paste: (text: string, range: Range) => void;
  readonly insert: (before: TableRow | null) => void;
  readonly duplicate: (range: Range) => void;
  readonly remove: (range: Range) => void;
}

const maxCopiedCells = 2_000_000;

export function useRowEvents(input: RowEventsInput): RowEvents {
  const latest = useRef(input);
  latest.current = input;
  const { items } = useKitchen();
  return useMemo(() => {
    const marked = (range: Range): TableRow[] => latest.current.rows.slice(range.top, range.bottom + 1);
    const cellsIn = (
      range: Range,
      value: (row: TableRow, column: Column, at: number) => CellChange["value"] | undefined,
    ): CellChange[] =>
      marked(range).flatMap((row) =>
        latest.current.columns.slice(range.left, range.right + 1).flatMap((column, at): CellChange[] => {
          const next = value(row, column, at);
          return next === undefined || next === (row.cells[column.id] ?? null)
            ? []
            : [{ row, columnId: column.id, value: next }];
        }),
      );
    return {
      clear(range) {
        const changes = cellsIn(range, () => null);
        void latest.current.actions.setCells(
          changes.length === 1 ? "Clear cell" : `Clear ${changes.length.toLocaleString()} cells`,
          changes,
        );
      },
      fillDown(range) {
        const { rows, columns, actions } = latest.current;
        const source = range.top === range.bottom ? rows[range.top - 1] : rows[range.top];
        if (!source) return;
        const changes = cellsIn(range, (row, column) =>
          row === source ? undefined : (source.cells[column.id] ?? null),
        );
        void actions.setCells(`Fill down ${columns[range.left]?.name ?? ""}`.trim(), changes);
      },
      copyText(range) {
        const { columns, context } = latest.current;
        const used = columns.slice(range.left, range.right + 1);
        const rows = marked(range).slice(0, Math.max(1, Math.floor(maxCopiedCells / Math.max(1, used.length))));
        const count = rows.length * used.length;
        if (count > 1) toast({ message: `${count.toLocaleString()} cells copied` });
        return writeTsv(rows.map((row) => used.map((column) => editText(row.cells[column.id], column, context.cells))));
      },
      paste(text, range) {
        const { rows, columns, context, actions, isFiltered, onMark } = latest.current;
        const block = readTsv(text);
        if (text === "") return;
        const target = {
          row: range.top,
          column: range.left,
          rowCount: range.bottom - range.top + 1,
          columnCount: range.right - range.left + 1,
          shownRows: rows.length,
        };
        const plan = planPaste(block, target, columns, context.cells, items.newId);
        const cells = plan.changes.length + plan.added.length;
        void actions
          .paste(plan, rows, `Paste ${cells === 1 ? "cell" : `${plan.changes.length.toLocaleString()} cells`}`)
          .then((isDone) => {
            if (!isDone) return;
            const width = Math.max(...block.map((row) => row.length));
            const fills = target.rowCount % block.length === 0 && target.columnCount % width === 0;
            if (!fills) {
              onMark({
                top: range.top,
                left: range.left,
                bottom: range.top + block.length - 1,
                right: Math.min(columns.length - 1, range.left + width - 1),
              });
            }
            if (plan.columnsLeftOut > 0) {
              toast({
                message: `${plan.columnsLeftOut === 1 ? "One column" : `${plan.columnsLeftOut} columns`} of what you pasted had no place at the right and was left out. Add columns and paste again.`,
                tone: "problem",
              });
            } else if (plan.added.length > 0 && isFiltered) {
              toast({
                message: `${plan.added.length.toLocaleString()} rows were added; the filter may hide some of them.`,
              });
            }
          });
      },
      insert(before) {
        const { actions, isFiltered, onAdded } = latest.current;
        const id = items.newId();
        onAdded(id);
        void actions.insertRows("Add row", before, [{ id, cells: {} }]).then((ids) => {
          if (ids && isFiltered) toast({ message: "A row was added; the filter may hide it." });
        });
      },
      duplicate(range) {
        const { rows, actions } = latest.current;
        const copies = marked(range).map((row) => ({ cells: row.cells }));
        const label = copies.length === 1 ? "Duplicate row" : `Duplicate ${copies.length} rows`;
        void actions.insertRows(label, rows[range.bottom + 1] ?? null, copies);
      },
      remove(range) {
        void latest.current.actions.removeRows(marked(range));
      },
    };
  }, [items]);
}
