import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ImportedFile } from "../../../../../src/domain/recipes/import/detectAndRead.ts";
import { detectAndRead, isImportable } from "../../../../../src/domain/recipes/import/detectAndRead.ts";
import { readJson } from "../../../../../src/domain/recipes/import/readJson.ts";
import type { RecipeDraft } from "../../../../../src/domain/recipes/draft.ts";
import { ingredientsOf, onlyRecipe, pageWith, soup, stepsOf, warningsOf } from "./reading.ts";

const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

const paprika = {
  name: "Leek soup\n",
  ingredients: "2 leeks\n1 litre stock\nFor the top:\ncream",
  directions: "1. Slice the leeks.\n\n2. Simmer.",
  notes: "Good.",
  description: "Warm",
  nutritional_info: "120 kcal",
  servings: "4 bowls",
  prep_time: "10 min",
  cook_time: "a while",
  total_time: "",
  difficulty: "Easy",
  source: "Ada's book",
  source_url: "https://kitchen.example/soup",
  categories: ["Soups", "Winter"],
  rating: 4,
  photo_data: Buffer.from(jpeg).toString("base64"),
  photos: [],
  on_favorites: 1,
  created: "2014-07-03 08:05:58",
};

function readOne(name: string, bytes: Uint8Array): RecipeDraft {
  const [only] = read(name, bytes);
  if (only === undefined) throw new Error("nothing read");
  return onlyRecipe(only.result);
}

function read(name: string, bytes: Uint8Array): ImportedFile[] {
  return [...detectAndRead({ name, bytes })];
}

