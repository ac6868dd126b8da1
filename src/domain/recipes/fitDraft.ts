/** Brings a draft from outside within a recipe's bounds, naming every cut (K.2), so that saving it cannot be refused. */
import type { ImportWarning, RecipeDraft } from "./draft.ts";
import { recipeBounds } from "./fields.ts";

/** The same draft within bounds; each text or list that had to be cut, and each impossible number dropped, adds a warning. */
export function fitDraft(draft: RecipeDraft): RecipeDraft {
  const warnings: ImportWarning[] = [...draft.warnings];
  const cut = (field: string, text: string, max: number): string => {
    if (text.length <= max) return text;
    warnings.push({ field, message: `Only the first ${max} of ${text.length} characters of the ${field} were kept.` });
    return text.slice(0, max);
  };
  const few = <T>(field: string, list: readonly T[], max: number): readonly T[] => {
    if (list.length <= max) return list;
    warnings.push({ field, message: `Only the first ${max} of ${list.length} ${field} were kept.` });
    return list.slice(0, max);
  };
  const within = (field: string, value: number | null, min: number, max: number): number | null => {
    if (value === null || (Number.isFinite(value) && value >= min && value <= max)) return value;
    warnings.push({ field, message: `The ${field} (${value}) was left out because it cannot be right.` });
    return null;
  };
  let linesLeft: number = recipeBounds.lines;
  const ingredientGroups = few("ingredient groups", draft.ingredientGroups, recipeBounds.groups).map((group) => {
    const ingredients = few("ingredients", group.ingredients, linesLeft).map((line) =>
      cut("ingredient", line, recipeBounds.line),
    );
    linesLeft -= ingredients.length;
    return { purpose: group.purpose === null ? null : cut("heading", group.purpose, recipeBounds.title), ingredients };
  });
  return {
    ...draft,
    title: cut("title", draft.title, recipeBounds.title),
    description: cut("description", draft.description, recipeBounds.notes),
    author: cut("author", draft.author, recipeBounds.title),
    sourceName: cut("source", draft.sourceName, recipeBounds.title),
    sourceUrl: draft.sourceUrl.length <= 4_000 ? draft.sourceUrl : cut("source address", draft.sourceUrl, 4_000),
    language: draft.language.slice(0, 50),
    yieldText: cut("yield", draft.yieldText, recipeBounds.title),
    yieldAmount: draft.yieldAmount === 0 ? null : within("yield", draft.yieldAmount, Number.MIN_VALUE, 1_000_000),
    prepMinutes: within("preparation time", draft.prepMinutes, 0, 1_000_000),
    cookMinutes: within("cooking time", draft.cookMinutes, 0, 1_000_000),
    totalMinutes: within("total time", draft.totalMinutes, 0, 1_000_000),
    ingredientGroups,
    steps: few("steps", draft.steps, recipeBounds.steps).map((step) => ({
      section: step.section === null ? null : cut("heading", step.section, recipeBounds.title),
      text: cut("step", step.text, recipeBounds.step),
    })),
    notes: cut("notes", draft.notes, recipeBounds.notes),
    tags: few(
      "tags",
      draft.tags.filter((tag) => tag !== "").map((tag) => cut("tag", tag, 100)),
      recipeBounds.tags,
    ),
    rating: within("rating", draft.rating, 0, 5),
    nutrition: Object.fromEntries(
      Object.entries(draft.nutrition).map(([name, text]) => [name.slice(0, 100), cut("nutrition", text, 500)]),
    ),
    photos: few("photos", draft.photos, recipeBounds.photos),
    warnings,
  };
}
