/** Running an import: columns, choices and rows as one undo step, with progress and cancel. */
import { useCallback, useRef, useState } from "react";
import type { ItemId } from "../../../../domain/items/types.ts";
import { fail, ok, type Result } from "../../../../domain/result.ts";
import type { Cells } from "../../../../domain/tables/arrange.ts";
import type { CellContext } from "../../../../domain/tables/cellText.ts";
import {
  cellsOfRow,
  choicesOfFile,
  type ImportColumn,
  type ImportTarget,
} from "../../../../domain/tables/csvImport.ts";
import type { CsvFile } from "../../../../domain/tables/csvRead.ts";
import { addColumn, newColumnId, putChoice, setTableText } from "../../../../domain/tables/document.ts";
import type { Column, ColumnType } from "../../../../domain/tables/fields.ts";
import { useKitchen } from "../../../data/index.ts";
import { nextTurn } from "../../../data/nextTurn.ts";
import { appendManyRows } from "../../../data/tables/index.ts";

export interface ImportChoice {
  readonly column: ImportColumn;
  readonly name: string;
  readonly type: ColumnType;
  /** "" leaves it out, "new" makes a column, else the id of the column that takes it. */
  readonly into: string;
}

export interface ImportRequest {
  readonly file: CsvFile;
  readonly header: boolean;
  readonly choices: readonly ImportChoice[];
  readonly title: string;
  /** The table that gets the rows; null makes one. */
  readonly table: { readonly id: ItemId; readonly columns: readonly Column[]; readonly title: string } | null;
  readonly context: CellContext;
}

/** Rows read between two turns of the event loop. */
const rowsPerTurn = 500;

interface Running {
  readonly done: number;
  readonly total: number;
}

export function useCsvImport(): {
  readonly running: Running | null;
  readonly cancel: () => void;
  readonly run: (request: ImportRequest) => Promise<Result<ItemId>>;
} {
  const kitchen = useKitchen();
  const [running, setRunning] = useState<Running | null>(null);
  const isCancelled = useRef(false);
  const run = useCallback(
    async (request: ImportRequest): Promise<Result<ItemId>> => {
      isCancelled.current = false;
      const { file, header, choices, title, table, context } = request;
      const { items } = kitchen;
      const rows = header ? file.rows.slice(1) : file.rows;
      setRunning({ done: 0, total: rows.length });
      try {
        const taken = choices.filter((choice) => choice.into !== "");
        const targets: ImportTarget[] = [];
        const commands: ((doc: Parameters<typeof addColumn>[0]) => void)[] = [];
        for (const choice of taken) {
          const existing = table?.columns.find((column) => column.id === choice.into);
          const { index, numberLocale } = choice.column;
          if (existing) {
            const added =
              existing.type === "choice" ? choicesOfFile(file, header, index, existing.choices, items.newId) : [];
            commands.push((doc) => added.forEach((one) => putChoice(doc, existing.id, one)));
            targets.push({
              index,
              numberLocale,
              columnId: existing.id,
              column: { ...existing, choices: [...existing.choices, ...added] },
            });
          } else {
            const columnId = newColumnId(items.newId);
            const options = choice.type === "choice" ? choicesOfFile(file, header, index, [], items.newId) : [];
            const column = { name: choice.name.trim() || choice.column.name, type: choice.type, choices: options };
            commands.push((doc) => void addColumn(doc, column, items.newId, undefined, columnId));
            targets.push({ index, numberLocale, columnId, column: { ...column, decimals: null, suffix: "" } });
          }
        }
        const cells: Cells[] = [];
        for (let start = 0; start < rows.length; start += rowsPerTurn) {
          if (isCancelled.current) return fail("cancelled", "The import was stopped. Nothing was added.");
          for (const row of rows.slice(start, start + rowsPerTurn)) cells.push(cellsOfRow(row, targets, context));
          await nextTurn();
        }
        const group = kitchen.undo.group(
          table ? `Add ${rows.length.toLocaleString()} rows from a file` : `Import “${title}”`,
        );
        const lastKey = table ? ((await items.parts("rows", table.id)).at(-1)?.sortKey ?? null) : null;
        const written = table
          ? await items.edit(table.id, group, (doc) => commands.forEach((command) => command(doc)))
          : await items.create(group, {
              type: "table",
              init: (doc) => {
                setTableText(doc, "title", title.trim() || "Imported table");
                for (const command of commands) command(doc);
              },
            });
        if (!written.ok) return written;
        const tableId = table ? table.id : (written.value as ItemId);
        const added = await appendManyRows(kitchen, group, tableId, lastKey, cells, {
          onProgress: (done, total) => setRunning({ done, total }),
          isCancelled: () => isCancelled.current,
        });
        if (!added.ok) {
          // All or nothing: what was written before the stop is taken back.
          await kitchen.undo.takeBack(group);
          return added;
        }
        return ok(tableId);
      } finally {
        setRunning(null);
      }
    },
    [kitchen],
  );
  return { running, run, cancel: () => (isCancelled.current = true) };
}
