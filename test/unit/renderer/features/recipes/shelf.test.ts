import { describe, expect, test } from "vitest";
import type { ItemId } from "../../../../../src/domain/items/types.ts";
import type { RecipeSummary } from "../../../../../src/renderer/data/recipeIndex.ts";
import { rangeBetween, toggled } from "../../../../../src/renderer/features/recipes/library/selecting.ts";
import { arrange, countTags, noFilter } from "../../../../../src/renderer/features/recipes/library/shelf.ts";

function summary(id: string, more: Partial<RecipeSummary> = {}): RecipeSummary {
  return {
    ownerId: "",
    id: id as ItemId,
    title: id,
    sortKey: id,
    tags: [],
    totalMinutes: null,
    rating: null,
    photoId: null,
    author: "",
    sourceName: "",
    sourceUrl: "",
    yieldText: "",
    hasSteps: true,
    ingredients: [],
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}
const ids = (list: readonly RecipeSummary[]) => list.map(({ id }) => id);

describe("the shelf", () => {
  const all = [
    summary("a", { totalMinutes: 45, rating: 4, tags: ["soup"], createdAt: 1 }),
    summary("b", { totalMinutes: 20, createdAt: 3 }),
    summary("c", { rating: 5, tags: ["soup", "quick"], createdAt: 2 }),
  ];
  test("[K.1] orders by title, age, time and rating; what is unknown comes last", () => {
    expect(ids(arrange(all, noFilter, "title"))).toEqual(["a", "b", "c"]);
    expect(ids(arrange(all, noFilter, "newest"))).toEqual(["b", "c", "a"]);
    expect(ids(arrange(all, noFilter, "time"))).toEqual(["b", "a", "c"]);
    expect(ids(arrange(all, noFilter, "rating"))).toEqual(["c", "a", "b"]);
  });
  test("[K.1] filters narrow together", () => {
    expect(ids(arrange(all, { quick: new Set(["under30"]), tags: new Set() }, "title"))).toEqual(["b"]);
    expect(ids(arrange(all, { quick: new Set(["favourite"]), tags: new Set(["soup"]) }, "title"))).toEqual(["a", "c"]);
    expect(ids(arrange(all, { quick: new Set(["unrated"]), tags: new Set(["soup"]) }, "title"))).toEqual([]);
  });
  test("[K.1] counts tags, the most used first", () => {
    expect(countTags(all)).toEqual([
      { tag: "soup", count: 2 },
      { tag: "quick", count: 1 },
    ]);
  });
});

describe("selecting", () => {
  test("[K.1] a range goes both ways and a toggle adds and takes away", () => {
    const rows = ["a", "b", "c", "d"].map((id) => ({ id: id as ItemId }));
    expect(rangeBetween(rows, "d" as ItemId, "b" as ItemId)).toEqual(["b", "c", "d"]);
    expect([...toggled(new Set(["a" as ItemId]), "a" as ItemId)]).toEqual([]);
  });
});
