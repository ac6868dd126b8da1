/** Recipes as a cook uses them: writing, finding, cooking from, putting on lists. */
import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";

test.use({ contextOptions: { reducedMotion: "reduce" }, locale: "en-GB" });

async function openSamples(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: /sample kitchen/ }).click();
  await expect(list(page)).toBeVisible();
}

const list = (page: Page) => page.getByRole("listbox", { name: "Recipes", exact: true });
const row = (page: Page, title: string) => list(page).getByRole("option").filter({ hasText: title });

async function newRecipe(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New recipe" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.type(title);
}

/** What Ctrl-V does with a text from elsewhere. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

const lines = (page: Page) => page.getByRole("textbox", { name: /^Ingredient \d+$/ });

test.describe("writing a recipe", () => {
  test("[K.1] a recipe is written, a pasted block becomes lines and groups, and all of it is there after a reload", async ({
    page,
  }) => {
    await openSamples(page);
    await newRecipe(page, "Crêpes with lemon");
    await page.getByRole("button", { name: "Add the first ingredient" }).click();
    await expect(lines(page)).toHaveCount(1);
    await expect(lines(page).first()).toBeFocused();
    await paste(page, "200 g plain flour\n- 2 eggs\n½ l milk\nFor the filling:\n2 lemons\n3 tbsp sugar");
    await expect(lines(page)).toHaveCount(5);
    await expect(page.getByRole("textbox", { name: "Heading", exact: true })).toHaveValue("For the filling");
    await page.getByRole("button", { name: "Add the first step" }).click();
    await expect(page.getByRole("textbox", { name: "Step 1", exact: true })).toBeFocused();
    await paste(page, "1. Mix it all and rest for 20 minutes.\n\n2. Bake in butter.");
    await expect(page.getByRole("textbox", { name: "Step 2", exact: true })).toHaveValue("Bake in butter.");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.reload();
    await expect(lines(page)).toHaveCount(5);
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("heading", { name: "Crêpes with lemon" }).first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Ingredients" })).toContainText("For the filling");
    await expect(page.getByRole("button", { name: "Start a timer for 20 minutes" })).toBeVisible();
  });

  test("[K.1] Enter adds a line, Backspace joins, arrow keys on the handle reorder across groups, and undo takes steps back", async ({
    page,
  }) => {
    await openSamples(page);
    await newRecipe(page, "Order");
    await page.getByRole("button", { name: "Add the first ingredient" }).click();
    await expect(lines(page).first()).toBeFocused();
    await page.keyboard.type("one");
    await page.keyboard.press("Enter");
    await expect(lines(page)).toHaveCount(2);
    await expect(lines(page).nth(1)).toBeFocused();
    await page.keyboard.type("two");
    await page.keyboard.press("Enter");
    await expect(lines(page)).toHaveCount(3);
    await expect(lines(page).nth(2)).toBeFocused();
    await page.keyboard.press("Backspace");
    await expect(lines(page)).toHaveCount(2);
    await expect(lines(page).nth(1)).toBeFocused();

    const values = () => lines(page).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    await page.getByRole("button", { name: "Move two", exact: true }).focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(values).toEqual(["two", "one"]);
    await expect(page.getByRole("button", { name: "Move two", exact: true })).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect.poll(values).toEqual(["one", "two"]);

    await page.getByRole("button", { name: "Add a heading" }).click();
    await expect(page.getByRole("textbox", { name: "Heading", exact: true })).toBeFocused();
    await page.keyboard.type("Later");
    await page.getByRole("button", { name: "Move two", exact: true }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("region", { name: "Ingredients" })).toContainText(/one.*Later.*two/s);
  });

  test("[K.1] a line is dragged to another place with the mouse", async ({ page }) => {
    await openSamples(page);
    await newRecipe(page, "Dragged");
    await page.getByRole("button", { name: "Add the first ingredient" }).click();
    await expect(lines(page).first()).toBeFocused();
    await paste(page, "one\ntwo\nthree");
    await expect(lines(page)).toHaveCount(3);
    const from = await page.getByRole("button", { name: "Move one", exact: true }).boundingBox();
    const to = await page.getByRole("button", { name: "Move three", exact: true }).boundingBox();
    if (!from || !to) throw new Error("no handles");
    await page.mouse.move(from.x + 5, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 5, to.y + to.height, { steps: 6 });
    await page.mouse.up();
    await expect
      .poll(() => lines(page).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)))
      .toEqual(["two", "three", "one"]);
  });

  test("[K.1] a new recipe nobody wrote into leaves no trace", async ({ page }) => {
    await openSamples(page);
    await page.keyboard.press("n");
    await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText("Pick a recipe")).toBeVisible();
    await expect(list(page).getByRole("option")).toHaveCount(10);
    await expect(row(page, "Untitled recipe")).toHaveCount(0);
  });

  test("[K.1] a photo is added, scaled down and shown", async ({ page }) => {
    await openSamples(page);
    await newRecipe(page, "With photo");
    const bytes = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(3_000, 2_000);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.fillStyle = "teal";
      context.fillRect(0, 0, 3_000, 2_000);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
    });
    await page
      .getByLabel("Photo files")
      .setInputFiles({ name: "dish.png", mimeType: "image/png", buffer: Buffer.from(bytes) });
    await expect(page.getByRole("img", { name: "Cover" })).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();
    const photo = page.getByRole("img", { name: "With photo" });
    await expect(photo).toBeVisible();
    expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_600);
  });
});

test.describe("cooking from a recipe", () => {
  test("[K.1] amounts scale exactly with the yield, by buttons, typed number and multiple", async ({ page }) => {
    await openSamples(page);
    await row(page, "Sunday lasagne").click();
    const ingredients = page.getByRole("region", { name: "Ingredients" });
    await expect(ingredients).toContainText("400 g");
    await page.getByRole("button", { name: /^Scale 1×/ }).click();
    await page
      .getByRole("menuitemradio", { name: "2 ×" })
      .or(page.getByRole("menuitem", { name: "2 ×" }))
      .first()
      .click();
    await expect(ingredients).toContainText("800 g");
    const yieldField = page.getByRole("textbox", { name: /^Scale/ });
    await expect(yieldField).toHaveValue("12");
    await yieldField.fill("3");
    await yieldField.press("Enter");
    await expect(ingredients).toContainText("200 g");
    await page.reload();
    await expect(page.getByRole("region", { name: "Ingredients" })).toContainText("200 g");
  });

  test("[K.1] what is ticked off survives a reload and is forgotten on request", async ({ page }) => {
    await openSamples(page);
    await row(page, "Sunday lasagne").click();
    const first = page.getByRole("region", { name: "Ingredients" }).getByRole("checkbox").first();
    await page.getByRole("region", { name: "Ingredients" }).getByText("olive oil").click();
    await expect(first).toBeChecked();
    await page.getByRole("button", { name: "Step 1 done" }).click();
    await page.reload();
    await expect(first).toBeChecked();
    await expect(page.getByRole("button", { name: "Step 1 done" })).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("button", { name: "Start afresh" }).click();
    await expect(first).not.toBeChecked();
  });

  test("[K.1] a duration in a step starts a timer that stays over other screens, and cook mode goes by keyboard", async ({
    page,
  }) => {
    await openSamples(page);
    await row(page, "Sunday lasagne").click();
    await expect(page.getByRole("region", { name: "Ingredients" })).toBeVisible();
    // Two panes, one screen: the recipe's.
    await expect(page.locator("main h1")).toHaveText([/Sunday lasagne/]);
    await expect(page).toHaveTitle(/Sunday lasagne/);
    // The focus is in the list still, which has no use for letters.
    await expect(list(page)).toBeFocused();
    await page.keyboard.press("c");
    await expect(page.getByRole("dialog", { name: /Cooking/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Start a timer for 8 minutes" }).click();
    await page.keyboard.press("c");
    const cooking = page.getByRole("dialog", { name: /Cooking/ });
    await expect(cooking.getByText("Step 1 of")).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(cooking.getByText("Step 2 of")).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await expect(cooking.getByText("Step 1 of")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goto("/#/groceries");
    await expect(page.getByRole("timer", { name: /8 minutes/ })).toContainText(/[78]:\d\d/);
  });

  test("[K.5] chosen ingredients go onto the grocery list", async ({ page }) => {
    await openSamples(page);
    await row(page, "Red lentil dal").click();
    await page.getByRole("button", { name: "Add to list" }).click();
    const dialog = page.getByRole("dialog", { name: "Add to groceries" });
    await dialog.getByRole("button", { name: "Untick all" }).click();
    await dialog.getByText("red lentils").click();
    await dialog.getByRole("button", { name: "Add 1 ingredient" }).click();
    await expect(page.getByText(/1 ingredient of “Red lentil dal” on the list/)).toBeVisible();
  });
});

test.describe("the library", () => {
  test("[K.7] search forgives typing errors and shows which ingredient answered", async ({ page }) => {
    await openSamples(page);
    await page.keyboard.press("/");
    const search = page.getByRole("searchbox", { name: "Search recipes" });
    await expect(search).toBeFocused();
    await search.fill("panceta");
    await expect(list(page).getByRole("option")).toHaveCount(1);
    await expect(row(page, "Sunday lasagne").locator("mark")).toHaveText("pancetta");
    await search.press("ArrowDown");
    await expect(list(page)).toBeFocused();
    await search.fill("zzzzqq");
    await expect(page.getByText("Nothing fits")).toBeVisible();
  });

  test("[K.1] several recipes are selected by keyboard, deleted together, and come back with undo", async ({
    page,
  }) => {
    await openSamples(page);
    await list(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(page.getByRole("toolbar", { name: "Selected recipes" })).toContainText("3 selected");
    await page.keyboard.press("Delete");
    await expect(list(page).getByRole("option")).toHaveCount(7);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(list(page).getByRole("option")).toHaveCount(10);
  });

  test("[K.1] a recipe goes into a cookbook by its menu and out again", async ({ page }) => {
    await openSamples(page);
    await row(page, "Sunday lasagne").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Cookbooks" }).click();
    await page.getByRole("menuitem", { name: "New cookbook…" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Grandmother");
    await page.getByRole("button", { name: "Create" }).click();
    await page
      .getByRole("link", { name: /Grandmother/ })
      .first()
      .click();
    const shelf = page.getByRole("listbox", { name: "Grandmother" });
    await expect(shelf.getByRole("option")).toHaveCount(1);
    await shelf.getByRole("option").click({ button: "right" });
    await page.getByRole("menuitem", { name: /Remove from/ }).click();
    await expect(page.getByText("An empty cookbook")).toBeVisible();
  });
});

test.describe("for everyone", () => {
  for (const theme of ["light", "dark"] as const) {
    test(`[K.1] list, reader, editor and cook mode pass axe in ${theme}`, async ({ page }) => {
      // Four screens, each read whole by axe.
      test.slow();
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await openSamples(page);
      await expectAccessible(page, `library ${theme}`);
      await row(page, "Sunday lasagne").click();
      await page.getByRole("button", { name: "Step 1 done" }).click();
      await expectAccessible(page, `reader ${theme}`);
      await page.getByRole("button", { name: "Cook", exact: true }).click();
      await expect(page.getByRole("dialog", { name: /Cooking/ })).toBeVisible();
      await expectAccessible(page, `cook mode ${theme}`);
      await page.keyboard.press("Escape");
      await page.keyboard.press("e");
      await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
      await expectAccessible(page, `editor ${theme}`);
    });
  }

  test("[K.1] nothing sticks out at 360 px", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openSamples(page);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    await row(page, "Sunday lasagne").click();
    await expect(page.getByRole("region", { name: "Method" })).toBeVisible();
    expect(await overflow()).toBe(0);
    await expectAccessible(page, "reader at 360 px");
    await page.getByRole("button", { name: "Edit" }).click();
    await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
    expect(await overflow()).toBe(0);
    await page.goto("/#/import");
    await expect(page.getByRole("heading", { name: "Import recipes" })).toBeVisible();
    expect(await overflow()).toBe(0);
  });
});
