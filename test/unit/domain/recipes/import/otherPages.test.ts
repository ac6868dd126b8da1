import { describe, expect, it } from "vitest";
import { readPageHtml } from "../../../../../src/domain/recipes/import/page/readPage.ts";
import { ingredientsOf, onlyRecipe, stepsOf, warningsOf } from "./reading.ts";

describe("pages that mark the recipe up in their elements", () => {
  it("[K.2] reads microdata", () => {
    const draft = onlyRecipe(
      readPageHtml(
        `<div itemscope itemtype="http://schema.org/Recipe"><h1 itemprop="name">Leek soup</h1>
        <span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ada</b></span>
        <meta itemprop="prepTime" content="PT10M"><time itemprop="cookTime" datetime="PT20M">20 minutes</time>
        <img itemprop="image" src="/soup.jpg"><span itemprop="recipeYield">4 bowls</span>
        <ul><li itemprop="recipeIngredient"><b>2</b> leeks</li><li itemprop="ingredients">1 litre stock</li></ul>
        <div itemprop="recipeInstructions"><h2>Preparation</h2><ol><li>Slice the leeks.</li><li>Simmer.</li></ol></div></div>`,
        { url: "https://kitchen.example/" },
      ),
    );
    expect(draft).toMatchObject({
      title: "Leek soup",
      author: "Ada",
      prepMinutes: 10,
      cookMinutes: 20,
      yieldText: "4 bowls",
      imageUrls: ["https://kitchen.example/soup.jpg"],
    });
    expect(ingredientsOf(draft)).toEqual(["2 leeks", "1 litre stock"]);
    expect(stepsOf(draft)).toEqual(["Slice the leeks.", "Simmer."]);
  });

  it("[K.2] reads a list marked as a whole, with its headings", () => {
    const draft = onlyRecipe(
      readPageHtml(`<div itemscope itemtype="https://schema.org/Recipe"><h1 itemprop="name">Steak</h1>
        <div itemprop="recipeIngredient ingredients"><div class="row">250 g <a>tuna</a></div><div class="group-head">Side</div><div class="row">30 g cress</div></div>
        <meta itemprop="recipeInstructions" content="&lt;p&gt;Fry.&lt;/p&gt;&lt;p&gt;Serve.&lt;/p&gt;"></div>`),
    );
    expect(draft.ingredientGroups).toEqual([
      { purpose: null, ingredients: ["250 g tuna"] },
      { purpose: "Side", ingredients: ["30 g cress"] },
    ]);
    expect(stepsOf(draft)).toEqual(["Fry.", "Serve."]);
  });

  it("[K.2] reads RDFa and h-recipe", () => {
    const rdfa = `<div vocab="https://schema.org/" typeof="Recipe"><h1 property="name">Leek soup</h1><p property="recipeIngredient">2 leeks</p><div property="recipeInstructions">Cook.</div></div>`;
    const micro = `<article class="h-recipe"><h1 class="p-name">Leek soup</h1><ul><li class="p-ingredient">2 leeks</li></ul><div class="e-instructions"><p>Cook.</p></div></article>`;
    for (const html of [rdfa, micro]) {
      const draft = onlyRecipe(readPageHtml(html));
      expect([draft.title, ...ingredientsOf(draft), ...stepsOf(draft)]).toEqual(["Leek soup", "2 leeks", "Cook."]);
    }
  });
});

describe("pages that carry no recipe data", () => {
  const page = `<html lang="de"><head><title>Lauchsuppe | Küche</title></head><body><nav><a>Zutaten</a></nav><h1>Lauchsuppe</h1><p>Warm und einfach.</p>
    <h2>Zutaten</h2><ul><li>2 Stangen Lauch</li><li>1 l Brühe</li></ul><h2>Zubereitung</h2><p>1. Lauch schneiden.</p><p>2. In der Brühe kochen.</p>
    <h2>Kommentare</h2><p>Sehr gut, danke!</p></body></html>`;

  it("[K.2] are read by their headings, and what was found so is flagged as guessed", () => {
    const draft = onlyRecipe(readPageHtml(page));
    expect(draft).toMatchObject({ title: "Lauchsuppe", language: "de" });
    expect(ingredientsOf(draft)).toEqual(["2 Stangen Lauch", "1 l Brühe"]);
    expect(stepsOf(draft)).toEqual(["Lauch schneiden.", "In der Brühe kochen."]);
    expect(draft.warnings.map((warning) => warning.field)).toEqual(["ingredientGroups", "steps"]);
    expect(warningsOf(draft)).toContain("guessed from its headings");
  });

  it("[K.2] may name several lists of ingredients", () => {
    const draft = onlyRecipe(
      readPageHtml(
        "<h1>Mantu</h1><h3>Ingredients for Filling</h3><ul><li>2 cups onions</li></ul><h3>Ingredients for Dip</h3><ul><li>500 ml yogurt</li></ul><h3>Method</h3><p>Fill and steam the dumplings.</p>",
      ),
    );
    expect(draft.ingredientGroups.map((group) => group.purpose)).toEqual([
      "Ingredients for Filling",
      "Ingredients for Dip",
    ]);
  });

  it("[K.2] are read by the shape of their lines where even headings are missing", () => {
    const draft = onlyRecipe(
      readPageHtml(
        "<h1>Soup</h1><p>2 leeks<br>1 litre stock<br>3 potatoes</p><p>Slice the leeks and the potatoes and simmer them in the stock for half an hour.</p>",
      ),
    );
    expect(ingredientsOf(draft)).toEqual(["2 leeks", "1 litre stock", "3 potatoes"]);
    expect(warningsOf(draft)).toContain("guessed from the shape of its lines");
  });

  it("[K.2] that say they are a recipe but show no lists give what they state, and what is missing is named", () => {
    const draft = onlyRecipe(
      readPageHtml(
        `<article itemscope itemtype="http://schema.org/Recipe"><h2 itemprop="name">Tærte</h2><meta itemprop="totalTime" content="PT1H"><h3>Ingredienser</h3><span>personer</span></article>
         <ul><li>0-30 min.</li><li>Suppe</li><li>31-60 min.</li><li>Salat</li><li>31-60 min.</li></ul>`,
      ),
    );
    expect(draft).toMatchObject({ title: "Tærte", totalMinutes: 60, ingredientGroups: [], steps: [] });
    expect(draft.warnings.map((warning) => warning.field)).toEqual(["ingredientGroups", "steps"]);
  });
});
