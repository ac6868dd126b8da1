/** What was typed before, offered again. */
import { matchScore } from "../../ui/matchScore.ts";
import { typedLines } from "../../../domain/groceries/typedLines.ts";

const maxSuggestions = 5;

/** Earlier lines that fit the last thing being typed, best first; nothing for an empty field. */
export function suggestionsFor(text: string, typedBefore: readonly string[]): string[] {
  const last = /[,;\n]\s*$/.test(text) ? "" : (typedLines(text).at(-1) ?? "");
  if (last.length < 2) return [];
  return typedBefore
    .filter((line) => line.toLowerCase() !== last.toLowerCase())
    .map((line, index) => ({ line, score: matchScore(last, line) - index / 1_000_000 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, maxSuggestions)
    .map(({ line }) => line);
}
