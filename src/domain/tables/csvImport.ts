/** From a read CSV file to columns and cells: names, guessed types, and every row in the form a table keeps. */
import { parseCell, type CellColumn, type CellContext } from "./cellText.ts";
import { missingChoices } from "./choiceColors.ts";
import { columnNames, type CsvFile } from "./csvRead.ts";
import type { NewId } from "../items/types.ts";
import type { CellValue, Choice, ColumnType } from "./fields.ts";
import { guessType, looksLikeHeader, verifyType, type TypeGuess } from "./guessTypes.ts";

export interface ImportColumn {
  /** Position in the file. */
  readonly index: number;
  readonly name: string;
  readonly guess: TypeGuess;
  /** Whose decimal sign this column's numbers are read with (BCP 47). */
  readonly numberLocale: string;
}

export function hasHeader(file: CsvFile, context: CellContext): boolean {
  return looksLikeHeader(file.rows.slice(0, 50), context);
}

/** Names and guesses for the columns of a file. */
export function importColumns(file: CsvFile, header: boolean, context: CellContext): ImportColumn[] {
  const names = columnNames(header ? (file.rows[0] ?? null) : null, file.columnCount);
  return names.map((name, index) => {
    const values = columnValues(file, header, index);
    const numberLocale = numberLocaleOf(values, file.delimiter, context.locale);
    return { index, name, numberLocale, guess: guessType(values, { ...context, locale: numberLocale }) };
  });
}

/** How a column would fare with another type than the guessed one. */
export function checkType(
  file: CsvFile,
  header: boolean,
  column: ImportColumn,
  type: ColumnType,
  context: CellContext,
): TypeGuess {
  return verifyType(columnValues(file, header, column.index), type, { ...context, locale: column.numberLocale });
}

function columnValues(file: CsvFile, header: boolean, index: number): string[] {
  const rows = header ? file.rows.slice(1) : file.rows;
  return rows.map((row) => row[index] ?? "");
}

/**
 * Whose decimal sign a column is written with. "1.5" or "2,75" somewhere in it decides; otherwise files separated by commas use a
 * point, and the rest follows the person's own locale.
 */
export function numberLocaleOf(values: readonly string[], delimiter: string, locale: string): string {
  let points = 0;
  let commas = 0;
  for (const value of values) {
    const decimal = /\d([.,])\d+\D*$/.exec(value);
    const digits = decimal ? value.slice(decimal.index + 2).replace(/\D/g, "").length : 3;
    if (!decimal || digits === 3) continue;
    if (decimal[1] === ".") points++;
    else commas++;
  }
  if (points > commas) return "en";
  if (commas > points) return "de";
  return delimiter === "," ? "en" : locale;
}

export interface ImportTarget {
  readonly index: number;
  readonly columnId: string;
  readonly column: CellColumn;
  readonly numberLocale: string;
}

/** Choices the file's values need in a choice column, beyond those it has. Bounded by what a column can hold. */
export function choicesOfFile(
  file: CsvFile,
  header: boolean,
  index: number,
  existing: readonly Choice[],
  newId: NewId,
): Choice[] {
  return missingChoices(columnValues(file, header, index), existing, newId).slice(0, 1_000 - existing.length);
}

/** The cells of one row; empty cells are left out. */
export function cellsOfRow(
  row: readonly string[],
  targets: readonly ImportTarget[],
  context: CellContext,
): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {};
  for (const { index, columnId, column, numberLocale } of targets) {
    const text = row[index] ?? "";
    if (text.trim() === "") continue;
    const value = parseCell(text, column, column.type === "number" ? { ...context, locale: numberLocale } : context);
    if (value !== null) cells[columnId] = value;
  }
  return cells;
}
