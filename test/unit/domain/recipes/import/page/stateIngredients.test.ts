import { describe, expect, it } from "vitest";
import { readPageHtml } from "../../../../../../src/domain/recipes/import/page/readPage.ts";
import type { RecipeDraft } from "../../../../../../src/domain/recipes/draft.ts";
import { ingredientsOf, onlyRecipe, soup, warningsOf } from "../reading.ts";

const steps = soup.recipeInstructions;
const data = { "@context": "https://schema.org", "@type": "Recipe", name: "Fish pie", recipeInstructions: steps };

const escaped = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).replaceAll("&", "&amp;").replaceAll('"', "&quot;");

function read(body: string, recipe: unknown = data): RecipeDraft {
  return onlyRecipe(
    readPageHtml(
      `<html><head><title>Page</title><script type="application/ld+json">${JSON.stringify(recipe)}</script></head><body>${body}</body></html>`,
      { withCopy: false },
    ),
  );
}

const inAttribute = (state: unknown, recipe: unknown = data): RecipeDraft =>
  read(`<div id="app" data-page="${escaped(state)}"></div>`, recipe);
const inScript = (state: unknown): RecipeDraft =>
  read(`<script id="state" type="application/json">${JSON.stringify(state)}</script>`);

const gram = { name_singular: "gram", name_plural: "gram", abbreviation: "g" };
const sprig = { name_singular: "sprig", name_plural: "sprigs", abbreviation: null };
const piece = { name_singular: "pc.", name_plural: "pcs.", abbreviation: null };
const entry = (
  amount: number | null,
  unit: unknown,
  singular: string,
  plural = singular,
  more: object = {},
): object => ({
  amount,
  unit,
  ingredient: { id: 7, name_singular: singular, name_plural: plural },
  prefix: null,
  suffix: null,
  ...more,
});
const forOnePortion = {
  title: "Fish pie",
  serving_size: 4,
  grouped_ingredients: [
    {
      title: null,
      ingredients: [
        entry(0.5, sprig, "dill"),
        entry(0.5, piece, "carrot", "carrots"),
        entry(0.25, piece, "egg", "eggs", { suffix: "for brushing" }),
        entry(12.5, gram, "butter"),
        entry(75, gram, "cod fillet", "cod fillets", { prefix: "smoked" }),
      ],
    },
    {
      title: "For the lid",
      ingredients: [
        entry(50, gram, "pea", "peas", { ingredient_inflection: "plural" }),
        entry(0.25, sprig, "thyme"),
        entry(null, null, "salt and pepper"),
      ],
    },
  ],
};
const shared = [
  { name: "flour", quantity: "200", unit: "g" },
  { name: "egg", quantity: 1, unit: null },
  { name: "lemons", quantity: "1/2", unit: "" },
  { name: "salt", quantity: null, unit: null },
];
const asWritten = ["200 g flour", "1 egg", "1/2 lemons", "salt"];

describe("ingredients from the data a page's own script works on", () => {
  it("[K.2] reads amounts for one portion, with the forms of units and names, under their headings", () => {
    const draft = inAttribute({ props: { recipe: forOnePortion } });
    expect(draft.ingredientGroups).toEqual([
      {
        purpose: null,
        ingredients: ["2 sprigs dill", "2 carrots", "1 egg for brushing", "50 g butter", "300 g smoked cod fillet"],
      },
      { purpose: "For the lid", ingredients: ["200 g peas", "1 sprig thyme", "salt and pepper"] },
    ]);
    expect(warningsOf(draft)).toContain("were read from the page's program data; compare them with the page");
    expect(warningsOf(draft)).toContain("multiplied by 4");
  });

  it("[K.2] leaves amounts that are for the whole recipe as they are", () => {
    const draft = inScript({
      props: { pageProps: { recipe: { title: "Fish Pie", servings: 4, ingredients: shared } } },
    });
    expect(ingredientsOf(draft)).toEqual(asWritten);
    expect(warningsOf(draft)).toContain("program data");
    expect(warningsOf(draft)).not.toContain("multiplied");
  });

  it("[K.2] multiplies amounts named as for one portion, and leaves them out where the portions are not stated", () => {
    const ingredients = [
      { name: "rice", amountPerPortion: 80, unit: "g" },
      { name: "milk", amountPerPortion: 2, unit: "dl" },
    ];
    expect(ingredientsOf(inScript({ name: "Fish pie", portions: 3, ingredients }))).toEqual([
      "240 g rice",
      "6 dl milk",
    ]);
    expect(ingredientsOf(inScript({ name: "Fish pie", ingredients }))).toEqual([]);
  });

  it("[K.2] asks the page's data first", () => {
    const draft = inAttribute({ recipe: forOnePortion }, { ...data, recipeIngredient: ["1 cod", "2 eggs"] });
    expect(ingredientsOf(draft)).toEqual(["1 cod", "2 eggs"]);
    expect(warningsOf(draft)).not.toContain("program data");
  });

  it.each<[string, unknown]>([
    ["another recipe", { related: [{ title: "Rye bread", ingredients: shared }] }],
    ["two recipes without a name", [{ ingredients: shared }, { ingredients: shared }]],
    ["products", { title: "Fish pie", ingredientShop: [{ name: "Pan", quantity: 3, unit: "pc", price: 20 }] }],
    ["a cart", { title: "Fish pie", note: "ingredient", cart: shared }],
    [
      "comments",
      {
        title: "Fish pie",
        ingredients: [
          { name: "Ada", text: "Lovely" },
          { name: "Bo", text: "Good" },
        ],
      },
    ],
    [
      "a filter",
      {
        title: "Fish pie",
        ingredients: [
          { name: "cod", amount: null },
          { name: "egg", amount: null },
        ],
      },
    ],
    ["a list partly unreadable", { title: "Fish pie", ingredients: [...shared, { amount: 2, unit: "g" }] }],
    ["broken values", { title: "Fish pie", ingredients: [{ name: 3, amount: {}, unit: [] }, null, "x"] }],
    ["an endless list", { title: "Fish pie", ingredients: Array.from({ length: 5000 }, () => shared[0]) }],
  ])("[K.2] takes no ingredients from %s", (_what, state) => {
    expect(ingredientsOf(inAttribute(state))).toEqual([]);
    expect(warningsOf(inScript(state))).not.toContain("program data");
  });

  it("[K.2] keeps its bounds with deep, huge and damaged state", () => {
    const inner = JSON.stringify({ title: "Fish pie", ingredients: shared });
    const deep = `${'{"ingredients":['.repeat(20_000)}${inner}${"]}".repeat(20_000)}`;
    const huge = JSON.stringify({ title: "Fish pie", ingredients: shared, pad: "x".repeat(5_000_000) });
    const wide = `{"all":[${"{},".repeat(120_000)}${inner}]}`;
    for (const state of [deep, huge, wide, inner.slice(0, -3), `${inner}}`])
      expect(ingredientsOf(read(`<div data-state="${escaped(state)}"></div>`))).toEqual([]);
  });
});
