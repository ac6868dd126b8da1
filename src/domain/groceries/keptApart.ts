/**
 * Why two amounts of one food do not add up, in a sentence, and which conversion would make them. Nothing is ever
 * converted by a guess: a suggestion is only offered, and the person sets it (K.5).
 */
import { dimensionOf, unitEntry } from "../quantity/units.ts";
import type { Conversion } from "./document.ts";

/** A conversion to offer: one `unit` of the food is so much. `is` is null where the person has to say how much. */
export interface ConversionSuggestion {
  readonly foodKey: string;
  /** "" for plain pieces, as in the key of a stored conversion. */
  readonly unit: string;
  /** The unit the rest of the line is in: what the answer should be given in. */
  readonly toUnit: string;
  readonly is: Conversion | null;
}

export interface KeptApart {
  /** "a bag has no weight here": shown after "kept apart:". */
  readonly reason: string;
  readonly suggestion: ConversionSuggestion | null;
}

/** Usual weights of one US cup, in grams, as cookery books give them: offered, never applied. */
const gramsPerCup: ReadonlyMap<string, number> = new Map([
  ["plain flour", 120],
  ["flour", 120],
  ["bread flour", 120],
  ["self-raising flour", 120],
  ["whole wheat flour", 113],
  ["rye flour", 106],
  ["almond flour", 96],
  ["rice flour", 142],
  ["cornstarch", 112],
  ["cornmeal", 138],
  ["sugar", 198],
  ["granulated sugar", 198],
  ["caster sugar", 190],
  ["brown sugar", 213],
  ["light brown sugar", 213],
  ["dark brown sugar", 213],
  ["icing sugar", 113],
  ["honey", 336],
  ["maple syrup", 312],
  ["butter", 227],
  ["unsalted butter", 227],
  ["rice", 185],
  ["basmati rice", 180],
  ["rolled oat", 90],
  ["oat", 90],
  ["cocoa powder", 84],
  ["chocolate chip", 170],
  ["walnut", 113],
  ["pecan", 113],
  ["almond", 142],
  ["raisin", 149],
  ["parmesan cheese", 100],
  ["cheddar cheese", 113],
  ["peanut butter", 270],
  ["sour cream", 227],
  ["yogurt", 227],
  ["plain yogurt", 227],
  ["breadcrumb", 108],
  ["panko", 50],
  ["lentil", 190],
  ["milk", 240],
  ["water", 237],
  ["olive oil", 200],
  ["salt", 288],
]);

/** Usual contents of a pack or piece, in grams. */
const gramsPerUnit: ReadonlyMap<string, number> = new Map([
  ["flour|bag", 500],
  ["plain flour|bag", 500],
  ["sugar|bag", 500],
  ["caster sugar|bag", 500],
  ["rice|bag", 500],
  ["butter|stick", 113],
  ["unsalted butter|stick", 113],
  ["butter|package", 250],
  ["canned tomato|can", 400],
  ["canned chopped tomato|can", 400],
  ["canned chickpea|can", 400],
  ["pasta|package", 500],
  ["spaghetti|package", 500],
  ["onion|", 150],
  ["potato|", 150],
  ["carrot|", 70],
  ["tomato|", 120],
  ["garlic|clove", 5],
  ["lemon|", 120],
  ["apple|", 180],
  ["egg|", 55],
  ["banana|", 120],
  ["courgette|", 200],
  ["aubergine|", 300],
  ["bell pepper|", 160],
]);

function article(word: string): string {
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

/** "a bag", "an ounce"; for plain pieces the food itself: "1 onion". */
function oneOf(unit: string | null, foodKey: string): string {
  return unit === null || unit === "" ? `1 ${foodKey}` : article(unit);
}

/** The sentence and the offer for an amount in `unit` beside a line summed in `mainUnit`. */
export function keptApart(foodKey: string, unit: string | null, mainUnit: string | null): KeptApart {
  const main = dimensionOf(mainUnit);
  const own = dimensionOf(unit);
  if (main === "count" && own !== "count") {
    // Ask the other way round: what one piece weighs.
    const measureName = own === "mass" ? "weight" : own === "volume" ? "volume" : "length";
    return {
      reason: `${oneOf(mainUnit, foodKey)} has no ${measureName} here`,
      suggestion: suggest(foodKey, mainUnit, own === "volume" ? "milliliter" : "gram", own),
    };
  }
  if (main === "count") {
    return {
      reason: `${oneOf(unit, foodKey)} is not ${oneOf(mainUnit, foodKey)}`,
      suggestion: { foodKey, unit: unit ?? "", toUnit: mainUnit ?? "piece", is: null },
    };
  }
  const measureName = main === "mass" ? "weight" : main === "volume" ? "volume" : "length";
  const toUnit = main === "mass" ? "gram" : main === "volume" ? "milliliter" : "centimeter";
  // "a milliliter has no weight here": said of the unit as the person wrote it.
  return {
    reason: `${oneOf(unit, foodKey)} has no ${measureName} here`,
    suggestion: suggest(foodKey, unit, toUnit, main),
  };
}

function suggest(foodKey: string, unit: string | null, toUnit: string, dimension: string): ConversionSuggestion {
  const offer = { foodKey, unit: unit ?? "", toUnit };
  if (dimension !== "mass") return { ...offer, is: null };
  const perUnit = gramsPerUnit.get(`${foodKey}|${unit ?? ""}`);
  if (perUnit !== undefined) return { ...offer, is: { quantity: `${perUnit}/1`, unit: "gram" } };
  const perCup = gramsPerCup.get(foodKey);
  const entry = unit === null ? undefined : unitEntry(unit);
  if (perCup === undefined || entry?.dimension !== "volume") return { ...offer, is: null };
  // Offered per cup whatever spoon the line has: it then holds for every volume of this food.
  return { ...offer, unit: "cup", is: { quantity: `${perCup}/1`, unit: "gram" } };
}
