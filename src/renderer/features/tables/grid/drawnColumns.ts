/** Which columns are drawn, as a short text: an unchanged set is the same text, and nothing is drawn again for it. */

const parsed = new Map<string, readonly number[]>();

/** "0-3,9" → 0, 1, 2, 3, 9 */
export function indexesOf(drawn: string): readonly number[] {
  let indexes = parsed.get(drawn);
  if (!indexes) {
    if (parsed.size > 500) parsed.clear();
    indexes =
      drawn === ""
        ? []
        : drawn.split(",").flatMap((stretch) => {
            const [from = 0, to = from] = stretch.split("-").map(Number);
            return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
          });
    parsed.set(drawn, indexes);
  }
  return indexes;
}

/** 0, 1, 2, 3, 9 → "0-3,9" */
export function drawnText(indexes: readonly number[]): string {
  const stretches: string[] = [];
  let from = indexes[0];
  let last = from;
  for (const index of [...indexes.slice(1), Number.NaN]) {
    if (last !== undefined && index === last + 1) {
      last = index;
      continue;
    }
    if (from !== undefined) stretches.push(`${from}-${last}`);
    from = last = index;
  }
  return stretches.join(",");
}
