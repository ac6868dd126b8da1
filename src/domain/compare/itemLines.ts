/**
 * An item as lines in words, each under a key that stays the same between versions: what a person compares when a change of
 * theirs was not accepted. Covers every type of item; photos are counted, not shown.
 */
import type { DerivedOf } from "../items/materialize.ts";
import type { ItemType } from "../items/types.ts";
import type { RecipeFields } from "../recipes/fields.ts";
import { displayText, type CellContext } from "../tables/cellText.ts";
import type { Column, RowsFields } from "../tables/fields.ts";

export interface ItemLine {
  /** Same in both versions: a field's name, or an id within the document. */
  readonly key: string;
  /** What the line is, "" where it speaks for itself. */
  readonly label: string;
  /** The parts of the line, compared one by one (cells of a row), or one text, compared by its words. */
  readonly parts: readonly string[];
}

/** What has to be known besides the item: titles of other items, a table's columns, how cells are shown. */
export interface LineContext {
  readonly titleOf: (itemId: string) => string | undefined;
  readonly columns: readonly Column[];
  readonly cells: CellContext;
}

type Reader<T extends ItemType> = (fields: DerivedOf[T], context: LineContext) => ItemLine[];

const line = (key: string, label: string, text: string | number | null): ItemLine[] =>
  text === null || text === "" ? [] : [{ key, label, parts: [String(text)] }];
const minutes = (value: number | null): string => (value === null ? "" : `${value} min`);

const readers: { readonly [T in ItemType]: Reader<T> } = {
  recipe: recipeLines,
  list: (fields) => [
    ...line("title", "Title", fields.title),
    ...fields.contributions.map((one) => ({
      key: `contribution.${one.id}`,
      label: "",
      parts: one.checkedAt === null ? [one.text] : [one.text, "in the basket"],
    })),
    ...fields.shops.flatMap((shop) => line(`shop.${shop.id}`, "Shop", shop.name)),
    ...Object.entries(fields.aisles).flatMap(([food, aisle]) => line(`aisle.${food}`, `Aisle of ${food}`, aisle)),
  ],
  plan: (fields) => [
    ...line("title", "Title", fields.title),
    ...fields.slots.flatMap((slot) => line(`slot.${slot.id}`, "Meal", slot.name)),
  ],
  planWeek: (fields, { titleOf }) =>
    fields.entries.map((entry) => ({
      key: `entry.${entry.id}`,
      label: entry.date,
      parts: [
        (entry.recipeId !== null && titleOf(entry.recipeId)) || entry.text || "Recipe",
        ...(entry.servings === null ? [] : [`for ${entry.servings}`]),
      ],
    })),
  cookbook: (fields, { titleOf }) => [
    ...line("title", "Title", fields.title),
    ...line("description", "Description", fields.description),
    ...fields.entries.map((id) => ({ key: `entry.${id}`, label: "", parts: [titleOf(id) ?? "A recipe"] })),
  ],
  table: (fields) => [
    ...line("title", "Title", fields.title),
    ...line("description", "Description", fields.description),
    ...fields.columns.map((column) => ({
      key: `column.${column.id}`,
      label: "Column",
      parts: [column.name, column.type, ...column.choices.map((choice) => choice.name)],
    })),
  ],
  rows: rowLines,
};

/** The lines of one version of an item. */
export function itemLines<T extends ItemType>(type: T, fields: DerivedOf[T], context: LineContext): ItemLine[] {
  const read: Reader<T> = readers[type];
  return read(fields, context);
}

function recipeLines(fields: RecipeFields): ItemLine[] {
  return [
    ...line("title", "Title", fields.title),
    ...line("description", "Description", fields.description),
    ...line("author", "Author", fields.author),
    ...line("source", "Source", fields.sourceName),
    ...line("sourceUrl", "Address", fields.sourceUrl),
    ...line("yield", "Makes", fields.yieldText),
    ...line("prep", "Preparing", minutes(fields.prepMinutes)),
    ...line("cook", "Cooking", minutes(fields.cookMinutes)),
    ...line("total", "In all", minutes(fields.totalMinutes)),
    ...fields.ingredientGroups.flatMap((group) => [
      ...line(`group.${group.id}`, "Group", group.title),
      ...group.lines.flatMap(({ id, text }) => line(`ingredient.${id}`, "Ingredient", text)),
    ]),
    ...fields.steps.flatMap(({ id, section, text }, index) => [
      ...line(`section.${id}`, "Section", section),
      ...line(`step.${id}`, `Step ${index + 1}`, text),
    ]),
    ...line("notes", "Notes", fields.notes),
    ...line("tags", "Tags", fields.tags.join(", ")),
    ...line("rating", "Rating", fields.rating),
    ...Object.entries(fields.nutrition).flatMap(([name, value]) => line(`nutrition.${name}`, name, value)),
    ...line("photos", "Photos", fields.photoIds.length > 0 ? fields.photoIds.length : null),
  ];
}

function rowLines({ rows }: RowsFields, { columns, cells }: LineContext): ItemLine[] {
  return rows.map((row) => ({
    key: `row.${row.id}`,
    label: "Row",
    parts:
      columns.length === 0
        ? Object.values(row.cells).map(String)
        : columns.map((column) => {
            const value = row.cells[column.id];
            return value === undefined ? "" : displayText(value, column, cells);
          }),
  }));
}
