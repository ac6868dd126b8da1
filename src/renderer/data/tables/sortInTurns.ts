/** A sort that lets the window draw in between: runs are sorted one by one and then merged, two by two. */

/** Rows sorted before the clock is looked at: a few milliseconds. */
const rowsPerRun = 1_024;
/** Longest stretch of work between two turns of the window, in milliseconds. */
export const sliceMs = 8;

export interface Turns {
  /** Lets the window have a turn when this stretch of work has been long enough; false when the work is no longer wanted. */
  readonly next: () => Promise<boolean>;
}

/** Turns by the clock. */
export function turnsOf(nextTurn: () => Promise<void>, isWanted: () => boolean, now: () => number): Turns {
  let startedAt = now();
  return {
    next: async () => {
      if (now() - startedAt < sliceMs) return isWanted();
      await nextTurn();
      startedAt = now();
      return isWanted();
    },
  };
}

/** The list sorted; equal ones keep their order. Null when it was no longer wanted. */
export async function sortInTurns<T>(
  list: readonly T[],
  compare: (a: T, b: T) => number,
  turns: Turns,
): Promise<T[] | null> {
  let runs: T[][] = [];
  for (let start = 0; start < list.length; start += rowsPerRun) {
    runs.push(list.slice(start, start + rowsPerRun).sort(compare));
    if (!(await turns.next())) return null;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const left = runs[at] ?? [];
      const right = runs[at + 1];
      const both = right ? await merge(left, right, compare, turns) : left;
      if (!both) return null;
      merged.push(both);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
  turns: Turns,
): Promise<T[] | null> {
  const merged: T[] = [];
  let fromLeft = 0;
  for (const [fromRight, item] of right.entries()) {
    for (let other = left[fromLeft]; fromLeft < left.length && compare(other as T, item) <= 0; other = left[fromLeft]) {
      merged.push(other as T);
      fromLeft++;
    }
    merged.push(item);
    if (fromRight % rowsPerRun === rowsPerRun - 1 && !(await turns.next())) return null;
  }
  for (; fromLeft < left.length; fromLeft++) merged.push(left[fromLeft] as T);
  return merged;
}
