/** The sums of one line: one exact total per kind of amount, and which of them is the main one. */
import type { AmountStyle } from "../quantity/format.ts";
import { formatAmount } from "../quantity/format.ts";
import type { Rational } from "../quantity/rational.ts";
import { zero } from "../quantity/rational.ts";
import { baseSize, baseUnit, dimensionOf, unitEntry } from "../quantity/units.ts";
import type { Contribution } from "./contribution.ts";
import type { Measured } from "./measured.ts";

export interface LineTotal {
  /** Amounts with equal keys add up ("mass", "volume", "count:clove"). */
  readonly key: string;
  /** Exact, in `unit`. */
  readonly quantity: Rational;
  /** Exact upper end when a contribution is a range, else null. */
  readonly quantityMax: Rational | null;
  /** The unit the total is given in: the contributions' own where they agree, else the metric base. */
  readonly unit: string | null;
  readonly text: string;
  readonly contributionIds: readonly string[];
}

export interface MeasuredContribution {
  readonly contribution: Contribution;
  readonly measured: Measured | null;
}

interface Sum {
  low: Rational;
  high: Rational;
  readonly units: Set<string | null>;
  readonly ids: string[];
}

/** Weights lead, then volumes, then plain pieces, then other counts (the more contributions, the earlier). */
function precedence(key: string): number {
  const order = ["mass", "volume", "length", "count:"].indexOf(key);
  return order < 0 ? 4 : order;
}

/** One total per kind of amount, the main one first. */
export function totalsOf(contributions: readonly MeasuredContribution[], style: AmountStyle): LineTotal[] {
  const sums = new Map<string, Sum>();
  for (const { contribution, measured } of contributions) {
    if (measured === null) continue;
    const found = sums.get(measured.key) ?? { low: zero, high: zero, units: new Set<string | null>(), ids: [] };
    found.low = found.low.add(measured.low);
    found.high = found.high.add(measured.high);
    found.units.add(measured.unit);
    found.ids.push(contribution.id);
    sums.set(measured.key, found);
  }
  return [...sums]
    .toSorted(
      ([leftKey, left], [rightKey, right]) =>
        precedence(leftKey) - precedence(rightKey) ||
        right.ids.length - left.ids.length ||
        (leftKey < rightKey ? -1 : 1),
    )
    .map(([key, found]) => total(key, found, style));
}

function total(key: string, found: Sum, style: AmountStyle): LineTotal {
  const unit = commonUnit([...found.units]);
  const size = dimensionOf(unit) === "count" ? null : baseSize(unit);
  const inUnit = (amount: Rational): Rational => (size === null ? amount : amount.div(size));
  const quantity = inUnit(found.low);
  const quantityMax = found.high.equals(found.low) ? null : inUnit(found.high);
  return {
    key,
    quantity,
    quantityMax,
    unit,
    text: formatAmount(quantity, quantityMax, unit, style),
    contributionIds: found.ids,
  };
}

/** The unit all were written in; else the largest of them if they are of one system; else the metric base unit. */
function commonUnit(units: readonly (string | null)[]): string | null {
  const first = units[0] ?? null;
  if (units.length === 1 || dimensionOf(first) === "count") return first;
  const systems = new Set(units.map((unit) => (unit === null ? null : unitEntry(unit)?.system)));
  if (systems.size > 1 || systems.has("metric")) return baseUnit(first);
  const [largest] = units.toSorted((left, right) => baseSize(right).compare(baseSize(left)));
  return largest ?? first;
}

/** "600 g + 1 bag": all totals of a line for showing. */
export function amountText(totals: readonly LineTotal[]): string {
  return totals.map((each) => each.text).join(" + ");
}
