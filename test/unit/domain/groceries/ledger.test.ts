import { describe, expect, test } from "vitest";
import type { Contribution } from "../../../../src/domain/groceries/contribution.ts";
import type { GroceryLine, GroupOptions } from "../../../../src/domain/groceries/ledger.ts";
import { groupLines, sectionsOf } from "../../../../src/domain/groceries/ledger.ts";
import { rationalToText } from "../../../../src/domain/quantity/rational.ts";
import { checked, typed } from "./someContributions.ts";

function lines(contributions: readonly Contribution[], change: Partial<GroupOptions> = {}): GroceryLine[] {
  return groupLines(contributions, { locale: "en", conversions: {}, ...change });
}

function only(found: readonly GroceryLine[]): GroceryLine {
  expect(found).toHaveLength(1);
  const [line] = found;
  if (line === undefined) throw new Error("no line");
  return line;
}

describe("what adds up", () => {
  test.each([
    [["750 ml whole milk", "1 l whole milk"], "1.75 l"],
    [["400 g flour", "200g flour"], "600 g"],
    [["1 lb beef", "200 g beef"], "654 g"],
    [["1 cup olive oil", "2 tbsp olive oil"], "1⅛ cups"],
    [["2 onions", "3 onions"], "5"],
    [["2-3 carrots", "1 carrot"], "3–4"],
    [["3 cloves garlic", "2 garlic cloves"], "5 cloves"],
    [["1/3 cup sugar", "1/3 cup sugar", "1/3 cup sugar"], "1 cup"],
    [["salt", "1 tsp salt"], "1 tsp"],
    [["salt", "salt"], ""],
  ])("[K.5] %j is %j", (texts, amount) => expect(only(lines(typed(...texts))).amountText).toBe(amount));

  test("[K.5] sums are exact: a pound and 200 grams", () => {
    const [total] = only(lines(typed("1 lb beef", "200 g beef"))).totals;
    expect(total && [rationalToText(total.quantity), total.unit]).toEqual(["65359237/100000", "gram"]);
  });

  test("[K.5] things that are different to buy are different lines", () => {
    expect(lines(typed("100 g sugar", "100 g caster sugar", "1 l milk", "1 l whole milk"))).toHaveLength(4);
  });

  test("[K.5] each line lists who and what contributed, with each one's own amount", () => {
    const line = only(lines(typed("400 g flour", "1 lb flour")));
    expect(line.contributions.map((each) => [each.contribution.id, each.amountText, each.keptApart])).toEqual([
      ["c0", "400 g", null],
      ["c1", "1 lb", null],
    ]);
    expect(line.totals[0]?.contributionIds).toEqual(["c0", "c1"]);
  });
});

test("[K.5] contributions stand in the order they were added, whatever order they came in", () => {
  const [first, second, third] = typed("1 l milk", "2 l milk", "3 l milk") as [
    Contribution,
    Contribution,
    Contribution,
  ];
  const renamed = { ...third, id: "a" };
  const ids = only(lines([renamed, second, first])).contributions.map((each) => each.contribution.id);
  expect(ids).toEqual(["c0", "c1", "a"]);
});

