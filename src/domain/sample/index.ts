/**
 * Sample data for the first run: ten recipes, a cookbook, a week, a list and a table, as plain drafts. It says what a kitchen
 * may look like; it must not know how it is stored. The recipes were written for this app.
 */
import { broccoli, countryLoaf, lemonCake, pancakes, roastCarrots } from "./bakingAndSides.ts";
import { beanStew, dal, lasagne, misoSalmon, shakshuka } from "./dinners.ts";
import { toDraft } from "./draft.ts";

export const sampleRecipes = [
  beanStew,
  lemonCake,
  lasagne,
  broccoli,
  misoSalmon,
  countryLoaf,
  shakshuka,
  roastCarrots,
  dal,
  pancakes,
].map(toDraft);

export const sampleCookbooks = [
  { title: "Weeknights", recipes: [beanStew.title, misoSalmon.title, shakshuka.title, dal.title, broccoli.title] },
  { title: "Bread & cake", recipes: [countryLoaf.title, lemonCake.title, pancakes.title] },
] as const;

export interface SamplePlanEntry {
  /** Days after the week's Monday, 0 to 6. */
  readonly day: number;
  readonly slot: "breakfast" | "lunch" | "dinner";
  /** A recipe's title, or null for a note. */
  readonly recipe: string | null;
  readonly note: string;
  readonly servings: number | null;
}

function meal(
  day: number,
  slot: SamplePlanEntry["slot"],
  recipe: string,
  servings: number | null = null,
): SamplePlanEntry {
  return { day, slot, recipe, note: "", servings };
}

export const samplePlan = {
  title: "Our week",
  slots: [
    ["breakfast", "Breakfast"],
    ["lunch", "Lunch"],
    ["dinner", "Dinner"],
  ] as const,
  entries: [
    meal(0, "dinner", dal.title),
    meal(1, "dinner", misoSalmon.title, 2),
    { day: 2, slot: "dinner", recipe: null, note: "Leftovers", servings: null },
    meal(3, "dinner", beanStew.title, 6),
    { day: 4, slot: "dinner", recipe: null, note: "Out with Sam", servings: null },
    meal(5, "breakfast", shakshuka.title),
    meal(5, "dinner", lasagne.title),
    meal(5, "dinner", broccoli.title),
    meal(6, "breakfast", pancakes.title),
  ] satisfies readonly SamplePlanEntry[],
};

/** Lines typed by hand, and recipes added to the list. */
export const sampleList = {
  title: "This week",
  lines: ["1 l whole milk", "1 bag of plain flour", "coffee", "6 apples", "washing-up liquid", "1 bunch flat parsley"],
  recipes: [lasagne.title, pancakes.title],
} as const;

/** A table of what is in the freezer: one column of most types. */
export const sampleTable = {
  title: "Freezer",
  description: "What is in it, where, and since when.",
  columns: [
    { id: "what", name: "What", type: "text" },
    { id: "portions", name: "Portions", type: "number" },
    { id: "drawer", name: "Drawer", type: "choice", choices: ["Top", "Middle", "Bottom"] },
    { id: "frozen", name: "Frozen on", type: "date" },
    { id: "labelled", name: "Labelled", type: "checkbox" },
  ],
  /** One row a line, in the order of the columns; the date as days before today. */
  rows: [
    ["Bean stew", 4, "Top", 3, true],
    ["Lasagne, unbaked", 6, "Middle", 12, true],
    ["Chicken stock, 500 ml", 3, "Bottom", 20, true],
    ["Country loaf, sliced", 1, "Top", 6, false],
    ["Red lentil dal", 2, "Middle", 9, true],
    ["Raspberries from the garden", 5, "Bottom", 118, true],
    ["Unknown. Soup?", 1, "Bottom", 204, false],
  ] satisfies readonly (readonly [string, number, string, number, boolean])[],
} as const;
