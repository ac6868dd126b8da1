/** Tables in the local store: open ones with their rows, and imports. Screens use this, never blocks or documents. */
export { appendManyRows, type ImportProgress } from "./importRows.ts";
export { type CellChange, type TableRow } from "./tableRow.ts";
export { TableStore, type Step, type TableState } from "./tableStore.ts";
export { useLinkTargets, useTable, useTableRows, useTableStore, type LinkTarget } from "./useTable.ts";
