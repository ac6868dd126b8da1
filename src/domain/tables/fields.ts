/** The plain fields of a table and of a block of its rows, as every screen sees them, and their bounds (K.8). */
import { z } from "zod";
import { maxDescriptionLength } from "../items/text.ts";

export const columnTypes = ["text", "number", "date", "choice", "checkbox", "person", "link"] as const;
export type ColumnType = (typeof columnTypes)[number];

/** Rows a block is filled to, and the most it may ever hold (an insertion in the middle may pass the first). */
export const rowsPerBlock = 200;
export const maxRowsPerBlock = 400;

const id = z.string().min(1).max(100);

export const choiceSchema = z.object({ id, name: z.string().max(500), color: z.string().max(30) });
export const columnSchema = z.object({
  id,
  name: z.string().max(500),
  type: z.enum(columnTypes),
  /** Pixels; null = the default of its type. */
  width: z.number().min(30).max(4_000).nullable(),
  /** Only of choice columns. */
  choices: z.array(choiceSchema).max(1_000),
  /** Decimals shown in number columns; null = as typed. */
  decimals: z.number().int().min(0).max(12).nullable(),
  /** Shown after numbers: "€", "kg". */
  suffix: z.string().max(20),
});
export type Column = z.infer<typeof columnSchema>;
export type Choice = z.infer<typeof choiceSchema>;

export const sortSchema = z.object({ columnId: id, direction: z.enum(["ascending", "descending"]) });
export const filterSchema = z.object({
  columnId: id,
  operator: z.enum(["contains", "equals", "not", "less", "greater", "empty", "filled", "checked", "unchecked"]),
  value: z.string().max(1_000),
});
export type SortRule = z.infer<typeof sortSchema>;
export type FilterRule = z.infer<typeof filterSchema>;

export const tableSchema = z.object({
  title: z.string().max(500),
  description: z.string().max(maxDescriptionLength),
  columns: z.array(columnSchema).max(500),
  sort: z.array(sortSchema).max(20),
  filters: z.array(filterSchema).max(50),
});
export type TableFields = z.infer<typeof tableSchema>;

/**
 * A cell: text, number, true/false, or absent. Dates are `YYYY-MM-DD`, choices the choice's id, links an item's id. A value
 * that does not fit its column's type is kept and shown as such, never dropped.
 */
export const cellSchema = z.union([z.string().max(20_000), z.number().finite(), z.boolean()]);
export type CellValue = z.infer<typeof cellSchema>;

export const rowSchema = z.object({
  id,
  order: z.string().max(1_000),
  cells: z.record(z.string().max(100), cellSchema),
});
export type Row = z.infer<typeof rowSchema>;

export const rowsSchema = z.object({ rows: z.array(rowSchema).max(maxRowsPerBlock) });
export type RowsFields = z.infer<typeof rowsSchema>;
