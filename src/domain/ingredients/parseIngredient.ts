/**
 * Reads one ingredient line into quantity, unit, food, preparation and note (K.3). The text as typed is always kept, and
 * parsing happens on use: nothing read here is ever stored in place of the line. It never fails: what it cannot read
 * is food.
 */
import type { Rational } from "../quantity/rational.ts";
import { dimensionOf } from "../quantity/units.ts";
import { foodKey, tinnedFoodKey } from "./foodKey.ts";
import { splitFood } from "./foodSplit.ts";
import { trailingUnits } from "./foodWords.ts";
import { readHead } from "./lineHead.ts";
import { plainText } from "./lineText.ts";

export interface ParsedIngredient {
  /** The line as given, untouched. */
  readonly input: string;
  /** Exact; null when the line names no amount ("salt", "pinch of salt"). */
  readonly quantity: Rational | null;
  /** The upper end of a range ("2-3"), else null. */
  readonly quantityMax: Rational | null;
  /** Canonical English singular ("gram", "clove"), or null for plain pieces. */
  readonly unit: string | null;
  /** The unit as written, with its size words ("large handfuls"), or "". */
  readonly unitText: string;
  readonly food: string;
  /** What is done to it ("finely chopped"), or "". */
  readonly preparation: string;
  /** Sizes, pack sizes, alternatives, purposes and remarks, or "". */
  readonly note: string;
  /** Lines with the same key are the same thing to buy; "" when there is no food. */
  readonly foodKey: string;
  /** The line without its amount, for showing beside a scaled amount. */
  readonly rest: string;
}

/** Lines longer than this are read only so far: no ingredient is, and an attack may be. */
export const maxLineLength = 10_000;

const otherCountPattern =
  /^(?:(?:extra[\s-])?(?:large|small|medium)\s+)?or \d+\s+(?=(?:extra[\s-])?(?:large|small|medium)\s)/i;

/** In these the food is bought prepared: "1 tin of chopped tomatoes". */
const tinUnits = new Set(["can", "jar", "carton"]);

/** Reads one line; see ParsedIngredient. Total: any text gives an answer. */
export function parseIngredient(line: string): ParsedIngredient {
  const text = plainText(line.length > maxLineLength ? line.slice(0, maxLineLength) : line);
  const head = readHead(text);
  const whole = head.rest.replace(/^[\s,]+/, "").trim();
  // "2 large or 3 small eggs": the first way of counting is the one that counts.
  const otherCount = otherCountPattern.exec(whole)?.[0] ?? "";
  const rest = whole.slice(otherCount.length);
  const isTin =
    tinUnits.has(head.unit ?? "") || head.notes.some((note) => /\b(?:tins?|cans?|jars?|dosen?)\b/i.test(note));
  const parts = splitFood(rest, isTin);
  let { food } = parts;
  let { unit, unitText } = head;
  // "2 cloves", "1 head, halved": with nothing else in the line the unit was the food.
  if (food === "" && unit !== null && dimensionOf(unit) === "count" && head.quantity !== null) {
    food = unitText;
    unit = null;
    unitText = "";
  }
  const trailing = takeTrailingUnit(food);
  if (trailing !== null && (unit === null || trailing.unit === "bulb" || trailing.unit === "clove")) {
    if (unit === null) {
      unit = trailing.unit;
      unitText = trailing.text;
    }
    // "thick pineapple slices": how thick the slices are, not a kind of pineapple.
    const thickness = /^(?:thick|thin)\s+/i.exec(trailing.food)?.[0] ?? "";
    food = trailing.food.slice(thickness.length);
    unitText = `${thickness}${unitText}`;
  }
  // "3 fresh sprigs rosemary" are sprigs of fresh rosemary.
  if (/\bfresh\b/i.test(head.unitText) && food !== "") food = `fresh ${food}`;
  return {
    input: line,
    quantity: head.quantity,
    quantityMax: head.quantityMax,
    unit,
    unitText,
    food,
    preparation: [head.preparation, ...parts.preparation].filter((part) => part !== "").join(", "),
    note: [...head.notes, otherCount.trim(), ...parts.notes].filter((part) => part !== "").join(", "),
    foodKey: isTin ? tinnedFoodKey(food) : foodKey(food),
    rest,
  };
}

/** "garlic cloves" is garlic by the clove; "cloves" alone and "ground cloves" are the spice. */
function takeTrailingUnit(food: string): { unit: string; text: string; food: string } | null {
  const space = food.lastIndexOf(" ");
  if (space < 0) return null;
  const text = food.slice(space + 1);
  const unit = trailingUnits.get(text.toLowerCase());
  const before = food.slice(0, space);
  if (unit === undefined) return null;
  if (unit === "clove" && !/garlic|knoblauch/i.test(before)) return null;
  if (unit === "rib" && !/celery|chard/i.test(before)) return null;
  if (unit === "head" && /(?:fish|pig|prawn|shrimp|sheep|calf|lamb)'?s?$/i.test(before)) return null;
  return { unit, text, food: before };
}
