/**
 * From a document to the plain, validated fields that screens and queries use. Derived fields are never taken from a file,
 * another window or the wire: whoever holds a document computes them here, so one state always gives one reading.
 */
import type * as Y from "yjs";
import type { z } from "zod";
import { readCookbook, cookbookSchema, type CookbookFields } from "../cookbooks/document.ts";
import { listSchema, readList, type ListFields } from "../groceries/document.ts";
import {
  planSchema,
  planWeekSchema,
  readPlan,
  readPlanWeek,
  type PlanFields,
  type PlanWeekFields,
} from "../plans/document.ts";
import { maxDescriptionLength } from "./text.ts";
import { readRecipe } from "../recipes/document.ts";
import { recipeBounds, recipeSchema, type RecipeFields } from "../recipes/fields.ts";
import { fail, ok, type Result } from "../result.ts";
import { readRows, readTable } from "../tables/document.ts";
import { rowsSchema, tableSchema, type RowsFields, type TableFields } from "../tables/fields.ts";
import type { ItemType } from "./types.ts";

/** The derived fields of each item type. */
export interface DerivedOf {
  recipe: RecipeFields;
  plan: PlanFields;
  planWeek: PlanWeekFields;
  list: ListFields;
  cookbook: CookbookFields;
  table: TableFields;
  rows: RowsFields;
}

interface Layout<T extends ItemType> {
  readonly read: (doc: Y.Doc) => unknown;
  readonly schema: z.ZodType<DerivedOf[T]>;
  /** Largest encoded state accepted, in bytes: what a device can load and a server can merge without trouble. */
  readonly maxStateBytes: number;
  /** Texts about which the schema says how long they may be and nothing else, and which are not the title. */
  readonly texts?: Readonly<Record<string, number>>;
}

const megabyte = 1_000_000;
const layouts: { readonly [T in ItemType]: Layout<T> } = {
  recipe: {
    read: readRecipe,
    schema: recipeSchema,
    maxStateBytes: 4 * megabyte,
    texts: {
      description: recipeBounds.notes,
      notes: recipeBounds.notes,
      "lines.text": recipeBounds.line,
      "steps.text": recipeBounds.step,
    },
  },
  plan: { read: readPlan, schema: planSchema, maxStateBytes: megabyte },
  planWeek: { read: readPlanWeek, schema: planWeekSchema, maxStateBytes: 2 * megabyte },
  list: { read: readList, schema: listSchema, maxStateBytes: 8 * megabyte },
  cookbook: {
    read: readCookbook,
    schema: cookbookSchema,
    maxStateBytes: 8 * megabyte,
    texts: { description: maxDescriptionLength },
  },
  table: {
    read: readTable,
    schema: tableSchema,
    maxStateBytes: 4 * megabyte,
    texts: { description: maxDescriptionLength },
  },
  rows: { read: readRows, schema: rowsSchema, maxStateBytes: 16 * megabyte },
};

/**
 * Plain fields of a document, or `item_invalid` with the first thing that is out of bounds. Pure: reads, never writes.
 */
export function materialize<T extends ItemType>(type: T, doc: Y.Doc): Result<DerivedOf[T]> {
  const layout: Layout<T> = layouts[type];
  const parsed = layout.schema.safeParse(layout.read(doc));
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(" › ") ?? "";
  return fail(
    "item_invalid",
    `This change cannot be kept: ${where ? `${where}: ` : ""}${issue?.message ?? "not valid"}.`,
  );
}

/** Whether an encoded state is within the type's bound; else `item_too_large` with a sentence. */
export function checkStateSize(type: ItemType, bytes: number): Result<null> {
  const max = layouts[type].maxStateBytes;
  if (bytes <= max) return ok(null);
  return fail(
    "item_too_large",
    `This has grown to ${(bytes / megabyte).toFixed(1)} MB, more than the ${max / megabyte} MB one ${typeNames[type]} may have. Split it in two, or remove what is no longer needed.`,
  );
}

/** Largest encoded state one item of a type may have, in bytes. */
export function maxStateBytes(type: ItemType): number {
  return layouts[type].maxStateBytes;
}

/**
 * How long a text may be, in UTF-16 code units, where its length is all that is asked of it: typing in it leaves an item an item as long as
 * it is no longer. `place` is the text's name at the top of the document, or its map's and its own ("steps.text").
 */
export function maxTextLength(type: ItemType, place: string): number | undefined {
  return layouts[type].texts?.[place];
}

/** What a person calls each type. */
export const typeNames: Readonly<Record<ItemType, string>> = {
  recipe: "recipe",
  plan: "meal plan",
  planWeek: "week of a meal plan",
  list: "grocery list",
  cookbook: "cookbook",
  table: "table",
  rows: "block of table rows",
};

/** Title to show and search by; parts have none. */
export function titleOf(derived: DerivedOf[ItemType]): string {
  return "title" in derived ? derived.title : "";
}

/** Longest sort key, in characters: it is a database index. */
export const maxSortKeyLength = 60;

/** Folds a title for sorting: case, accents and leading punctuation do not count. */
export function sortKeyOf(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .slice(0, maxSortKeyLength);
}
