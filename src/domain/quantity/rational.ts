/**
 * Exact fractions: every amount in the kitchen is one, so that taking a recipe off a list leaves exactly what was there
 * before. This file must not round; rounding happens only in format.ts, for showing.
 */
import { Fraction } from "fraction.js";

/** An exact fraction (BigInt numerator and denominator, sign in `s`). Treat it as immutable. */
export type Rational = Fraction;

export const zero: Rational = new Fraction(0);
export const one: Rational = new Fraction(1);

/** numerator / denominator, both whole numbers; the denominator must not be 0. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1): Rational {
  return new Fraction(BigInt(numerator), BigInt(denominator));
}

/** "1.5", "0.125": the decimal number as written, exactly. */
export function rationalFromDecimal(text: string): Rational {
  const point = text.indexOf(".");
  if (point < 0) return rational(BigInt(text));
  const digits = text.slice(0, point) + text.slice(point + 1);
  return rational(BigInt(digits), 10n ** BigInt(text.length - point - 1));
}

/**
 * A number as a person would have written it: 0.3333333333333333 becomes 1/3, 0.25 becomes 1/4. For numbers that come
 * from JSON; the error is below one part in a million. Not finite numbers give null.
 */
export function rationalFromNumber(value: number): Rational | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value)) return rational(BigInt(value));
  return new Fraction(value).simplify(1e-7);
}

/** The stored form, "n/d" in lowest terms, e.g. "7/4", "2/1", "-1/3". */
export function rationalToText(value: Rational): string {
  return `${value.s < 0n ? "-" : ""}${value.n}/${value.d}`;
}

// 40 digits are far beyond any kitchen; longer ones are an attack on BigInt arithmetic.
const storedForm = /^(-?\d{1,40})(?:\/(\d{1,40}))?$/;

/** Reads the stored form "n/d" or "n"; anything else (also a zero denominator) gives null. */
export function rationalFromText(text: string): Rational | null {
  const match = storedForm.exec(text);
  if (match === null || match[1] === undefined) return null;
  const denominator = BigInt(match[2] ?? "1");
  return denominator === 0n ? null : rational(BigInt(match[1]), denominator);
}

export function sum(values: Iterable<Rational>): Rational {
  let total = zero;
  for (const value of values) total = total.add(value);
  return total;
}

/** The nearest floating-point number: for showing and for JSON, never for further sums. */
export function toNumber(value: Rational): number {
  return value.valueOf();
}
