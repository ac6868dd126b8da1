/** What somebody may only view: no controls for what is not allowed, nothing typed gets in; and how one leaves a share. */
import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { expectSynced } from "./support/people.ts";
import { closeDialog, dialog, open, picture, restFocus, share, test, together } from "./support/sharing.ts";

test.setTimeout(300_000);

/** Shares what Anna has open with Ben, for viewing, and Ben accepts. */
async function showTo(anna: Page, ben: Page): Promise<void> {
  await expectSynced(anna);
  await share(anna, "ben@example.org", "Can view");
  await expect(dialog(anna).getByText("Pending")).toBeVisible();
  await closeDialog(anna);
  await open(ben, "/shared");
  await ben.getByRole("button", { name: /^Accept / }).click();
  await expect(ben.getByRole("button", { name: /^Accept / })).toHaveCount(0);
}

const viewOnly = (page: Page) => page.getByText("View only · shared by Anna");

async function menuItems(page: Page): Promise<string[]> {
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).last().click();
  const names = await page.getByRole("menuitem").allTextContents();
  await page.keyboard.press("Escape");
  await restFocus(page);
  return names;
}

test("[S2.9] [C.5] a recipe for viewing: it can be cooked from, and neither keys nor addresses open its editor", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  await open(anna, "/recipes");
  await anna.getByRole("button", { name: "New recipe" }).first().click();
  await expect(anna.getByRole("textbox", { name: "Title" })).toBeFocused();
  await anna.keyboard.type("Leek soup");
  await anna.getByRole("button", { name: "Done" }).click();
  await expect(anna.getByRole("heading", { level: 1, name: "Leek soup" })).toBeVisible();
  const path = anna.url().split("#")[1] ?? "";
  await showTo(anna, ben);
  await open(ben, path);
  await expect(viewOnly(ben)).toBeVisible();
  await expect(ben.getByRole("button", { name: "Edit", exact: true })).toHaveCount(0);
  await ben.keyboard.press("e");
  await expect(ben.getByRole("textbox", { name: "Title" })).toHaveCount(0);
  const offered = await menuItems(ben);
  expect(offered.join()).toContain("Leave…");
  expect(offered.filter((name) => /^(Edit|Move to trash|Delete|Share)/.test(name))).toEqual([]);
  await expectAccessibleInBoth(ben, "recipe, view only");
  await picture(ben, "view-only-recipe");
  await open(ben, `${path}/edit`);
  await expect(viewOnly(ben)).toBeVisible();
  await expect(ben.getByRole("textbox", { name: "Title" })).toHaveCount(0);
  await expect(anna.getByRole("button", { name: "Edit", exact: true })).toBeVisible();
});

test("[S2.9] [C.5] a plan for viewing: weeks can be looked through, nothing can be put on them", async ({ world }) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  await open(anna, "/plan");
  await anna
    .getByRole("button", { name: /^Add to Dinner/ })
    .first()
    .click();
  await anna.getByRole("combobox", { name: "Recipe or note" }).fill("Leftovers");
  await anna
    .getByRole("option", { name: /Leftovers/ })
    .first()
    .click();
  await expect(anna.getByRole("row", { name: /Leftovers/ })).toBeVisible();
  await showTo(anna, ben);
  await open(ben, "/plan");
  await expect(viewOnly(ben)).toBeVisible({ timeout: 15_000 });
  const planned = ben.getByRole("row", { name: /Leftovers/ });
  await expect(planned).toBeVisible();
  await expect(ben.getByRole("button", { name: /^Add to (Breakfast|Lunch|Dinner)/ })).toHaveCount(0);
  await expect(ben.getByRole("complementary", { name: "Recipes to plan" })).toHaveCount(0);
  await planned.click();
  await ben.keyboard.press("Delete");
  await ben.keyboard.press("Escape");
  await expect(planned).toBeVisible();
  const offered = await menuItems(ben);
  expect(offered.filter((name) => /^(Clear|Copy last|Meals of|Rename|Delete|Share)/.test(name))).toEqual([]);
  await expectAccessibleInBoth(ben, "plan, view only");
  await picture(ben, "view-only-plan");
  await expect(anna.getByRole("button", { name: /^Add to Dinner/ }).first()).toBeVisible();
});

test("[S2.9] [C.5] a table for viewing: cells can be walked through, nothing typed or pasted gets in", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  await open(anna, "/tables");
  const chooser = anna.waitForEvent("filechooser");
  await anna.getByRole("button", { name: "New table" }).first().click();
  await anna.getByRole("menuitem", { name: /From a CSV file/ }).click();
  await (
    await chooser
  ).setFiles({
    name: "Suppliers.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Name,City\nSalmon side,Oslo\nFlour mill,Bremen\n"),
  });
  await anna
    .getByRole("dialog")
    .getByRole("button", { name: /^(Import|Add|Make|Create)/ })
    .click();
  await expect(anna.getByRole("heading", { level: 1, name: "Suppliers" })).toBeVisible();
  const path = anna.url().split("#")[1] ?? "";
  await showTo(anna, ben);
  await open(ben, path);
  await expect(viewOnly(ben)).toBeVisible();
  const cell = ben.locator('[data-r="0"][data-c="0"]');
  await expect(cell).toHaveText("Salmon side");
  await expect(ben.getByRole("button", { name: "Row", exact: true })).toHaveCount(0);
  await expect(ben.getByRole("button", { name: "Add column" })).toHaveCount(0);
  await expect(ben.getByRole("button", { name: "Filter" })).toHaveCount(0);
  await cell.click();
  await ben.keyboard.type("mine");
  await ben.keyboard.press("Enter");
  await cell.click();
  await ben.keyboard.press("Delete");
  await cell.dblclick();
  await ben.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "pasted");
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(cell).toHaveText("Salmon side");
  await expect(ben.getByRole("grid").getByRole("textbox")).toHaveCount(0);
  await expectAccessibleInBoth(ben, "table, view only");
  await picture(ben, "view-only-table");
  // The same keys where one may edit.
  const own = anna.locator('[data-r="0"][data-c="0"]');
  await own.click();
  await anna.keyboard.type("Trout");
  await anna.keyboard.press("Enter");
  await expect(cell).toHaveText("Trout", { timeout: 15_000 });
});

test("[S2.12] who leaves a share no longer has it; who shared it sees that, and still has it", async ({ world }) => {
  const { anna, ben, path } = await together(world);
  await ben.getByRole("button", { name: "More", exact: true }).last().click();
  await ben.getByRole("menuitem", { name: "Leave…" }).click();
  await expectAccessibleInBoth(ben, "leaving");
  await ben.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true }).click();
  await expectSynced(ben);
  await open(ben, path);
  await expect(ben.getByText("This list is not here")).toBeVisible({ timeout: 15_000 });
  await expect(anna.getByRole("checkbox", { name: "milk" })).toBeVisible();
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  await expect(
    dialog(anna)
      .getByRole("listitem")
      .filter({ hasText: "ben@example.org" })
      .filter({ hasText: /Can edit|Pending/ }),
  ).toHaveCount(0);
});
