/**
 * Reading of CSV files: encoding, delimiter, header, ragged rows, broken quotes. Nothing is dropped silently: what had to be
 * completed or set aside is named with its line. Knows no columns or types; those are guessed by guessTypes.ts.
 */
import Papa from "papaparse";
import { decoderFor } from "../recipes/webPlatform.ts";
import { fail, ok, type Result } from "../result.ts";
import { unprotect } from "./csvWrite.ts";

/** Files beyond this are refused: they would not fit the memory of a phone once they are a table. */
export const maxCsvBytes = 64 * 1024 * 1024;
export const maxCsvRows = 250_000;
export const maxCsvColumns = 500;
/** Longest text a cell can hold. */
const maxCellLength = 20_000;
/** Problems named one by one; more are counted. */
const maxNamedLines = 200;

export type CsvDelimiter = "," | ";" | "\t" | "|";

export interface CsvProblem {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly kind: "short" | "long" | "cut";
  /** Cells found in that row. */
  readonly found: number;
  readonly expected: number;
}

export interface CsvFile {
  /** Every row with equally many cells: short ones filled up with "", long ones have made extra columns. */
  readonly rows: readonly (readonly string[])[];
  /** Line of the file on which each row starts, from 1. */
  readonly lines: readonly number[];
  readonly columnCount: number;
  /** Cells most rows have; columns beyond it exist because some row is longer. */
  readonly usualCount: number;
  readonly delimiter: CsvDelimiter;
  readonly encoding: string;
  readonly problems: readonly CsvProblem[];
  readonly problemCount: number;
  readonly emptyLines: number;
}

/** Text of a CSV file, and which encoding it was in: byte order mark, else UTF-8, else Windows-1252. */
export function decodeCsv(bytes: Uint8Array): Result<{ readonly text: string; readonly encoding: string }> {
  if (bytes.byteLength > maxCsvBytes) {
    return fail(
      "file_too_large",
      `This file has ${Math.round(bytes.byteLength / 1_048_576)} MB; up to ${maxCsvBytes / 1_048_576} MB can be read. Split it into several files.`,
    );
  }
  const [a, b] = bytes;
  const mark = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : null;
  if (!mark && bytes.subarray(0, 4096).includes(0)) {
    return fail(
      "csv_unreadable",
      "This is not a text file. Save the sheet as CSV in your spreadsheet program and choose that file.",
    );
  }
  for (const encoding of mark ? [mark] : ["utf-8", "windows-1252"]) {
    try {
      const text = decoderFor(encoding, encoding === "utf-8")?.decode(bytes);
      if (text !== undefined) return ok({ text: text.replace(/^\ufeff/, ""), encoding });
    } catch {
      // Strict UTF-8 refuses a file in another encoding: the next one is tried.
      continue;
    }
  }
  return fail("csv_unreadable", "This file's letters could not be read. Save it as CSV in UTF-8 and try again.");
}

/** Reads rows from CSV text. Errors: `csv_unreadable` with the line where a quote is broken; `file_too_large`. */
export function readCsv(
  text: string,
  options: { readonly delimiter?: CsvDelimiter; readonly encoding?: string } = {},
): Result<CsvFile> {
  // The line "sep=;" at the top is how Excel is told the delimiter; it is not data.
  const told = /^sep=([,;\t|])\r?\n/i.exec(text);
  const skipped = told ? 1 : 0;
  const body = told ? text.slice(told[0].length) : text;
  const delimiter = options.delimiter ?? (told?.[1] as CsvDelimiter | undefined) ?? detectDelimiter(body);
  const parsed = parseRows(body, delimiter, skipped);
  if (!parsed.ok) return parsed;
  const { rows, lines, emptyLines } = withoutBlankLines(parsed.value);
  if (rows.length === 0) return fail("csv_unreadable", "There is nothing in this file.");
  const usualCount = usualLength(rows);
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columnCount > maxCsvColumns) {
    return fail(
      "file_too_large",
      `This file has ${columnCount} columns; a table can have up to ${maxCsvColumns}. Remove what is not needed.`,
    );
  }
  const problems: CsvProblem[] = [];
  let problemCount = 0;
  const complete = rows.map((row, index) => {
    const line = lines[index] ?? 0;
    const name = (kind: CsvProblem["kind"]): void => {
      problemCount++;
      if (problems.length < maxNamedLines) problems.push({ line, kind, found: row.length, expected: usualCount });
    };
    if (row.length !== usualCount) name(row.length < usualCount ? "short" : "long");
    if (row.some((cell) => cell.length > maxCellLength)) name("cut");
    return Array.from({ length: columnCount }, (_, at) => unprotect((row[at] ?? "").slice(0, maxCellLength)));
  });
  return ok({
    rows: complete,
    lines,
    columnCount,
    usualCount,
    delimiter,
    encoding: options.encoding ?? "utf-8",
    problems,
    problemCount,
    emptyLines,
  });
}

