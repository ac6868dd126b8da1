/**
 * A cell between what is kept and what people read and type: shown text, text for editing and the clipboard, and back. One
 * rule for typing, pasting, importing and changing a column's type, so that they cannot disagree.
 */
import { formatDate, isIsoDate, parseDate } from "./dates.ts";
import type { CellValue, Choice, Column } from "./fields.ts";
import { formatNumber, numberSigns, numberText, parseNumber } from "./numbers.ts";

/** What the reading of cells needs to know of the world. */
export interface CellContext {
  /** BCP 47. */
  readonly locale: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Title of an item that a link points to; undefined where there is none. */
  readonly titleOf: (itemId: string) => string | undefined;
  /** Id of the item with this title (letter case ignored); undefined where there is none. */
  readonly itemByTitle: (title: string) => string | undefined;
}

/** What a column's values are read by: its type and what belongs to it. */
export type CellColumn = Pick<Column, "type" | "choices" | "decimals" | "suffix">;

const yesWords = new Set([
  "true",
  "yes",
  "y",
  "x",
  "✓",
  "✔",
  "☑",
  "1",
  "on",
  "checked",
  "ja",
  "oui",
  "sí",
  "si",
  "sim",
  "da",
  "tak",
  "wahr",
  "vrai",
  "verdadero",
  "vero",
]);
const noWords = new Set([
  "false",
  "no",
  "n",
  "☐",
  "✗",
  "0",
  "off",
  "unchecked",
  "nein",
  "non",
  "não",
  "nie",
  "falsch",
  "faux",
  "falso",
]);

/** Reads a checkbox word in several languages; null for anything else. */
export function parseCheckbox(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (yesWords.has(word)) return true;
  return noWords.has(word) ? false : null;
}

/** The choice of that name, letter case and outer spaces ignored. */
export function choiceByName(choices: readonly Choice[], name: string): Choice | undefined {
  const wanted = name.trim().toLowerCase();
  return choices.find((choice) => choice.name.trim().toLowerCase() === wanted);
}

/** Whether a value is one of its column's type; what is not is kept and shown as not fitting. */
export function fitsColumn(value: CellValue, column: CellColumn, context: CellContext): boolean {
  switch (column.type) {
    case "text":
    case "person":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "checkbox":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && isIsoDate(value);
    case "choice":
      return typeof value === "string" && column.choices.some((choice) => choice.id === value);
    case "link":
      return typeof value === "string" && context.titleOf(value) !== undefined;
    default:
      return column.type satisfies never;
  }
}

/**
 * What a typed or pasted text becomes in a column. Empty text empties the cell (null). What does not fit stays as the text
 * it is, so that nothing typed is lost.
 */
export function parseCell(text: string, column: CellColumn, context: CellContext): CellValue | null {
  if (column.type === "text") return text === "" ? null : text;
  const trimmed = text.trim();
  if (trimmed === "") return null;
  switch (column.type) {
    case "number":
      return parseNumber(trimmed, context.locale, column.suffix) ?? trimmed;
    case "date":
      return parseDate(trimmed, context.locale, context.today) ?? trimmed;
    case "checkbox":
      return parseCheckbox(trimmed) ?? trimmed;
    case "choice":
      return choiceByName(column.choices, trimmed)?.id ?? trimmed;
    case "link":
      return context.itemByTitle(trimmed) ?? trimmed;
    case "person":
      return trimmed;
    default:
      return column.type satisfies never;
  }
}

/** A cell as it is shown: "1,234.50 €", "24 Nov 2026", the choice's or linked item's name. */
export function displayText(value: CellValue | undefined, column: CellColumn, context: CellContext): string {
  if (value === undefined) return "";
  if (column.type === "number" && typeof value === "number") {
    return formatNumber(value, context.locale, column.decimals, column.suffix);
  }
  if (column.type === "date" && typeof value === "string") return formatDate(value, context.locale);
  return editText(value, column, context);
}

/** A cell as it is typed and as it goes to the clipboard: reads back as the same value. */
export function editText(value: CellValue | undefined, column: CellColumn, context: CellContext): string {
  if (value === undefined) return "";
  return plainText(value, column, context, numberSigns(context.locale).decimal);
}

/** A cell in the form files use everywhere: point as decimal sign, ISO dates, true/false, names for choices and links. */
export function fileText(value: CellValue | undefined, column: CellColumn, context: CellContext): string {
  if (value === undefined) return "";
  return typeof value === "boolean" ? String(value) : plainText(value, column, context, ".");
}

function plainText(value: CellValue, column: CellColumn, context: CellContext, decimal: string): string {
  if (typeof value === "number") return numberText(value, decimal);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (column.type === "choice") return column.choices.find((choice) => choice.id === value)?.name ?? value;
  if (column.type === "link") return context.titleOf(value) ?? value;
  return value;
}
