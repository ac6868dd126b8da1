/**
 * Layout of a table's document (its columns and settings, for whoever manages the table) and of its blocks of rows (for
 * whoever uses it). A permission boundary is a document boundary; that is why rows are not in the table's own document.
 *
 *   table  texts title, description    columns id → { name, type, order, width?, decimals?, suffix?, choices: id → { name, color, order } }
 *          view  sort, filters (plain arrays)
 *   rows   rows id → { order, <column id>: value, … }
 *
 * A block's place among its table's blocks is the record's `sortKey` (a fractional key), given when it is created.
 */
import * as Y from "yjs";
import { initialOrder, orderAt } from "../items/order.ts";
import { membersInOrder, readSequence } from "../items/read.ts";
import { setText } from "../items/text.ts";
import type { NewId } from "../items/types.ts";
import type { CellValue, Choice, Column, FilterRule, SortRule } from "./fields.ts";

function columnsOf(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap("columns");
}

function rowsOf(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap("rows");
}

export function readTable(doc: Y.Doc): unknown {
  const view = doc.getMap<unknown>("view");
  return {
    title: doc.getText("title").toString(),
    description: doc.getText("description").toString(),
    columns: readSequence(columnsOf(doc), (column) => {
      const choices = column.get("choices");
      return {
        name: column.get("name"),
        type: column.get("type"),
        width: column.get("width") ?? null,
        decimals: column.get("decimals") ?? null,
        suffix: column.get("suffix") ?? "",
        choices:
          choices instanceof Y.Map
            ? readSequence(choices, (choice) => ({ name: choice.get("name"), color: choice.get("color") ?? "" }))
            : [],
      };
    }),
    sort: view.get("sort") ?? [],
    filters: view.get("filters") ?? [],
  };
}

export function readRows(doc: Y.Doc): unknown {
  return {
    rows: readSequence(rowsOf(doc), (row) => {
      const cells: [string, unknown][] = [];
      row.forEach((value, key) => {
        if (key !== "order") cells.push([key, value]);
      });
      return { cells: Object.fromEntries(cells) };
    }),
  };
}

export function setTableText(doc: Y.Doc, field: "title" | "description", value: string): void {
  setText(doc.getText(field), value);
}

/** What a new column needs; the rest has defaults. */
export type NewColumn = Pick<Column, "name" | "type"> & Partial<Omit<Column, "id">>;

/**
 * A new column's id. Short, because it is written again in every cell of every row (in the document and in its derived fields): at
 * 100,000 rows of 10 columns each character counts for 3 MB. 30 random bits are plenty among the columns of one table.
 */
export function newColumnId(newId: NewId): string {
  return newId().slice(0, 6);
}

/** Adds a column at `index` (default: at the end); returns its id. Give `columnId` to choose it. */
export function addColumn(doc: Y.Doc, column: NewColumn, newId: NewId, index?: number, columnId?: string): string {
  const columns = columnsOf(doc);
  const others = membersInOrder(columns);
  const added = columnId ?? newColumnId(newId);
  const choices = new Y.Map<Y.Map<unknown>>();
  const order = initialOrder(column.choices?.length ?? 0);
  column.choices?.forEach((choice, at) => choices.set(choice.id, choiceMap(choice, order[at] ?? "")));
  const fields: [string, unknown][] = [
    ["name", column.name],
    ["type", column.type],
    ["order", orderAt(others, index ?? others.length)],
    ["choices", choices],
  ];
  if (column.width) fields.push(["width", column.width]);
  if (column.decimals !== undefined && column.decimals !== null) fields.push(["decimals", column.decimals]);
  if (column.suffix) fields.push(["suffix", column.suffix]);
  columns.set(added, new Y.Map(fields));
  return added;
}

function choiceMap(choice: Choice, order: string): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ["name", choice.name],
    ["color", choice.color],
    ["order", order],
  ]);
}

export function setColumn(
  doc: Y.Doc,
  columnId: string,
  change: Partial<Pick<Column, "name" | "type" | "width" | "decimals" | "suffix">>,
): void {
  const column = columnsOf(doc).get(columnId);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) column?.delete(key);
    else column?.set(key, value);
  }
}

