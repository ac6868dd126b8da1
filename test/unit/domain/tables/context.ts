import type { CellContext } from "../../../../src/domain/tables/cellText.ts";
import type { Column, ColumnType } from "../../../../src/domain/tables/fields.ts";

const items = new Map([
  ["soup", "Tomato soup"],
  ["cake", "Lemon cake"],
]);

export function context(locale = "en-GB"): CellContext {
  return {
    locale,
    today: "2026-11-21",
    titleOf: (id) => items.get(id),
    itemByTitle: (title) => [...items].find(([, name]) => name.toLowerCase() === title.toLowerCase())?.[0],
  };
}

export function column(type: ColumnType, rest: Partial<Column> = {}): Column {
  return { id: type, name: type, type, width: null, choices: [], decimals: null, suffix: "", ...rest };
}

export const colours = column("choice", {
  choices: [
    { id: "c1", name: "Red", color: "rose" },
    { id: "c2", name: "Blue", color: "sky" },
  ],
});

/** A small deterministic random source (mulberry32), so that a failing run can be repeated from its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function counter(): () => string {
  let count = 0;
  return () => `id${++count}`;
}
