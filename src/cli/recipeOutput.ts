/** The one JSON object the command line prints for a recipe. */
import type { RecipeDraft } from "../domain/recipes/draft.ts";

export interface RecipeOutput {
  readonly title: string;
  readonly ingredients: readonly string[];
  readonly ingredientGroups: readonly { readonly purpose: string | null; readonly ingredients: readonly string[] }[];
  /** Section headings stand as entries of their own before the steps under them. */
  readonly instructions: readonly string[];
  readonly yields: string | null;
  readonly totalTimeMinutes: number | null;
  readonly prepTimeMinutes: number | null;
  readonly cookTimeMinutes: number | null;
  readonly image: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly nutrients: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

export function recipeOutput(draft: RecipeDraft): RecipeOutput {
  return {
    title: draft.title,
    ingredients: draft.ingredientGroups.flatMap((group) => group.ingredients),
    ingredientGroups: draft.ingredientGroups,
    instructions: draft.steps
      .flatMap((step) => (step.section === null ? [step.text] : [step.section, step.text]))
      .map(onOneLine),
    yields: yieldsText(draft),
    totalTimeMinutes: totalMinutes(draft),
    prepTimeMinutes: draft.prepMinutes,
    cookTimeMinutes: draft.cookMinutes,
    image: draft.imageUrls[0] ?? null,
    author: draft.author || null,
    language: draft.language || null,
    nutrients: draft.nutrition,
    warnings: draft.warnings.map((warning) => warning.message),
  };
}

/** A bare number is a number of servings: that is what schema.org's recipeYield says. */
function yieldsText(draft: RecipeDraft): string | null {
  if (draft.yieldText === "") return null;
  if (!/^\d+$/.test(draft.yieldText)) return draft.yieldText;
  return `${draft.yieldText} ${draft.yieldText === "1" ? "serving" : "servings"}`;
}

/** The total where the source gives one, else preparation and cooking together where it gives both. */
function totalMinutes(draft: RecipeDraft): number | null {
  if (draft.totalMinutes !== null) return draft.totalMinutes;
  return draft.prepMinutes !== null && draft.cookMinutes !== null ? draft.prepMinutes + draft.cookMinutes : null;
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
