/** The plain fields of a recipe, as every screen sees them, and their bounds (K.1). */
import { z } from "zod";

/** Longest accepted texts, in UTF-16 code units. Past them an edit is refused and the earlier text stays. */
export const recipeBounds = {
  title: 500,
  line: 4_000,
  step: 50_000,
  notes: 200_000,
  lines: 2_000,
  groups: 200,
  steps: 1_000,
  tags: 200,
  photos: 100,
} as const;

const shortText = z.string().max(recipeBounds.title);
const minutes = z.number().finite().min(0).max(1_000_000).nullable();
const id = z.string().min(1).max(100);

export const ingredientLineSchema = z.object({ id, text: z.string().max(recipeBounds.line) });
export const ingredientGroupSchema = z.object({
  id,
  title: shortText,
  lines: z.array(ingredientLineSchema).max(recipeBounds.lines),
});
export const stepSchema = z.object({
  id,
  section: shortText.nullable(),
  text: z.string().max(recipeBounds.step),
});

export const recipeSchema = z.object({
  title: shortText,
  description: z.string().max(recipeBounds.notes),
  author: shortText,
  sourceName: shortText,
  sourceUrl: z.string().max(4_000),
  language: z.string().max(50),
  yieldText: shortText,
  yieldAmount: z.number().finite().positive().max(1_000_000).nullable(),
  prepMinutes: minutes,
  cookMinutes: minutes,
  totalMinutes: minutes,
  ingredientGroups: z.array(ingredientGroupSchema).max(recipeBounds.groups),
  steps: z.array(stepSchema).max(recipeBounds.steps),
  notes: z.string().max(recipeBounds.notes),
  tags: z.array(z.string().min(1).max(100)).max(recipeBounds.tags),
  /** 0 to 5 stars, halves allowed; null = not rated. */
  rating: z.number().min(0).max(5).nullable(),
  nutrition: z.record(z.string().max(100), z.string().max(500)),
  /** Blob ids; the first is the cover. */
  photoIds: z.array(id).max(recipeBounds.photos),
  pageCopyId: id.nullable(),
});

export type RecipeFields = z.infer<typeof recipeSchema>;
export type IngredientGroup = z.infer<typeof ingredientGroupSchema>;
export type IngredientLine = z.infer<typeof ingredientLineSchema>;
export type RecipeStep = z.infer<typeof stepSchema>;