describe("what is kept apart", () => {
  test("[K.5] a bag of flour stays apart, says why and what would solve it", () => {
    const line = only(lines(typed("400 g flour", "200 g flour", "1 bag flour")));
    expect(line.amountText).toBe("600 g + 1 bag");
    expect(line.contributions[2]?.keptApart).toEqual({
      reason: "a bag has no weight here",
      suggestion: { foodKey: "flour", unit: "bag", toUnit: "gram", is: { quantity: "500/1", unit: "gram" } },
    });
  });

  test("[K.5] volume is never turned into weight by a guess, only offered", () => {
    const line = only(lines(typed("100 g flour", "1 cup flour")));
    expect(line.amountText).toBe("100 g + 1 cup");
    expect(line.contributions[1]?.keptApart?.suggestion?.is).toEqual({ quantity: "120/1", unit: "gram" });
    const unknown = only(lines(typed("100 g quinoa flakes", "1 cup quinoa flakes")));
    expect(unknown.contributions[1]?.keptApart?.suggestion).toMatchObject({ unit: "cup", toUnit: "gram", is: null });
  });

  test("[K.5] pieces beside a weight, and two kinds of counting", () => {
    const onions = only(lines(typed("2 onions", "200 g onions")));
    expect(onions.amountText).toBe("200 g + 2");
    expect(onions.contributions[0]?.keptApart?.reason).toBe("1 onion has no weight here");
    const garlic = only(lines(typed("2 heads garlic", "3 cloves garlic")));
    expect(garlic.contributions.filter((each) => each.keptApart !== null)).toHaveLength(1);
    expect(garlic.amountText).toBe("3 cloves + 2 heads");
  });

  test("[K.5] the offered conversion, once set, is applied exactly", () => {
    const conversions = { "flour|bag": { quantity: "500/1", unit: "gram" } };
    const line = only(lines(typed("600 g flour", "1 bag flour"), { conversions }));
    expect(line.amountText).toBe("1.1 kg");
    expect(line.contributions.every((each) => each.keptApart === null)).toBe(true);
  });

  test("[K.5] a conversion set for a cup holds for spoons of the same food, and for no other food", () => {
    const conversions = { "flour|cup": { quantity: "120/1", unit: "gram" } };
    const line = only(lines(typed("100 g flour", "2 tbsp flour"), { conversions }));
    expect(line.totals.map((total) => [rationalToText(total.quantity), total.unit])).toEqual([["115/1", "gram"]]);
    expect(only(lines(typed("100 g sugar", "2 tbsp sugar"), { conversions })).totals).toHaveLength(2);
  });

  test("[K.5] pieces convert, conversions chain, and a circle of them changes nothing", () => {
    const piece = { "onion|": { quantity: "150/1", unit: "gram" } };
    expect(only(lines(typed("2 onions", "200 g onions"), { conversions: piece })).amountText).toBe("500 g");
    const chain = { "tea|box": { quantity: "2", unit: "bag" }, "tea|bag": { quantity: "10", unit: "gram" } };
    expect(only(lines(typed("1 box tea", "5 g tea"), { conversions: chain })).amountText).toBe("25 g");
    const circle = { "tea|box": { quantity: "2/1", unit: "bag" }, "tea|bag": { quantity: "1/2", unit: "box" } };
    expect(only(lines(typed("1 box tea"), { conversions: circle })).amountText).toBe("1 box");
    const broken = { "tea|box": { quantity: "1/0", unit: "bag" } };
    expect(only(lines(typed("1 box tea"), { conversions: broken })).amountText).toBe("1 box");
  });
});

describe("the basket", () => {
  test("[K.6] a line is in the basket when all of it is checked", () => {
    const [first, second] = typed("1 l milk", "500 ml milk") as [Contribution, Contribution];
    const line = only(lines([checked(first), checked(second)]));
    expect([line.state, line.amountText]).toEqual(["basket", "1.5 l"]);
  });

  test("[K.6] what is added later is an open line with only the open amount", () => {
    const [first, second] = typed("1 l milk", "500 ml milk") as [Contribution, Contribution];
    const found = lines([checked(first), second]);
    expect(found.map((line) => [line.state, line.amountText])).toEqual([
      ["open", "500 ml"],
      ["basket", "1 l"],
    ]);
    expect(new Set(found.map((line) => line.id)).size).toBe(2);
  });

  test("[K.6] checked ones sink below every open aisle", () => {
    const [milk, bread, soap] = typed("milk", "bread", "dish soap") as [Contribution, Contribution, Contribution];
    const { open, basket } = sectionsOf(lines([checked(milk), bread, soap]));
    expect(open.map((section) => section.aisleId)).toEqual(["bakery", "household"]);
    expect(basket.map((line) => line.food)).toEqual(["milk"]);
  });
});

describe("the way through the shop", () => {
  const list = typed("dish soap", "milk", "carrots", "bananas", "salt");

  test("[K.6] lines stand by aisle in the usual order, by name within one", () => {
    expect(lines(list).map((line) => line.food)).toEqual(["bananas", "carrots", "milk", "salt", "dish soap"]);
  });

  test("[K.6] a shop's own order wins; aisles it does not name follow in the usual one", () => {
    const found = lines(list, { shopAisleOrder: ["household", "spices", "no-such-aisle"] });
    expect(found.map((line) => line.food)).toEqual(["dish soap", "salt", "bananas", "carrots", "milk"]);
  });

  test("[K.6] a correction on the list beats a remembered one, which beats the guess", () => {
    const aisle = (options: Partial<GroupOptions>): string => only(lines(typed("tahini"), options)).aisleId;
    expect(aisle({})).toBe("oils");
    expect(aisle({ aisleMemory: { tahini: "tins" } })).toBe("tins");
    expect(aisle({ aisleMemory: { tahini: "tins" }, aisles: { tahini: "breakfast" } })).toBe("breakfast");
    expect(aisle({ aisles: { tahini: "an aisle of a newer version" } })).toBe("oils");
  });
});
