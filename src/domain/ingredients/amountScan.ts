/**
 * Reads the amount a line starts with: number, range, unit, second measures ("200g/7oz": the first one counts), sums
 * ("1 cup plus 2 tablespoons") and packs ("2 x 400g tins"). It knows nothing about foods.
 */
import type { Rational } from "../quantity/rational.ts";
import { baseSize, convert, dimensionOf, unitEntry } from "../quantity/units.ts";
import { scanNumber } from "./numberScan.ts";
import type { ScannedUnit } from "./unitScan.ts";
import { scanBareUnit, scanUnit } from "./unitScan.ts";

export interface ScannedAmount {
  readonly quantity: Rational;
  readonly quantityMax: Rational | null;
  readonly unit: string | null;
  readonly unitText: string;
  /** What one pack or piece holds ("14-ounce", "400g"), as written, or "". */
  readonly packText: string;
  readonly end: number;
}

interface Measure {
  readonly quantity: Rational;
  readonly quantityMax: Rational | null;
  readonly unit: ScannedUnit | null;
  readonly end: number;
}

const spaces = /[\s-]*/y;
const rangeWord = /\s*(?:-\s?)?(?:-|(?:to|or|bis zu|bis|oder|à|ou|a|o|tot|and|und)(?!\p{L}))\s*(?=[\d.\p{L}])/iuy;
const timesSign = /\s*(?:x|×)[\s/]*(?=[\d\p{L}])/iuy;
const alternativeSign = /\s*(?:\/|\||=|,?\s*(?:about|approx\.?|approximately|ca\.?|around)\s+|;\s*)?\s*(?=[\d.])/iy;
const plusSign = /\s*(?:plus|\+|and|&|und)\s+(?=[\d\p{L}])/iuy;
const longSuffix = /[\s-](?:long|thick|wide|square)(?=[\s,])/iy;
const parens = /\s*\(([^()]*)\)/y;
const parenAmount =
  /^(?:about|approx\.?|approximately|around|roughly|generous|scant|each|total|ca\.?|or|=|~|\s)*(?=[\d.])/i;

function skip(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : at + match[0].length;
}

