/** Conversions as a person reads and types them: "1 bag = 500 g". */
import { scanAmount } from "../ingredients/amountScan.ts";
import { plainText } from "../ingredients/lineText.ts";
import type { AmountStyle } from "../quantity/format.ts";
import { formatAmount, unitLabel } from "../quantity/format.ts";
import { one, rationalFromText, rationalToText, zero } from "../quantity/rational.ts";
import type { Conversion } from "./document.ts";
import type { ConversionSuggestion } from "./keptApart.ts";

/** "1 bag = 500 g"; where the person has to say how much, "1 bag = … g". */
export function suggestionText(suggestion: ConversionSuggestion, style: AmountStyle): string {
  const left = suggestion.unit === "" ? `1 ${suggestion.foodKey}` : formatAmount(one, null, suggestion.unit, style);
  const quantity = suggestion.is === null ? null : rationalFromText(suggestion.is.quantity);
  const right =
    suggestion.is === null || quantity === null
      ? `… ${unitLabel(suggestion.toUnit, null)}`
      : formatAmount(quantity, null, suggestion.is.unit, style);
  return `${left} = ${right}`;
}

/** Reads what somebody typed behind "1 bag =" ("500 g", "½ lb"); null when it is no amount with a unit above zero. */
export function conversionFromText(text: string): Conversion | null {
  const plain = plainText(text);
  const amount = scanAmount(plain, 0);
  if (amount === null || amount.unit === null || amount.end < plain.length || amount.quantity.compare(zero) <= 0)
    return null;
  return { quantity: rationalToText(amount.quantity), unit: amount.unit };
}
