/** Scaling a recipe by its yield, exactly: a third of a cup for three, cooked for six, is two thirds of a cup. */
import type { Rational } from "./rational.ts";
import { one, rationalFromNumber, zero } from "./rational.ts";

/** How much to multiply by to get from one yield to another; 1 where either is missing or not above 0. */
export function scaleFactor(fromYield: number | null, toYield: number | null): Rational {
  const from = fromYield === null ? null : rationalFromNumber(fromYield);
  const to = toYield === null ? null : rationalFromNumber(toYield);
  if (from === null || to === null || from.compare(zero) <= 0 || to.compare(zero) <= 0) return one;
  return to.div(from);
}

/** Anything with an amount, multiplied by the factor; everything else about it unchanged. */
export function scaleAmounts<T extends { readonly quantity: Rational | null; readonly quantityMax: Rational | null }>(
  line: T,
  factor: Rational,
): T {
  return {
    ...line,
    quantity: line.quantity?.mul(factor) ?? null,
    quantityMax: line.quantityMax?.mul(factor) ?? null,
  };
}
