/** Small rules every importer shares when it builds a draft: headings among ingredient lines, losses, what is missing. */
import type { DraftIngredientGroup, DraftStep, ImportWarning, RecipeDraft } from "../draft.ts";

/** A line that announces ingredients and is none: "For the sauce:", "## Sauce", "**Sauce**". Null when it is an ingredient. */
export function headingIn(line: string): string | null {
  const marked = /^(?:#{1,6}\s+(.+?)|\*\*([^*]+)\*\*:?|__([^_]+)__:?|=+\s*([^=]+?)\s*=+)$/.exec(line);
  const text = marked?.[1] ?? marked?.[2] ?? marked?.[3] ?? marked?.[4];
  if (text !== undefined) return text.trim();
  if (line.length > 80 || !/[:：]$/.test(line) || /^[\d½⅓⅔¼¾⅛]/.test(line)) return null;
  return line.replace(/[\s:：]/g, "") === "" ? null : line;
}

/** Cuts ingredient lines into groups at their headings; a heading without lines is kept as a line. */
export function groupAtHeadings(lines: readonly string[]): DraftIngredientGroup[] {
  const groups: { purpose: string | null; ingredients: string[] }[] = [];
  let current: { purpose: string | null; ingredients: string[] } = { purpose: null, ingredients: [] };
  for (const line of lines) {
    const heading = headingIn(line);
    if (heading === null) {
      current.ingredients.push(line);
      continue;
    }
    if (current.ingredients.length > 0 || current.purpose !== null) groups.push(current);
    current = { purpose: heading, ingredients: [] };
  }
  groups.push(current);
  return groups.filter((group) => group.ingredients.length > 0 || group.purpose !== null);
}

/** Steps whose headings stand between them as lines of their own. */
export function stepsAtHeadings(lines: readonly string[]): DraftStep[] {
  const steps: DraftStep[] = [];
  let section: string | null = null;
  for (const line of lines) {
    const heading = headingIn(line);
    if (heading !== null) {
      if (section !== null) steps.push({ section: null, text: section });
      section = heading;
      continue;
    }
    steps.push({ section, text: line });
    section = null;
  }
  if (section !== null) steps.push({ section: null, text: section });
  return steps;
}

/** Every ingredient line, in order, without the headings. */
export function allIngredients(draft: RecipeDraft): string[] {
  return draft.ingredientGroups.flatMap((group) => group.ingredients);
}

/** Field of the warning about what a recipe has no place for. */
export const leftOutField = "other";

/** One warning that names every field of the source Potluck cannot keep; none when nothing was lost. */
export function lossWarning(names: readonly string[]): ImportWarning[] {
  const unique = [...new Set(names)];
  if (unique.length === 0) return [];
  return [
    { field: leftOutField, message: `Not taken over, because Potluck has no place for it: ${unique.join(", ")}.` },
  ];
}

/** What a cook needs and the source did not give. */
export function missingWarnings(draft: RecipeDraft): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (draft.title === "")
    warnings.push({ field: "title", message: "No title was found: give the recipe one before you save it." });
  if (draft.ingredientGroups.every((group) => group.ingredients.length === 0))
    warnings.push({
      field: "ingredientGroups",
      message: "No ingredients were found: add them by hand if the recipe has some.",
    });
  if (draft.steps.length === 0)
    warnings.push({ field: "steps", message: "No method was found: copy it from the source if it has one." });
  return warnings;
}

/** Unique, in order, without empty ones; compared without regard to case. */
export function uniqueTexts(texts: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const text of texts) if (text !== "" && !seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text);
  return [...seen.values()];
}
