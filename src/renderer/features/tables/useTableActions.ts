/**
 * What a person can do to a table, each as one undo step. A refused change is told in a toast and nothing is left half done:
 * what was there before shows again by itself.
 */
import { useMemo } from "react";
import type * as Y from "yjs";
import type { ItemId } from "../../../domain/items/types.ts";
import type { Failure, Result } from "../../../domain/result.ts";
import type { Cells } from "../../../domain/tables/arrange.ts";
import {
  addColumn,
  moveColumn,
  newColumnId,
  putChoice,
  removeColumn,
  setColumn,
  setFilters,
  setSort,
  setTableText,
  type NewColumn,
} from "../../../domain/tables/document.ts";
import type { CellValue, Choice, Column, ColumnType, FilterRule, SortRule } from "../../../domain/tables/fields.ts";
import type { Conversion } from "../../../domain/tables/convert.ts";
import type { PastePlan } from "../../../domain/tables/paste.ts";
import { useKitchen } from "../../data/index.ts";
import type { CellChange, Step, TableRow, TableStore } from "../../data/tables/index.ts";
import { toast } from "../../ui/index.ts";

export interface TableActions {
  readonly editTable: (step: Step, command: (doc: Y.Doc) => void, mergeKey?: string) => Promise<boolean>;
  readonly setCells: (step: Step, changes: readonly CellChange[]) => Promise<boolean>;
  readonly setCell: (
    row: TableRow,
    column: Column,
    value: CellValue | null,
    newChoice?: Choice | null,
  ) => Promise<boolean>;
  readonly paste: (plan: PastePlan, rows: readonly TableRow[], label: string) => Promise<boolean>;
  readonly insertRows: (
    label: string,
    before: TableRow | null,
    rows: readonly { readonly id?: string; readonly cells: Cells }[],
  ) => Promise<string[] | null>;
  readonly removeRows: (rows: readonly TableRow[]) => Promise<void>;
  readonly rename: (title: string) => Promise<boolean>;
  readonly addColumn: (column: NewColumn, index?: number) => Promise<string | null>;
  readonly duplicateColumn: (column: Column, index: number) => Promise<void>;
  readonly moveColumn: (column: Column, index: number) => Promise<boolean>;
  readonly resizeColumn: (column: Column, widthPx: number) => Promise<boolean>;
  readonly removeColumn: (column: Column) => Promise<void>;
  readonly changeType: (
    column: Column,
    to: ColumnType,
    conversion: Conversion,
    rows: readonly TableRow[],
    clearsMisfits: boolean,
  ) => Promise<boolean>;
  readonly sort: (rules: readonly SortRule[]) => Promise<boolean>;
  readonly filter: (rules: readonly FilterRule[]) => Promise<boolean>;
}

/** Says what happened to a change that was refused. */
export function tellFailure(failure: Failure): void {
  if (failure.code !== "cancelled") toast({ message: failure.message, tone: "problem" });
}

