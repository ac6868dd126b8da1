/** Grocery lists as a person uses them: typing, adding up, the ledger, aisles, shops, the basket, and two windows at once. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";

test.use({ contextOptions: { reducedMotion: "reduce" }, locale: "en-GB" });

async function openSampleKitchen(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: /sample kitchen/ }).click();
  await expect(page.getByText("A sample kitchen to look around in.")).toBeVisible();
}

async function openEmptyList(page: Page): Promise<void> {
  await page.goto("/#/groceries");
  await expect(page.getByText("Nothing to get")).toBeVisible();
}

const input = (page: Page): Locator => page.getByRole("textbox", { name: "Add to the list" });
const line = (page: Page, foodKey: string, area = "main"): Locator =>
  page.locator(`${area} li[data-line="${foodKey}"]`);
const basket = (page: Page): Locator => page.getByRole("region", { name: "In the basket" });

async function add(page: Page, text: string): Promise<void> {
  await input(page).fill(text);
  await input(page).press("Enter");
  await expect(input(page)).toHaveValue("");
}

/** Opens a line by its words. */
async function openLedger(page: Page, foodKey: string): Promise<Locator> {
  await line(page, foodKey).getByRole("button", { expanded: false }).first().click();
  return line(page, foodKey);
}

/** The food keys in the order they are shown. */
const order = (page: Page): Promise<(string | null)[]> =>
  page.locator("main li[data-line]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-line")));

