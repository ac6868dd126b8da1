/** Which words two versions of a text do not have in common, to mark them. Pure; says nothing about who is right. */

/** A stretch of text, and whether the other version lacks it. */
export interface Piece {
  readonly text: string;
  readonly isChanged: boolean;
}

/** More words than this on both sides multiplied are compared as a whole: the comparison grows with the square. */
const maxWordPairs = 250_000;

/** Marks in each of two texts the words that the other lacks (longest common subsequence of words). */
export function compareWords(mine: string, other: string): { mine: Piece[]; other: Piece[] } {
  if (mine === other) return { mine: whole(mine, false), other: whole(other, false) };
  const a = mine.split(/(\s+)/).filter((word) => word !== "");
  const b = other.split(/(\s+)/).filter((word) => word !== "");
  if (a.length * b.length > maxWordPairs) return { mine: whole(mine, true), other: whole(other, true) };
  // Lengths of the longest common subsequence of what follows; one row longer and wider than the words.
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const after = lengths[(i + 1) * width + j + 1] ?? 0;
      lengths[i * width + j] =
        a[i] === b[j] ? after + 1 : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const marks = { mine: Array.from(a, () => true), other: Array.from(b, () => true) };
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      marks.mine[i++] = false;
      marks.other[j++] = false;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return { mine: joined(a, marks.mine), other: joined(b, marks.other) };
}

function whole(text: string, isChanged: boolean): Piece[] {
  return text === "" ? [] : [{ text, isChanged }];
}

function joined(words: readonly string[], marks: readonly boolean[]): Piece[] {
  const pieces: { text: string; isChanged: boolean }[] = [];
  words.forEach((text, index) => {
    const last = pieces.at(-1);
    // A space between two marked words is marked with them; one beside an unmarked word is not.
    const isSpace = text.trim() === "";
    const isChanged = isSpace ? (marks[index - 1] ?? false) && (marks[index + 1] ?? false) : (marks[index] ?? false);
    if (last?.isChanged === isChanged) last.text += text;
    else pieces.push({ text, isChanged });
  });
  return pieces;
}
