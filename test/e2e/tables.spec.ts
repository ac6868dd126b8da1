/** Tables as a person uses them: columns of every type, typing, blocks from the clipboard, sorting, files in and out, 20,000 rows. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "./expectAccessible.ts";

test.use({ locale: "en-GB", timezoneId: "Europe/Berlin" });

const cell = (page: Page, row: number, column: number): Locator =>
  page.locator(`[data-r="${row}"][data-c="${column}"]`);
const active = (page: Page): Locator => page.locator("[data-active]");

async function openTables(page: Page): Promise<void> {
  await page.goto("/#/tables");
  await expect(page.getByRole("heading", { level: 1, name: "Tables" })).toBeVisible();
}

async function newTable(page: Page): Promise<void> {
  await openTables(page);
  await page.getByRole("button", { name: "New table" }).click();
  await page.getByRole("menuitem", { name: "Empty table" }).click();
  await expect(page.getByRole("grid")).toBeVisible();
}

async function addColumn(page: Page, name: string, type: string): Promise<void> {
  await page.getByRole("grid").getByRole("button", { name: "Add column" }).click();
  const dialog = page.getByRole("dialog", { name: "New column" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: /Type/ }).click();
  await page.getByRole("option", { name: type, exact: true }).click();
  await dialog.getByRole("button", { name: "Add column" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("columnheader", { name, exact: true })).toBeVisible();
}

async function columnMenu(page: Page, column: string, item: RegExp): Promise<void> {
  await page.getByRole("columnheader", { name: column, exact: true }).click({ button: "right" });
  await page.getByRole("menuitem", { name: item }).click();
}

async function importFile(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "New table" }).click();
  await page.getByRole("menuitem", { name: /From a CSV file/ }).click();
  await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

/** Texts of a column, top to bottom, as far as rows are drawn. */
async function columnTexts(page: Page, column: number): Promise<string[]> {
  const cells = await page
    .locator(`[data-r][data-c="${column}"]`)
    .evaluateAll((elements) =>
      elements.map((element) => ({ row: Number((element as HTMLElement).dataset.r), text: element.textContent ?? "" })),
    );
  return cells.sort((a, b) => a.row - b.row).map(({ text }) => text);
}

test("[K.8] columns of every type, filled by keyboard alone, are there after a reload", async ({ page }) => {
  await newTable(page);
  for (const [name, type] of [
    ["Price", "Number"],
    ["Due", "Date"],
    ["Kind", "Choice"],
    ["Done", "Checkbox"],
    ["Who", "Person"],
    ["Recipe", "Link to an item"],
  ] as const) {
    await addColumn(page, name, type);
  }
  await active(page).focus();
  for (const text of ["Flour", "from the mill", "1,234.5", "24.12.2026", "Dry"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("Anna");
  await page.keyboard.press("Enter");
  await page.keyboard.press("F2");
  await page.keyboard.press("Escape");
  await expect(cell(page, 0, 6)).toHaveText(/Anna/);
  await page.keyboard.press("Shift+Control+Enter");
  await expect(cell(page, 1, 0)).toBeFocused();
  await page.keyboard.type("Rye");
  await page.keyboard.press("Enter");
  const expected = ["Flour", "from the mill", "1,234.5", "24 Dec 2026", "Dry", "Yes"];
  for (const [column, text] of expected.entries()) await expect(cell(page, 0, column)).toHaveText(text);
  await page.reload();
  for (const [column, text] of expected.entries()) await expect(cell(page, 0, column)).toHaveText(text);
  await expect(cell(page, 1, 0)).toHaveText("Rye");
});

test("[K.8] a block goes to the clipboard and back as spreadsheets do, and undo takes the paste back as one step", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await newTable(page);
  await addColumn(page, "Count", "Number");
  await page.evaluate(() =>
    navigator.clipboard.writeText('Milk\tfresh\t2\r\n"Eggs\r\nbrown"\t\t12\r\nSalt\tsea\tsome\r\n'),
  );
  await active(page).focus();
  await page.keyboard.press("Control+v");
  await expect(cell(page, 2, 0)).toHaveText("Salt");
  await expect(cell(page, 1, 2)).toHaveText("12");
  await expect(cell(page, 2, 2).getByRole("img", { name: "Not a number" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "9 cells" })).toContainText("Sum 14");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'Milk\tfresh\t2\r\n"Eggs\nbrown"\t\t12\r\nSalt\tsea\tsome',
  );
  await page.keyboard.press("Delete");
  await expect(cell(page, 2, 0)).toHaveText("");
  await page.keyboard.press("Control+z");
  await expect(cell(page, 2, 0)).toHaveText("Salt");
  await page.keyboard.press("Control+z");
  await expect(cell(page, 0, 0)).toHaveText("");
  await expect(cell(page, 2, 0)).toHaveCount(0);
  await page.keyboard.press("Control+Shift+z");
  await expect(cell(page, 2, 0)).toHaveText("Salt");
  await cell(page, 0, 1).click();
  await cell(page, 2, 1).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+d");
  await expect(cell(page, 1, 1)).toHaveText("fresh");
  await expect(cell(page, 2, 1)).toHaveText("fresh");
});

