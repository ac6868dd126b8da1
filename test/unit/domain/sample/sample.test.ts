import { expect, test } from "vitest";
import { parseIngredient } from "../../../../src/domain/ingredients/parseIngredient.ts";
import { sampleCookbooks, sampleList, samplePlan, sampleRecipes } from "../../../../src/domain/sample/index.ts";

const titles = new Set(sampleRecipes.map((recipe) => recipe.title));

test("[K.1] every sample recipe is complete: yield, times that add up, tags, ingredients, steps", () => {
  expect(titles.size).toBe(10);
  for (const recipe of sampleRecipes) {
    expect(recipe.yieldAmount, recipe.title).toBeGreaterThan(0);
    expect(recipe.totalMinutes, recipe.title).toBeGreaterThanOrEqual(
      (recipe.prepMinutes ?? 0) + (recipe.cookMinutes ?? 0),
    );
    expect(recipe.tags.length, recipe.title).toBeGreaterThan(0);
    expect(recipe.steps.length, recipe.title).toBeGreaterThan(2);
  }
});

test("[K.3] the parser understands the sample ingredients: each line has a food, most an amount", () => {
  const lines = sampleRecipes.flatMap((recipe) => recipe.ingredientGroups.flatMap((group) => group.ingredients));
  const parsed = lines.map((line) => parseIngredient(line));
  expect(parsed.filter((line) => line.food === "")).toEqual([]);
  expect(parsed.filter((line) => line.quantity !== null).length / lines.length).toBeGreaterThan(0.95);
});

test("[K.4] cookbooks, plan and list name recipes that exist", () => {
  const named = [
    ...sampleCookbooks.flatMap((cookbook) => [...cookbook.recipes]),
    ...samplePlan.entries.flatMap((entry) => (entry.recipe === null ? [] : [entry.recipe])),
    ...sampleList.recipes,
  ];
  expect(named.filter((title) => !titles.has(title))).toEqual([]);
});
