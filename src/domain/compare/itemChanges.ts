/** What differs between a person's version of an item and the current one, line by line, in the order people read. */
import { compareWords, type Piece } from "./words.ts";
import type { ItemLine } from "./itemLines.ts";

export interface LineChange {
  readonly key: string;
  readonly label: string;
  /** Null where this version does not have the line. */
  readonly mine: readonly Piece[] | null;
  readonly current: readonly Piece[] | null;
}

/** Put between the parts of a line, as in "Salmon, side · 19.40 €". */
const separator: Piece = { text: " · ", isChanged: false };

/** Only the lines that differ; lines taken away stand where they stood in the current version. */
export function itemChanges(mine: readonly ItemLine[], current: readonly ItemLine[]): LineChange[] {
  const currentByKey = new Map(current.map((line) => [line.key, line]));
  const mineByKey = new Map(mine.map((line) => [line.key, line]));
  return merged(mine, current).flatMap((key): LineChange[] => {
    const own = mineByKey.get(key);
    const other = currentByKey.get(key);
    const label = (own ?? other)?.label ?? "";
    if (own && other) {
      if (own.parts.length === other.parts.length && own.parts.every((part, at) => part === other.parts[at])) return [];
      return [{ key, label, ...compareParts(own.parts, other.parts) }];
    }
    return [{ key, label, mine: own ? allOf(own, true) : null, current: other ? allOf(other, true) : null }];
  });
}

/** The keys of both, in the order of the first, each of the second's own after what precedes it there. */
function merged(first: readonly ItemLine[], second: readonly ItemLine[]): string[] {
  const keys = first.map(({ key }) => key);
  const known = new Set(keys);
  let after = -1;
  for (const { key } of second) {
    if (known.has(key)) after = keys.indexOf(key);
    else {
      keys.splice(++after, 0, key);
      known.add(key);
    }
  }
  return keys;
}

function compareParts(
  mine: readonly string[],
  current: readonly string[],
): { mine: readonly Piece[]; current: readonly Piece[] } {
  if (mine.length === 1 && current.length === 1) {
    const compared = compareWords(mine[0] ?? "", current[0] ?? "");
    return { mine: compared.mine, current: compared.other };
  }
  const pieces = (parts: readonly string[], others: readonly string[]): Piece[] =>
    joinParts(parts.map((text, at) => ({ text, isChanged: text !== others[at] })));
  return { mine: pieces(mine, current), current: pieces(current, mine) };
}

function allOf(line: ItemLine, isChanged: boolean): Piece[] {
  return joinParts(line.parts.map((text) => ({ text, isChanged })));
}

function joinParts(parts: readonly Piece[]): Piece[] {
  return parts.filter(({ text }) => text !== "").flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}