test.describe("adding", () => {
  test("[K.5] what is typed is understood before it is added, and equal foods add up", async ({ page }) => {
    await openEmptyList(page);
    await input(page).fill("2 l milk, a bunch of parsley, 400 g flour");
    const understood = page.getByRole("list", { name: "Understood as" });
    await expect(understood.getByRole("listitem")).toHaveText([
      /2 l\s*milk\s*· Dairy/,
      /1 bunch\s*parsley\s*· Vegetables/,
      /400 g\s*flour\s*· Baking/,
    ]);
    await input(page).press("Enter");
    await expect(line(page, "flour")).toContainText("400 g");
    await input(page).fill("200 g flour");
    await expect(understood).toContainText("joins 400 g");
    await input(page).press("Enter");
    await expect(line(page, "flour")).toContainText("600 g");
    await expect(page.getByText("3 to get")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.reload();
    await expect(line(page, "flour")).toContainText("600 g");
  });

  test("[K.5] a pasted list becomes its lines, as one undo step, and what was typed before is offered again", async ({
    page,
  }) => {
    await openEmptyList(page);
    await add(page, "1 onion, chopped\n2 eggs\n750 ml whole milk");
    await expect(page.getByText("3 to get")).toBeVisible();
    await page.locator("main h1:visible").focus();
    await page.keyboard.press("Control+z");
    await expect(page.getByText("Nothing to get")).toBeVisible();
    await input(page).fill("who");
    await page.getByRole("list", { name: "Added before" }).getByRole("button", { name: "750 ml whole milk" }).click();
    await expect(line(page, "whole milk")).toContainText("750 ml");
  });
});

test.describe("the ledger", () => {
  test("[K.5] an opened line shows what each recipe contributed; taking a recipe off subtracts exactly its part", async ({
    page,
  }) => {
    await openSampleKitchen(page);
    await page.goto("/#/groceries");
    await expect(line(page, "whole milk")).toContainText("2 l");
    const ledger = await openLedger(page, "whole milk");
    await expect(ledger.getByRole("link", { name: "Grandmother’s Sunday lasagne" })).toBeVisible();
    await expect(ledger).toContainText("+ 750 ml");
    await expect(ledger).toContainText("+ 250 ml");
    await ledger.getByRole("button", { name: /More for 250 ml/ }).click();
    await page.getByRole("menuitem", { name: "Take off all of Sunday pancakes" }).click();
    await expect(line(page, "whole milk")).toContainText("1.75 l");
    await expect(line(page, "baking powder")).toHaveCount(0);
    await expect(line(page, "minced beef").or(line(page, "ground beef"))).toHaveCount(1);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(line(page, "whole milk")).toContainText("2 l");
  });

  test("[K.5] the recipes on a list are listed, and one is taken off there", async ({ page }) => {
    await openSampleKitchen(page);
    await page.goto("/#/groceries");
    await expect(line(page, "whole milk")).toContainText("2 l");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Recipes on this list…" }).click();
    await page.getByRole("button", { name: "Take off Grandmother’s Sunday lasagne" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(line(page, "whole milk")).toContainText("1.25 l");
  });

  test("[K.5] what cannot be added says why, and joins once a conversion is set; forgetting it parts them again", async ({
    page,
  }) => {
    await openEmptyList(page);
    await add(page, "600 g flour, 1 bag flour");
    await expect(line(page, "flour")).toContainText("600 g + 1 bag");
    const ledger = await openLedger(page, "flour");
    await expect(ledger).toContainText("kept apart: a bag has no weight here");
    await ledger.getByRole("button", { name: "set 1 bag = 500 g" }).click();
    await expect(ledger).toContainText("1.1 kg");
    await expect(ledger).not.toContainText("kept apart");
    await ledger.getByRole("button", { name: "Forget 1 bag = 500 g" }).click();
    await expect(line(page, "flour")).toContainText("600 g + 1 bag");
    await ledger.getByRole("button", { name: /More for 1 bag/ }).click();
    await page.getByRole("menuitem", { name: "Say how much it is…" }).click();
    await page.getByRole("textbox", { name: "1 bag of flour is" }).fill("nothing");
    await page.keyboard.press("Enter");
    await expect(ledger).toContainText("Write an amount with a unit");
    await page.getByRole("textbox", { name: "1 bag of flour is" }).fill("1 kg");
    await page.keyboard.press("Enter");
    await expect(line(page, "flour")).toContainText("1.6 kg");
  });

  test("[K.5] a line is edited in words and one contribution taken off", async ({ page }) => {
    await openEmptyList(page);
    await add(page, "1 l milk");
    await add(page, "500 ml milk");
    await expect(line(page, "milk")).toContainText("1.5 l");
    const ledger = await openLedger(page, "milk");
    await ledger.getByRole("button", { name: /More for 500 ml/ }).click();
    await page.getByRole("menuitem", { name: "Edit…" }).click();
    await page.getByRole("textbox", { name: "What to get" }).fill("2 l milk");
    await page.keyboard.press("Enter");
    await expect(line(page, "milk")).toContainText("3 l");
    await ledger.getByRole("button", { name: /More for 1 l/ }).click();
    await page.getByRole("menuitem", { name: "Take this off" }).click();
    await expect(line(page, "milk")).toContainText("2 l");
  });
});

test.describe("the basket", () => {
  test("[K.6] checked things sink, what is added later is open, clearing is one undo step, and all survives a reload", async ({
    page,
  }) => {
    await openEmptyList(page);
    await add(page, "1 l milk, bread, 6 eggs");
    await page.getByRole("checkbox", { name: "1 l milk" }).click();
    await expect(basket(page).getByRole("checkbox", { name: "1 l milk" })).toBeChecked();
    await expect(page.getByText("2 to get, 1 in the basket")).toBeVisible();
    await add(page, "500 ml milk");
    await expect(page.getByRole("checkbox", { name: "500 ml milk" })).not.toBeChecked();
    await expect(basket(page)).toContainText("1 l");
    await page.getByRole("checkbox", { name: "bread" }).click();
    await page.reload();
    await expect(basket(page).getByRole("checkbox")).toHaveCount(2);
    await basket(page).getByRole("checkbox", { name: "bread" }).click();
    await expect(basket(page).getByRole("checkbox")).toHaveCount(1);
    await page.keyboard.press("Control+z");
    await expect(basket(page).getByRole("checkbox")).toHaveCount(2);
    await basket(page).getByRole("button", { name: "Clear" }).click();
    await expect(basket(page)).toHaveCount(0);
    await expect(page.getByText("2 to get")).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(basket(page).getByRole("checkbox")).toHaveCount(2);
    await basket(page).getByRole("button", { name: "In the basket" }).click();
    await expect(basket(page).getByRole("checkbox")).toHaveCount(0);
  });

  test("[K.6] by keyboard the focus goes on to the next line", async ({ page }) => {
    await openEmptyList(page);
    await add(page, "apples, bananas, carrots");
    await expect(page.getByRole("checkbox", { name: "apples" })).toBeVisible();
    await input(page).focus();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("checkbox", { name: "apples" })).toBeFocused();
    await page.keyboard.press("Space");
    await expect(page.getByRole("checkbox", { name: "bananas" })).toBeFocused();
    await expect(basket(page).getByRole("checkbox", { name: "apples" })).toBeChecked();
  });

  test("[K.6] two windows of one profile stay in step", async ({ page, context }) => {
    await openEmptyList(page);
    await add(page, "1 l milk, bread");
    const other = await context.newPage();
    await other.goto("/#/groceries");
    await expect(line(other, "milk")).toBeVisible();
    await other.getByRole("checkbox", { name: "bread" }).click();
    await expect(basket(page).getByRole("checkbox", { name: "bread" })).toBeChecked();
    await add(page, "500 ml milk");
    await expect(line(other, "milk")).toContainText("1.5 l");
    await page.getByRole("checkbox", { name: "1.5 l milk" }).click();
    await other.getByRole("checkbox", { name: "bread" }).click();
    for (const window of [page, other]) {
      await expect(basket(window).getByRole("checkbox")).toHaveCount(1);
      await expect(basket(window).getByRole("checkbox", { name: "1.5 l milk" })).toBeChecked();
    }
  });
});

test.describe("aisles and shops", () => {
  test("[K.6] an aisle corrected once is remembered, also on a new list", async ({ page }) => {
    await openEmptyList(page);
    await add(page, "tofu, milk");
    const ledger = await openLedger(page, "tofu");
    await ledger.getByRole("button", { name: /Aisle/ }).click();
    await page.getByRole("option", { name: "Dairy & eggs" }).click();
    await expect(page.getByRole("region", { name: "Dairy & eggs" }).locator('[data-line="tofu"]')).toBeVisible();
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "New list…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Party");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Party", level: 1 })).toBeVisible();
    await add(page, "200 g tofu");
    await expect(page.getByRole("region", { name: "Dairy & eggs" }).locator('[data-line="tofu"]')).toBeVisible();
    await page.getByRole("button", { name: "Switch list" }).click();
    await page.getByRole("menuitem", { name: "Groceries" }).click();
    await expect(line(page, "milk")).toBeVisible();
  });

  test("[K.6] a line is dragged to another aisle", async ({ page }) => {
    await openEmptyList(page);
    await add(page, "tofu, milk");
    await line(page, "tofu")
      .locator("div")
      .first()
      .dragTo(page.getByRole("region", { name: "Dairy & eggs" }));
    await expect(page.getByRole("region", { name: "Dairy & eggs" }).locator("li[data-line]")).toHaveCount(2);
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("region", { name: "Vegetables & fruit" }).locator('[data-line="tofu"]')).toBeVisible();
  });

  test("[K.6] each shop has its own order of aisles, changed by buttons, keyboard or mouse", async ({ page }) => {
    await openEmptyList(page);
    await add(page, "carrots, bread, milk");
    await expect.poll(() => order(page)).toEqual(["carrot", "bread", "milk"]);
    await page.getByRole("button", { name: "Usual order" }).click();
    await page.getByRole("menuitem", { name: "New shop…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Corner Market");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Corner Market" });
    await dialog.getByRole("button", { name: "Dairy & eggs up" }).click();
    await dialog.getByRole("button", { name: "Dairy & eggs up" }).click();
    // Rows that moved take the focus along; only then can it go elsewhere.
    await expect(dialog.getByRole("row").first()).toContainText("Dairy & eggs");
    const handle = dialog.getByRole("row", { name: "Bakery" }).getByRole("button", { name: "Move Bakery" });
    await handle.focus();
    await expect(handle).toBeFocused();
    await page.keyboard.press("Enter");
    // Dragging begins when the places are there to choose from; the first is before the first aisle.
    const place = dialog.getByRole("button", { name: /^Insert/ }).and(page.locator(":focus"));
    await expect(place).toBeVisible();
    await page.keyboard.press("Home");
    await expect(place).toHaveAccessibleName("Insert before Dairy & eggs");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("row").first()).toContainText("Bakery");
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect.poll(() => order(page)).toEqual(["bread", "milk", "carrot"]);
    await page.reload();
    await expect.poll(() => order(page)).toEqual(["bread", "milk", "carrot"]);
    await page.getByRole("button").filter({ hasText: "Corner Market" }).click();
    await page.getByRole("menuitem", { name: "Usual order" }).click();
    await expect.poll(() => order(page)).toEqual(["carrot", "bread", "milk"]);
  });
});

