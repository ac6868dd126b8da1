/** Which filters a column type offers and how they are worded. */
import type { ColumnType, FilterRule } from "../../../../domain/tables/fields.ts";

export type Operator = FilterRule["operator"];

const words: Readonly<Record<Operator, string>> = {
  contains: "contains",
  equals: "is",
  not: "is not",
  less: "is less than",
  greater: "is more than",
  empty: "is empty",
  filled: "is filled in",
  checked: "is ticked",
  unchecked: "is not ticked",
};

const offered: Readonly<Record<ColumnType, readonly Operator[]>> = {
  text: ["contains", "equals", "not", "empty", "filled"],
  number: ["equals", "not", "less", "greater", "empty", "filled"],
  date: ["equals", "less", "greater", "empty", "filled"],
  choice: ["equals", "not", "contains", "empty", "filled"],
  checkbox: ["checked", "unchecked"],
  person: ["contains", "equals", "not", "empty", "filled"],
  link: ["contains", "equals", "empty", "filled"],
};

export function operatorsOf(type: ColumnType): readonly Operator[] {
  return offered[type];
}

export function operatorWord(operator: Operator, type: ColumnType): string {
  if (type === "date" && operator === "less") return "is before";
  if (type === "date" && operator === "greater") return "is after";
  return words[operator];
}

export function needsValue(operator: Operator): boolean {
  return !["empty", "filled", "checked", "unchecked"].includes(operator);
}
