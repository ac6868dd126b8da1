import { describe, expect, test } from "vitest";
import { contributionSchema } from "../../../../src/domain/groceries/contribution.ts";
import { conversionFromText, suggestionText } from "../../../../src/domain/groceries/conversionText.ts";
import { contributionFromText, contributionsFromRecipe } from "../../../../src/domain/groceries/newContributions.ts";
import { scaleFactor } from "../../../../src/domain/quantity/scale.ts";

const source = {
  kind: "recipe",
  recipeId: "r1",
  batchId: "b1",
  title: "Sunday lasagne",
  planDate: "2026-11-22",
  slotName: "Dinner",
  planEntryId: "e1",
  servings: 6,
} as const;

describe("making contributions", () => {
  test('[K.5] typing "2 l milk" gives quantity, unit and food', () => {
    expect(contributionFromText(" 2 l milk ", { id: "c1", addedAt: 5 })).toEqual({
      id: "c1",
      text: "2 l milk",
      foodKey: "milk",
      quantity: "2/1",
      quantityMax: null,
      unit: "liter",
      food: "milk",
      note: "",
      source: { kind: "hand" },
      addedAt: 5,
      checkedAt: null,
    });
  });

  test("[K.5] nothing typed is nothing; anything else can be saved", () => {
    expect(contributionFromText("  ", { id: "c1", addedAt: 5 })).toBeNull();
    for (const text of ["?", "🥕", "3", "1/3", "(", "x".repeat(9_000), "999999999 999999/9999 cups flour", "00"]) {
      const made = contributionFromText(text, { id: "c1", addedAt: 5 });
      expect(contributionSchema.safeParse(made).success, text.slice(0, 30)).toBe(true);
      expect(made?.foodKey, text.slice(0, 30)).not.toBe("");
    }
  });

  test("[K.4] a recipe planned for six gives scaled amounts, its own text and where it comes from", () => {
    let next = 0;
    const made = contributionsFromRecipe(
      [{ text: "1/3 cup sugar" }, { text: " " }, { text: "2-3 onions" }, { text: "salt" }],
      {
        factor: scaleFactor(3, 6),
        source,
        newId: () => `n${(next += 1)}`,
        addedAt: 9,
      },
    );
    expect(made.map((each) => [each.id, each.text, each.quantity, each.quantityMax, each.unit])).toEqual([
      ["n1", "1/3 cup sugar", "2/3", null, "cup"],
      ["n2", "2-3 onions", "4/1", "6/1", null],
      ["n3", "salt", null, null, null],
    ]);
    expect(made.every((each) => each.source === source && each.checkedAt === null)).toBe(true);
    expect(made.every((each) => contributionSchema.safeParse(each).success)).toBe(true);
  });
});

describe("conversions in words", () => {
  const style = { locale: "en" };
  test("[K.5] an offered conversion reads as the person would say it", () => {
    const offer = { foodKey: "flour", unit: "bag", toUnit: "gram" };
    expect(suggestionText({ ...offer, is: { quantity: "500/1", unit: "gram" } }, style)).toBe("1 bag = 500 g");
    expect(suggestionText({ ...offer, is: null }, style)).toBe("1 bag = … g");
    expect(suggestionText({ ...offer, unit: "", foodKey: "onion", is: null }, style)).toBe("1 onion = … g");
  });

  test.each([
    ["500 g", { quantity: "500/1", unit: "gram" }],
    ["½ lb", { quantity: "1/2", unit: "pound" }],
    ["1,5 kg", { quantity: "3/2", unit: "kilogram" }],
    ["500", null],
    ["0 g", null],
    ["a lot", null],
    ["500 g flour", null],
    ["", null],
  ])("[K.5] %j typed as a conversion is %j", (text, expected) => expect(conversionFromText(text)).toEqual(expected));
});
