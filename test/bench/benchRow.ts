/** One line of the timings: our figure, a peer's in the same run where there is an honest one, and their ratio. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly peer?: number;
  readonly ratio?: number;
  readonly unit: string;
  readonly note?: string;
}
