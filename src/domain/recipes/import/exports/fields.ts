/** Reading the fields of other programs' exports: everything may be missing or of another type than expected. */
import type { SchemaNode } from "../schemaNode.ts";
import { isNode, listOf } from "../schemaNode.ts";
import { plainBlock, plainLine } from "../text/plainText.ts";

/** The first of the named fields that holds text or a number, on one line; "" when none does. */
export function lineField(node: SchemaNode, ...names: readonly string[]): string {
  return plainLine(rawField(node, names));
}

/** The same with its line breaks. */
export function blockField(node: SchemaNode, ...names: readonly string[]): string {
  return plainBlock(rawField(node, names));
}

function rawField(node: SchemaNode, names: readonly string[]): string {
  for (const name of names) {
    const value = node[name];
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return "";
}

/** The first of the named fields that is a list; its entries that are objects. */
export function nodesField(node: SchemaNode, ...names: readonly string[]): readonly SchemaNode[] {
  for (const name of names) if (Array.isArray(node[name])) return listOf(node[name]).filter(isNode);
  return [];
}

/** Names in a list of texts or of objects with a name (or one text with commas). */
export function namesField(node: SchemaNode, ...names: readonly string[]): string[] {
  for (const name of names) {
    const value = node[name];
    if (typeof value === "string" && value !== "")
      return value
        .split(",")
        .map(plainLine)
        .filter((text) => text !== "");
    if (!Array.isArray(value)) continue;
    return listOf(value)
      .map((entry) =>
        typeof entry === "string" ? plainLine(entry) : isNode(entry) ? lineField(entry, "name", "label") : "",
      )
      .filter((text) => text !== "");
  }
  return [];
}

/** 1 to 5, or null when not rated. */
export function ratingField(node: SchemaNode, name: string): number | null {
  const value = Number(node[name]);
  return node[name] !== null && Number.isFinite(value) && value >= 1 && value <= 5 ? value : null;
}

/** "2014-07-03 08:05:58" and ISO forms, in milliseconds since 1970 (UTC where no zone is given); null when not a date. */
export function timeField(node: SchemaNode, ...names: readonly string[]): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(lineField(node, ...names));
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const time = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
  return time > 0 ? time : null;
}

/** Whether the field holds anything a person could miss. */
export function isFilled(node: SchemaNode, name: string): boolean {
  const value = node[name];
  if (Array.isArray(value)) return value.length > 0;
  if (isNode(value)) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== "" && value !== false && value !== 0;
}
