import { describe, expect, test } from "vitest";
import { foodKey } from "../../../../src/domain/ingredients/foodKey.ts";
import { parseIngredient } from "../../../../src/domain/ingredients/parseIngredient.ts";

describe("the key foods merge by", () => {
  test.each([
    ["Onions", "onion"],
    ["tomatoes", "Tomato"],
    ["fresh parsley", "parsley"],
    ["large eggs", "eggs"],
    ["Crème fraîche", "creme fraiche"],
    ["scallions", "spring onion"],
    ["zucchini", "courgettes"],
    ["all-purpose flour", "plain flour"],
    ["ripe bananas", "banana"],
    ["lukewarm water", "boiling water"],
    ["Kartoffeln", "Kartoffel"],
    ["tinned chickpeas", "canned chickpeas"],
    ["bay leaves", "bay leaf"],
    ["whole onion", "onions"],
  ])("[K.5] %j and %j are one thing to buy", (left, right) => expect(foodKey(left)).toBe(foodKey(right)));

  test.each([
    ["caster sugar", "sugar"],
    ["whole milk", "milk"],
    ["fresh thyme", "thyme"],
    ["dried basil", "basil"],
    ["fresh pasta", "pasta"],
    ["egg yolks", "eggs"],
    ["red onion", "onion"],
    ["salted butter", "unsalted butter"],
    ["coconut water", "water"],
    ["baby spinach", "spinach"],
    ["smoked paprika", "paprika"],
    ["peanut butter", "butter"],
    ["free-range eggs", "eggs"],
  ])("[K.5] %j and %j stay two things to buy", (left, right) => expect(foodKey(left)).not.toBe(foodKey(right)));

  test("[K.5] tinned tomatoes are not bought with the fresh ones", () => {
    const key = (line: string): string => parseIngredient(line).foodKey;
    expect(key("1 tin tomatoes")).not.toBe(key("3 tomatoes"));
    expect(key("1 tin tomatoes")).toBe(key("400 g canned tomatoes"));
    expect(key("1 can coconut milk")).toBe(key("400 ml coconut milk"));
  });

  test("[K.5] a key is its own key", () => {
    for (const food of ["Fresh Large Tomatoes", "cilantro leaves", "confectioners' sugar", "Äpfel", "glass noodles"]) {
      expect(foodKey(foodKey(food)), food).toBe(foodKey(food));
    }
  });
});
