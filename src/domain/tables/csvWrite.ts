/**
 * Writing of CSV (RFC 4180) and of the tab-separated text that spreadsheets exchange on the clipboard.
 *
 * A cell that begins with = + - @ (or a tab or carriage return) can be run as a formula by a spreadsheet program. A protected file has an
 * apostrophe in front of such *texts*; numbers are never touched, so -5 stays -5. Reading takes exactly that apostrophe off
 * again. So that a text which really begins with "'=" also comes back as it was, it gets one more apostrophe in both kinds of
 * file.
 */
import Papa from "papaparse";
import { fileText, type CellContext } from "./cellText.ts";
import type { CellValue, Column } from "./fields.ts";

export interface CsvOptions {
  readonly delimiter: "," | ";" | "\t";
  /** A mark at the start by which Excel recognizes UTF-8. */
  readonly hasByteOrderMark: boolean;
  /** Protects against formulas, see above. */
  readonly isProtected: boolean;
}

const formulaStart = /^[=+\-@\t\r]/;
const quotedFormulaStart = /^'+[=+\-@\t\r]/;
/** "-5", "+4.5": what a spreadsheet reads as a number cannot run anything. */
const plainNumber = /^[+-]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?$/i;

/** Puts the apostrophe in front where it is needed. */
export function protect(text: string, isProtected: boolean): string {
  if (quotedFormulaStart.test(text)) return `'${text}`;
  return isProtected && formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Takes off the apostrophe that `protect` put there. */
export function unprotect(text: string): string {
  return quotedFormulaStart.test(text) ? text.slice(1) : text;
}

/** Lines of text as a CSV file, header first, every cell safe from being run as a formula; Excel recognizes its UTF-8. */
export function protectedCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [[...header], ...rows.map((row) => row.map((text) => protect(text, true)))];
  return `\ufeff${Papa.unparse(lines, { newline: "\r\n" })}\r\n`;
}

/** A table as CSV text, header first. */
export function writeCsv(
  columns: readonly Column[],
  rows: readonly { readonly cells: Readonly<Record<string, CellValue>> }[],
  context: CellContext,
  options: CsvOptions,
): string {
  const cell = (value: CellValue | undefined, column: Column): string => {
    const text = fileText(value, column, context);
    return typeof value === "string" ? protect(text, options.isProtected) : text;
  };
  const lines = [
    columns.map((column) => protect(column.name, options.isProtected)),
    ...rows.map((row) => columns.map((column) => cell(row.cells[column.id], column))),
  ];
  const text = Papa.unparse(lines.map(quoteLoneEmpty), {
    delimiter: options.delimiter,
    newline: "\r\n",
    quotes: false,
  });
  return `${options.hasByteOrderMark ? "\ufeff" : ""}${text}\r\n`;
}

/** An empty cell alone on its line would read as an empty line. A space keeps the row; cells are trimmed when read. */
function quoteLoneEmpty(line: readonly string[]): string[] {
  return line.length === 1 && line[0] === "" ? [" "] : [...line];
}

/** Cells as tab-separated text for the clipboard; quoted as spreadsheets do where a cell holds a tab, line end or quote. */
export function writeTsv(cells: readonly (readonly string[])[]): string {
  return cells
    .map((row) => row.map((text) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join("\t"))
    .join("\r\n");
}

/** Cells from tab-separated text as spreadsheets put it on the clipboard. Never fails: broken quotes are read as text. */
export function readTsv(text: string): string[][] {
  const body = text.replace(/\r\n$|\n$|\r$/, "");
  const parsed = Papa.parse<string[]>(body, { delimiter: "\t" });
  if (!parsed.errors.some((error) => error.type === "Quotes")) {
    return parsed.data.map((row) => row.map((cell) => cell.replace(/\r\n?/g, "\n")));
  }
  return body.split(/\r\n|\n|\r/).map((line) => line.split("\t"));
}