test("[K.8] rows sort by several columns and are filtered; columns move, resize and go, and undo brings them back", async ({
  page,
}) => {
  await openTables(page);
  await importFile(
    page,
    "stock.csv",
    "Name,Kind,Count\nRye,flour,10\nSpelt,flour,9\nSalt,spice,\nPepper,spice,2\nOat,flour,9\nCumin,spice,3\nAnise,spice,3\nMaize,flour,1\nRice,flour,8\nThyme,spice,5\n",
  );
  await page.getByRole("button", { name: "Import 10 rows" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "stock" })).toBeVisible();
  await columnMenu(page, "Count", /Sort descending/);
  await expect.poll(() => columnTexts(page, 2)).toEqual(["10", "9", "9", "8", "5", "3", "3", "2", "1", ""]);
  await expect(page.getByRole("columnheader", { name: "Count" })).toHaveAttribute("aria-sort", "descending");
  await columnMenu(page, "Name", /Then sort by this/);
  await expect.poll(async () => (await columnTexts(page, 0)).slice(0, 3)).toEqual(["Rye", "Oat", "Spelt"]);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("button", { name: "Add rule" }).click();
  await page.getByRole("button", { name: /Rule 1: column/ }).click();
  await page.getByRole("option", { name: "Count" }).click();
  await page.getByRole("button", { name: /Rule 1: condition/ }).click();
  await page.getByRole("option", { name: "is more than" }).click();
  await page.getByLabel("Rule 1: value").fill("8");
  await page.keyboard.press("Escape");
  await expect.poll(() => columnTexts(page, 0)).toEqual(["Rye", "Oat", "Spelt"]);
  await expect(page.getByText("3 of 10 rows").last()).toBeVisible();
  await page
    .getByRole("columnheader", { name: "Count" })
    .dragTo(page.getByRole("columnheader", { name: "Name" }), { targetPosition: { x: 10, y: 10 } });
  await expect.poll(() => columnTexts(page, 0)).toEqual(["10", "9", "9"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => columnTexts(page, 0)).toEqual(["Rye", "Oat", "Spelt"]);
  await columnMenu(page, "Kind", /Delete column/);
  await expect(page.getByRole("columnheader", { name: "Kind" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(cell(page, 0, 1)).toHaveText("flour");
  const header = page.getByRole("columnheader", { name: "Kind" });
  const before = (await header.boundingBox())?.width ?? 0;
  const edge = await header.locator("[data-resize]").boundingBox();
  if (!edge) throw new Error("no edge to drag");
  await page.mouse.move(edge.x + 3, edge.y + 10);
  await page.mouse.down();
  await page.mouse.move(edge.x + 83, edge.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await header.boundingBox())?.width).toBeCloseTo(before + 80, 0);
});

test("[K.8] ragged CSV is imported with its problems named by line, and nothing is lost", async ({ page }) => {
  await openTables(page);
  await importFile(
    page,
    "prices.csv",
    "Product;Price;Since\nMilk;1,20;1.2.2026\nEggs;3,05\nFlour;0,95;3.4.2026;best\n",
  );
  const dialog = page.getByRole("dialog", { name: "Import a CSV file" });
  await expect(dialog.getByText("2 rows have more or fewer cells")).toBeVisible();
  await expect(dialog.getByText("Line 3: 2 of 3 cells")).toBeVisible();
  await expect(dialog.getByText("Line 4: 4 cells instead of 3")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /Type of Price/ })).toContainText("Number");
  await expect(dialog.getByRole("button", { name: /Type of Since/ })).toContainText("Date");
  await expectAccessible(page, "import preview");
  await dialog.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(cell(page, 0, 1)).toHaveText("1.2");
  await expect(cell(page, 2, 2)).toHaveText("3 Apr 2026");
  await expect(cell(page, 2, 3)).toHaveText("best");
  await page.keyboard.press("Control+z");
  await openTables(page);
  await expect(page.getByRole("link", { name: "prices" })).toHaveCount(0);
});

test("[K.8] a broken CSV file is refused with its line, and nothing is created", async ({ page }) => {
  await openTables(page);
  await importFile(page, "broken.csv", 'a,b\n1,2\n3,"open\n');
  await expect(page.getByText(/quotation mark in line 3/)).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByRole("heading", { name: "Keep a table of your own" })).toBeVisible();
});

