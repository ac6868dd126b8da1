const maxLetters = 40;
const rows = [new Uint8Array(maxLetters + 2), new Uint8Array(maxLetters + 2), new Uint8Array(maxLetters + 2)] as const;

/**
 * How many letters must be changed, added, left out or swapped with their neighbour for `word` to be the beginning of `term`; anything
 * above `max` when it is more than that. The first letter must be right or swapped with the second: people get it right, and it
 * spares nine tenths of the work.
 */
export function prefixDistance(word: string, term: string, max: number): number {
  const tooFar = max + 1;
  if (word.length > maxLetters || term.length < word.length - max) return tooFar;
  const first = word.charCodeAt(0);
  if (term.charCodeAt(0) !== first && !(term.charCodeAt(1) === first && term.charCodeAt(0) === word.charCodeAt(1)))
    return tooFar;
  const width = Math.min(term.length, word.length + max);
  let [before, above, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let at = 0; at <= width; at += 1) above[at] = at;
  for (let letter = 1; letter <= word.length; letter += 1) {
    row[0] = letter;
    let least = letter;
    const code = word.charCodeAt(letter - 1);
    for (let at = 1; at <= width; at += 1) {
      const other = term.charCodeAt(at - 1);
      let cost = (above[at - 1] ?? 0) + (code === other ? 0 : 1);
      cost = Math.min(cost, (above[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1);
      if (letter > 1 && at > 1 && code === term.charCodeAt(at - 2) && word.charCodeAt(letter - 2) === other) {
        cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
      }
      row[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > max) return tooFar;
    [before, above, row] = [above, row, before];
  }
  let best = tooFar;
  for (let at = Math.max(0, word.length - max); at <= width; at += 1) best = Math.min(best, above[at] ?? tooFar);
  return best;
}
