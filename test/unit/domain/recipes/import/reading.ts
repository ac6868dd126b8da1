/** Short ways to read a source in these tests. */
import { expect } from "vitest";
import type { RecipeDraft } from "../../../../../src/domain/recipes/draft.ts";
import { readPageHtml } from "../../../../../src/domain/recipes/import/page/readPage.ts";
import type { Failure, Result } from "../../../../../src/domain/result.ts";

/** The only recipe of a successful reading. */
export function onlyRecipe(result: Result<RecipeDraft[]>): RecipeDraft {
  if (!result.ok) throw new Error(`not read: ${result.error.code}, ${result.error.message}`);
  expect(result.value).toHaveLength(1);
  const [draft] = result.value;
  if (draft === undefined) throw new Error("no recipe");
  return draft;
}

export function failureOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error("expected a failure");
  return result.error;
}

/** A page with the given recipe data and body. */
export function pageWith(data: unknown, body = ""): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `<html lang="en"><head><title>Page</title><script type="application/ld+json">${text}</script></head><body>${body}</body></html>`;
}

export function readPage(data: unknown, body = ""): RecipeDraft {
  return onlyRecipe(readPageHtml(pageWith(data, body), { url: "https://kitchen.example/soup" }));
}

export const soup = {
  "@context": "https://schema.org",
  "@type": "Recipe",
  name: "Leek soup",
  recipeIngredient: ["2 leeks", "1 litre stock", "salt"],
  recipeInstructions: [
    { "@type": "HowToStep", text: "Slice the leeks." },
    { "@type": "HowToStep", text: "Simmer in the stock." },
  ],
};

export function ingredientsOf(draft: RecipeDraft): string[] {
  return draft.ingredientGroups.flatMap((group) => [...group.ingredients]);
}

export function stepsOf(draft: RecipeDraft): string[] {
  return draft.steps.map((step) => step.text);
}

export function warningsOf(draft: RecipeDraft): string {
  return draft.warnings.map((warning) => `${warning.field}: ${warning.message}`).join("\n");
}
