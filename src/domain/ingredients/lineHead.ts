/** Finds the amount of a line wherever it stands: at the start, after "juice of", or after the food ("Flour, 10 ounces"). */
import type { Rational } from "../quantity/rational.ts";
import type { ScannedAmount } from "./amountScan.ts";
import { scanAmount, scanLooseUnit } from "./amountScan.ts";

export interface LineHead {
  readonly quantity: Rational | null;
  readonly quantityMax: Rational | null;
  readonly unit: string | null;
  readonly unitText: string;
  /** The line without its amount. */
  readonly rest: string;
  readonly preparation: string;
  readonly notes: readonly string[];
}

const qualifier =
  /^(?:(?:about|around|approx(?:imately|\.)?|roughly|circa|ca\.?|up to|at least|nearly|almost|just (?:under|over)|between|zwischen|etwa|environ|optional|heaping|heaped|scant|generous|rounded|level|good|slightly (?:heaped|rounded)|(?:an? )?(?:few|little)(?= )|some(?= )|several(?= )|etwas(?= )|(?:ein )?wenig(?= )|n\.\s?b\.(?= )|q\.\s?b\.(?= )|un (?:po'|peu)(?: di| de)?(?= )|an? (?:generous|scant|heaping|heaped|rounded|good|additional|level)(?=\s\d)|c\.(?=\s?\d))[:\s]\s*|[~≈]\s*)/i;

const fruitPart =
  "(?:juice|zest|rind|peel|seeds|leaves|flesh|pulp|saft|schale|abrieb|jus|zeste|zumo|jugo|ralladura|succo|scorza|sap)";
/** "juice of 1 lemon", "finely grated zest of 2 oranges", "leaves from 1 bunch": the amount is the whole fruit's. */
const partOf = new RegExp(
  `^((?:[\\p{L}-]+\\s+){0,3}?${fruitPart}(?:\\s*(?:and|&|plus|und|et|y|e)\\s+(?:[\\p{L}-]+\\s+){0,2}?${fruitPart})?)\\s+(?:of|from|von|d'|de|di|van)\\s*(?=[\\d\\p{L}])`,
  "iu",
);

/** "Flour, 10 ounces (2 cups)", "Egg yolks 4 (72 grams)", "Butter: 200 g". */
const lateAmount = /^([^\d(]+?)\s*(?:[,:=-]\s*|\s(?:[x×]\s?)?)(?=\d)/;
const lateStop =
  /(?:^|\s)(?:plus|or|into|about|for|to|with|in|of|from|and|cut|least|a|by|no|type|typ|size|nr|approx|approximately|\+)[.,]?$/i;
const lateEnd = /^\s*(?:$|[,;(]|or\b)/;

/** Reads the head of a line that plainText() has made plain. */
export function readHead(text: string): LineHead {
  const notes: string[] = [];
  let start = 0;
  for (let lead = qualifier.exec(text); lead !== null; lead = qualifier.exec(text.slice(start))) {
    notes.push(lead[0].replace(/[:\s]+$/, ""));
    start += lead[0].length;
  }
  const isBetween = /between|zwischen/i.test(notes[0] ?? "");
  const line = text.slice(start);
  // "between" stays in what is scanned: it decides that "2 and 3" is a range.
  const amount = isBetween ? scanAmount(text, start) : scanAmount(line, 0);
  if (amount !== null) return withAmount(amount, (isBetween ? text : line).slice(amount.end), notes);

  const part = partOf.exec(line);
  const inner = part === null ? null : scanAmount(line, part[0].length);
  if (part !== null && inner !== null) {
    return { ...withAmount(inner, line.slice(inner.end), notes), preparation: part[0].trim() };
  }

  const loose = scanLooseUnit(line, 0);
  if (loose !== null) {
    return { ...withoutAmount(line.slice(loose.end), notes), unit: loose.unit, unitText: loose.text };
  }
  return readLate(line, notes) ?? readLast(line, notes) ?? withoutAmount(line, notes);
}

function withAmount(amount: ScannedAmount, rest: string, notes: readonly string[]): LineHead {
  const { quantity, quantityMax, unit, unitText, packText } = amount;
  return {
    quantity,
    quantityMax,
    unit,
    unitText,
    rest,
    preparation: "",
    notes: packText === "" ? notes : [...notes, packText],
  };
}

function withoutAmount(rest: string, notes: readonly string[]): LineHead {
  return { quantity: null, quantityMax: null, unit: null, unitText: "", rest, preparation: "", notes };
}

/** "boneless, skinless chicken thighs, 2 lbs": a last segment that is nothing but a measure. */
function readLast(text: string, notes: readonly string[]): LineHead | null {
  const comma = text.lastIndexOf(", ");
  if (comma <= 0 || !/^\d/.test(text.slice(comma + 2))) return null;
  const amount = scanAmount(text, comma + 2);
  if (amount === null || amount.unit === null || amount.end < text.length) return null;
  return withAmount(amount, text.slice(0, comma), notes);
}

function readLate(text: string, notes: readonly string[]): LineHead | null {
  const before = lateAmount.exec(text);
  const food = before?.[1]?.trim() ?? "";
  if (before === null || food === "" || food.includes(",") || lateStop.test(food)) return null;
  const amount = scanAmount(text, before[0].length);
  if (amount === null) return null;
  const after = text.slice(amount.end);
  return lateEnd.test(after) ? withAmount(amount, `${food}${/^\s*[,;]/.test(after) ? "" : " "}${after}`, notes) : null;
}
