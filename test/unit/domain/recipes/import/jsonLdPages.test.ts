import { describe, expect, it } from "vitest";
import { readPageHtml } from "../../../../../src/domain/recipes/import/page/readPage.ts";
import { ingredientsOf, onlyRecipe, pageWith, readPage, soup, stepsOf, warningsOf } from "./reading.ts";

describe("pages with recipe data (JSON-LD)", () => {
  it("[K.2] reads every field there is a place for", () => {
    const draft = readPage({
      ...soup,
      description: "Warm &amp; simple",
      author: { "@type": "Person", name: "Ada" },
      publisher: { name: "Kitchen" },
      recipeYield: ["4", "4 bowls"],
      prepTime: "PT10M",
      cookTime: "PT1H5M",
      totalTime: "PT1H15M",
      keywords: "soup, winter",
      recipeCuisine: "French",
      recipeCategory: ["Starter"],
      suitableForDiet: "https://schema.org/GlutenFreeDiet",
      nutrition: { "@type": "NutritionInformation", calories: "120 kcal", fatContent: 3, servingSize: null },
      image: ["/soup-225x225.jpg", { "@type": "ImageObject", url: "https://kitchen.example/soup.jpg" }],
      inLanguage: "en_GB",
    });
    expect(draft).toMatchObject({
      title: "Leek soup",
      description: "Warm & simple",
      author: "Ada",
      sourceName: "Kitchen",
      sourceUrl: "https://kitchen.example/soup",
      language: "en-GB",
      yieldText: "4 bowls",
      yieldAmount: 4,
      prepMinutes: 10,
      cookMinutes: 65,
      totalMinutes: 75,
      tags: ["soup", "winter", "French", "Gluten free"],
      cookbooks: ["Starter"],
      nutrition: { calories: "120 kcal", fatContent: "3" },
      imageUrls: ["https://kitchen.example/soup.jpg", "https://kitchen.example/soup-225x225.jpg"],
    });
    expect(ingredientsOf(draft)).toEqual(soup.recipeIngredient);
    expect(stepsOf(draft)).toEqual(["Slice the leeks.", "Simmer in the stock."]);
  });

  it("[K.2] finds the recipe in a list, in @graph and nested under the page", () => {
    for (const data of [
      [{ "@type": "WebSite" }, soup],
      { "@graph": [{ "@type": "Person" }, soup] },
      { "@type": "WebPage", mainEntity: { ...soup, "@type": ["Recipe", "NewsArticle"] } },
    ])
      expect(readPage(data).title).toBe("Leek soup");
  });

  it("[K.2] follows references to nodes elsewhere in the data", () => {
    const draft = readPage({
      "@graph": [
        { ...soup, author: { "@id": "#ada" } },
        { "@id": "#ada", "@type": "Person", name: "Ada" },
      ],
    });
    expect(draft.author).toBe("Ada");
  });

  it("[K.2] gives several different recipes, the page's own first, and one recipe stated twice only once", () => {
    const other = { ...soup, name: "Bread" };
    const body = "<h1>Leek soup</h1>";
    const several = readPageHtml(pageWith([other, soup], body));
    expect(several.ok && several.value.map((draft) => draft.title)).toEqual(["Leek soup", "Bread"]);
    expect(
      onlyRecipe(readPageHtml(pageWith([{ ...soup, recipeIngredient: ["2 leeks"] }, soup], body))).ingredientGroups[0]
        ?.ingredients,
    ).toHaveLength(3);
  });

  it.each([
    ["one string with numbers", "1. Slice the leeks. 2. Simmer.", ["Slice the leeks.", "Simmer."]],
    ["one string with line breaks", "Slice the leeks.\n\nSimmer.", ["Slice the leeks.", "Simmer."]],
    ["HTML", "<ol><li>Slice the <b>leeks</b>.</li><li>Simmer.</li></ol>", ["Slice the leeks.", "Simmer."]],
    ["a list of strings", ["Slice the leeks.", "Simmer."], ["Slice the leeks.", "Simmer."]],
    [
      "an ItemList",
      { "@type": "ItemList", itemListElement: [{ text: "Slice the leeks." }, { name: "Simmer." }] },
      ["Slice the leeks.", "Simmer."],
    ],
    ["strings that only count", ["Step 1", "Slice the leeks.", "2.", "Simmer."], ["Slice the leeks.", "Simmer."]],
  ])("[K.2] reads a method given as %s", (_, recipeInstructions, wanted) => {
    expect(stepsOf(readPage({ ...soup, recipeInstructions }))).toEqual(wanted);
  });

  it("[K.2] keeps the headings of sections and the names of steps", () => {
    const draft = readPage({
      ...soup,
      recipeInstructions: [
        {
          "@type": "HowToSection",
          name: "The base",
          itemListElement: [
            { "@type": "HowToStep", text: "Slice." },
            { "@type": "HowToStep", text: "Fry." },
          ],
        },
        { "@type": "HowToStep", name: "Finish", text: "Simmer." },
        { "@type": "HowToStep", name: "Serve with bread…", text: "Serve with bread and butter." },
      ],
    });
    expect(draft.steps).toEqual([
      { section: "The base", text: "Slice." },
      { section: null, text: "Fry." },
      { section: "Finish", text: "Simmer." },
      { section: null, text: "Serve with bread and butter." },
    ]);
  });

  it("[K.2] decodes entities, also those escaped twice, and folds white space", () => {
    const draft = readPage({
      ...soup,
      name: "Ada&amp;#39;s&nbsp;&nbsp;soup",
      recipeIngredient: ["1 c. cr&egrave;me  fra&#238;che", "((two))\u00a0leeks\u200b"],
    });
    expect(draft.title).toBe("Ada's soup");
    expect(ingredientsOf(draft)).toEqual(["1 c. crème fraîche", "(two) leeks"]);
  });

  it("[K.2] takes no rating of others for the person's, and names what it cannot keep", () => {
    const draft = readPage({
      ...soup,
      aggregateRating: { ratingValue: 4.8 },
      video: { name: "How" },
      datePublished: "2020-01-01",
    });
    expect(draft.rating).toBeNull();
    expect(warningsOf(draft)).toContain("average rating of others, video, date published");
  });

  it("[K.2] says which time it could not read, and which was a range", () => {
    const draft = readPage({ ...soup, prepTime: "see 2 notes", cookTime: "10-13 Minutes" });
    expect(draft).toMatchObject({ prepMinutes: null, cookMinutes: 13 });
    expect(warningsOf(draft)).toContain('prepMinutes: The time "see 2 notes" could not be read.');
    expect(warningsOf(draft)).toContain('cookMinutes: The time was given as "10-13 Minutes"');
  });

  it.each([
    [
      "raw line breaks in strings",
      '{"@type":"Recipe","name":"Leek\nsoup","recipeIngredient":["2 leeks"],"recipeInstructions":"Cook."}',
    ],
    [
      "trailing commas",
      '{"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks",],"recipeInstructions":"Cook.",}',
    ],
    [
      "an HTML comment",
      '<!-- {"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks"],"recipeInstructions":"Cook."} -->',
    ],
    [
      "CDATA",
      '//<![CDATA[\n{"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks"],"recipeInstructions":"Cook."}\n//]]>',
    ],
    [
      "entities for quotation marks",
      "{&quot;@type&quot;:&quot;Recipe&quot;,&quot;name&quot;:&quot;Leek soup&quot;,&quot;recipeIngredient&quot;:[&quot;2 leeks&quot;],&quot;recipeInstructions&quot;:&quot;Cook.&quot;}",
    ],
    [
      "two values in a row",
      '{"@type":"WebSite"}{"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks"],"recipeInstructions":"Cook."}',
    ],
    [
      "quotation marks inside a string",
      '{"@type":"Recipe","name":"Leek soup","description":"so "good" it is","recipeIngredient":["2 leeks"],"recipeInstructions":"Cook."}',
    ],
  ])("[K.2] repairs data damaged by %s and says so", (_, text) => {
    const draft = readPage(text);
    expect(draft.title).toBe("Leek soup");
    expect(ingredientsOf(draft)).toEqual(["2 leeks"]);
    expect(warningsOf(draft)).toContain("has been repaired");
  });

  it("[K.2] does not guess at data that is cut off, and says so", () => {
    const body =
      "<h1>Leek soup</h1><h2>Ingredients</h2><ul><li>2 leeks</li></ul><h2>Method</h2><ol><li>Cook them.</li></ol>";
    const draft = readPage('{"@type":"Recipe","name":"Leek so', body);
    expect(ingredientsOf(draft)).toEqual(["2 leeks"]);
    expect(warningsOf(draft)).toMatch(/recipe data is damaged[\s\S]*|guessed/);
    expect(warningsOf(draft)).toContain("guessed from its headings");
  });
});

