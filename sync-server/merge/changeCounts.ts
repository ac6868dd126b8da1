/** How many changes came in and what became of them, for the figures: plain numbers, because every keystroke is one. Never whose. */
import type { MergeOutcome } from "./mergeItem.ts";

/** How a change came: by the records plane, into an open document, as typing into one (the short way), or by HTTP. */
export const changeWays = ["records", "live", "typing", "http"] as const;
export type ChangeWay = (typeof changeWays)[number];

export class ChangeCounts {
  /** Changes that were stored. */
  readonly merged: Record<ChangeWay, number> = { records: 0, live: 0, typing: 0, http: 0 };
  /** Changes with nothing new in them, such as what a device pushes after it was sent live. */
  readonly known: Record<ChangeWay, number> = { records: 0, live: 0, typing: 0, http: 0 };
  readonly #refused = new Map<ChangeWay, Map<string, number>>();

  /** Counts what became of a change; call it when that is stored. */
  add(way: ChangeWay, outcome: MergeOutcome): void {
    if (outcome.kind === "refused") {
      const { code } = outcome.failure;
      const byCode = this.#refused.get(way) ?? new Map<string, number>();
      this.#refused.set(way, byCode.set(code, (byCode.get(code) ?? 0) + 1));
    } else if (outcome.stored.length > 0) this.merged[way]++;
    else this.known[way]++;
  }

  /** The refused ones, by their code. */
  *refused(): Iterable<{ readonly way: ChangeWay; readonly code: string; readonly count: number }> {
    for (const [way, byCode] of this.#refused) for (const [code, count] of byCode) yield { way, code, count };
  }
}
