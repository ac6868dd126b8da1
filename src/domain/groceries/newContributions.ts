/** Makes contributions from recipe lines and from what somebody types; the ids and the clock are the caller's. */
import { parseIngredient } from "../ingredients/parseIngredient.ts";
import type { ParsedIngredient } from "../ingredients/parseIngredient.ts";
import { foodKey } from "../ingredients/foodKey.ts";
import type { Rational } from "../quantity/rational.ts";
import { rationalToText } from "../quantity/rational.ts";
import { scaleAmounts } from "../quantity/scale.ts";
import type { Contribution, ContributionSource } from "./contribution.ts";

export interface RecipeAdding {
  /** From scaleFactor(); the amounts are multiplied, the text stays as in the recipe. */
  readonly factor: Rational;
  readonly source: Extract<ContributionSource, { kind: "recipe" }>;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** One contribution per ingredient line of a recipe; empty lines give none. */
export function contributionsFromRecipe(
  lines: readonly { readonly text: string }[],
  adding: RecipeAdding,
): Contribution[] {
  const { factor, source, newId, addedAt } = adding;
  return lines
    .filter((line) => line.text.trim() !== "")
    .map((line) => contribution(scaleAmounts(parseIngredient(line.text), factor), { id: newId(), source, addedAt }));
}

/** "2 l milk" typed by hand; null when there is nothing but space. */
export function contributionFromText(
  text: string,
  made: { readonly id: string; readonly addedAt: number },
): Contribution | null {
  if (text.trim() === "") return null;
  return contribution(parseIngredient(text.trim()), { ...made, source: { kind: "hand" } });
}

function contribution(
  parsed: ParsedIngredient,
  made: { readonly id: string; readonly source: ContributionSource; readonly addedAt: number },
): Contribution {
  const food = parsed.food === "" ? parsed.input.trim() : parsed.food;
  return {
    id: made.id,
    text: parsed.input.slice(0, 4_000),
    foodKey: (parsed.foodKey || foodKey(food) || food.toLowerCase()).slice(0, 500),
    quantity: parsed.quantity === null ? null : rationalToText(parsed.quantity),
    quantityMax: parsed.quantityMax === null ? null : rationalToText(parsed.quantityMax),
    unit: parsed.unit,
    food: food.slice(0, 4_000),
    note: parsed.note.slice(0, 4_000),
    source: made.source,
    addedAt: made.addedAt,
    checkedAt: null,
  };
}
