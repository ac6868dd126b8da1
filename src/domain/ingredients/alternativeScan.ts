/** Passes over the second way of saying an amount: "200g/7oz", "1 cup (240 ml)". The first one is the one that counts. */
import { isMeasure, scanMeasure, skip } from "./measureScan.ts";

const alternativeSign = /\s*(?:\/|\||=|,?\s*(?:about|approx\.?|approximately|ca\.?|around)\s+|;\s*)?\s*(?=[\d.])/iy;
const parens = /\s*\(([^()]*)\)/y;
const parenAmount =
  /^(?:about|approx\.?|approximately|around|roughly|generous|scant|each|total|ca\.?|or|=|~|\s)*(?=[\d.])/i;

/** Skips "/7oz", "4½oz", "(500 g)", ", about 2 lb" after a measure: the first measure is the one that counts. */
export function skipAlternatives(text: string, at: number): number {
  let end = at;
  for (let guard = 0; guard < 6; guard += 1) {
    const inParens = matchParens(text, end);
    if (inParens !== null && isPlainAmount(inParens.content)) {
      end = inParens.end;
      continue;
    }
    const sign = skip(alternativeSign, text, end);
    const next = sign === null ? null : scanMeasure(text, sign);
    if (next === null || !isMeasure(next.unit)) return end;
    end = next.end;
  }
  return end;
}

/** The bracket that starts at `at` (after spaces), or null. */
export function matchParens(text: string, at: number): { content: string; end: number } | null {
  parens.lastIndex = at;
  const match = parens.exec(text);
  return match === null ? null : { content: match[1] ?? "", end: at + match[0].length };
}

/** Whether a bracket holds nothing but measures: "125 mL", "about 1½ cups", "5 oz / 142g". */
function isPlainAmount(content: string): boolean {
  const start = skipLead(content);
  if (start === null) return false;
  let at = start;
  for (let guard = 0; guard < 6; guard += 1) {
    const measure = scanMeasure(content, at);
    if (measure === null || !isMeasure(measure.unit)) return false;
    const rest = content.slice(measure.end);
    if (/^\s*(?:each|total|in total)?\s*$/i.test(rest)) return true;
    const sign = /^\s*(?:\/|;|,|or|\+|plus|=|\||\s)\s*(?=[\d.])/i.exec(rest);
    if (sign === null) return false;
    at = measure.end + sign[0].length;
  }
  return false;
}

/** The index of the amount in a bracket ("about 2 lb"), or null when no number follows the lead words. */
export function skipLead(content: string): number | null {
  const lead = parenAmount.exec(content);
  return lead === null ? null : lead[0].length;
}
