/** Takes preparation phrases ("very finely chopped") and sizes out of the words of one segment of a line. */
import { keptPairs, packedWords, preparationAdverbs, preparationWords, sizeKept, sizeWords } from "./foodWords.ts";

/** Words that lead up to a food without naming it: "of", "de la", "each". */
export const leadingFiller =
  /^(?:(?:of|de la|de l'|de los|de las|des|du|de|d'|di|del|della|dello|degli|dei|van|von|vom|each|an?|the|some|additional|extra(?! virgin| large|-)|more|couple of|of the|weight)(?:\s+|(?<='))|[-–:,.;/+*]\s*)+/i;

/** The word without case and closing punctuation, as the word lists have it. */
export function bare(word: string): string {
  return word.toLowerCase().replace(/[,.;:]+$/, "");
}

/** The length in words of a preparation phrase at `at`: adverbs, the word, and "and …", "or …" more of them. */
function preparationPhrase(tokens: readonly string[], at: number): number {
  let place = at;
  while (place < tokens.length && preparationAdverbs.has(bare(tokens[place] ?? ""))) place += 1;
  const word = bare(tokens[place] ?? "");
  const adverbs = place - at;
  const ground = word === "ground" && adverbs > 0;
  if (!ground && !preparationWords.has(word)) return 0;
  const following = tokens
    .slice(place + 1, place + 4)
    .join(" ")
    .toLowerCase();
  if (adverbs === 0 && keptPairs.get(word)?.test(following) === true) return 0;
  place += 1;
  const joiner = /^(?:and|or|&|then|but|und|et|y|and\/or)$/i;
  const next = joiner.test(tokens[place] ?? "") ? place + 1 : place;
  const more = preparationPhrase(tokens, next);
  return (more > 0 ? next + more : place) - at;
}

export interface SegmentWords {
  readonly food: string;
  readonly preparation: string[];
  readonly sizes: string[];
}

/** Takes preparation phrases and sizes out of one segment's words. */
export function takeWords(segment: string, keepPreparation: boolean): SegmentWords {
  const tokens = segment.split(" ").filter((token) => token !== "");
  const food: string[] = [];
  const preparation: string[] = [];
  const sizes: string[] = [];
  let packed = keepPreparation;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] ?? "";
    const word = bare(token);
    if (packedWords.has(word)) packed = true;
    // "frozen chopped spinach", "whole peeled almonds" are bought so.
    const boughtSo =
      /^(?:frozen|whole|raw)$/.test(bare(food.at(-1) ?? "")) && /^(?:chopped|peeled|sliced|diced|shelled)$/.test(word);
    const length = packed || boughtSo ? 0 : preparationPhrase(tokens, at);
    if (length > 0) {
      const isLast = at + length >= tokens.length;
      const following = bare(tokens[at + length] ?? "");
      preparation.push(
        tokens
          .slice(at, at + length)
          .map((part) => part.replace(/,$/, ""))
          .join(" "),
      );
      at += length;
      // "peeled and cut into …", "sliced in half": all that follows belongs to it.
      if (
        !isLast &&
        food.length > 0 &&
        /^(?:into|in|to|on|with|until|by|through|across|lengthwise|crosswise|at|over)$/.test(following)
      ) {
        preparation.push(`${preparation.pop() ?? ""} ${tokens.slice(at).join(" ")}`);
        break;
      }
      continue;
    }
    const size = sizeLength(tokens, at);
    if (size > 0) {
      sizes.push(
        tokens
          .slice(at, at + size)
          .join(" ")
          .replace(/,$/, ""),
      );
      at += size;
      continue;
    }
    food.push(token);
    at += 1;
  }
  return { food: tidy(food.join(" ")), preparation, sizes };
}

/** How many words from `at` are a size ("extra large", "medium to large"), 0 when none. */
function sizeLength(tokens: readonly string[], at: number): number {
  const word = bare(tokens[at] ?? "");
  const next = bare(tokens[at + 1] ?? "");
  if ((word === "extra" || word === "very") && sizeWords.has(next)) return 2;
  if (!sizeWords.has(word.replace(/-$/, ""))) return 0;
  const third = bare(tokens[at + 2] ?? "");
  if (/^(?:to|or|and)$/.test(next) && sizeWords.has(third)) return 3;
  return isNamePart(tokens, at) ? 0 : 1;
}

/** "medium dry sherry", "Little Gem", "Grand Marnier": the size word is part of the name. */
function isNamePart(tokens: readonly string[], at: number): boolean {
  const capital = /^\p{Lu}\p{Ll}/u;
  if (capital.test(tokens[at] ?? "") && capital.test(tokens[at + 1] ?? "")) return true;
  return sizeKept.test(
    tokens
      .slice(at, at + 4)
      .join(" ")
      .toLowerCase(),
  );
}

/** A food name without the connecting words and punctuation that taking things out left at its ends. */
export function tidy(text: string): string {
  return text
    .replace(leadingFiller, "")
    .replace(/^(?:and|or|&)\s+/i, "")
    .replace(/\s+(?:and|or|&|of|the|with|,)$/i, "")
    .replace(/\s+([,;.])/g, "$1")
    .replace(/\s\d[\d.,/]*\s?(?:ml|cl|l|g|kg|oz|lb)$/i, "")
    .replace(/[\s,;:.*-]+$/, "")
    .trim();
}