test("[K.8] a change of type shows what would be lost first, keeps it when told to, and is one undo step", async ({
  page,
}) => {
  await openTables(page);
  await importFile(page, "mixed.csv", "Amount,Name\n12,a\nabout 3,b\n007,c\n");
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await columnMenu(page, "Amount", /Name, type/);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Type/ }).click();
  await page.getByRole("option", { name: "Number" }).click();
  await expect(dialog.getByText("1 of 3 values do not fit")).toBeVisible();
  await expect(dialog.getByText("“about 3”")).toBeVisible();
  await expect(dialog.getByText("1 would say less than before")).toBeVisible();
  await expectAccessible(page, "type change");
  await dialog.getByRole("button", { name: "Change and keep 1 as they are" }).click();
  await expect(cell(page, 2, 0)).toHaveText("7");
  await expect(cell(page, 1, 0).getByRole("img", { name: "Not a number" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(cell(page, 2, 0)).toHaveText("007");
});

test("[K.8] what is exported is what was imported", async ({ page }) => {
  const text = 'Name,Price,Since,Note\r\nMilk,1.2,2026-02-01,"say ""hi"", twice"\r\nEggs,-3.05,2026-04-03,\'=1+1\r\n';
  await openTables(page);
  await importFile(page, "equal.csv", text);
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await expect(cell(page, 1, 3)).toHaveText("=1+1");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: /Export as CSV/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export 2 rows" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toBe(text);
});

test("[K.8] 20,000 rows open, scroll to the end by key, take an edit and keep it", async ({ page }) => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `Item ${index},${index},${index % 7}`);
  await openTables(page);
  await importFile(page, "large.csv", `Name,Number,Rest\n${rows.join("\n")}\n`);
  await page.getByRole("button", { name: /Import 20,000 rows/ }).click();
  await expect(page.getByText("20,000 rows", { exact: true })).toBeVisible({ timeout: 30_000 });
  await active(page).focus();
  await page.keyboard.press("Control+End");
  await expect(cell(page, 19_999, 2)).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.type("The last");
  await page.keyboard.press("Enter");
  await expect(cell(page, 19_999, 0)).toHaveText("The last");
  await page.locator("[data-grid-scroller]").evaluate((element) => element.scrollTo(0, 10_000 * 32));
  await expect(cell(page, 10_005, 0)).toHaveText("Item 10005");
  expect(await page.locator('[role="row"]').count()).toBeLessThan(80);
  await page.reload();
  await expect(page.getByText("20,000 rows", { exact: true })).toBeVisible();
  await active(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await expect(cell(page, 19_999, 0)).toHaveText("The last");
});

test("[K.8] finding goes from hit to hit; the row opens as a form; nobody is kept in the grid", async ({ page }) => {
  await openTables(page);
  await importFile(page, "find.csv", "Name,Note\nalpha,one\nbeta,two\nalpha beta,three\n");
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(cell(page, 0, 0)).toHaveText("alpha");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Control+f");
  await page.keyboard.type("BETA");
  await expect(page.getByText("1 of 2")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 of 2")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(cell(page, 2, 0)).toBeFocused();
  await page.keyboard.press("Space");
  const sheet = page.getByRole("dialog", { name: "Row 3" });
  await sheet.getByLabel("Note").fill("changed in the form");
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(cell(page, 2, 1)).toHaveText("changed in the form");
  await cell(page, 0, 0).click();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.locator('[role="grid"] :focus[role="gridcell"]')).toHaveCount(0);
});

test("[K.8] a refused edit is told and the cell stays as it was", async ({ page }) => {
  await newTable(page);
  await active(page).focus();
  await page.keyboard.type("kept");
  await page.keyboard.press("Enter");
  await expect(cell(page, 0, 0)).toHaveText("kept");
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "Edit Name" }).fill("x".repeat(20_001));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Messages").getByText(/cannot be kept/)).toBeVisible();
  await expect(cell(page, 0, 0)).toHaveText("kept");
});

for (const theme of ["light", "dark"] as const) {
  test(`[K.8] list, grid and editors are accessible (${theme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openTables(page);
    await expectAccessible(page, "tables");
    await page.getByRole("button", { name: /^Suppliers/ }).click();
    await active(page).focus();
    for (const text of ["Nordmann", "Rye", "Fish", "ask", "24.11.2026"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Control+a");
    await expectAccessible(page, "grid with everything marked");
    await cell(page, 0, 2).dblclick();
    await expect(page.getByRole("listbox")).toBeVisible();
    await expectAccessible(page, "choice editor");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Space");
    await expect(page.getByRole("dialog", { name: "Row 1" })).toBeVisible();
    await expectAccessible(page, "row form");
  });
}

test("[K.8] on a phone rows are cards that open as a form", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTables(page);
  await page.getByRole("button", { name: /^Pantry/ }).click();
  await page.getByRole("button", { name: "Row", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Row 2" });
  await sheet.getByLabel("Food").fill("Lentils");
  await sheet.getByLabel("Amount").fill("500");
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Lentils" })).toContainText("500");
  await expectAccessible(page, "cards");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
