/** Count, sum and average of a marked range: what the line under the grid says. */
import type { CellValue } from "./fields.ts";

export interface RangeSummary {
  readonly cells: number;
  readonly filled: number;
  readonly numbers: number;
  readonly sum: number;
  readonly average: number | null;
}

/** Sums with a correction (Neumaier), so that 0.1 + 0.2 and long columns come out as people expect. */
export function summarize(values: Iterable<CellValue | undefined>): RangeSummary {
  let cells = 0;
  let filled = 0;
  let numbers = 0;
  let sum = 0;
  let correction = 0;
  for (const value of values) {
    cells++;
    if (value !== undefined && value !== "") filled++;
    if (typeof value !== "number") continue;
    numbers++;
    const next = sum + value;
    correction += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const total = Number((sum + correction).toPrecision(15));
  return { cells, filled, numbers, sum: total, average: numbers === 0 ? null : total / numbers };
}
