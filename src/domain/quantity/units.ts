/** Looking units up by what people write, and converting between units of one dimension, exactly. */
import type { Rational } from "./rational.ts";
import { one, rational } from "./rational.ts";
import type { Dimension, UnitEntry } from "./unitTable.ts";
import { unitTable } from "./unitTable.ts";

export type { Dimension, UnitEntry, UnitSystem } from "./unitTable.ts";

const byName = new Map<string, UnitEntry>();
const byWord = new Map<string, UnitEntry>();
const sizeOf = new Map<string, Rational>();
for (const entry of unitTable) {
  byName.set(entry.unit, entry);
  for (const word of [entry.unit, entry.plural, ...entry.words]) if (!byWord.has(word)) byWord.set(word, entry);
  if (entry.size !== null) sizeOf.set(entry.unit, rational(entry.size[0], entry.size[1]));
}
// English also writes these two; pluralOf is kept plain.
for (const [word, unit] of [
  ["handsful", "handful"],
  ["loafs", "loaf"],
] as const) {
  const entry = byName.get(unit);
  if (entry !== undefined) byWord.set(word, entry);
}

/** The entry of a canonical unit, or undefined. */
export function unitEntry(unit: string): UnitEntry | undefined {
  return byName.get(unit);
}

/**
 * The canonical unit for what somebody wrote ("tbsp.", "EL", "Pfund"), or null. A lone capital T is a tablespoon and a
 * small t a teaspoon, as American recipe cards have it.
 */
export function canonicalUnit(written: string): string | null {
  if (written === "T" || written === "Tb") return "tablespoon";
  if (written === "t") return "teaspoon";
  const word = written.toLowerCase().replaceAll(".", "");
  return (byWord.get(word) ?? byWord.get(word.replace(/\s+/g, " ").trim()))?.unit ?? null;
}

/** The unit words of two and more words ("fl oz", "cuillère à soupe"), longest first, for scanners. */
export const unitPhrases: readonly string[] = [...byWord.keys()]
  .filter((word) => word.includes(" "))
  .toSorted((left, right) => right.length - left.length);

/** What the unit measures; no unit ("3 eggs") and unknown ones count pieces. */
export function dimensionOf(unit: string | null): Dimension {
  return (unit === null ? undefined : byName.get(unit))?.dimension ?? "count";
}

/**
 * Amounts with the same key can be added: "mass", "volume", "length", or "count:clove" for each count-like unit and
 * "count:" for plain pieces.
 */
export function sumKey(unit: string | null): string {
  const dimension = dimensionOf(unit);
  return dimension === "count" ? `count:${unit ?? ""}` : dimension;
}

/** Exact size in the dimension's base unit (gram, milliliter, millimeter); 1 for counts. */
export function baseSize(unit: string | null): Rational {
  return (unit === null ? undefined : sizeOf.get(unit)) ?? one;
}

const baseUnits = { mass: "gram", volume: "milliliter", length: "millimeter" } as const;

/** The unit sums of this key are kept in: gram, milliliter, millimeter, or the counted unit itself. */
export function baseUnit(unit: string | null): string | null {
  const dimension = dimensionOf(unit);
  return dimension === "count" ? unit : baseUnits[dimension];
}

/** The amount in another unit of the same dimension, exactly; null where the two do not convert (a cup is no weight). */
export function convert(amount: Rational, from: string | null, to: string | null): Rational | null {
  if (from === to) return amount;
  if (sumKey(from) !== sumKey(to)) return null;
  return amount.mul(baseSize(from)).div(baseSize(to));
}
