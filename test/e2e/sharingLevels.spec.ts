/** What each level lets somebody do, seen from their screen, and a cookbook with all that is in it. */
import { expect, type Page } from "@playwright/test";
import { expectSynced } from "./support/people.ts";
import {
  closeDialog,
  dialog,
  makeList,
  open,
  picture,
  recipientField,
  setAccess,
  share,
  test,
  type Level,
} from "./support/sharing.ts";

test.setTimeout(240_000);
test.use({ actionTimeout: 45_000 });

/** What the list's screen offers: adding, its Share button, deleting. */
async function offered(page: Page): Promise<{ edit: boolean; share: boolean; trash: boolean }> {
  await page.getByRole("button", { name: "More", exact: true }).last().click();
  const trash = (await page.getByRole("menuitem", { name: /Delete list/ }).count()) > 0;
  await page.keyboard.press("Escape");
  return {
    edit: (await page.getByRole("textbox", { name: "Add to the list" }).count()) > 0,
    share: (await page.getByRole("button", { name: "Share", exact: true }).count()) > 0,
    trash,
  };
}

const levels: readonly (readonly [Level, { edit: boolean; share: boolean; trash: boolean }])[] = [
  ["Can view", { edit: false, share: false, trash: false }],
  ["Can comment", { edit: false, share: false, trash: false }],
  ["Can view and share", { edit: false, share: true, trash: false }],
  ["Can edit", { edit: true, share: false, trash: false }],
  ["Can edit and delete", { edit: true, share: false, trash: true }],
  ["Can manage", { edit: true, share: true, trash: true }],
];

test("[S3.2] [S3.11] [S3.14] every level opens exactly its own controls; who may only share on gives viewing", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  const path = await makeList(anna, "This week", ["milk"]);
  await share(anna, "ben@example.org", "Can manage");
  await expect(dialog(anna).getByText("Pending")).toBeVisible({ timeout: 30_000 });
  await closeDialog(anna);
  await open(ben, "/shared");
  await ben.getByRole("button", { name: "Accept This week" }).click();
  await expectSynced(ben);
  await open(ben, path);
  await expect(ben.getByRole("heading", { level: 1, name: "This week" })).toBeVisible({ timeout: 30_000 });
  await open(anna, path);
  for (const [level, expected] of levels) {
    if (level !== "Can manage") await setAccess(anna, level);
    else await setAccess(anna, "Can manage");
    await expect.poll(() => offered(ben), { timeout: 30_000, message: level }).toEqual(expected);
    if (level !== "Can view and share") continue;
    await ben.getByRole("button", { name: "Share", exact: true }).click();
    await dialog(ben)
      .getByRole("button", { name: /What they may do/ })
      .click();
    await expect(ben.getByRole("option")).toHaveText([/^Can view/]);
    await ben.keyboard.press("Escape");
    await closeDialog(ben);
  }
});

test("[S3.12] [S3.19] a cookbook shared: its recipes arrive, one put in later too, one taken out goes", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  await open(anna, "/recipes");
  await newRecipe(anna, "Lasagne");
  await newRecipe(anna, "Polenta");
  await addToCookbook(anna, "Lasagne", "New cookbook…", "Grandmother");
  await anna.getByRole("link", { name: /^Grandmother/ }).click();
  await anna.getByRole("button", { name: "Share…" }).click();
  await expect(dialog(anna)).toContainText("What is in it is shared with it: 1 recipe now");
  await recipientField(anna).fill("ben@example.org");
  await anna.keyboard.press("Enter");
  await dialog(anna).getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog(anna).getByText("Pending")).toBeVisible({ timeout: 30_000 });
  await picture(anna, "cookbook-dialog");
  await closeDialog(anna);
  await open(ben, "/shared");
  await ben.getByRole("button", { name: "Accept Grandmother" }).click();
  await open(ben, "/recipes");
  await expect(ben.getByRole("option", { name: /Lasagne/ })).toBeVisible({ timeout: 30_000 });
  await expect(ben.getByRole("option", { name: /Polenta/ })).toHaveCount(0);
  await ben.getByRole("option", { name: /Lasagne/ }).click();
  await expect(ben.getByText(/View only · shared by Anna · through Grandmother/)).toBeVisible();
  await picture(ben, "through-cookbook");

  await open(anna, "/recipes");
  await addToCookbook(anna, "Polenta", "Grandmother");
  await expect(anna.getByText(/Ben can see it now/)).toBeVisible();
  await expect(ben.getByRole("option", { name: /Polenta/ })).toBeVisible({ timeout: 30_000 });
  await addToCookbook(anna, "Polenta", "Grandmother");
  await expect(ben.getByRole("option", { name: /Polenta/ })).toHaveCount(0, { timeout: 30_000 });
  await expect(ben.getByRole("option", { name: /Lasagne/ })).toBeVisible();
});

async function newRecipe(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New recipe" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.keyboard.press("Tab");
  await open(page, "/recipes");
  await expect(page.getByRole("option", { name: new RegExp(title) })).toBeVisible();
}

/** Puts a recipe into a cookbook through its menu, or takes it out of one that holds it; into a new one of this name. */
async function addToCookbook(page: Page, recipe: string, choice: string, name?: string): Promise<void> {
  await page.getByRole("option", { name: new RegExp(recipe) }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Cookbooks" }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${choice}`) }).click();
  if (name === undefined) return;
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
}
