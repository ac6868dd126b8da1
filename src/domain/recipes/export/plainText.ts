/** A recipe as text for a letter or a message; our own import reads it back. */
import type { RecipeFields } from "../fields.ts";

export function recipeToText(fields: RecipeFields): string {
  const facts = [
    fields.yieldText === "" ? "" : `Serves: ${fields.yieldText}`,
    fields.prepMinutes === null ? "" : `Prep time: ${fields.prepMinutes} min`,
    fields.cookMinutes === null ? "" : `Cook time: ${fields.cookMinutes} min`,
    fields.totalMinutes === null ? "" : `Total time: ${fields.totalMinutes} min`,
  ].filter((fact) => fact !== "");
  const ingredients = fields.ingredientGroups.map((group) =>
    [...(group.title === "" ? [] : [`${group.title}:`]), ...group.lines.map((line) => line.text)].join("\n"),
  );
  const steps = fields.steps.map(
    (step, index) => `${step.section === null ? "" : `${step.section}:\n`}${index + 1}. ${step.text}`,
  );
  const source = [fields.sourceName, fields.sourceUrl].filter((part) => part !== "").join(", ");
  return [
    fields.title,
    fields.description,
    facts.join("\n"),
    ingredients.length === 0 ? "" : `Ingredients\n${ingredients.join("\n\n")}`,
    steps.length === 0 ? "" : `Method\n${steps.join("\n")}`,
    fields.notes === "" ? "" : `Notes\n${fields.notes}`,
    source === "" ? "" : `From: ${source}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
