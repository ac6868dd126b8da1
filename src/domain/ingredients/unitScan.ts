/** Reads a unit at a place in a line, with the size words people put before it ("2 large handfuls", "1 heaped tbsp"). */
import { canonicalUnit, dimensionOf, unitPhrases } from "../quantity/units.ts";

export interface ScannedUnit {
  readonly unit: string;
  /** As written, with its size words: "large handfuls". */
  readonly text: string;
  readonly end: number;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\#]/g, "\\$&");
}

// Each space of a phrase may be a full stop: "fl. oz.", "c.à.s.".
const phrasePattern = new RegExp(
  `(?:${unitPhrases.map((phrase) => escaped(phrase).replaceAll(" ", "[.\\s]\\s*")).join("|")})(?![\\p{L}\\d])\\.?`,
  "iuy",
);
const wordPattern = /(?:\p{L}+|#|")\.?/uy;
const modifierPattern =
  /(?:(?:extra|very|medium to|small to)[\s-])?(?:large|larger|small|medium|big|heaped|heaping|rounded|level|scant|generous|good|fat|plump|thick|thin|thinly sliced|thick-cut|long|short|full|whole|tiny|mini|packed|loosely packed|lightly packed|firmly packed|tightly packed|bite-sized|thumb-sized?d?|walnut-sized?|finger-length|individual|standard|regular|fresh|lg|md|med|sm|gehäufte[rnsm]?|gestrichene[rnsm]?|große[rnsm]?|kleine[rnsm]?|mittelgroße[rnsm]?|grandes?|petite?s?|grosse?s?|belles?|scarsi?|colm[oi])(?:[\s-]siz(?:e|ed))?(?=[\s,(])[\s,]*/iuy;
const parenModifierPattern =
  /\((?:packed|loosely packed|lightly packed|firmly packed|heaped|scant|generous|level)\)\s*/iy;

/** "rib eye steak", "stem ginger", "pot roast", "head cheese": the word is part of a food's name. */
const nameParts: Readonly<Record<string, RegExp>> = {
  rib: /^[\s-]?(?:eye|steak|roast|of beef)/i,
  ribs: /^[\s-]?of beef/i,
  stem: /^\s+ginger/i,
  pot: /^[\s-](?:roast|stickers?|barley)/i,
  can: /^['-]/,
  ball: /^\s+(?:park)/i,
  bar: /^\s+(?:snacks?)/i,
  part: /^-/,
  in: /^\s+(?:the|a|an|their|its)\b/i,
  ear: /^\s+(?:mushrooms?|fungus)/i,
  stick: /^\s+(?:of rock|beans?)/i,
  bouquet: /^\s+garni/i,
  bulb: /^-/,
  el: /^\s+(?:paso)/i,
};

function endsWord(text: string, end: number): boolean {
  const next = text[end];
  return next === undefined || !/[\p{L}\p{M}']/u.test(next);
}

/** The unit that starts exactly at `at`; measures may be hyphenated to what follows ("8-ounce", "2-inch-long"), counts not. */
export function scanBareUnit(text: string, at: number): ScannedUnit | null {
  phrasePattern.lastIndex = at;
  const phrase = phrasePattern.exec(text);
  if (phrase !== null) {
    const unit = canonicalUnit(phrase[0].replaceAll(".", " ").replace(/\s+/g, " ").trim());
    if (unit !== null) return { unit, text: phrase[0], end: at + phrase[0].length };
  }
  wordPattern.lastIndex = at;
  const word = wordPattern.exec(text);
  if (word === null) return null;
  const unit = canonicalUnit(word[0]);
  if (unit === null) return null;
  let end = at + word[0].length;
  if (!word[0].endsWith(".") && !word[0].endsWith('"') && !endsWord(text, end)) return null;
  // "1 tsp/5 ml" and "(8 oz)" end the unit; "packet-trimmed" is another word.
  if (text[end] === "-" && dimensionOf(unit) === "count") return null;
  const rest = text.slice(end, end + 14);
  if (nameParts[word[0].toLowerCase().replace(".", "")]?.test(rest) === true) return null;
  // A full stop that ends the sentence belongs to the line, but the unit swallows it harmlessly.
  if (text.startsWith("(s)", end)) end += 3;
  return { unit, text: word[0], end };
}

/** A unit with up to three size words before it. Size words without a unit after them are left for the food. */
export function scanUnit(text: string, at: number): ScannedUnit | null {
  let place = at;
  for (let words = 0; words < 4; words += 1) {
    const found = scanBareUnit(text, place);
    if (found !== null) return { ...found, text: text.slice(at, found.end).trim() };
    modifierPattern.lastIndex = place;
    parenModifierPattern.lastIndex = place;
    const modifier = modifierPattern.exec(text) ?? parenModifierPattern.exec(text);
    if (modifier === null) return null;
    place += modifier[0].length;
  }
  return null;
}
