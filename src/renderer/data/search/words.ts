/** Words as search sees them: without accents, in lower case, however they are written. */

const marks = /\p{M}/gu;
const plainAscii = /^[a-z0-9]*$/;
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** "Crème" and "creme" become one word. Letters that do not decompose are spelled out. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (plainAscii.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(marks, "")
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d")
    .replaceAll("ı", "i");
}

/** The words of a text, in order, as written. */
export function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

/** Parts of a text, those that answered a query marked; empty when none did. */
export interface MarkedPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Whether a word (folded) answered the query: it begins with one of its words, or is nearly one. */
export function termTest(answer: {
  readonly words: readonly string[];
  readonly nearTerms: readonly string[];
}): (word: string) => boolean {
  const near = new Set(answer.nearTerms);
  return (word) => near.has(word) || answer.words.some((typed) => word.startsWith(typed));
}

/** Cuts a text at the words that pass `isMatch` (asked with the folded word). Null when none does. */
export function markWords(text: string, isMatch: (word: string) => boolean): MarkedPart[] | null {
  const parts: MarkedPart[] = [];
  let last = 0;
  for (const match of text.matchAll(wordPattern)) {
    if (!isMatch(foldWord(match[0]))) continue;
    if (match.index > last) parts.push({ text: text.slice(last, match.index), isMatch: false });
    parts.push({ text: match[0], isMatch: true });
    last = match.index + match[0].length;
  }
  if (parts.length === 0) return null;
  if (last < text.length) parts.push({ text: text.slice(last), isMatch: false });
  return parts;
}