export function moveColumn(doc: Y.Doc, columnId: string, index: number): void {
  const others = membersInOrder(columnsOf(doc)).filter((column) => column.id !== columnId);
  columnsOf(doc).get(columnId)?.set("order", orderAt(others, index));
}

/** Removes a column. Its cells stay in the rows, so that undo brings the column back with its values. */
export function removeColumn(doc: Y.Doc, columnId: string): void {
  columnsOf(doc).delete(columnId);
}

/** Adds or changes a choice of a choice column. */
export function putChoice(doc: Y.Doc, columnId: string, choice: Choice): void {
  const column = columnsOf(doc).get(columnId);
  let choices = column?.get("choices");
  if (!(choices instanceof Y.Map)) {
    choices = new Y.Map<Y.Map<unknown>>();
    column?.set("choices", choices);
  }
  const map = choices as Y.Map<Y.Map<unknown>>;
  const existing = map.get(choice.id);
  if (existing) {
    existing.set("name", choice.name);
    existing.set("color", choice.color);
    return;
  }
  const others = membersInOrder(map);
  map.set(choice.id, choiceMap(choice, orderAt(others, others.length)));
}

export function moveChoice(doc: Y.Doc, columnId: string, choiceId: string, index: number): void {
  const choices = columnsOf(doc).get(columnId)?.get("choices");
  if (!(choices instanceof Y.Map)) return;
  const map = choices as Y.Map<Y.Map<unknown>>;
  const others = membersInOrder(map).filter((choice) => choice.id !== choiceId);
  map.get(choiceId)?.set("order", orderAt(others, index));
}

/** Removes a choice. Cells that hold it show as "unknown choice" until they are changed. */
export function removeChoice(doc: Y.Doc, columnId: string, choiceId: string): void {
  const choices = columnsOf(doc).get(columnId)?.get("choices");
  if (choices instanceof Y.Map) choices.delete(choiceId);
}

export function setSort(doc: Y.Doc, sort: readonly SortRule[]): void {
  doc.getMap("view").set("sort", [...sort]);
}

export function setFilters(doc: Y.Doc, filters: readonly FilterRule[]): void {
  doc.getMap("view").set("filters", [...filters]);
}

/** Cells of a row to write; null empties a cell. */
export type CellChanges = Readonly<Record<string, CellValue | null>>;

/** Adds rows at `index` (0-based in this block; default at the end), each with its cells; returns their ids in order. */
export function addRows(
  doc: Y.Doc,
  rows: readonly { readonly id?: string; readonly cells: CellChanges }[],
  newId: NewId,
  index?: number,
): string[] {
  const map = rowsOf(doc);
  if (map.size === 0) {
    const order = initialOrder(rows.length);
    return rows.map((row, at) => addRow(map, row.id ?? newId(), order[at] ?? "", row.cells));
  }
  const others = membersInOrder(map);
  let at = index ?? others.length;
  return rows.map((row) => {
    const id = row.id ?? newId();
    const order = orderAt(others, at);
    others.splice(at++, 0, { id, order });
    return addRow(map, id, order, row.cells);
  });
}

function addRow(map: Y.Map<Y.Map<unknown>>, id: string, order: string, cells: CellChanges): string {
  const fields: [string, unknown][] = [["order", order]];
  for (const [columnId, value] of Object.entries(cells)) if (value !== null) fields.push([columnId, value]);
  map.set(id, new Y.Map(fields));
  return id;
}

/** Writes cells of rows of this block; rows that are gone are left alone. */
export function setCells(
  doc: Y.Doc,
  changes: readonly { readonly rowId: string; readonly cells: CellChanges }[],
): void {
  for (const { rowId, cells } of changes) {
    const row = rowsOf(doc).get(rowId);
    if (!row) continue;
    for (const [columnId, value] of Object.entries(cells)) {
      if (value === null) row.delete(columnId);
      else if (row.get(columnId) !== value) row.set(columnId, value);
    }
  }
}

export function removeRows(doc: Y.Doc, rowIds: readonly string[]): void {
  for (const rowId of rowIds) rowsOf(doc).delete(rowId);
}
