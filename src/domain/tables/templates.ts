/** Tables to start from. Plain data; what is created from it belongs to the person and has no tie back to the template. */
import type * as Y from "yjs";
import type { NewId } from "../items/types.ts";
import { nextColor } from "./choiceColors.ts";
import { addColumn, setTableText } from "./document.ts";
import type { ColumnType } from "./fields.ts";

interface TemplateColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly choices?: readonly string[];
  readonly suffix?: string;
  readonly decimals?: number;
  readonly width?: number;
}

export interface TableTemplate {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly TemplateColumn[];
}

export const tableTemplates: readonly TableTemplate[] = [
  {
    id: "pantry",
    title: "Pantry",
    description: "What is in the house, how much, and until when",
    columns: [
      { name: "Food", type: "text", width: 220 },
      { name: "Amount", type: "number", width: 100 },
      { name: "Unit", type: "choice", choices: ["g", "kg", "ml", "l", "pieces", "packs"], width: 110 },
      { name: "Place", type: "choice", choices: ["Cupboard", "Fridge", "Freezer", "Cellar"], width: 130 },
      { name: "Best before", type: "date" },
      { name: "Buy again", type: "checkbox" },
    ],
  },
  {
    id: "suppliers",
    title: "Suppliers",
    description: "Who delivers what, at which price, on which day",
    columns: [
      { name: "Supplier", type: "text" },
      { name: "Product", type: "text", width: 220 },
      {
        name: "Category",
        type: "choice",
        choices: ["Dry goods", "Tinned", "Dairy", "Fish", "Oils", "Herbs"],
        width: 130,
      },
      { name: "Price / kg", type: "number", suffix: "€", decimals: 2, width: 110 },
      { name: "Delivery", type: "date" },
      { name: "Approved", type: "checkbox" },
      { name: "Owner", type: "person" },
    ],
  },
  {
    id: "wine",
    title: "Wine",
    description: "Bottles, vintages, and what they went well with",
    columns: [
      { name: "Wine", type: "text", width: 240 },
      { name: "Kind", type: "choice", choices: ["White", "Red", "Rosé", "Sparkling", "Sweet"], width: 120 },
      { name: "Vintage", type: "text", width: 100 },
      { name: "Bottles", type: "number", decimals: 0, width: 100 },
      { name: "Drink from", type: "date" },
      { name: "Goes with", type: "link", width: 200 },
      { name: "Notes", type: "text", width: 260 },
    ],
  },
  {
    id: "freezer",
    title: "Freezer inventory",
    description: "What is frozen, how many portions, since when",
    columns: [
      { name: "Dish", type: "text", width: 220 },
      { name: "Recipe", type: "link", width: 200 },
      { name: "Portions", type: "number", decimals: 0, width: 100 },
      { name: "Drawer", type: "choice", choices: ["Top", "Middle", "Bottom"], width: 120 },
      { name: "Frozen on", type: "date" },
      { name: "Cooked by", type: "person" },
    ],
  },
];

/** Fills a new table's document from a template. */
export function applyTemplate(doc: Y.Doc, template: TableTemplate, newId: NewId): void {
  setTableText(doc, "title", template.title);
  for (const { choices, ...column } of template.columns) {
    addColumn(
      doc,
      { ...column, choices: (choices ?? []).map((name, index) => ({ id: newId(), name, color: nextColor(index) })) },
      newId,
    );
  }
}
