import type { RecipeFields } from "../../../../domain/recipes/fields.ts";

/** Whether nothing has been written into a recipe: then leaving its editor leaves nothing behind. */
export function isBlank(fields: RecipeFields): boolean {
  const {
    title,
    description,
    notes,
    ingredientGroups,
    steps,
    tags,
    photoIds,
    sourceUrl,
    sourceName,
    author,
    yieldText,
    nutrition,
    rating,
    pageCopyId,
  } = fields;
  const texts = [
    title,
    description,
    notes,
    sourceUrl,
    sourceName,
    author,
    yieldText,
    ...steps.map((step) => step.text),
    ...ingredientGroups.flatMap((group) => [group.title, ...group.lines.map((line) => line.text)]),
  ];
  const hasMinutes = fields.prepMinutes !== null || fields.cookMinutes !== null || fields.totalMinutes !== null;
  return (
    texts.every((text) => text.trim() === "") &&
    tags.length === 0 &&
    photoIds.length === 0 &&
    Object.keys(nutrition).length === 0 &&
    rating === null &&
    pageCopyId === null &&
    !hasMinutes
  );
}
