/** One contribution's amount, made ready to add: read exactly, conversions the person set applied, in base units. */
import type { Rational } from "../quantity/rational.ts";
import { one, rationalFromText } from "../quantity/rational.ts";
import { baseUnit, convert, dimensionOf, sumKey } from "../quantity/units.ts";
import type { Contribution } from "./contribution.ts";
import type { Conversion } from "./document.ts";
import { conversionKey } from "./document.ts";

export type Conversions = Readonly<Record<string, Conversion>>;

export interface Measured {
  /** Amounts with equal keys add up; see quantity/units sumKey(). */
  readonly key: string;
  /** In the base unit of the key. */
  readonly low: Rational;
  readonly high: Rational;
  readonly unit: string | null;
  /** The person's conversion that was applied, or null. */
  readonly convertedBy: string | null;
}

/** More steps than this are a circle ("1 bag = 2 boxes", "1 box = half a bag"): then none is applied. */
const maxConversionSteps = 4;

interface Step {
  readonly factor: Rational;
  readonly unit: string | null;
  readonly key: string;
}

/** The conversion that applies to a unit: the one set for it, or one set for another unit of the same dimension. */
function conversionStep(foodKey: string, unit: string | null, conversions: Conversions): Step | null {
  const direct = step(conversionKey(foodKey, unit ?? ""), conversions);
  if (direct !== null) return direct;
  const dimension = dimensionOf(unit);
  if (dimension === "count") return null;
  // "1 cup of flour = 120 g" says what a tablespoon of flour weighs, too.
  const prefix = conversionKey(foodKey, "");
  for (const key of Object.keys(conversions)
    .filter((name) => name.startsWith(prefix))
    .toSorted()) {
    const other = key.slice(prefix.length);
    const own = other === "" ? null : convert(one, unit, other);
    const found = step(key, conversions);
    if (own === null || found === null || dimensionOf(found.unit) === dimension) continue;
    return { ...found, factor: found.factor.mul(own) };
  }
  return null;
}

function step(key: string, conversions: Conversions): Step | null {
  const conversion = Object.hasOwn(conversions, key) ? conversions[key] : undefined;
  const factor = conversion === undefined ? null : rationalFromText(conversion.quantity);
  return conversion === undefined || factor === null ? null : { factor, unit: conversion.unit, key };
}

/** The contribution's amount in base units, or null when it names none ("salt"). */
export function measure(contribution: Contribution, conversions: Conversions): Measured | null {
  const low = contribution.quantity === null ? null : rationalFromText(contribution.quantity);
  if (low === null) return null;
  const high = (contribution.quantityMax === null ? null : rationalFromText(contribution.quantityMax)) ?? low;
  const plain = inBase(low, high, contribution.unit, null);
  let current = { low, high, unit: contribution.unit };
  let convertedBy: string | null = null;
  for (let steps = 0; steps < maxConversionSteps; steps += 1) {
    const next = conversionStep(contribution.foodKey, current.unit, conversions);
    if (next === null)
      return convertedBy === null ? plain : inBase(current.low, current.high, current.unit, convertedBy);
    convertedBy = next.key;
    current = { low: current.low.mul(next.factor), high: current.high.mul(next.factor), unit: next.unit };
  }
  return plain;
}

function inBase(low: Rational, high: Rational, unit: string | null, convertedBy: string | null): Measured {
  const base = baseUnit(unit);
  return {
    key: sumKey(unit),
    low: convert(low, unit, base) ?? low,
    high: convert(high, unit, base) ?? high,
    unit,
    convertedBy,
  };
}
