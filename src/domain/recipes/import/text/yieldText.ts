/** What a recipe makes, from the forms it is written in: "6 servings", 4, ["4", "4 servings"], {"@type": "QuantitativeValue"}. */
import { plainLine } from "./plainText.ts";

export interface Yield {
  /** As written; a bare number stays bare. */
  readonly text: string;
  readonly amount: number | null;
}

const maxYieldCharacters = 200;

/** Reads any form; `{ text: "", amount: null }` when there is none. */
export function readYield(value: unknown): Yield {
  const texts = yieldTexts(value).filter((text) => text !== "" && text !== "0");
  // Of several forms of the same yield the one with words says more than the bare number.
  const text = texts.find((candidate) => /\p{L}/u.test(candidate)) ?? texts[0] ?? "";
  return { text, amount: yieldAmount(text) };
}

/** The first number in the text ("serves 4 to 6" gives 4), or null. */
export function yieldAmount(text: string): number | null {
  const match = /(\d+(?:[.,]\d+)?)(?:\s*\/\s*(\d+))?/.exec(text);
  if (match === null) return /\bdozen\b/i.test(text) ? 12 : null;
  const number = Number((match[1] ?? "").replace(",", ".")) / Number(match[2] ?? "1");
  return Number.isFinite(number) && number > 0 && number < 100_000 ? number : null;
}

function yieldTexts(value: unknown): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [String(value)] : [];
  if (typeof value === "string") return [plainLine(value).slice(0, maxYieldCharacters)];
  if (Array.isArray(value))
    return value.slice(0, 10).flatMap((entry) => (Array.isArray(entry) ? [] : yieldTexts(entry)));
  if (typeof value !== "object" || value === null) return [];
  const quantity: unknown = "value" in value ? value.value : undefined;
  const unit: unknown = "unitText" in value ? value.unitText : undefined;
  const [number = ""] = Array.isArray(quantity) || typeof quantity === "object" ? [] : yieldTexts(quantity);
  return number === "" ? [] : [typeof unit === "string" && unit !== "" ? `${number} ${unit}` : number];
}
