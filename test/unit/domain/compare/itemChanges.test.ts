import { describe, expect, test } from "vitest";
import { itemChanges } from "../../../../src/domain/compare/itemChanges.ts";
import { itemLines, type LineContext } from "../../../../src/domain/compare/itemLines.ts";
import { compareWords, type Piece } from "../../../../src/domain/compare/words.ts";
import type { Contribution } from "../../../../src/domain/groceries/contribution.ts";
import type { ListFields } from "../../../../src/domain/groceries/document.ts";
import { columnSchema } from "../../../../src/domain/tables/fields.ts";

/** Marked words stand in brackets. */
const marked = (pieces: readonly Piece[] | null): string | null =>
  pieces?.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("") ?? null;

const context: LineContext = {
  titleOf: () => undefined,
  columns: [
    columnSchema.parse({ id: "a", name: "What", type: "text", width: null, choices: [], decimals: null, suffix: "" }),
    columnSchema.parse({ id: "b", name: "Price", type: "number", width: null, choices: [], decimals: 2, suffix: "€" }),
    columnSchema.parse({ id: "c", name: "Day", type: "text", width: null, choices: [], decimals: null, suffix: "" }),
  ],
  cells: { locale: "en", today: "2026-11-21", titleOf: () => undefined, itemByTitle: () => undefined },
};

describe("words", () => {
  test("[C.5] marks only the words that the other version lacks", () => {
    const { mine, other } = compareWords("Bake for 45 minutes until golden", "Bake for 30 minutes until brown");
    expect(marked(mine)).toBe("Bake for [45] minutes until [golden]");
    expect(marked(other)).toBe("Bake for [30] minutes until [brown]");
    expect(marked(compareWords("a b c", "").mine)).toBe("[a b c]");
    expect(compareWords("", "").mine).toEqual([]);
  });

  test("[C.5] a text too long to compare word by word is marked as a whole, at once", () => {
    const long = "word ".repeat(20_000);
    const { mine } = compareWords(`${long}x`, long);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.isChanged).toBe(true);
  });
});

function list(entries: readonly (readonly [id: string, text: string, checkedAt?: number])[]): ListFields {
  const contributions = entries.map(([id, text, checkedAt]): Contribution => ({
    id,
    text,
    foodKey: text,
    quantity: null,
    quantityMax: null,
    unit: null,
    food: text,
    note: "",
    source: { kind: "hand" },
    addedAt: 1,
    checkedAt: checkedAt ?? null,
  }));
  return { title: "This week", contributions, aisles: {}, conversions: {}, shops: [] };
}

describe("items", () => {
  test("[C.5] a list: added, taken off, checked; what is the same is left out", () => {
    const mine = itemLines(
      "list",
      list([
        ["1", "milk", 5],
        ["2", "bread"],
        ["4", "eggs"],
      ]),
      context,
    );
    const current = itemLines(
      "list",
      list([
        ["1", "milk"],
        ["2", "bread"],
        ["3", "salt"],
      ]),
      context,
    );
    expect(itemChanges(mine, current).map((one) => [marked(one.mine), marked(one.current)])).toEqual([
      ["milk · [in the basket]", "milk"],
      [null, "[salt]"],
      ["[eggs]", null],
    ]);
  });

  test("[C.5] a table's row: the changed cells are marked, as they are shown in the table", () => {
    const row = (price: number, day: string) =>
      itemLines("rows", { rows: [{ id: "r", order: "a", cells: { a: "Salmon, side", b: price, c: day } }] }, context);
    const [change] = itemChanges(row(19.4, "25 Nov"), row(18.9, "23 Nov"));
    expect(marked(change?.mine ?? null)).toBe("Salmon, side · [19.40\u00a0€] · [25 Nov]");
    expect(marked(change?.current ?? null)).toBe("Salmon, side · [18.90\u00a0€] · [23 Nov]");
  });

  test("[C.5] equal versions have nothing to show", () => {
    const lines = itemLines("list", list([["1", "milk"]]), context);
    expect(itemChanges(lines, lines)).toEqual([]);
  });
});
