import { expect, test } from "vitest";
import { openFoods } from "../../../../src/renderer/app/frameCounts.ts";
import { saveWords } from "../../../../src/renderer/app/saveWords.ts";
import type { Contribution } from "../../../../src/domain/groceries/contribution.ts";

function contribution(foodKey: string, checkedAt: number | null): Contribution {
  return {
    id: `${foodKey}-${checkedAt}`,
    text: foodKey,
    foodKey,
    quantity: null,
    quantityMax: null,
    unit: null,
    food: foodKey,
    note: "",
    source: { kind: "hand" },
    addedAt: 0,
    checkedAt,
  };
}

test("[K.5] the sidebar counts foods still to get, each once a list", () => {
  const lists = [
    { contributions: [contribution("milk", null), contribution("milk", 5), contribution("flour", 5)] },
    { contributions: [contribution("milk", null)] },
  ];
  expect(openFoods(lists)).toBe(2);
});

test("[C.2] the save state never says saved while something is not", () => {
  expect(saveWords({ kind: "saved" })).toMatchObject({ title: "Everything saved", tone: "herb" });
  expect(saveWords({ kind: "saving", pending: 1 })).toMatchObject({ title: "Saving…", detail: "1 change" });
  const failure = { code: "storage_full", message: "No space." } as const;
  expect(saveWords({ kind: "failed", pending: 2, failure })).toMatchObject({
    title: "Not saved: 2 changes",
    detail: "No space left",
    tone: "rose",
  });
});