describe("ingredient groups of pages whose data has none", () => {
  const cake = { ...soup, name: "Cake", recipeIngredient: ["200 g flour", "3 eggs", "100 g sugar", "2 tbsp milk"] };

  it.each([
    [
      "a recipe plugin's markup with checkboxes",
      `<div class="wprm-recipe-ingredient-group"><h4 class="wprm-recipe-group-name">For the dough</h4><ul><li><span>▢ </span>200 g flour</li><li>3 eggs</li></ul></div>
       <div class="wprm-recipe-ingredient-group"><h4>Icing</h4><ul><li>100 g sugar</li><li>2 tbsp milk</li></ul></div>`,
    ],
    [
      "headings above lists",
      "<h3>Ingredients</h3><h4>For the dough</h4><ul><li>200 g flour</li><li>3 eggs</li></ul><h4>Icing</h4><ul><li>100 g sugar</li><li>2 tbsp milk</li></ul>",
    ],
    [
      "bold paragraphs",
      "<p><strong>For the dough</strong></p><ul><li>200 g flour</li><li>3 eggs</li></ul><p><b>Icing</b></p><ul><li>100 g sugar</li><li>2 tbsp milk</li></ul>",
    ],
    [
      "lines shown in another form",
      "<h4>For the dough</h4><ul><li>flour: 200 g</li><li>eggs (3)</li></ul><h4>Icing</h4><ul><li>100 g sugar</li><li>2 tbsp milk</li></ul>",
    ],
  ])("[K.1] come from %s", (_, body) => {
    expect(readPage(cake, body).ingredientGroups).toEqual([
      { purpose: "For the dough", ingredients: ["200 g flour", "3 eggs"] },
      { purpose: "Icing", ingredients: ["100 g sugar", "2 tbsp milk"] },
    ]);
  });

  it("[K.1] leaves the lines alone when the page's list is another one", () => {
    const body = "<h4>Shop now</h4><ul><li>A pan</li><li>A bowl</li></ul>";
    expect(readPage(cake, body).ingredientGroups).toEqual([{ purpose: null, ingredients: cake.recipeIngredient }]);
  });

  it("[K.2] completes lines the data cuts short from what the page shows, and says so", () => {
    const bare = { ...soup, recipeIngredient: ["leeks", "stock"] };
    const draft = readPage(bare, "<table><tr><td>2</td><td>leeks</td></tr><tr><td>1 l</td><td>stock</td></tr></table>");
    expect(ingredientsOf(draft)).toEqual(["2 leeks", "1 l stock"]);
    expect(warningsOf(draft)).toContain("completed from what the page shows");
  });
});
