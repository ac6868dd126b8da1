import { describe, expect, it } from "vitest";
import { readText } from "../../../../../src/domain/recipes/import/readText.ts";
import { ingredientsOf, onlyRecipe, pageWith, soup, stepsOf, warningsOf } from "./reading.ts";

describe("pasted text", () => {
  it("[K.2] reads plain text by its headings", () => {
    const draft = onlyRecipe(
      readText(
        "Leek soup\n\nServes 4\nPrep time: 10 min\nTotal time: 1 hour\n\nIngredients\n- 2 leeks\n• 1 litre stock\nFor the top:\n- cream\n\nMethod\n1. Slice the leeks.\n2) Simmer.\n\nNotes\nKeeps for days.",
      ),
    );
    expect(draft).toMatchObject({
      title: "Leek soup",
      yieldText: "4",
      yieldAmount: 4,
      prepMinutes: 10,
      totalMinutes: 60,
      notes: "Keeps for days.",
    });
    expect(draft.ingredientGroups).toEqual([
      { purpose: null, ingredients: ["2 leeks", "1 litre stock"] },
      { purpose: "For the top:", ingredients: ["cream"] },
    ]);
    expect(stepsOf(draft)).toEqual(["Slice the leeks.", "Simmer."]);
    expect(draft.warnings).toEqual([]);
  });

  it("[K.2] reads Markdown, its groups, links and emphasis", () => {
    const draft = onlyRecipe(
      readText(
        "# Cake\n\nA *good* cake.\n\n## Ingredients\n\n### Dough\n\n* 200 g **flour**\n* [ ] 3 [eggs](https://shop.example)\n\n### Icing\n\n* 100 g sugar\n\n## Directions\n\n1. Mix.\n2. Bake.",
      ),
    );
    expect(draft).toMatchObject({ title: "Cake", description: "A good cake." });
    expect(draft.ingredientGroups).toEqual([
      { purpose: "Dough", ingredients: ["200 g flour", "3 eggs"] },
      { purpose: "Icing", ingredients: ["100 g sugar"] },
    ]);
    expect(stepsOf(draft)).toEqual(["Mix.", "Bake."]);
  });

  it("[K.2] reads a text without headings by the shape of its lines and says so", () => {
    const draft = onlyRecipe(
      readText(
        "Leek soup\n2 leeks\n1 litre stock\n½ cup cream\nSlice the leeks and simmer them in the stock until they are soft, then add the cream.",
      ),
    );
    expect(draft.title).toBe("Leek soup");
    expect(ingredientsOf(draft)).toEqual(["2 leeks", "1 litre stock", "½ cup cream"]);
    expect(draft.steps).toHaveLength(1);
    expect(warningsOf(draft)).toContain("told apart by the shape of their lines");
  });

  it("[K.2] reads a list without a method and says what is missing", () => {
    const draft = onlyRecipe(readText("Ingredients:\n2 leeks\n1 litre stock", { name: "Leek soup.txt" }));
    expect(draft.title).toBe("Leek soup");
    expect(warningsOf(draft)).toContain("steps: No method was found");
  });

  it("[K.2] knows pasted HTML, recipe JSON and Cooklang for what they are", () => {
    expect(onlyRecipe(readText(pageWith(soup))).title).toBe("Leek soup");
    expect(onlyRecipe(readText(JSON.stringify({ "@graph": [soup] }))).title).toBe("Leek soup");
    const several = readText(JSON.stringify([soup, { ...soup, name: "Bread" }]));
    expect(several.ok && several.value.length).toBe(2);
    expect(ingredientsOf(onlyRecipe(readText("Slice @leeks{2} and add @stock{1%litre}.")))).toEqual([
      "2 leeks",
      "1 litre stock",
    ]);
  });

  it("[K.2] keeps the text beside the recipe, shown as text", () => {
    const text = "Ingredients\n2 <leeks>\n1 litre stock\nMethod\nCook.";
    expect(onlyRecipe(readText(text)).pageCopy).toBe(
      "<pre>Ingredients\n2 &lt;leeks&gt;\n1 litre stock\nMethod\nCook.</pre>",
    );
  });
});
