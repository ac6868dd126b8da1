/** Import as a person uses it, with what one meets in the wild: hostile pages, broken files, duplicates, too much at once. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";

test.use({ contextOptions: { reducedMotion: "reduce" }, locale: "en-GB" });

async function openImport(page: Page): Promise<void> {
  await page.goto("/#/import");
  await expect(page.getByRole("heading", { name: "Import recipes" })).toBeVisible();
}

const pancakes =
  "Pancakes\n\nServes 4\n\nIngredients\n200 g flour\n2 eggs\n300 ml milk\n\nMethod\n1. Mix it all.\n2. Rest for 20 minutes.";

function page(recipe: object, body = ""): string {
  return `<!doctype html><html><head><title>x</title><script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "Recipe", ...recipe }).replaceAll("<", "\\u003c")}</script></head><body>${body}</body></html>`;
}
const soup = (title: string) =>
  page({
    name: title,
    recipeIngredient: [`1 l ${title} water`, "salt", `2 ${title} carrots`],
    recipeInstructions: "Boil.",
  });

test.describe("one recipe", () => {
  test("[K.2] pasted text is shown beside its source, corrected, saved, and undone", async ({ page }) => {
    await openImport(page);
    await page.getByRole("textbox", { name: "Recipe text" }).fill(pancakes);
    await page.getByRole("button", { name: "Read it" }).click();
    await expect(page.getByRole("heading", { name: "Check and save" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Ingredients" })).toHaveValue("200 g flour\n2 eggs\n300 ml milk");
    await expect(page.frameLocator("iframe").getByText("Rest for 20 minutes")).toBeVisible();
    await page.getByRole("textbox", { name: "Title", exact: true }).fill("Sunday pancakes of mine");
    await page.getByRole("button", { name: "Save recipe" }).click();
    await expect(page.getByRole("heading", { name: "Sunday pancakes of mine" }).first()).toBeVisible();
    await page.getByRole("button", { name: "More", exact: true }).first().click();
    await page.getByRole("menuitem", { name: "Show the source" }).click();
    await expect(page.frameLocator("iframe").getByText("Rest for 20 minutes")).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(page.getByText("is in the trash").first()).toBeVisible();
  });

  test("[K.2] the scripts of a hostile page never run and its pictures are never asked for", async ({
    page: window,
  }) => {
    const asked: string[] = [];
    await window.route(/evil\.example/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    const hostile = page(
      {
        name: "Trap <img src=x onerror=top.trapped=1>",
        recipeIngredient: ["1 egg <script>top.trapped=1</script>", "salt", "2 carrots"],
        recipeInstructions: "Boil.",
        image: "https://evil.example/cover.png",
      },
      `<h1 onclick="top.trapped=1">Trap</h1><img src="https://evil.example/beacon.png" onerror="top.trapped=1"><script>top.trapped=1;parent.trapped=1</script>
       <svg onload="top.trapped=1"></svg><iframe src="https://evil.example/frame"></iframe><link rel="stylesheet" href="https://evil.example/style.css"><a href="javascript:top.trapped=1">x</a><form action="https://evil.example/"><button>go</button></form>`,
    );
    await openImport(window);
    await window
      .getByLabel("Files to import")
      .setInputFiles({ name: "trap.html", mimeType: "text/html", buffer: Buffer.from(hostile) });
    await expect(window.getByRole("heading", { name: "Check and save" })).toBeVisible();
    await expect(window.frameLocator("iframe").getByRole("heading", { name: "Trap" })).toBeVisible();
    await window.getByRole("button", { name: "Save recipe" }).click();
    await expect(window.getByRole("region", { name: "Method" })).toBeVisible();
    await window.keyboard.press("s");
    await expect(window.frameLocator("iframe").getByRole("heading", { name: "Trap" })).toBeVisible();
    expect(await window.evaluate(() => "trapped" in globalThis)).toBe(false);
    expect(asked).toEqual([]);
  });

  test("[K.2] a page without a recipe says so and what to do", async ({ page }) => {
    await openImport(page);
    await page
      .getByLabel("Files to import")
      .setInputFiles({ name: "news.html", mimeType: "text/html", buffer: Buffer.from("<p>No food here.</p>") });
    await expect(page.getByText("There is no recipe on this page")).toBeVisible();
  });

  test("[K.2] a file of 100 MB is refused by its size, without being read", async ({ page }) => {
    await openImport(page);
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[aria-label="Files to import"]');
      if (!input) throw new Error("no input");
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(100 * 1024 * 1024)], "huge.html"));
      input.files = data.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await expect(page.getByText("This file is 100 MB large")).toBeVisible();
  });
});

test.describe("many recipes", () => {
  test("[K.2] a folder with a broken file and a duplicate: each has its line, and one undo takes all back", async ({
    page,
  }, info) => {
    const folder = join(info.outputPath("recipes"), "mine");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "a.html"), soup("Leek"));
    await writeFile(join(folder, "b.html"), soup("Barley"));
    await writeFile(join(folder, "again.html"), soup("Leek"));
    await writeFile(join(folder, "broken.paprikarecipes"), "not an archive");
    await writeFile(join(folder, "notes.pdf"), "of no interest");
    await openImport(page);
    await page.getByLabel("Folder to import").setInputFiles(folder);
    await expect(page.getByText("2 recipes imported.")).toBeVisible();
    const lines = page.getByRole("region", { name: "Result of every file" }).getByRole("listitem");
    await expect(lines.and(page.locator("[data-outcome=imported]"))).toHaveCount(2);
    await expect(page.locator("[data-outcome=duplicate]")).toHaveCount(1);
    await expect(page.locator("[data-outcome=failed]")).toContainText("archive_broken");
    await expectAccessible(page, "import results");
    await page.locator("[data-outcome=duplicate]").getByRole("button", { name: "Import anyway" }).click();
    await expect(page.locator("[data-outcome=imported]")).toHaveCount(3);
    await page.keyboard.press("Control+z");
    await page.goto("/#/recipes");
    await expect(page.getByText("No recipes yet")).toBeVisible();
  });

  test("[K.2] recipes alike in one export all come in; its undo takes back the import and nothing done since", async ({
    page,
  }) => {
    const like = {
      "@type": "Recipe",
      name: "Soup",
      url: "https://kitchen.example/soups",
      recipeIngredient: ["1 leek", "salt"],
      recipeInstructions: ["Boil."],
    };
    const many = JSON.stringify([
      like,
      like,
      { ...like, recipeIngredient: ["2 leeks", "salt"] },
      { ...like, name: "Stew" },
    ]);
    await openImport(page);
    await page
      .getByLabel("Files to import")
      .setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(many) });
    await expect(page.getByText("4 recipes imported.")).toBeVisible();
    await page.evaluate(() => (location.hash = "#/groceries"));
    await page
      .getByRole("combobox", { name: /add/i })
      .or(page.getByRole("textbox", { name: /add/i }))
      .first()
      .fill("2 l milk");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/^milk$/i).first()).toBeVisible();
    await page.evaluate(() => (location.hash = "#/import"));
    await page.getByRole("button", { name: "Undo import" }).click();
    await expect(page.getByRole("heading", { name: "Import recipes" })).toBeVisible();
    await page.evaluate(() => (location.hash = "#/recipes"));
    await expect(page.getByText("No recipes yet")).toBeVisible();
    await page.evaluate(() => (location.hash = "#/groceries"));
    await expect(page.getByText(/^milk$/i).first()).toBeVisible();
  });

  test("[K.2] a long import is cancelled; what came in stays and is one undo step", async ({ page }) => {
    await openImport(page);
    const count = 12_000;
    const many = JSON.stringify(
      Array.from({ length: count }, (_, index) => ({
        "@context": "https://schema.org",
        "@type": "Recipe",
        name: `Dish ${index}`,
        recipeIngredient: [`${index} g flour${index}`, `egg${index}`],
        recipeInstructions: ["Mix."],
      })),
    );
    await page
      .getByLabel("Files to import")
      .setInputFiles({ name: "many.json", mimeType: "application/json", buffer: Buffer.from(many) });
    await expect(page.getByRole("heading", { name: "Importing" })).toBeVisible();
    await expect(page.getByText(/[1-9][\d,]* recipes imported/)).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText(/^Cancelled\. [\d,]+ recipes imported\.$/)).toBeVisible();
    await page.getByRole("button", { name: "Undo import" }).click();
    await page.goto("/#/recipes");
    await expect(page.getByText("No recipes yet")).toBeVisible();
  });

  for (const theme of ["light", "dark"] as const) {
    test(`[K.2] the import screens pass axe in ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await openImport(page);
      await expectAccessible(page, `import ${theme}`);
      await page.getByRole("textbox", { name: "Recipe text" }).fill(pancakes);
      await page.getByRole("button", { name: "Read it" }).click();
      await expect(page.getByRole("heading", { name: "Check and save" })).toBeVisible();
      // The source stands in a frame that nothing may run in, axe neither; it is somebody else's page.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({ iframes: false })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
    });
  }
});
