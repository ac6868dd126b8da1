import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/importRecipe.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";
import { recordedIo } from "./streams.ts";

const recipe = {
  "@type": "Recipe",
  name: "Leek soup",
  recipeIngredient: ["2 leeks", "1 litre stock"],
  recipeInstructions: [
    { "@type": "HowToSection", name: "Base", itemListElement: [{ text: "Slice." }] },
    { text: "Simmer." },
  ],
  recipeYield: 4,
  prepTime: "PT10M",
  cookTime: "PT20M",
  image: "/soup.jpg",
};
const page = `<html lang="en"><script type="application/ld+json">${JSON.stringify(recipe)}</script></html>`;

async function importing(...args: string[]): Promise<{ code: number; lines: unknown[]; err: string }> {
  const recorded = recordedIo();
  const code = await run(args, recorded.io);
  const lines: unknown[] = recorded
    .out()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  return { code, lines, err: recorded.err() };
}

describe("import-recipe", () => {
  it("[K.2] prints exactly one object for one page, packed or not", async () => {
    const folder = await temporaryFolder({ "soup.html": page, "soup.html.gz": gzipSync(page) });
    for (const name of ["soup.html", "soup.html.gz"]) {
      const { code, lines, err } = await importing(
        join(folder, name),
        "--url",
        "https://kitchen.example/soup",
        "--json",
      );
      expect([code, err]).toEqual([0, ""]);
      expect(lines).toEqual([
        {
          title: "Leek soup",
          ingredients: ["2 leeks", "1 litre stock"],
          ingredientGroups: [{ purpose: null, ingredients: ["2 leeks", "1 litre stock"] }],
          instructions: ["Base", "Slice.", "Simmer."],
          yields: "4 servings",
          totalTimeMinutes: 30,
          prepTimeMinutes: 10,
          cookTimeMinutes: 20,
          image: "https://kitchen.example/soup.jpg",
          author: null,
          language: "en",
          nutrients: {},
          warnings: [],
        },
      ]);
    }
  });

  it("[K.2] says in one sentence why a single file failed, with nothing on standard output", async () => {
    const folder = await temporaryFolder({ "empty.html": "<p>Nothing here.</p>" });
    const { code, lines, err } = await importing(join(folder, "empty.html"), "--json");
    expect([code, lines]).toEqual([1, []]);
    expect(err).toMatch(/^There is no recipe on this page[^\n]*\n$/);
    expect((await importing(join(folder, "missing.html"))).err).toMatch(/^There is no file or folder [^\n]*\n$/);
  });

  it("[K.2] prints a line each for a folder, failures among them, and leaves out other files", async () => {
    const folder = await temporaryFolder({
      "a/soup.html": page,
      "b.txt": "Buy milk",
      "c.cook": "Cook @leeks{2}.",
      "photo.jpg": "x",
      ".hidden.html": page,
    });
    const { code, lines, err } = await importing(folder, "--json");
    expect([code, err]).toEqual([0, ""]);
    expect(lines).toMatchObject([
      { file: join(folder, "a/soup.html"), title: "Leek soup" },
      { file: join(folder, "b.txt"), error: { code: "page_without_recipe" } },
      { file: join(folder, "c.cook"), title: "c", ingredients: ["2 leeks"] },
    ]);
  });

  it("[K.2] prints a line for each recipe in one file, and fails when no file holds one", async () => {
    const folder = await temporaryFolder({
      "all.json": JSON.stringify([recipe, { ...recipe, name: "Bread" }]),
      "x/a.txt": "Buy milk",
      "x/b.txt": "Call Ada",
    });
    const several = await importing(join(folder, "all.json"), "--json");
    expect([several.code, several.lines.length]).toEqual([0, 2]);
    const none = await importing(join(folder, "x"), "--json");
    expect([none.code, none.lines.length]).toEqual([1, 2]);
    expect(none.err).toBe("None of these files holds a recipe that Potluck could read.\n");
  });

  it("[K.2] names the other recipes of a page", async () => {
    const both = `<h1>Leek soup</h1><script type="application/ld+json">${JSON.stringify([recipe, { ...recipe, name: "Bread" }])}</script>`;
    const folder = await temporaryFolder({ "page.html": both });
    expect((await importing(join(folder, "page.html"))).lines).toMatchObject([
      { title: "Leek soup", warnings: ["The page holds other recipes as well: Bread."] },
    ]);
  });

  it("[K.2] refuses private addresses and unknown options with a sentence", async () => {
    const refused = await importing("http://127.0.0.1/soup", "--json");
    expect([refused.code, refused.lines]).toEqual([1, []]);
    expect(refused.err).toMatch(/^This address is not a public page[^\n]*\n$/);
    expect((await importing("--nonsense")).code).toBe(2);
    expect((await importing()).code).toBe(2);
  });

  it("[K.2] refuses a file of 100 MB before reading it", async () => {
    const folder = await temporaryFolder({ "huge.html": "x" });
    const { truncate } = await import("node:fs/promises");
    await truncate(join(folder, "huge.html"), 100 * 1024 * 1024);
    const { code, err } = await importing(join(folder, "huge.html"));
    expect([code, err.includes("100 MB large")]).toEqual([1, true]);
  });
});
