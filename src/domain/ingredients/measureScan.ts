/** Reads one number or range with its unit ("2-3 tbsp", "6 to 7 ounces"). */
import type { Rational } from "../quantity/rational.ts";
import { dimensionOf } from "../quantity/units.ts";
import { scanNumber } from "./numberScan.ts";
import type { ScannedUnit } from "./unitScan.ts";
import { scanUnit } from "./unitScan.ts";

export interface Measure {
  readonly quantity: Rational;
  readonly quantityMax: Rational | null;
  readonly unit: ScannedUnit | null;
  readonly end: number;
}

/** Space and hyphens between a number and its unit. */
export const spaces = /[\s-]*/y;
const rangeWord = /\s*(?:-\s?)?(?:-|(?:to|or|bis zu|bis|oder|à|ou|a|o|tot|and|und)(?!\p{L}))\s*(?=[\d.\p{L}])/iuy;

/** The index after the (sticky) pattern at `at`, or null where it does not match. */
export function skip(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : at + match[0].length;
}

/** A number or range with its unit if there is one, starting exactly at `at`. */
export function scanMeasure(text: string, at: number): Measure | null {
  const first = scanNumber(text, at);
  if (first === null) return null;
  // "7-Up", "5-spice", "3-bean": a hyphen to a word that is no unit makes a name.
  let end = first.end;
  let quantityMax: Rational | null = null;
  let unit = scanUnit(text, skip(spaces, text, end) ?? end);
  if (unit !== null) end = unit.end;
  const wordAt = skip(rangeWord, text, end);
  if (wordAt !== null) {
    const second = scanNumber(text, wordAt);
    const between =
      text
        .slice(end, wordAt)
        .replace(/^\s*-\s?(?=\S)/, "")
        .trim() || "-";
    if (second !== null && second.value.compare(first.value) > 0 && isRange(between, text, end, wordAt)) {
      const secondUnit = scanUnit(text, skip(spaces, text, second.end) ?? second.end);
      if (unit === null || secondUnit?.unit === unit.unit) {
        quantityMax = second.value;
        end = second.end;
        if (secondUnit !== null) {
          unit = secondUnit;
          end = secondUnit.end;
        }
      }
    }
  }
  if (unit === null && /^(?:-\p{L}| spice\b)/iu.test(text.slice(end, end + 8))) return null;
  return { quantity: first.value, quantityMax, unit, end };
}

/** "2 and 3" is a range only after "between"; "2 8-ounce" is none; "2-3" and "2 to 3" are. */
function isRange(between: string, text: string, from: number, to: number): boolean {
  if (between === "") return false;
  if (/^(?:and|und)$/i.test(between)) return /^between\b|^zwischen\b/i.test(text);
  // "a" and "o" need spaces around them, or "2a" would start a range.
  if (/^[\p{L}à]+$/iu.test(between)) return /\s$/.test(text.slice(from, to)) || /\d/.test(text[to] ?? "");
  return true;
}

/** Weight, volume or length, as against things counted. */
export function isMeasure(unit: ScannedUnit | null): boolean {
  return unit !== null && dimensionOf(unit.unit) !== "count";
}
