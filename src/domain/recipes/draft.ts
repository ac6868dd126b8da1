/**
 * A recipe as an importer read it: plain text, no ids, nothing saved yet. Everything that could not be read, or was read
 * with loss, is named in `warnings`, so that the person sees it before saving (K.2).
 */

/** One named loss or doubt. `field` is the recipe field concerned, `message` a sentence for the person. */
export interface ImportWarning {
  readonly field: string;
  readonly message: string;
}

/** Ingredient lines under an optional heading ("For the sauce"); `purpose` is null for the unnamed group. */
export interface DraftIngredientGroup {
  readonly purpose: string | null;
  readonly ingredients: readonly string[];
}

/** Steps under an optional heading. */
export interface DraftStep {
  readonly section: string | null;
  readonly text: string;
}

/** Bytes that came with the import (a photo inside an archive). */
export interface DraftPhoto {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface RecipeDraft {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  /** Where it comes from: a book, a site's name, a person. */
  readonly sourceName: string;
  /** Canonical http(s) address, or "". */
  readonly sourceUrl: string;
  /** BCP 47 tag, or "". */
  readonly language: string;
  /** As written: "6 servings", "2 loaves", or "". */
  readonly yieldText: string;
  /** The number in it, or null. */
  readonly yieldAmount: number | null;
  readonly prepMinutes: number | null;
  readonly cookMinutes: number | null;
  readonly totalMinutes: number | null;
  readonly ingredientGroups: readonly DraftIngredientGroup[];
  readonly steps: readonly DraftStep[];
  readonly notes: string;
  readonly tags: readonly string[];
  /** Names of cookbooks or categories the source filed it under. */
  readonly cookbooks: readonly string[];
  /** 0 to 5, or null when not rated. */
  readonly rating: number | null;
  /** Field name (schema.org NutritionInformation property) to text, e.g. `calories: "240 kcal"`. */
  readonly nutrition: Readonly<Record<string, string>>;
  /** Addresses of pictures in the source: never fetched without the person asking. */
  readonly imageUrls: readonly string[];
  readonly photos: readonly DraftPhoto[];
  /** The page or file it was read from, as text, to keep beside the recipe; null when there is none. */
  readonly pageCopy: string | null;
  readonly createdAt: number | null;
  readonly warnings: readonly ImportWarning[];
}

/** A draft with nothing in it; importers spread it and fill in what they found. */
export const emptyDraft: RecipeDraft = {
  title: "",
  description: "",
  author: "",
  sourceName: "",
  sourceUrl: "",
  language: "",
  yieldText: "",
  yieldAmount: null,
  prepMinutes: null,
  cookMinutes: null,
  totalMinutes: null,
  ingredientGroups: [],
  steps: [],
  notes: "",
  tags: [],
  cookbooks: [],
  rating: null,
  nutrition: {},
  imageUrls: [],
  photos: [],
  pageCopy: null,
  createdAt: null,
  warnings: [],
};
