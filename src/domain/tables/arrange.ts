/** Sorting and filtering of rows: what comes first, and what is shown. Pure; the store keeps the results up to date. */
import { displayText, fitsColumn, parseCheckbox, type CellContext } from "./cellText.ts";
import { parseDate } from "./dates.ts";
import type { CellValue, Column, FilterRule, SortRule } from "./fields.ts";
import { parseNumber } from "./numbers.ts";

export type Cells = Readonly<Record<string, CellValue>>;

/** What a value is sorted by: its group (0 fits, 1 does not fit, 2 empty: always last) and its key in the group. */
export interface SortKey {
  readonly group: 0 | 1 | 2;
  readonly key: number | string;
}

const emptyKey: SortKey = { group: 2, key: 0 };

/** The key of one value. Text keys compare with the collator, number keys as numbers. */
export function sortKeyOfCell(value: CellValue | undefined, column: Column, context: CellContext): SortKey {
  if (value === undefined || value === "") return emptyKey;
  if (!fitsColumn(value, column, context)) return { group: 1, key: displayText(value, column, context) };
  if (typeof value === "number") return { group: 0, key: value };
  if (typeof value === "boolean") return { group: 0, key: value ? 1 : 0 };
  if (column.type === "choice") return { group: 0, key: column.choices.findIndex((choice) => choice.id === value) };
  if (column.type === "date") return { group: 0, key: Number(value.replaceAll("-", "")) };
  return { group: 0, key: column.type === "link" ? (context.titleOf(value) ?? value) : value };
}

/** Compares texts as people expect: letter case and accents last, numbers in them by value. */
export function textComparer(locale: string): (a: string, b: string) => number {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "variant" });
  return (a, b) => collator.compare(a, b);
}

/** Compares two keys: empty and unfitting ones stay at the end in both directions. */
export function compareKeys(
  a: SortKey,
  b: SortKey,
  direction: SortRule["direction"],
  compareText: (a: string, b: string) => number,
): number {
  if (a.group !== b.group) return a.group - b.group;
  if (a.group === 2) return 0;
  const order =
    typeof a.key === "number" && typeof b.key === "number" ? a.key - b.key : compareText(String(a.key), String(b.key));
  return direction === "ascending" ? order : -order;
}

/** A sort of several rules over rows; rules of columns that are gone are passed over. */
export interface RowSort {
  readonly keysOf: (cells: Cells) => SortKey[];
  readonly compare: (a: readonly SortKey[], b: readonly SortKey[]) => number;
  /** False where nothing is to be sorted by. */
  readonly isActive: boolean;
}

export function compileSort(rules: readonly SortRule[], columns: readonly Column[], context: CellContext): RowSort {
  const compareText = textComparer(context.locale);
  const used = rules.flatMap((rule) => {
    const column = columns.find((one) => one.id === rule.columnId);
    return column ? [{ column, direction: rule.direction }] : [];
  });
  return {
    isActive: used.length > 0,
    keysOf: (cells) => used.map(({ column }) => sortKeyOfCell(cells[column.id], column, context)),
    compare: (a, b) => {
      for (let index = 0; index < used.length; index++) {
        const order = compareKeys(
          a[index] ?? emptyKey,
          b[index] ?? emptyKey,
          used[index]?.direction ?? "ascending",
          compareText,
        );
        if (order !== 0) return order;
      }
      return 0;
    },
  };
}

/** Sorts rows: stable, so equal rows keep the order they have. */
export function sortRows<T extends { readonly cells: Cells }>(rows: readonly T[], sort: RowSort): T[] {
  if (!sort.isActive) return [...rows];
  return rows
    .map((row) => ({ row, keys: sort.keysOf(row.cells) }))
    .sort((a, b) => sort.compare(a.keys, b.keys))
    .map(({ row }) => row);
}

export function foldForSearch(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

/** A predicate for all rules together (each must hold); a rule that is not filled in yet lets everything through. */
export function compileFilter(
  rules: readonly FilterRule[],
  columns: readonly Column[],
  context: CellContext,
): ((cells: Cells) => boolean) | null {
  const tests = rules.flatMap((rule) => {
    const column = columns.find((one) => one.id === rule.columnId);
    const test = column ? ruleTest(rule, column, context) : null;
    return test ? [test] : [];
  });
  return tests.length === 0 ? null : (cells) => tests.every((test) => test(cells));
}

function ruleTest(rule: FilterRule, column: Column, context: CellContext): ((cells: Cells) => boolean) | null {
  const at = (cells: Cells): CellValue | undefined => cells[column.id];
  switch (rule.operator) {
    case "empty":
      return (cells) => at(cells) === undefined || at(cells) === "";
    case "filled":
      return (cells) => at(cells) !== undefined && at(cells) !== "";
    case "checked":
      return (cells) => at(cells) === true;
    case "unchecked":
      return (cells) => at(cells) !== true;
    default:
  }
  const wanted = rule.value.trim();
  if (wanted === "") return null;
  const folded = foldForSearch(wanted);
  const textAt = (cells: Cells): string => foldForSearch(displayText(at(cells), column, context));
  switch (rule.operator) {
    case "contains":
      return (cells) => textAt(cells).includes(folded);
    case "equals":
    case "not": {
      const equals = equalTest(wanted, folded, column, context, at, textAt);
      return rule.operator === "equals" ? equals : (cells) => !equals(cells);
    }
    case "less":
    case "greater":
      return orderTest(rule.operator === "less" ? -1 : 1, wanted, column, context, at);
    default:
      return rule.operator satisfies never;
  }
}

function equalTest(
  wanted: string,
  folded: string,
  column: Column,
  context: CellContext,
  at: (cells: Cells) => CellValue | undefined,
  textAt: (cells: Cells) => string,
): (cells: Cells) => boolean {
  if (column.type === "choice" && column.choices.some((choice) => choice.id === wanted))
    return (cells) => at(cells) === wanted;
  const number = column.type === "number" ? parseNumber(wanted, context.locale, column.suffix) : null;
  if (number !== null) return (cells) => at(cells) === number;
  const date = column.type === "date" ? parseDate(wanted, context.locale, context.today) : null;
  if (date !== null) return (cells) => at(cells) === date;
  const tick = column.type === "checkbox" ? parseCheckbox(wanted) : null;
  if (tick !== null) return (cells) => (at(cells) === true) === tick;
  return (cells) => textAt(cells) === folded;
}

function orderTest(
  sign: -1 | 1,
  wanted: string,
  column: Column,
  context: CellContext,
  at: (cells: Cells) => CellValue | undefined,
): ((cells: Cells) => boolean) | null {
  if (column.type === "number") {
    const limit = parseNumber(wanted, context.locale, column.suffix);
    if (limit === null) return null;
    return (cells) => {
      const value = at(cells);
      return typeof value === "number" && Math.sign(value - limit) === sign;
    };
  }
  const limit = column.type === "date" ? parseDate(wanted, context.locale, context.today) : wanted;
  if (limit === null) return null;
  const compare =
    column.type === "date" ? (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) : textComparer(context.locale);
  return (cells) => {
    const value = at(cells);
    if (value === undefined || (column.type === "date" && !fitsColumn(value, column, context))) return false;
    return (
      Math.sign(compare(column.type === "date" ? String(value) : displayText(value, column, context), limit)) === sign
    );
  };
}