describe("exports of other programs", () => {
  it("[K.2] loses none of ten thousand recipes in one file, whatever they are called", () => {
    const one = (index: number) => ({
      ...soup,
      name: `Soup ${index % 50}`,
      url: "https://kitchen.example/soups",
      recipeIngredient: [`${index} leeks`],
      recipeInstructions: Array.from({ length: 24 }, (_, at) => ({ "@type": "HowToStep", text: `Step ${at}.` })),
    });
    const result = readJson(JSON.stringify(Array.from({ length: 10_000 }, (_, index) => one(index))));
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value).toHaveLength(10_000);
    expect(new Set(result.value.flatMap(ingredientsOf)).size).toBe(10_000);
  }, 30_000);

  it("[K.2] reads every entry of a list by its own kind", () => {
    const result = readJson(JSON.stringify([paprika, soup, { ...soup, name: "Barley soup" }]));
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.map(({ title }) => title)).toEqual(["Leek soup", "Leek soup", "Barley soup"]);
  });

  it("[K.2] reads a Paprika recipe with its photo, and names what is lost", () => {
    const draft = readOne("soup.paprikarecipe", gzipSync(json(paprika)));
    expect(draft).toMatchObject({
      title: "Leek soup",
      description: "Warm",
      sourceName: "Ada's book",
      sourceUrl: "https://kitchen.example/soup",
      yieldText: "4 bowls",
      prepMinutes: 10,
      cookMinutes: null,
      cookbooks: ["Soups", "Winter"],
      rating: 4,
      createdAt: Date.UTC(2014, 6, 3, 8, 5, 58),
      notes: "Good.\n\nDifficulty: Easy\n\nNutrition: 120 kcal\n\nCooking time: a while",
      photos: [{ mime: "image/jpeg", bytes: jpeg }],
    });
    expect(draft.ingredientGroups.map((group) => group.purpose)).toEqual([null, "For the top:"]);
    expect(stepsOf(draft)).toEqual(["Slice the leeks.", "Simmer."]);
    expect(warningsOf(draft)).toContain("the favourite mark");
    expect(warningsOf(draft)).toContain('The time "a while" could not be read');
  });

  it("[K.2] reads .paprikarecipes, one recipe a step", () => {
    const archive = zipSync({
      "Soup.paprikarecipe": gzipSync(json(paprika)),
      "Bread.paprikarecipe": gzipSync(json({ ...paprika, name: "Bread", photo_data: "%%%" })),
    });
    const files = read("My.paprikarecipes", archive);
    expect(files.map(({ file, result }) => `${file}: ${onlyRecipe(result).title}`)).toEqual([
      "My.paprikarecipes › Soup.paprikarecipe: Leek soup",
      "My.paprikarecipes › Bread.paprikarecipe: Bread",
    ]);
    const [, bread] = files;
    expect(bread !== undefined && warningsOf(onlyRecipe(bread.result))).toContain(
      "A photo is damaged and was left out.",
    );
  });

  it("[K.2] reads Nextcloud Cookbook folders with their photo, headings among the ingredients", () => {
    const recipe = {
      ...soup,
      recipeIngredient: ["## Base", "2 leeks", "## Top", "cream"],
      recipeCategory: "Soups",
      keywords: "winter",
    };
    const draft = readOne(
      "cookbook.zip",
      zipSync({
        "Leek soup/recipe.json": json(recipe),
        "Leek soup/full.jpg": jpeg,
        "Leek soup/thumb.jpg": new Uint8Array([1]),
      }),
    );
    expect(draft.ingredientGroups).toEqual([
      { purpose: "Base", ingredients: ["2 leeks"] },
      { purpose: "Top", ingredients: ["cream"] },
    ]);
    expect(draft).toMatchObject({ cookbooks: ["Soups"], tags: ["winter"], photos: [{ mime: "image/jpeg" }] });
  });

  it("[K.2] reads Mealie's older and newer form, parsed and unparsed ingredients", () => {
    const older = {
      name: "Leek soup",
      slug: "leek-soup",
      recipe_yield: "4 bowls",
      recipe_ingredient: [
        { title: "Base", note: "2 leeks ", food: null, quantity: 1, disable_amount: true },
        { title: null, note: "salt", food: null },
      ],
      recipe_instructions: [
        { title: "First", text: "Slice." },
        { title: "", text: "Simmer." },
      ],
      notes: [{ title: "Tip", text: "Keeps." }],
      nutrition: { fat_content: "3", calories: null },
      perform_time: "10-13 Minutes",
      org_url: "https://kitchen.example/soup",
      assets: [{ name: "scan.pdf" }],
      rating: 5,
    };
    const draft = readOne(
      "mealie.zip",
      zipSync({
        "recipes/leek-soup/leek-soup.json": json(older),
        "recipes/leek-soup/images/original.webp": strToU8("RIFF0000WEBPVP8 "),
      }),
    );
    expect(draft).toMatchObject({
      yieldAmount: 4,
      cookMinutes: 13,
      notes: "Tip\nKeeps.",
      nutrition: { fatContent: "3" },
      rating: 5,
      photos: [{ mime: "image/webp" }],
    });
    expect(draft.ingredientGroups).toEqual([{ purpose: "Base", ingredients: ["2 leeks", "salt"] }]);
    expect(draft.steps[0]).toEqual({ section: "First", text: "Slice." });
    expect(warningsOf(draft)).toContain("attached files");
    const newer = {
      name: "Soup",
      slug: "soup",
      recipeIngredient: [{ quantity: 2, unit: { name: "cup" }, food: { name: "stock" }, note: "hot" }],
      recipeInstructions: [{ text: "Heat." }],
      tags: [{ name: "quick" }],
    };
    const second = onlyRecipe(readJson(JSON.stringify(newer)));
    expect([ingredientsOf(second), second.tags]).toEqual([["2 cup stock, hot"], ["quick"]]);
  });

  it("[K.2] reads Tandoor's zip of zips", () => {
    const recipe = {
      name: "Leek soup",
      working_time: 10,
      waiting_time: 20,
      servings: 4,
      servings_text: "bowls",
      keywords: [{ name: "winter" }],
      steps: [
        {
          name: "Base",
          instruction: "Slice.",
          ingredients: [
            { food: { name: "leeks" }, unit: null, amount: 2, note: "" },
            { food: { name: "salt" }, amount: 0, no_amount: true, note: "to taste" },
          ],
        },
      ],
    };
    const draft = readOne(
      "tandoor.zip",
      zipSync({ "1.zip": zipSync({ "recipe.json": json(recipe), "image.jpg": jpeg }) }),
    );
    expect(draft).toMatchObject({
      prepMinutes: 10,
      totalMinutes: 30,
      yieldText: "4 bowls",
      tags: ["winter"],
      photos: [{ mime: "image/jpeg" }],
    });
    expect(draft.ingredientGroups).toEqual([{ purpose: "Base", ingredients: ["2 leeks", "salt, to taste"] }]);
    expect(warningsOf(draft)).toContain("the waiting time by itself (20 minutes");
  });

  it("[K.2] reads RecipeSage's list with notes and source", () => {
    const draft = onlyRecipe(
      readJson(
        JSON.stringify([
          {
            ...soup,
            creditText: "Ada's book",
            isBasedOn: "https://kitchen.example/soup",
            comment: [{ "@type": "Comment", name: "Author Notes", text: "Keeps." }],
          },
        ]),
      ),
    );
    expect(draft).toMatchObject({
      sourceName: "Ada's book",
      sourceUrl: "https://kitchen.example/soup",
      notes: "Keeps.",
    });
  });

  it("[K.2] reads a zip of pages and texts, and leaves out what programs put beside them", () => {
    const files = read(
      "all.zip",
      zipSync({
        "a.html": strToU8(pageWith(soup)),
        "b.txt": strToU8("Ingredients\n2 leeks\nMethod\nCook."),
        "c.cook": strToU8("Cook @leeks{}."),
        "__MACOSX/a.html": strToU8("x"),
        ".hidden.json": strToU8("x"),
        "photo.jpg": jpeg,
      }),
    );
    expect(files.map(({ file, result }) => [file, result.ok])).toEqual([
      ["all.zip › a.html", true],
      ["all.zip › b.txt", true],
      ["all.zip › c.cook", true],
    ]);
  });

  it("[K.2] reads a gzip file of several members, whose trailer speaks of the last one only", () => {
    const text = JSON.stringify(soup);
    const members = [gzipSync(strToU8(text.slice(0, 40))), gzipSync(strToU8(text.slice(40)))];
    expect(readOne("soup.json.gz", Uint8Array.from(members.flatMap((member) => Array.from(member)))).title).toBe(
      "Leek soup",
    );
  });

  it("[K.2] is lazy: what comes after a cancelled import is never unpacked", () => {
    const archive = zipSync({ "a.json": json(soup), "b.json": json({ ...soup, name: "Bread" }) }, { level: 0 });
    const steps = detectAndRead({ name: "a.zip", bytes: archive });
    expect(steps.next().value?.result.ok).toBe(true);
    archive.fill(0);
    expect(steps.next().value?.result.ok).toBe(false);
    expect(steps.return().done).toBe(true);
  });

  it("[K.2] tells by the name what may hold recipes", () => {
    expect(["a.html", "A.ZIP", "x/b.paprikarecipes", "c.json.gz"].every(isImportable)).toBe(true);
    expect(["photo.jpg", "x/.DS_Store", "__MACOSX/a.json", "README"].some(isImportable)).toBe(false);
  });
});
