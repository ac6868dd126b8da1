/** Changing a column's type: what each value becomes, and, before anything is changed, what would be lost (K.8). */
import type { NewId } from "../items/types.ts";
import { displayText, editText, fitsColumn, parseCell, type CellColumn, type CellContext } from "./cellText.ts";
import { missingChoices } from "./choiceColors.ts";
import type { CellValue, Choice, Column, ColumnType } from "./fields.ts";

export interface ConversionExample {
  readonly before: string;
  /** What it would read as; null where it does not fit the new type. */
  readonly after: string | null;
}

export interface Conversion {
  /** New value per input; `undefined` = as it was, `null` = emptied. */
  readonly changes: readonly { readonly index: number; readonly value: CellValue | null }[];
  readonly filled: number;
  /** Values the new type cannot hold: kept as text and marked, or emptied, as the person chooses. */
  readonly misfits: {
    readonly count: number;
    readonly indexes: readonly number[];
    readonly examples: readonly ConversionExample[];
  };
  /** Values that change what they say: "007" becomes 7, a link becomes plain text. */
  readonly altered: { readonly count: number; readonly examples: readonly ConversionExample[] };
  /** Choices the column gets, of a change to choice. */
  readonly newChoices: readonly Choice[];
  /** True where there would be more choices than a choice column can sensibly have. */
  readonly tooManyChoices: boolean;
}

const maxExamples = 5;
/** More different values than this are not choices; those beyond it are kept as text and marked. */
export const maxConvertedChoices = 200;

/** Computes a type change; changes nothing itself. */
export function convertColumn(
  values: readonly (CellValue | undefined)[],
  from: CellColumn,
  to: ColumnType,
  context: CellContext,
  newId: NewId,
): Conversion {
  const texts = values.map((value) => editText(value, from, context));
  const wanted = to === "choice" ? missingChoices(distinct(texts), from.choices, newId) : [];
  const newChoices = wanted.slice(0, maxConvertedChoices);
  const target: CellColumn = { ...from, type: to, choices: [...from.choices, ...newChoices] };
  const changes: { index: number; value: CellValue | null }[] = [];
  const misfits = { count: 0, indexes: [] as number[], examples: [] as ConversionExample[] };
  const altered = { count: 0, examples: [] as ConversionExample[] };
  let filled = 0;
  values.forEach((value, index) => {
    if (value === undefined) return;
    const text = texts[index] ?? "";
    filled++;
    // A number or a tick that the new type cannot hold stays what it is, so that changing back loses nothing.
    const parsed = parseCell(text, target, context);
    const fits = parsed !== null && fitsColumn(parsed, target, context);
    const next = fits ? parsed : typeof value === "string" ? text : value;
    if (next !== value) changes.push({ index, value: next === "" ? null : next });
    const before = displayText(value, from, context);
    if (!fits) {
      misfits.count++;
      misfits.indexes.push(index);
      if (misfits.examples.length < maxExamples) misfits.examples.push({ before, after: null });
    } else if (losesSomething(value, text, parsed, from, target, context)) {
      altered.count++;
      if (altered.examples.length < maxExamples) {
        altered.examples.push({ before, after: displayText(parsed, target, context) });
      }
    }
  });
  return { changes, filled, misfits, altered, newChoices, tooManyChoices: wanted.length > newChoices.length };
}

function distinct(texts: readonly string[]): Set<string> {
  const seen = new Set<string>();
  for (const text of texts) if (text !== "") seen.add(text);
  return seen;
}

function losesSomething(
  value: CellValue,
  text: string,
  parsed: CellValue,
  from: CellColumn,
  to: CellColumn,
  context: CellContext,
): boolean {
  if (from.type === "link" && to.type !== "link" && value !== text) return true;
  if (to.type === "number" && typeof value === "string") {
    // 12,50 and 12.5 say the same; 007 and 7 do not, nor does "1 234 567 €" lose anything but its dress.
    return /^0\d/.test(text.trim()) || (typeof parsed === "number" && /[^\d\s.,+\-\u2212]/.test(text));
  }
  if (to.type === "text" || to.type === "person") return false;
  if (to.type === "date") return false;
  return (
    to.type === "checkbox" &&
    parseCell(editText(parsed, to, context), from, context) !== value &&
    typeof value !== "string"
  );
}

/** The column after a change of type: what belonged to the old type and could be wanted again is kept. */
export function convertedColumn(column: Column, to: ColumnType, newChoices: readonly Choice[]): Column {
  return { ...column, type: to, choices: [...column.choices, ...newChoices] };
}
