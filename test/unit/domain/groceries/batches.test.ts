import { describe, expect, test } from "vitest";
import { batchesOf } from "../../../../src/domain/groceries/batches.ts";
import { batchUpdate } from "../../../../src/domain/groceries/batchUpdate.ts";
import type { Contribution } from "../../../../src/domain/groceries/contribution.ts";
import { groupLines, sectionsOf } from "../../../../src/domain/groceries/ledger.ts";
import { listText } from "../../../../src/domain/groceries/listText.ts";
import { contributionFromText } from "../../../../src/domain/groceries/newContributions.ts";

let made = 0;
function line(text: string, change: Partial<Contribution> = {}): Contribution {
  const contribution = contributionFromText(text, { id: `line-${++made}`, addedAt: made });
  if (!contribution) throw new Error("An empty line is no contribution.");
  return { ...contribution, ...change };
}
const from = (batchId: string, planDate: string | null): Contribution["source"] => ({
  kind: "recipe",
  recipeId: `recipe-${batchId}`,
  batchId,
  title: `Recipe ${batchId}`,
  planDate,
  slotName: null,
  planEntryId: null,
  servings: 2,
});

describe("the recipes of a list", () => {
  test("[K.5] are one each adding, in order of the days they are planned for, with what is in the basket", () => {
    const batches = batchesOf([
      line("1 egg", { source: from("b", "2026-11-20") }),
      line("salt"),
      line("milk", { source: from("c", null) }),
      line("2 eggs", { source: from("a", "2026-11-18"), checkedAt: 5 }),
      line("flour", { source: from("a", "2026-11-18") }),
    ]);
    expect(batches.map(({ batchId, total, checked }) => [batchId, total, checked])).toEqual([
      ["a", 2, 1],
      ["b", 1, 0],
      ["c", 1, 0],
    ]);
  });
});

describe("bringing a planned recipe up to date", () => {
  test("[K.4] what is the same is left alone, so that nothing is sent", () => {
    const flour = line("400 g flour");
    expect(batchUpdate([{ ...flour, checkedAt: 3 }], [{ ...flour, addedAt: 99 }])).toEqual({ put: [], remove: [] });
  });

  test("[K.4] ranges and other units in the basket are compared exactly, or replaced where they cannot be", () => {
    const carrots = line("2-3 carrots", { checkedAt: 1 });
    const more = line("4-6 carrots", { id: carrots.id });
    const { put } = batchUpdate([carrots], [more]);
    expect(put.map(({ id, quantity, quantityMax }) => [id, quantity, quantityMax])).toEqual([
      [carrots.id, "2/1", "3/1"],
      [`${carrots.id}.more`, "2/1", "3/1"],
    ]);
    const bag = line("1 bag carrots", { id: carrots.id });
    expect(batchUpdate([carrots], [bag]).put).toEqual([{ ...bag, addedAt: carrots.addedAt }]);
    expect(batchUpdate([carrots, line("salt")], [carrots]).remove).toHaveLength(1);
  });
});

test("[K.5] a list as text has its aisles and leaves out the basket", () => {
  const { open } = sectionsOf(
    groupLines([line("2 l milk"), line("3 carrots"), line("1 egg", { checkedAt: 1 })], {
      conversions: {},
      locale: "en",
    }),
  );
  expect(listText("This week", open)).toBe(
    "This week\n\nVegetables & fruit\n- 3 carrots\n\nDairy & eggs\n- 2 l milk\n",
  );
});