interface Parsed {
  readonly rows: string[][];
  readonly lines: number[];
  readonly emptyLines: number;
}

function parseRows(text: string, delimiter: CsvDelimiter, linesBefore: number): Result<Parsed> {
  const rows: string[][] = [];
  const lines: number[] = [];
  let emptyLines = 0;
  let line = 1 + linesBefore;
  let cursor = 0;
  let failure: Result<never> | undefined;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors, meta }, parser) => {
      const start = line;
      for (let at = text.indexOf("\n", cursor); at >= 0 && at < meta.cursor; at = text.indexOf("\n", at + 1)) line++;
      if (line === start) for (let at = cursor; at < meta.cursor; at++) if (text[at] === "\r") line++;
      cursor = meta.cursor;
      const broken = errors.find((error) => error.type === "Quotes");
      if (broken) {
        const what = broken.code === "MissingQuotes" ? "is never closed" : "is followed by more text";
        failure = fail(
          "csv_unreadable",
          `A quotation mark in line ${start} ${what}. Correct that line in the file, or write "" for a quotation mark inside a text.`,
        );
        parser.abort();
        return;
      }
      if (data.length === 1 && data[0] === "") {
        emptyLines++;
        return;
      }
      rows.push(data);
      lines.push(start);
      if (rows.length > maxCsvRows + 1) {
        failure = fail(
          "file_too_large",
          `This file has more than ${maxCsvRows.toLocaleString("en")} rows. Split it into several files.`,
        );
        parser.abort();
      }
    },
  });
  // The line end that closes the last row is not an empty line.
  return failure ?? ok({ rows, lines, emptyLines: Math.max(0, /\n\s*$/.test(text) ? emptyLines - 1 : emptyLines) });
}

/** A line of spaces is an empty cell in a file of one column and an empty line in any other. */
function withoutBlankLines(parsed: Parsed): Parsed {
  if (usualLength(parsed.rows) < 2) return parsed;
  const kept = parsed.rows.map((row) => row.length > 1 || (row[0] ?? "").trim() !== "");
  const rows = parsed.rows.filter((_, index) => kept[index]);
  return {
    rows,
    lines: parsed.lines.filter((_, index) => kept[index]),
    emptyLines: parsed.emptyLines + parsed.rows.length - rows.length,
  };
}

/** The delimiter that gives the most even rows over the first lines. */
export function detectDelimiter(text: string): CsvDelimiter {
  const start = text.slice(0, 64_000);
  let best: { delimiter: CsvDelimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of [",", ";", "\t", "|"] as const) {
    const { data } = Papa.parse<string[]>(start, { delimiter, preview: 50, skipEmptyLines: true });
    const usual = usualLength(data);
    if (usual < 2) continue;
    const even = data.filter((row) => row.length === usual).length / data.length;
    // A sign that does not stand in the first line is more likely part of the values: a decimal comma, a time.
    const fits = data[0]?.length === usual ? 1 : 0.5;
    const score = even * fits * 100 + Math.min(usual, 50) / 10;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The number of cells most rows have; of equally common ones the one met first. */
function usualLength(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let usual = 0;
  let most = 0;
  for (const [length, count] of counts) if (count > most) [usual, most] = [length, count];
  return usual;
}

/** Names for the columns: from the header row, numbered where it is empty or says a name twice. */
export function columnNames(header: readonly string[] | null, count: number): string[] {
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const given = (header?.[index] ?? "").trim().replace(/\s+/g, " ").slice(0, 200) || `Column ${index + 1}`;
    let name = given;
    for (let number = 2; used.has(name.toLowerCase()); number++) name = `${given} ${number}`;
    used.add(name.toLowerCase());
    return name;
  });
}
