/** Reads a pasted block of ingredient lines: one group per heading ("For the sauce:"), empty lines dropped. */
import { parseIngredient } from "./parseIngredient.ts";
import { plainText } from "./lineText.ts";

export interface IngredientGroupText {
  /** The heading without its colon, or null for lines before the first one. */
  readonly title: string | null;
  /** The lines as pasted, without bullets and surrounding space. */
  readonly lines: readonly string[];
}

const forHeading =
  /^(?:for|für|pour|para|per|voor)\s+(?:the|an?|den|die|das|le|la|les|el|los|il|lo|l'|de|het|serving|garnish)\b/i;
const ingredientsHeading =
  /^(?:ingredients?|zutaten|ingrédients|ingredientes|ingredienti|ingrediënten)(?:\s*\([^)]*\))?:?$/i;
const markdownHeading = /^(?:#{1,6}\s+(.+)|\*\*(.+?)\*\*:?|__(.+?)__:?|={2,}\s*(.+?)\s*={2,})$/;

/** The heading's text when the line is one, else null. "Salt:" is a heading, "Butter: 50 g" is not. */
export function headingText(line: string): string | null {
  const text = plainText(line.trim());
  const marked = markdownHeading.exec(line.trim());
  const inside = marked?.slice(1).find((part) => part !== undefined);
  if (inside !== undefined) return inside.replace(/[:*#\s]+$/, "").trim();
  if (text === "" || text.length > 80) return null;
  const named = text.endsWith(":") && !text.includes(",") && parseIngredient(text).quantity === null;
  const purpose =
    forHeading.test(text) &&
    !text.includes(",") &&
    text.split(" ").length <= 8 &&
    parseIngredient(text).quantity === null;
  return named || purpose ? text.replace(/[:\s]+$/, "") : null;
}

/** "SAUCE", "SUGAR SYRUP": all capitals, and more than an abbreviation. */
function isShouted(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, "");
  return (
    letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase() && !/\d/.test(line)
  );
}

/** Splits a pasted block into groups. A leading "Ingredients" heading is dropped: it names nothing. */
export function parseIngredientBlock(block: string): IngredientGroupText[] {
  const groups: { title: string | null; lines: string[] }[] = [];
  let current: { title: string | null; lines: string[] } | null = null;
  const lines = block
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(plainTextKeepingTypography)
    .filter((line) => line !== "" && !ingredientsHeading.test(line));
  // Where most lines are in capitals, capitals are no heading.
  const capitalsMean = lines.filter(isShouted).length * 2 < lines.length;
  for (const line of lines) {
    const title = headingText(line) ?? (capitalsMean && isShouted(line) ? line : null);
    if (title !== null) {
      current = { title, lines: [] };
      groups.push(current);
      continue;
    }
    if (current === null) {
      current = { title: null, lines: [] };
      groups.push(current);
    }
    current.lines.push(line);
  }
  return groups;
}

/** Takes bullets and surrounding space off and leaves ½ and – as the person pasted them. */
function plainTextKeepingTypography(line: string): string {
  const trimmed = line.trim();
  const bare = trimmed.replace(/^(?:(?:[-–—+•·●○◦‣▪■□▢▸❏☐☑✓✔∙]|\*(?!\*)|\[[ xX]?\])\s*)+(?=[^\s])/u, "");
  return bare === "" || /^[-–—*_=•\s]+$/.test(trimmed) ? "" : bare.replace(/\s+/g, " ");
}
