import { emptyDraft, type DraftIngredientGroup, type DraftStep, type RecipeDraft } from "../recipes/draft.ts";

/** What a sample recipe says; the rest of a draft is empty. */
export type SampleRecipe = Pick<
  RecipeDraft,
  | "title"
  | "description"
  | "yieldText"
  | "yieldAmount"
  | "prepMinutes"
  | "cookMinutes"
  | "totalMinutes"
  | "tags"
  | "notes"
  | "rating"
> & {
  readonly ingredients: readonly DraftIngredientGroup[];
  readonly steps: readonly DraftStep[];
};

/** Lines under a heading; "" for the unnamed group. */
export function group(purpose: string, ...ingredients: readonly string[]): DraftIngredientGroup {
  return { purpose: purpose === "" ? null : purpose, ingredients };
}

/** Steps without headings. */
export function steps(...texts: readonly string[]): DraftStep[] {
  return texts.map((text) => ({ section: null, text }));
}

/** Steps under one heading: the first carries it. */
export function section(heading: string, ...texts: readonly string[]): DraftStep[] {
  return texts.map((text, index) => ({ section: index === 0 ? heading : null, text }));
}

export function toDraft({ ingredients, ...recipe }: SampleRecipe): RecipeDraft {
  return {
    ...emptyDraft,
    ...recipe,
    ingredientGroups: ingredients,
    language: "en",
    author: "The Potluck kitchen",
    sourceName: "Sample recipes",
  };
}