/** A number or range with its unit if there is one, starting exactly at `at`. */
function scanMeasure(text: string, at: number): Measure | null {
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

function isMeasure(unit: ScannedUnit | null): boolean {
  return unit !== null && dimensionOf(unit.unit) !== "count";
}

/** Skips "/7oz", "4½oz", "(500 g)", ", about 2 lb" after a measure: the first measure is the one that counts. */
function skipAlternatives(text: string, at: number): number {
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

function matchParens(text: string, at: number): { content: string; end: number } | null {
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

function skipLead(content: string): number | null {
  const lead = parenAmount.exec(content);
  return lead === null ? null : lead[0].length;
}

/** "(14-ounce) can", "x 400g tins", "16-ounce bag": what one pack holds, then what kind of pack. */
function scanPack(text: string, at: number): { unit: ScannedUnit | null; packText: string; end: number } | null {
  const times = skip(timesSign, text, at);
  const inParens = times === null ? matchParens(text, at) : null;
  if (inParens !== null) {
    const lead = skipLead(inParens.content);
    const inner = lead === null ? null : scanMeasure(inParens.content, lead);
    if (inner === null || !isMeasure(inner.unit)) return null;
    const container = scanUnit(text, skip(spaces, text, inParens.end) ?? inParens.end);
    if (container === null) return { unit: null, packText: inParens.content.trim(), end: inParens.end };
    return { unit: container, packText: inParens.content.trim(), end: container.end };
  }
  const start = times ?? skip(spaces, text, at) ?? at;
  const inner = scanMeasure(text, start);
  if (inner === null || !isMeasure(inner.unit)) {
    // "2 x eggs"
    return times === null
      ? null
      : { unit: scanUnit(text, times), packText: "", end: scanUnit(text, times)?.end ?? times };
  }
  let end = skipAlternatives(text, inner.end);
  end = skip(longSuffix, text, end) ?? end;
  const packText = text.slice(start, end).trim();
  const container = scanUnit(text, skip(spaces, text, end) ?? end);
  if (container !== null && dimensionOf(container.unit) === "count")
    return { unit: container, packText, end: container.end };
  return { unit: null, packText, end };
}

/** Adds "2 lb 3 oz" and "1 cup plus 2 tablespoons" to the first measure; stops at anything that does not convert. */
function addParts(
  text: string,
  first: Measure,
  at: number,
): { quantity: Rational; quantityMax: Rational | null; end: number } {
  let { quantity, quantityMax } = first;
  let end = at;
  const unit = first.unit?.unit ?? null;
  for (let guard = 0; guard < 4; guard += 1) {
    const plus = skip(plusSign, text, end);
    const start = plus ?? skip(spaces, text, end);
    const part = start === null || start === end ? null : scanMeasure(text, start);
    if (part === null || part.unit === null || !isMeasure(part.unit)) break;
    const smaller = baseSize(part.unit.unit).compare(baseSize(unit)) < 0;
    const sameSystem = unitEntry(part.unit.unit)?.system === unitEntry(unit ?? "")?.system;
    const converted = convert(part.quantity, part.unit.unit, unit);
    if (converted === null || (plus === null && !(smaller && sameSystem))) break;
    quantity = quantity.add(converted);
    quantityMax = quantityMax?.add(converted) ?? null;
    end = skipAlternatives(text, part.end);
  }
  return { quantity, quantityMax, end };
}

/** The amount that starts exactly at `at`, or null when there is no number there. */
export function scanAmount(text: string, at: number): ScannedAmount | null {
  const first = scanMeasure(text, at);
  if (first === null) return null;
  const { quantity, quantityMax } = first;
  if (first.unit === null) {
    const pack = scanPack(text, first.end);
    const found = { quantity, quantityMax, unit: null, unitText: "", packText: "", end: first.end };
    if (pack === null) return found;
    return {
      ...found,
      unit: pack.unit?.unit ?? null,
      unitText: pack.unit?.text ?? "",
      packText: pack.packText,
      end: pack.end,
    };
  }
  const unitText = first.unit.text;
  if (!isMeasure(first.unit)) {
    const end = skipAlternatives(text, first.end);
    return { quantity, quantityMax, unit: first.unit.unit, unitText, packText: "", end };
  }
  let end = skip(longSuffix, text, first.end) ?? first.end;
  // "2 lb 3 oz" first, then "(1 kg)", then "plus 1 tbsp".
  const joined = addParts(text, first, end);
  end = skipAlternatives(text, joined.end);
  const added = joined.end === first.end ? addParts(text, first, end) : { ...joined, end };
  end = skipAlternatives(text, added.end);
  return {
    quantity: added.quantity,
    quantityMax: added.quantityMax,
    unit: first.unit.unit,
    unitText,
    ...skipContainer(text, first.unit.unit, end),
  };
}

/** "400g tin tomatoes", "5cm piece ginger": the measure is the amount, the container only says how it is sold. */
function skipContainer(text: string, unit: string, at: number): { packText: string; end: number } {
  const start = skip(spaces, text, at) ?? at;
  const dimension = dimensionOf(unit);
  const container = dimension === "volume" && unitEntry(unit)?.system === "us" ? null : scanUnit(text, start);
  if (
    container === null ||
    dimensionOf(container.unit) !== "count" ||
    /^\s*(?:$|[,(])/.test(text.slice(container.end))
  ) {
    return { packText: "", end: at };
  }
  return { packText: text.slice(start, container.end).trim(), end: container.end };
}

/** A unit without a number ("pinch of salt", "large handful herbs"), only where a food follows. */
export function scanLooseUnit(text: string, at: number): ScannedUnit | null {
  const found = scanUnit(text, at);
  if (found === null) return null;
  const bare = scanBareUnit(text, at);
  const word = (bare?.text ?? found.text).replace(".", "");
  // "g", "c", "rib" and "clove" at the start of a line are more often something else.
  const tooShort = bare !== null && word.length < 3;
  if (
    tooShort ||
    /^(?:rib|ribs|cloves?|in|part|parts|bar|el|ball|pot|pots|stem|stems|glass|glas|ear|head|tin|blik|once)$/i.test(word)
  )
    return null;
  return /^\s+\S/.test(text.slice(found.end)) ? found : null;
}
