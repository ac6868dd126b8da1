/** What a recipe puts on a list: its lines, scaled, with where they come from. */
import type { Contribution, ContributionSource } from "../../../domain/groceries/contribution.ts";
import { contributionsFromRecipe } from "../../../domain/groceries/newContributions.ts";
import { one, rationalFromNumber, type Rational } from "../../../domain/quantity/rational.ts";
import { scaleFactor } from "../../../domain/quantity/scale.ts";
import type { Item } from "../items.ts";

export interface RecipeOnList {
  readonly recipe: Item<"recipe">;
  /** How many it is cooked for; null = as the recipe says. */
  readonly servings: number | null;
  /** Multiplies the amounts where the recipe names no yield (default 1). */
  readonly scale?: number;
  /** Only these ingredient lines; absent = all. */
  readonly lineIds?: readonly string[];
  readonly batchId: string;
  readonly idOf: (lineId: string) => string;
  readonly addedAt: number;
  readonly plan?: { readonly entryId: string; readonly date: string; readonly slotName: string | null };
}

/** The contributions of one adding of a recipe, in the recipe's order. */
export function contributionsOf(request: RecipeOnList): Contribution[] {
  const { recipe, servings, plan } = request;
  const { yieldAmount, ingredientGroups } = recipe.fields;
  const factor = factorOf(yieldAmount, servings, request.scale);
  const source: Extract<ContributionSource, { kind: "recipe" }> = {
    kind: "recipe",
    recipeId: recipe.id,
    batchId: request.batchId,
    title: recipe.title,
    planDate: plan?.date ?? null,
    slotName: plan?.slotName?.slice(0, 100) ?? null,
    planEntryId: plan?.entryId ?? null,
    servings: servings ?? (yieldAmount === null ? null : yieldAmount * (request.scale ?? 1)),
  };
  const wanted = request.lineIds === undefined ? null : new Set(request.lineIds);
  const lines = ingredientGroups
    .flatMap((group) => group.lines)
    .filter((line) => line.text.trim() !== "" && (!wanted || wanted.has(line.id)));
  const ids = lines.map((line) => request.idOf(line.id)).values();
  const newId = (): string => ids.next().value ?? request.idOf("");
  return contributionsFromRecipe(lines, { factor, source, newId, addedAt: request.addedAt });
}

/** How much to multiply a recipe's amounts by. */
function factorOf(yieldAmount: number | null, servings: number | null, scale: number | undefined): Rational {
  if (yieldAmount !== null && servings !== null) return scaleFactor(yieldAmount, servings);
  return scale === undefined ? one : (rationalFromNumber(scale) ?? one);
}