/** `mayAddChoices`: whether what is typed may become a new choice of its column, which is a change of the column. */
export function useTableActions(tableId: ItemId, store: TableStore, mayAddChoices: boolean): TableActions {
  const kitchen = useKitchen();
  return useMemo(() => {
    const told = (result: Result<unknown>): boolean => {
      if (!result.ok) tellFailure(result.error);
      return result.ok;
    };
    const undoable = (message: string): void =>
      void toast({ message, action: { label: "Undo", onAction: () => void kitchen.undo.undo() } });
    const editTable: TableActions["editTable"] = async (step, command, mergeKey) =>
      told(await kitchen.items.edit(tableId, step, command, mergeKey === undefined ? {} : { mergeKey }));
    const setCells: TableActions["setCells"] = async (step, changes) =>
      changes.length === 0 || told(await store.setCells(step, changes));
    return {
      editTable,
      setCells,
      async setCell(row, column, value, newChoice = null) {
        if ((row.cells[column.id] ?? null) === value && !newChoice) return true;
        if (newChoice && !mayAddChoices) return onlyKnownChoices();
        const step = store.group(`Edit “${column.name}”`);
        if (newChoice && !(await editTable(step, (doc) => putChoice(doc, column.id, newChoice)))) return false;
        return setCells(step, [{ row, columnId: column.id, value }]);
      },
      async paste(plan, rows, label) {
        const step = store.group(label);
        const { newChoices } = plan;
        if (newChoices.length > 0 && !mayAddChoices) return onlyKnownChoices();
        if (newChoices.length > 0) {
          const added = await editTable(step, (doc) => {
            for (const { columnId, choices } of newChoices)
              for (const choice of choices) putChoice(doc, columnId, choice);
          });
          if (!added) return false;
        }
        const changes = plan.changes.flatMap(({ row, columnId, value }): CellChange[] => {
          const target = rows[row];
          return target && (target.cells[columnId] ?? null) !== value ? [{ row: target, columnId, value }] : [];
        });
        if (!(await setCells(step, changes))) return false;
        return (
          plan.added.length === 0 ||
          told(
            await store.insertRows(
              step,
              null,
              plan.added.map((cells) => ({ cells })),
            ),
          )
        );
      },
      async insertRows(label, before, rows) {
        const added = await store.insertRows(label, before, rows);
        return told(added) && added.ok ? added.value : null;
      },
      async removeRows(rows) {
        const label = rows.length === 1 ? "Delete row" : `Delete ${rows.length} rows`;
        if (told(await store.removeRows(label, rows)))
          undoable(rows.length === 1 ? "Row deleted" : `${rows.length.toLocaleString()} rows deleted`);
      },
      rename: (title) => editTable("Rename table", (doc) => setTableText(doc, "title", title)),
      async addColumn(column, index) {
        const id = newColumnId(kitchen.items.newId);
        return (await editTable("Add column", (doc) => void addColumn(doc, column, kitchen.items.newId, index, id)))
          ? id
          : null;
      },
      async duplicateColumn({ id: from, ...column }, index) {
        const step = store.group(`Duplicate column “${column.name}”`);
        const id = newColumnId(kitchen.items.newId);
        const copy = { ...column, name: `${column.name} copy` };
        if (!(await editTable(step, (doc) => void addColumn(doc, copy, kitchen.items.newId, index, id)))) return;
        await setCells(
          step,
          store.allRows.flatMap((row) => {
            const value = row.cells[from];
            return value === undefined ? [] : [{ row, columnId: id, value }];
          }),
        );
      },
      moveColumn: (column, index) =>
        editTable(`Move column “${column.name}”`, (doc) => moveColumn(doc, column.id, index)),
      resizeColumn: (column, widthPx) =>
        editTable(
          `Resize column “${column.name}”`,
          (doc) => setColumn(doc, column.id, { width: Math.round(widthPx) }),
          `width ${column.id}`,
        ),
      async removeColumn(column) {
        if (await editTable(`Delete column “${column.name}”`, (doc) => removeColumn(doc, column.id)))
          undoable(`Column “${column.name}” deleted`);
      },
      async changeType(column, to, conversion, rows, clearsMisfits) {
        const step = store.group(`Change type of “${column.name}”`);
        const changed = await editTable(step, (doc) => {
          for (const choice of conversion.newChoices) putChoice(doc, column.id, choice);
          setColumn(doc, column.id, { type: to });
        });
        if (!changed) return false;
        const cleared = new Set(clearsMisfits ? conversion.misfits.indexes : []);
        const values = new Map<number, CellValue | null>(conversion.changes.map(({ index, value }) => [index, value]));
        for (const index of cleared) values.set(index, null);
        return setCells(
          step,
          [...values].flatMap(([index, value]) => {
            const row = rows[index];
            return row ? [{ row, columnId: column.id, value }] : [];
          }),
        );
      },
      sort: (rules) => editTable(rules.length > 0 ? "Sort" : "Remove sorting", (doc) => setSort(doc, rules)),
      filter: (rules) => editTable("Filter", (doc) => setFilters(doc, rules), "filters"),
    };
  }, [kitchen, store, tableId, mayAddChoices]);
}

/** Who may fill a table's rows but not change its columns chooses among what is there. */
function onlyKnownChoices(): false {
  toast({ message: "You may fill in rows, not add choices. Use one of the choices the column has.", tone: "problem" });
  return false;
}
