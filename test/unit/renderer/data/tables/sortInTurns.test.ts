import { describe, expect, test } from "vitest";
import { sortInTurns, turnsOf } from "../../../../../src/renderer/data/tables/sortInTurns.ts";

/** The same numbers every time. */
function numbers(count: number): { key: number; place: number }[] {
  let seed = 7;
  return Array.from({ length: count }, (_, place) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return { key: seed % 1_000, place };
  });
}

const byKey = (a: { key: number }, b: { key: number }): number => a.key - b.key;

describe("sorting with pauses", () => {
  test("[K.8] gives what a plain sort gives, also among equal ones", async () => {
    for (const count of [0, 1, 1_023, 1_025, 5_000, 20_001]) {
      const list = numbers(count);
      expect(await sortInTurns(list, byKey, { next: async () => true })).toEqual(list.toSorted(byKey));
    }
  });

  test("[K.8] gives the window its turn in time, and gives up when it is no longer wanted", async () => {
    let pauses = 0;
    let clock = 0;
    let isWanted = true;
    const turns = turnsOf(
      async () => void pauses++,
      () => isWanted,
      () => (clock += 3),
    );
    expect(await sortInTurns(numbers(20_000), byKey, turns)).toHaveLength(20_000);
    expect(pauses).toBeGreaterThan(10);
    isWanted = false;
    expect(await sortInTurns(numbers(20_000), byKey, turns)).toBeNull();
  });
});
