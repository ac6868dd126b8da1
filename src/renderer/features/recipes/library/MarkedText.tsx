import { markWords } from "../../../data/search/index.ts";

/** A text with the words that answered a search marked. */
export function MarkedText({ text, isMatch }: { text: string; isMatch: ((word: string) => boolean) | null }) {
  const parts = isMatch ? markWords(text, isMatch) : null;
  if (!parts) return text;
  return parts.map((part, index) =>
    part.isMatch ? (
      // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no other name
      <mark key={index} className="recipe-mark">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
