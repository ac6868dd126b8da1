/** The share dialog, the manager, the badge and what is shared with one: every part of them, by two people and the keyboard. */
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { expectSynced } from "./support/people.ts";
import { accessRow, closeDialog, dialog, makeList, open, picture, recipientField, test } from "./support/sharing.ts";

test.setTimeout(240_000);
test.use({ actionTimeout: 45_000 });

/** Axe in light at a desktop's width and in dark at a phone's, with pictures where they are wished. */
async function expectAccessibleEverywhere(page: Page, what: string): Promise<void> {
  for (const [width, height, colorScheme] of [
    [1360, 860, "light"],
    [390, 844, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what}, ${width}, ${colorScheme}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${what} at ${width} is no wider than the window`).toBeLessThanOrEqual(0);
    await picture(page, `${what}-${width}`);
  }
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.emulateMedia({ colorScheme: "light" });
}

test("[S3.14] [S3.9] [S0.5] shared with several at once, with message, end and membership; answered by keyboard; managed", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  await makeList(anna, "This week", ["milk"]);
  await anna.getByRole("button", { name: "Share", exact: true }).click();

  // Pasted in bulk: each becomes a chip, what is no address is said.
  await recipientField(anna).fill("ben@example.org, Carlo <carlo@example.org>; nonsense,");
  await expect(dialog(anna).getByRole("row", { name: "ben@example.org" })).toBeVisible();
  await expect(dialog(anna).getByRole("row", { name: "carlo@example.org" })).toBeVisible();
  await expect(dialog(anna).getByRole("alert")).toContainText("nonsense");
  await recipientField(anna).fill("");
  await dialog(anna)
    .getByRole("button", { name: /What they may do/ })
    .click();
  await expect(anna.getByRole("option")).toHaveCount(6);
  await anna.getByRole("option", { name: /Can comment/ }).click();
  await dialog(anna).getByRole("button", { name: "Message" }).click();
  await dialog(anna).getByRole("textbox", { name: "Message" }).fill("For the weekend");
  await dialog(anna).getByRole("button", { name: "Until…" }).click();
  await anna.getByRole("button", { name: "In a week" }).click();
  await expect(dialog(anna).getByRole("button", { name: /^Until \d/ })).toBeVisible();
  await expectAccessibleEverywhere(anna, "share-dialog");
  await dialog(anna).getByRole("button", { name: "Send 2 invitations" }).click();
  const outcome = dialog(anna).getByRole("region", { name: "What became of it" });
  await expect(outcome.getByRole("status")).toContainText("All 2 shared");
  await expect(outcome).toContainText("is invited", { timeout: 30_000 });
  await expect(accessRow(anna, "carlo@example.org")).toContainText("Pending");
  await expect(accessRow(anna, "carlo@example.org")).toContainText(
    /Invited just now, ends in (6|7) days|ends next week|ends in 1 week/,
  );
  await closeDialog(anna);

  // The invitation says everything, and the keyboard answers it.
  await expect(ben.getByRole("link", { name: "Shared with me 1" })).toBeVisible({ timeout: 30_000 });
  await open(ben, "/shared");
  const card = ben.getByRole("list", { name: "Waiting for you" }).getByRole("listitem");
  await expect(card).toContainText("Anna invited you to “This week”");
  await expect(card).toContainText("Can comment");
  await expect(card).toContainText("until");
  await expect(card).toContainText("For the weekend");
  await expectAccessibleEverywhere(ben, "invitation");
  await ben.getByRole("button", { name: "Accept This week" }).focus();
  await ben.keyboard.press("Enter");
  await expect(card).toHaveCount(0);
  const row = ben.getByRole("region", { name: "Shared with you" }).getByRole("listitem");
  await expect(row).toContainText("Can comment", { timeout: 30_000 });
  await expect(row).toContainText("Anna");
  await expect(row).toContainText("until");
  await expectAccessibleEverywhere(ben, "shared-with-me");
  await row.getByRole("link", { name: "This week" }).click();
  await expect(ben.getByText("You can comment · shared by Anna")).toBeVisible({ timeout: 30_000 });

  // Somebody who may not share sees what they may do, and can ask for more.
  await ben.getByRole("button", { name: /Shared by Anna/ }).click();
  await expect(dialog(ben).getByRole("list", { name: "Your access" })).toContainText("Can comment");
  await expectAccessible(ben, "your access");
  await closeDialog(ben);

  // Anna: end and notes, the manager with everything, the badge that opens it.
  await expectSynced(anna);
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  await accessRow(anna, "Ben")
    .getByRole("button", { name: /Access of Ben|Can comment/ })
    .click();
  await anna.getByRole("menuitem", { name: "Until and notes…" }).click();
  const edit = anna.getByRole("dialog", { name: "Access of Ben" });
  await edit.getByRole("textbox", { name: "Notes" }).fill("Cooks on Saturday");
  await expectAccessible(anna, "until and notes");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(accessRow(anna, "Cooks on Saturday")).toBeVisible();
  await closeDialog(anna);
  await anna.getByRole("button", { name: /^Shared with/ }).click();
  await expect(dialog(anna).getByRole("list", { name: "Shares" })).toContainText("Cooks on Saturday");
  await expect(dialog(anna).getByRole("list", { name: "Shares" })).toContainText("shared by you");
  await expectAccessibleEverywhere(anna, "share-manager");
});

test("[S3.21] [S3.14] given away with a level kept: the other owns it, and is asked about everything from then on", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  const path = await makeList(anna, "This week", ["milk"]);
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  await recipientField(anna).fill("ben@example.org");
  await anna.keyboard.press("Enter");
  await dialog(anna).getByRole("button", { name: "Share", exact: true }).click();
  await open(ben, "/shared");
  await ben.getByRole("button", { name: "Accept This week" }).click({ timeout: 30_000 });
  await expect(accessRow(anna, "Ben").getByRole("button", { name: /Can/ })).toBeVisible({ timeout: 30_000 });
  await dialog(anna).getByRole("button", { name: "Owner" }).click();
  await anna.getByRole("menuitem", { name: "Give it to somebody else…" }).click();
  const question = anna.getByRole("alertdialog");
  await expect(question).toContainText("Can manage");
  await expectAccessible(anna, "giving away");
  await picture(anna, "transfer");
  await question.getByRole("button", { name: /What you keep/ }).click();
  await anna.getByRole("option", { name: /^Can view(?! and)/ }).click();
  await question.getByRole("button", { name: "Give it to Ben" }).click();
  await expect(question).toHaveCount(0, { timeout: 30_000 });
  await open(anna, path);
  await expect(anna.getByText("View only · shared by Ben")).toBeVisible({ timeout: 30_000 });
  await open(ben, path);
  await expect(ben.getByRole("button", { name: "Share", exact: true })).toBeVisible({ timeout: 30_000 });
});
