/**
 * Reads the amount a line starts with: number, range, unit, second measures ("200g/7oz": the first one counts), sums
 * ("1 cup plus 2 tablespoons") and packs ("2 x 400g tins"). It knows nothing about foods.
 */
import type { Rational } from "../quantity/rational.ts";
import { baseSize, convert, dimensionOf, unitEntry } from "../quantity/units.ts";
import { matchParens, skipAlternatives, skipLead } from "./alternativeScan.ts";
import type { Measure } from "./measureScan.ts";
import { isMeasure, scanMeasure, skip, spaces } from "./measureScan.ts";
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

const timesSign = /\s*(?:x|×)[\s/]*(?=[\d\p{L}])/iuy;
const plusSign = /\s*(?:plus|\+|and|&|und)\s+(?=[\d\p{L}])/iuy;
const longSuffix = /[\s-](?:long|thick|wide|square)(?=[\s,])/iy;

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
    // "1 pkg. (8 oz.) cream cheese": how much a pack holds is worth keeping.
    const packText = text.slice(first.end, end).replace(/^[\s/(]+|[\s)]+$/g, "");
    return { quantity, quantityMax, unit: first.unit.unit, unitText, packText, end };
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
