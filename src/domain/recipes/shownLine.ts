/** An ingredient line as it is shown while cooking: the amount first, scaled exactly, then the rest as written. */
import { parseIngredient } from "../ingredients/parseIngredient.ts";
import { formatAmount, type AmountStyle } from "../quantity/format.ts";
import { one, type Rational } from "../quantity/rational.ts";
import { scaleAmounts } from "../quantity/scale.ts";

export interface ShownLine {
  /** "400 g", "1½ cups", "" when the line names none. */
  readonly amount: string;
  readonly rest: string;
}

/** @param factor what the amounts are multiplied by. */
export function shownLine(text: string, factor: Rational, style: AmountStyle): ShownLine {
  const parsed = parseIngredient(text);
  const written = text.trim();
  if (parsed.quantity === null) return { amount: "", rest: written };
  const unchanged = factor.equals(one) && (style.system ?? null) === null;
  const known = parsed.rest.includes(parsed.food)
    ? parsed.rest
    : written.slice(Math.max(0, written.indexOf(parsed.food)));
  // "one": nothing but a number is no amount of anything.
  if (known === "") return { amount: "", rest: written };
  if (unchanged && written.endsWith(known)) {
    // Nothing to compute: the amount stays exactly as somebody wrote it.
    const amount = written.slice(0, written.length - known.length).trim();
    if (amount !== "" && amount.length <= 24) return { amount, rest: known };
  }
  // "2 garlic cloves": the unit stands behind the food and is shown there.
  const trails = parsed.unitText !== "" && known.toLowerCase().includes(parsed.unitText.toLowerCase());
  const scaled = scaleAmounts(parsed, factor);
  const amount = formatAmount(scaled.quantity, scaled.quantityMax, trails ? null : parsed.unit, style);
  const rest = known.replace(/^of\s+/i, "");
  const lostNote =
    parsed.note !== "" && !rest.includes(parsed.note) && /\d/.test(parsed.note) ? ` (${parsed.note})` : "";
  return { amount, rest: `${rest}${lostNote}` };
}
