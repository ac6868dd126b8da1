import { describe, expect, test } from "vitest";
import { aisles, aisleIds } from "../../../../src/domain/groceries/aisles.ts";
import { aisleOfWords } from "../../../../src/domain/groceries/aisleWords.ts";
import { guessAisle } from "../../../../src/domain/groceries/guessAisle.ts";
import { foodKey } from "../../../../src/domain/ingredients/foodKey.ts";
import { parseIngredient } from "../../../../src/domain/ingredients/parseIngredient.ts";

describe("guessing the aisle", () => {
  test.each([
    ["carrots", "produce"],
    ["flat-leaf parsley", "produce"],
    ["baby new potatoes", "produce"],
    ["sourdough bread", "bakery"],
    ["whole milk", "dairy"],
    ["free-range eggs", "dairy"],
    ["minced beef", "meat"],
    ["boneless skinless chicken thighs", "meat"],
    ["salmon fillet", "fish"],
    ["rolled oats", "breakfast"],
    ["peanut butter", "breakfast"],
    ["golden caster sugar", "baking"],
    ["baking powder", "baking"],
    ["spaghetti", "pasta"],
    ["basmati rice", "pasta"],
    ["coconut milk", "tins"],
    ["canned chickpeas", "tins"],
    ["chicken stock", "tins"],
    ["extra virgin olive oil", "oils"],
    ["soy sauce", "oils"],
    ["ground cumin", "spices"],
    ["black pepper", "spices"],
    ["dried oregano", "spices"],
    ["tortilla chips", "snacks"],
    ["dry white wine", "drinks"],
    ["orange juice", "drinks"],
    ["frozen raspberries", "frozen"],
    ["vanilla ice cream", "frozen"],
    ["toilet paper", "household"],
    ["Vollkornmehl", "baking"],
    ["Zwiebeln", "produce"],
    ["Bergkäse", "dairy"],
    ["huile d'olive", "oils"],
    ["mantequilla", "dairy"],
    ["flux capacitor", "other"],
  ])("[K.6] %s is in %s", (food, aisle) => expect(guessAisle(foodKey(food))).toBe(aisle));

  test("[K.6] a tin and the fresh thing stand in different aisles", () => {
    expect(guessAisle(parseIngredient("2 tins chopped tomatoes").foodKey)).toBe("tins");
    expect(guessAisle(parseIngredient("4 ripe tomatoes").foodKey)).toBe("produce");
  });

  test("[K.6] every word of the table is met when it stands on a list", () => {
    const unreachable = [...aisleOfWords.keys()].filter((word) => guessAisle(foodKey(word)) === "other");
    expect(unreachable).toEqual([]);
    expect(aisleOfWords.size).toBeGreaterThan(900);
  });

  test("[K.6] every aisle has a name of its own", () => {
    expect(new Set(aisles.map((aisle) => aisle.name)).size).toBe(aisleIds.length);
  });

  test.each(["", "constructor", "__proto__", "a b c d e f g h i j k l m n o p".repeat(30)])(
    "[K.6] odd keys are guessed without trouble (%#)",
    (key) => expect(aisleIds).toContain(guessAisle(key)),
  );
});
