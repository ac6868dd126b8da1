/** Guessing what the columns of a file hold: from a sample first, then checked against every value. */
import { parseCell, parseCheckbox, fitsColumn, type CellColumn, type CellContext } from "./cellText.ts";
import { parseDate } from "./dates.ts";
import type { ColumnType } from "./fields.ts";
import { parseNumber } from "./numbers.ts";

export interface TypeGuess {
  readonly type: ColumnType;
  /** Share of the filled values that fit, over all rows: 0 to 1. */
  readonly confidence: number;
  /** Values that do not fit and would be kept as text. */
  readonly misfits: number;
  /** The first of them, for the preview. */
  readonly examples: readonly string[];
}

const sampleSize = 500;
/** A type is guessed when this share of a sample fits; the preview names the rest, which is kept as text. */
const neededShare = 0.75;
const maxGuessedChoices = 20;

const blank = { choices: [], decimals: null, suffix: "" } as const;

/** Guesses a column's type; text where nothing else is likely. */
export function guessType(values: readonly string[], context: CellContext): TypeGuess {
  const type = guessFromSample(sampleOf(values), context);
  return verifyType(values, type, context);
}

/** Up to 500 filled values, spread over the file: files are often sorted, and their end looks different from their start. */
function sampleOf(values: readonly string[]): string[] {
  const filled = values.filter((value) => value.trim() !== "");
  if (filled.length <= sampleSize) return filled;
  return Array.from(
    { length: sampleSize },
    (_, index) => filled[Math.floor((index * filled.length) / sampleSize)] ?? "",
  );
}

function guessFromSample(sample: readonly string[], context: CellContext): ColumnType {
  if (sample.length === 0) return "text";
  const share = (fits: (text: string) => boolean): number => sample.filter(fits).length / sample.length;
  const words = new Set(sample.map((text) => text.trim().toLowerCase()));
  if (words.size <= 2 && !isDigits(words) && share((text) => parseCheckbox(text) !== null) === 1) return "checkbox";
  // Codes with leading zeros are not amounts, even where most of the column would pass.
  const hasCodes = sample.some((text) => /^0\d+$/.test(text.trim()));
  if (!hasCodes && share((text) => parseNumber(text, context.locale) !== null) >= neededShare) return "number";
  if (share((text) => parseDate(text, context.locale, context.today) !== null) >= neededShare) return "date";
  const repeats = words.size <= maxGuessedChoices && words.size * 3 <= sample.length;
  if (repeats && !hasCodes && [...words].every((word) => word.length <= 40)) return "choice";
  return "text";
}

/** 0 and 1 alone are far more often amounts than ticks. */
function isDigits(words: ReadonlySet<string>): boolean {
  return [...words].every((word) => /^\d+$/.test(word));
}

/** How well a type fits all values (a choice or text column takes everything). */
export function verifyType(values: readonly string[], type: ColumnType, context: CellContext): TypeGuess {
  if (type === "text" || type === "choice" || type === "person")
    return { type, confidence: 1, misfits: 0, examples: [] };
  const column: CellColumn = { ...blank, type, choices: [] };
  let filled = 0;
  let misfits = 0;
  const examples: string[] = [];
  for (const text of values) {
    const value = parseCell(text, column, context);
    if (value === null) continue;
    filled++;
    if (fitsColumn(value, column, context)) continue;
    misfits++;
    if (examples.length < 3) examples.push(text.trim());
  }
  return { type, confidence: filled === 0 ? 1 : 1 - misfits / filled, misfits, examples };
}

/** Whether the first row names the columns: all different words, none a number or a date, unlike what stands under them. */
export function looksLikeHeader(rows: readonly (readonly string[])[], context: CellContext): boolean {
  const [first, ...rest] = rows;
  if (!first || first.length === 0) return false;
  const names = first.map((name) => name.trim());
  if (names.filter((name) => name === "").length > names.length / 2) return false;
  const filled = names.filter((name) => name !== "");
  if (new Set(filled.map((name) => name.toLowerCase())).size !== filled.length) return false;
  const isValue = (text: string): boolean =>
    parseNumber(text, context.locale) !== null || parseDate(text, context.locale, context.today) !== null;
  if (filled.some(isValue)) return false;
  // Words over a column in which the same word stands again are data.
  const repeats = names.filter((name, index) => name !== "" && rest.some((row) => row[index]?.trim() === name)).length;
  return repeats === 0 || repeats < names.length / 2;
}
