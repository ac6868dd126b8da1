/** A draft's ingredients and steps as text to edit, and back. Untouched text never changes the draft. */
import type { RecipeDraft } from "../../../../domain/recipes/draft.ts";
import { ingredientsFromBlock, stepsFromBlock } from "../../../../domain/recipes/pastedBlock.ts";

export function ingredientsText(draft: RecipeDraft): string {
  return draft.ingredientGroups
    .map((group) =>
      [...(group.purpose === null ? [] : [`${group.purpose.replace(/:$/, "")}:`]), ...group.ingredients].join("\n"),
    )
    .join("\n\n");
}

export function withIngredients(draft: RecipeDraft, text: string): RecipeDraft {
  return { ...draft, ingredientGroups: ingredientsFromBlock(text) };
}

export function stepsText(draft: RecipeDraft): string {
  return draft.steps
    .map((step) => `${step.section === null ? "" : `${step.section.replace(/:$/, "")}:\n\n`}${step.text}`)
    .join("\n\n");
}

export function withSteps(draft: RecipeDraft, text: string): RecipeDraft {
  // One paragraph alone has no empty line to be told by.
  return { ...draft, steps: stepsFromBlock(/\n\s*\n/.test(text) ? text : `${text}\n\n`) };
}
