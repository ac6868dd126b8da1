/**
 * One reason why something is on a grocery list: an ingredient of a recipe, or a line typed by hand. The list itself is only
 * contributions; its lines and sums are derived, so that taking one off subtracts exactly its part (K.5).
 */
import { z } from "zod";

const id = z.string().min(1).max(100);
/** Exact rational as "n/d" (or "n"), never a float. */
const rational = z.string().regex(/^-?\d{1,40}(\/\d{1,40})?$/);

export const contributionSourceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("recipe"),
    recipeId: id,
    /** One adding of a recipe; taking it off removes all contributions with this id. */
    batchId: id,
    /** The recipe's title when it was added. */
    title: z.string().max(500),
    /** Day and slot it was planned for, when it came from a plan; `YYYY-MM-DD`. */
    planDate: z.string().max(10).nullable(),
    slotName: z.string().max(100).nullable(),
    planEntryId: id.nullable(),
    servings: z.number().positive().max(1_000_000).nullable(),
  }),
  z.object({ kind: z.literal("hand") }),
]);
export type ContributionSource = z.infer<typeof contributionSourceSchema>;

export const contributionSchema = z.object({
  id,
  /** As written in the recipe or typed by the person (after scaling, the unscaled original stays here). */
  text: z.string().max(4_000),
  /** Merges equal foods: see ingredients/foodKey. */
  foodKey: z.string().max(500),
  quantity: rational.nullable(),
  quantityMax: rational.nullable(),
  /** Canonical English singular, or null. */
  unit: z.string().max(100).nullable(),
  food: z.string().max(4_000),
  note: z.string().max(4_000),
  source: contributionSourceSchema,
  /** Milliseconds since 1970. */
  addedAt: z.number().int().min(0),
  /** Milliseconds since 1970 when it was checked off, null while it is still to get. */
  checkedAt: z.number().int().min(0).nullable(),
});
export type Contribution = z.infer<typeof contributionSchema>;
