/**
 * Amounts for showing: the only place that rounds. Kitchen units and counts get fractions (1½ cups), metric ones
 * decimals (1.75 l) with the locale's separators.
 */
import type { Rational } from "./rational.ts";
import { rational, toNumber } from "./rational.ts";
import { convert, dimensionOf, unitEntry } from "./units.ts";
import type { UnitSystem } from "./units.ts";

export interface AmountStyle {
  /** BCP 47 tag for decimal separators, e.g. "de-DE". */
  readonly locale: string;
  /** Show mass and volume in this system; absent or null keeps the system the amount came in. */
  readonly system?: UnitSystem | null;
}

export interface Amount {
  readonly quantity: Rational;
  readonly unit: string | null;
}

const glyphs: readonly (readonly [bigint, bigint, string])[] = [
  [1n, 2n, "½"],
  [1n, 4n, "¼"],
  [3n, 4n, "¾"],
  [1n, 3n, "⅓"],
  [2n, 3n, "⅔"],
  [1n, 8n, "⅛"],
  [3n, 8n, "⅜"],
  [5n, 8n, "⅝"],
  [7n, 8n, "⅞"],
];

const glyphTable = glyphs.map(([n, d, glyph]) => ({ value: toNumber(rational(n, d)), glyph }));

/** A kitchen cannot measure a difference below a fortieth of a cup or spoon. */
const niceTolerance = 0.025;

const formatters = new Map<string, Intl.NumberFormat>();

function decimalFormatter(locale: string, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${locale} ${maximumFractionDigits}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(locale, { maximumFractionDigits });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** "1½", "⅓", "2": whole part and fraction glyph, or null where no kitchen fraction is near enough. */
export function niceFraction(value: Rational, locale: string): string | null {
  const number = toNumber(value);
  if (number < 0 || number >= 1000) return null;
  const whole = Math.floor(number);
  const rest = number - whole;
  const wholeText = (count: number): string => decimalFormatter(locale, 0).format(count);
  // Below one, a tolerance relative to the amount keeps a small pinch from being shown as nothing.
  const tolerance = whole === 0 ? Math.min(niceTolerance, number / 10) : niceTolerance;
  if (rest <= tolerance && whole > 0) return wholeText(whole);
  if (1 - rest <= tolerance) return wholeText(whole + 1);
  const near = glyphTable.find((candidate) => Math.abs(candidate.value - rest) <= tolerance);
  if (near === undefined) return null;
  return whole === 0 ? near.glyph : `${wholeText(whole)}${near.glyph}`;
}

/** A number for showing beside this unit: fractions for kitchen units and counts, decimals for metric ones. */
export function formatNumber(value: Rational, unit: string | null, locale: string): string {
  const metric = unit !== null && unitEntry(unit)?.system === "metric";
  if (!metric) {
    const nice = niceFraction(value, locale);
    if (nice !== null) return nice;
  }
  const number = Math.abs(toNumber(value));
  if (number >= 100) return decimalFormatter(locale, 0).format(toNumber(value));
  if (number >= 10) return decimalFormatter(locale, 1).format(toNumber(value));
  if (number >= 0.1 || number === 0) return decimalFormatter(locale, 2).format(toNumber(value));
  return decimalFormatter(locale, 4).format(toNumber(value));
}

/** Units an amount may be promoted to, largest first, with the smallest count at which that reads better. */
const metricLadder: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  mass: [
    ["kilogram", 1],
    ["gram", 0.1],
    ["milligram", 0],
  ],
  volume: [
    ["liter", 1],
    ["milliliter", 0],
  ],
  length: [
    ["centimeter", 1],
    ["millimeter", 0],
  ],
};
const usLadder: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  mass: [
    ["pound", 1],
    ["ounce", 0],
  ],
  volume: [
    ["cup", 0.25],
    ["tablespoon", 1],
    ["teaspoon", 0],
  ],
  length: [["inch", 0]],
};
const metricKept = new Set(["centiliter", "deciliter"]);
const usKept = new Set(["fluid ounce", "pint", "quart", "gallon"]);

/** The same amount in the unit that reads best ("1750 ml" becomes 1.75 l, "6 tsp" 2 tbsp); exact, nothing rounded. */
export function readableAmount(amount: Amount, system: UnitSystem | null = null): Amount {
  const { quantity, unit } = amount;
  const dimension = dimensionOf(unit);
  if (unit === null || dimension === "count" || quantity.equals(0)) return amount;
  const own = unitEntry(unit)?.system ?? "metric";
  const target = system ?? own;
  if (target === own && (metricKept.has(unit) || usKept.has(unit))) return amount;
  const ladder = (target === "metric" ? metricLadder : usLadder)[dimension] ?? [];
  for (const [candidate, least] of ladder) {
    const converted = convert(quantity, unit, candidate);
    if (converted === null || toNumber(converted) < least) continue;
    // Seven tablespoons stay seven tablespoons: only promote where the result is a fraction people measure.
    const promotes = target === "us" && candidate !== unit && own === "us";
    if (promotes && niceFraction(converted, "en") === null) continue;
    return { quantity: converted, unit: candidate };
  }
  return amount;
}

/** The unit as shown beside a number: its symbol, or the word in singular or plural. */
export function unitLabel(unit: string | null, quantity: Rational | null): string {
  if (unit === null) return "";
  const entry = unitEntry(unit);
  if (entry === undefined) return unit;
  if (entry.symbol !== null) return entry.symbol;
  // 1.02 is shown as 1: the word follows what is shown.
  return quantity !== null && toNumber(quantity) > 1 + niceTolerance ? entry.plural : entry.unit;
}

/**
 * "1.75 l", "2–3 tbsp", "1½ cups", "pinch": an amount or range for showing, in its most readable unit and, when asked,
 * in the person's own system. A null quantity shows the unit alone.
 */
export function formatAmount(
  quantity: Rational | null,
  quantityMax: Rational | null,
  unit: string | null,
  style: AmountStyle,
): string {
  if (quantity === null) return unitLabel(unit, null);
  const low = readableAmount({ quantity, unit }, style.system ?? null);
  let text = formatNumber(low.quantity, low.unit, style.locale);
  let last = low.quantity;
  if (quantityMax !== null) {
    const high = convert(quantityMax, unit, low.unit) ?? quantityMax;
    text = `${text}–${formatNumber(high, low.unit, style.locale)}`;
    last = high;
  }
  const label = unitLabel(low.unit, last);
  return label === "" ? text : `${text} ${label}`;
}