test.describe("lists", () => {
  test("[K.5] are renamed, deleted to the trash and brought back", async ({ page }) => {
    await openEmptyList(page);
    await add(page, "milk");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Rename list…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("This week");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "This week", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete list" }).click();
    await expect(page.getByText("Nothing to get")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(line(page, "milk")).toBeVisible();
  });

  test("[K.5] a list of 500 lines opens whole and is checked off", async ({ page }) => {
    await openEmptyList(page);
    for (const from of [0, 250]) {
      await add(
        page,
        Array.from(
          { length: 250 },
          (_, index) => `${index + 1} g food${String.fromCharCode(97 + ((from + index) % 26))}${from + index}x`,
        ).join("\n"),
      );
      await expect(page.getByText(`${from + 250} to get`)).toBeVisible();
    }
    await page.goto("/#/recipes");
    await page.goto("/#/groceries");
    await expect(page.locator("main li[data-line]")).toHaveCount(500);
    await page.locator("[data-line-check]").first().click();
    await expect(basket(page).getByRole("checkbox")).toHaveCount(1);
    await expect(page.getByText("499 to get, 1 in the basket")).toBeVisible();
  });
});

for (const width of [390, 360]) {
  test(`[K.6] on a phone of ${width} px the thumb is enough: big targets, the input at the bottom, nothing sticks out`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      viewport: { width, height: 760 },
      hasTouch: true,
      isMobile: true,
      locale: "en-GB",
      ...(baseURL ? { baseURL } : {}),
    });
    const page = await context.newPage();
    await openEmptyList(page);
    await add(
      page,
      "1 l milk\n400 g flour\n1 bag flour\na really rather long name for what is after all nothing more than supercalifragilisticexpialidocious bread",
    );
    await expect(page.locator("main li[data-line]")).toHaveCount(3);
    expect((await input(page).boundingBox())?.y).toBeGreaterThan(500);
    const target = await page.locator('li[data-line="milk"] label').boundingBox();
    expect(Math.min(target?.width ?? 0, target?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await page.getByRole("button", { name: "Shop", exact: true }).tap();
    await expect(page.getByText("0 of 3 in the basket")).toBeVisible();
    await page.getByText("milk", { exact: true }).tap();
    await expect(page.getByText("1 of 3 in the basket")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });
}

for (const theme of ["light", "dark"]) {
  test(`[C.1] the list is accessible in the ${theme} theme: empty, full, opened, shopping, on a phone`, async ({
    page,
  }) => {
    await page.addInitScript((chosen) => localStorage.setItem("potluck.theme", chosen), theme);
    await openEmptyList(page);
    await expectAccessible(page, "empty");
    await add(page, "600 g flour, 1 bag flour, milk, bread, 3 carrots");
    await page.getByRole("checkbox", { name: "bread" }).click();
    await openLedger(page, "flour");
    await input(page).fill("2 l mil");
    await expectAccessible(page, "full, one opened, typing");
    await input(page).fill("");
    await page.getByRole("button", { name: "Shop", exact: true }).click();
    await expectAccessible(page, "shopping");
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page, "phone");
  });

  test(`[C.1] the list's dialogs are accessible in the ${theme} theme`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem("potluck.theme", chosen), theme);
    await openSampleKitchen(page);
    await page.goto("/#/groceries");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Recipes on this list…" }).click();
    await expectAccessible(page, "recipes");
    await page.keyboard.press("Escape");
    const ledger = await openLedger(page, "coffee");
    await ledger.getByRole("button", { name: /More for/ }).click();
    await page.getByRole("menuitem", { name: "Edit…" }).click();
    await expectAccessible(page, "edit");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Usual order" }).click();
    await page.getByRole("menuitem", { name: "New shop…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Corner Market");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Corner Market" })).toBeVisible();
    await expectAccessible(page, "shop");
  });
}
