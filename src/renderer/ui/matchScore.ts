/** How well a label answers what was typed in the command palette. */

/** Lower case without accents, so that "creme" finds "Crème". */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * 0 when a word of the query is nowhere; otherwise higher is better: the start of the label beats the start of a word,
 * which beats the middle of one, which beats a hit in `keywords` alone.
 */
export function matchScore(query: string, label: string, keywords = ""): number {
  const words = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return 1;
  const foldedLabel = foldText(label);
  const foldedKeywords = foldText(keywords);
  let score = 0;
  for (const word of words) {
    const at = foldedLabel.indexOf(word);
    if (at === 0) score += 4;
    else if (at > 0 && foldedLabel[at - 1] === " ") score += 3;
    else if (at > 0) score += 2;
    else if (foldedKeywords.includes(word)) score += 1;
    else return 0;
  }
  return score / words.length + 1 / (2 + foldedLabel.length);
}
