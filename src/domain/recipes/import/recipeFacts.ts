/** Times and yield as lines of a text state them: "Prep time: 10 min", "Serves 4". */
import { parseDuration } from "./text/duration.ts";
import { yieldAmount } from "./text/yieldText.ts";

export interface Facts {
  readonly yieldText: string;
  readonly yieldAmount: number | null;
  readonly prepMinutes: number | null;
  readonly cookMinutes: number | null;
  readonly totalMinutes: number | null;
}

const factPatterns: readonly (readonly [keyof Facts, RegExp])[] = [
  [
    "prepMinutes",
    /^(?:prep(?:aration)?(?: time)?|vorbereitung(?:szeit)?|voorbereiding(?:stijd)?|préparation)\s*[:–-]\s*(.+)$/i,
  ],
  [
    "cookMinutes",
    /^(?:cook(?:ing)?(?: time)?|bak(?:e|ing)(?: time)?|kochzeit|backzeit|kooktijd|cuisson)\s*[:–-]\s*(.+)$/i,
  ],
  [
    "totalMinutes",
    /^(?:total(?: time)?|ready in|time|gesamtzeit|zubereitungszeit|totale tijd|temps total)\s*[:–-]\s*(.+)$/i,
  ],
  [
    "yieldText",
    /^(?:serves|servings?|yields?|makes|portions?|portionen|porties|personen|für|pour)\s*[:–-]?\s*(\d.*|about \d.*)$/i,
  ],
  ["yieldText", /^(\d+\s*(?:servings?|portions?|portionen|porties|personen|personnes|people))$/i],
];

/** The time or yield the line states, or null. */
export function readFact(text: string): { readonly field: keyof Facts; readonly value: string } | null {
  if (text.length > 80) return null;
  for (const [field, pattern] of factPatterns) {
    const value = pattern.exec(text)?.[1];
    if (value !== undefined) return { field, value };
  }
  return null;
}

/** The first of each that the lines state. */
export function readFacts(lines: readonly string[]): Facts {
  const found = new Map<keyof Facts, string>();
  for (const line of lines) {
    const fact = readFact(line);
    if (fact !== null && !found.has(fact.field)) found.set(fact.field, fact.value);
  }
  const yieldText = found.get("yieldText") ?? "";
  return {
    yieldText,
    yieldAmount: yieldAmount(yieldText),
    prepMinutes: parseDuration(found.get("prepMinutes")),
    cookMinutes: parseDuration(found.get("cookMinutes")),
    totalMinutes: parseDuration(found.get("totalMinutes")),
  };
}

const factLabel =
  /^(?:serves|servings?|yields?|makes|portions?|prep(?:aration)?(?: time)?|cook(?:ing)?(?: time)?|total(?: time)?)\s*:?$/i;

/** "Serves" alone on a line: its value stands somewhere beside it. */
export function isFactLabel(text: string): boolean {
  return factLabel.test(text);
}

/** "30-60 min." alone: the time of some recipe, not an amount of anything. */
export function isBareTime(text: string): boolean {
  return text.length <= 24 && /^\d/.test(text) && parseDuration(text) !== null && !/\d\s*$/.test(text);
}
