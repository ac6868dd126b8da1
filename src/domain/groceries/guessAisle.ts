/** Guesses where in the shop a food is; a person's correction always wins over the guess (K.6). */
import type { AisleId } from "./aisles.ts";
import { isAisleId } from "./aisles.ts";
import { aisleOfWords } from "./aisleWords.ts";

/** How a food is kept decides before what it is: frozen raspberries are not with the fresh ones. */
const leading: readonly (readonly [RegExp, AisleId])[] = [
  [/^(?:frozen|tk|tiefkuhl\S*|surgele\S*|congelad\S*|surgelat\S*|diepvries)\b/, "frozen"],
  [/^(?:canned|tinned|jarred|pickled)\b/, "tins"],
];

const endings: readonly (readonly [RegExp, AisleId])[] = [
  [/\b(?:lemon|lime) juice$/, "produce"],
  [/\b(?:powder|seasoning|spice|spice mix|peppercorn|masala|pepper flake)$/, "spices"],
  [/\b(?:stock|broth|bouillon)(?: cube| powder| granule)?$/, "tins"],
  [/\b(?:flour|sugar|chocolate|extract|syrup)$/, "baking"],
  [/\b(?:nut|almond|raisin|seed)$/, "baking"],
  [/\b(?:vinegar|oil|sauce|mustard|paste|dressing)$/, "oils"],
  [/\b(?:wine|juice|liqueur|beer|tea|coffee)$/, "drinks"],
  [/\b(?:cheese|yogurt|cream)$/, "dairy"],
  [/\b(?:bread|bun|roll|cake)$/, "bakery"],
  [/\b(?:rice|pasta|noodle|lentil)$/, "pasta"],
  [/\b(?:fillet|filet)$/, "fish"],
  [/\b(?:steak|mince|sausage|bacon|ham)$/, "meat"],
];

/** German puts the kind last and writes it in one word: Weizenvollkornmehl is Mehl. */
const compoundEndings: readonly (readonly [string, AisleId])[] = [
  ["mehl", "baking"],
  ["zucker", "baking"],
  ["schokolade", "baking"],
  ["nusse", "baking"],
  ["kartoffel", "produce"],
  ["kartoffeln", "produce"],
  ["zwiebel", "produce"],
  ["zwiebeln", "produce"],
  ["tomate", "produce"],
  ["tomaten", "produce"],
  ["beere", "produce"],
  ["beeren", "produce"],
  ["salat", "produce"],
  ["kohl", "produce"],
  ["apfel", "produce"],
  ["kase", "dairy"],
  ["milch", "dairy"],
  ["joghurt", "dairy"],
  ["sahne", "dairy"],
  ["quark", "dairy"],
  ["brot", "bakery"],
  ["brotchen", "bakery"],
  ["fleisch", "meat"],
  ["wurst", "meat"],
  ["schinken", "meat"],
  ["steak", "meat"],
  ["fisch", "fish"],
  ["lachs", "fish"],
  ["nudeln", "pasta"],
  ["reis", "pasta"],
  ["essig", "oils"],
  ["ol", "oils"],
  ["sosse", "oils"],
  ["sauce", "oils"],
  ["senf", "oils"],
  ["saft", "drinks"],
  ["wein", "drinks"],
  ["bier", "drinks"],
  ["wasser", "drinks"],
  ["pulver", "spices"],
  ["gewurz", "spices"],
  ["salz", "spices"],
  ["pfeffer", "spices"],
  ["bruhe", "tins"],
  ["papier", "household"],
];

/** The aisle a food key most likely belongs to; "other" when nothing is known about it. */
export function guessAisle(foodKey: string): AisleId {
  const known = aisleOfWords.get(foodKey);
  if (known !== undefined) return known;
  for (const [pattern, aisle] of leading) if (pattern.test(foodKey)) return aisle;
  const words = foodKey.split(" ");
  // The last words of an English name say what it is, the ones before only which: try them longest first.
  for (let from = 1; from < words.length - 1; from += 1) {
    const aisle = aisleOfWords.get(words.slice(from).join(" "));
    if (aisle !== undefined) return aisle;
  }
  for (const [pattern, aisle] of endings) if (pattern.test(foodKey)) return aisle;
  const last = aisleOfWords.get(words.at(-1) ?? "");
  if (last !== undefined) return last;
  return guessFromParts(words);
}

function guessFromParts(words: readonly string[]): AisleId {
  // "fillet of salmon", "pomme de terre farineuse", "oyster leaf or rocket": any known part, longest first.
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const aisle = aisleOfWords.get(words.slice(from, from + length).join(" "));
      if (aisle !== undefined) return aisle;
    }
  }
  for (const word of words) {
    const compound = compoundEndings.find(([ending]) => word.length > ending.length + 2 && word.endsWith(ending));
    if (compound !== undefined) return compound[1];
  }
  return "other";
}

export interface AisleKnowledge {
  /** Corrections made on this list: foodKey → aisle id. */
  readonly aisles?: Readonly<Record<string, string>>;
  /** What this person corrected before, on any list. */
  readonly aisleMemory?: Readonly<Record<string, string>>;
}

/** Where a food belongs: the list's correction, then the remembered one, then the guess. */
export function aisleOf(foodKey: string, knowledge: AisleKnowledge): AisleId {
  for (const corrections of [knowledge.aisles, knowledge.aisleMemory]) {
    const corrected =
      corrections !== undefined && Object.hasOwn(corrections, foodKey) ? corrections[foodKey] : undefined;
    if (corrected !== undefined && isAisleId(corrected)) return corrected;
  }
  return guessAisle(foodKey);
}
