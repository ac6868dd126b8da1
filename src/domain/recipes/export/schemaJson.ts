/** A recipe as schema.org JSON-LD: what every recipe program reads, ours included. */
import type { RecipeFields } from "../fields.ts";

function isoDuration(minutes: number | null): string | undefined {
  if (minutes === null) return undefined;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  return `PT${hours > 0 ? `${hours}H` : ""}${rest > 0 || hours === 0 ? `${rest}M` : ""}`;
}

/** A heading among the ingredients has no place of its own in schema.org: it stands between the lines, ending in a colon. */
function ingredientLines(fields: RecipeFields): string[] {
  return fields.ingredientGroups.flatMap((group) => [
    ...(group.title === "" ? [] : [`${group.title}:`]),
    ...group.lines.map((line) => line.text),
  ]);
}

function instructions(fields: RecipeFields): object[] {
  const sections: { name: string | null; steps: object[] }[] = [];
  for (const step of fields.steps) {
    if (step.section !== null || sections.length === 0) sections.push({ name: step.section, steps: [] });
    sections.at(-1)?.steps.push({ "@type": "HowToStep", text: step.text });
  }
  return sections.flatMap(({ name, steps }) =>
    name === null ? steps : [{ "@type": "HowToSection", name, itemListElement: steps }],
  );
}

/** @param createdAt milliseconds since 1970. Fields without a value are left out. */
export function recipeToSchema(fields: RecipeFields, createdAt: number): Record<string, unknown> {
  const entries: [string, unknown][] = [
    ["@context", "https://schema.org"],
    ["@type", "Recipe"],
    ["name", fields.title],
    ["description", fields.description],
    ["author", fields.author === "" ? undefined : { "@type": "Person", name: fields.author }],
    ["publisher", fields.sourceName === "" ? undefined : { "@type": "Organization", name: fields.sourceName }],
    ["url", fields.sourceUrl],
    ["inLanguage", fields.language],
    ["dateCreated", new Date(createdAt).toISOString()],
    ["recipeYield", fields.yieldText],
    ["prepTime", isoDuration(fields.prepMinutes)],
    ["cookTime", isoDuration(fields.cookMinutes)],
    ["totalTime", isoDuration(fields.totalMinutes)],
    ["recipeIngredient", ingredientLines(fields)],
    ["recipeInstructions", instructions(fields)],
    ["keywords", fields.tags.join(", ")],
    [
      "nutrition",
      Object.keys(fields.nutrition).length === 0 ? undefined : { "@type": "NutritionInformation", ...fields.nutrition },
    ],
    [
      "aggregateRating",
      fields.rating === null
        ? undefined
        : { "@type": "AggregateRating", ratingValue: fields.rating, ratingCount: 1, bestRating: 5 },
    ],
    ["comment", fields.notes],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ""));
}
