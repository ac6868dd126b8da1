/** Administration of sharing through real windows: offers, levels, settings, everybody's shares; and what others see of it. */
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { makeAdmin } from "./support/admin.ts";
import { dialog, open, picture, restFocus, test, together } from "./support/sharing.ts";

test.setTimeout(300_000);

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });

test("[S3.16] who is no admin sees nothing of the administration, and its address answers plainly", async ({
  world,
}) => {
  const ben = await world.person("Ben");
  await open(ben, "/settings");
  await expect(ben.getByRole("link", { name: "Open sharing" })).toBeVisible();
  await expect(ben.getByRole("link", { name: "Open administration" })).toHaveCount(0);
  await ben.keyboard.press("ControlOrMeta+k");
  await ben.keyboard.type("Sharing administration");
  await expect(ben.getByRole("option", { name: /Sharing administration/ })).toHaveCount(0);
  await ben.keyboard.press("Escape");
  await open(ben, "/admin/sharing");
  await expect(ben.getByRole("heading", { name: "This is for admins of the server" })).toBeVisible();
  await expect(ben.getByRole("tab")).toHaveCount(0);
  await picture(ben, "admin-refused");

  await makeAdmin(world, ben, "ben@example.org");
  await open(ben, "/recipes");
  await ben.keyboard.press("ControlOrMeta+k");
  await ben.keyboard.type("Sharing administration");
  await ben.getByRole("option", { name: /Sharing administration/ }).waitFor();
  await ben.keyboard.press("Enter");
  await expect(tab(ben, "Active shares")).toBeVisible();
});

test("[S3.3] [S3.1] an admin's change of an offer, and a level of their own, are in another person's share dialog at once", async ({
  world,
}) => {
  const { anna, ben } = await together(world);
  await makeAdmin(world, ben, "ben@example.org");
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  const choice = dialog(anna).getByRole("button", { name: /What they may do/ });
  await choice.click();
  await expect(anna.getByRole("option", { name: /^Can comment/ })).toBeVisible();
  await anna.keyboard.press("Escape");

  // The Switch is reached and pressed by keyboard.
  await ben.getByRole("switch", { name: "Offer Can comment for grocery lists" }).focus();
  await ben.keyboard.press("Space");
  await expect(ben.getByRole("switch", { name: "Offer Can comment for grocery lists" })).not.toBeChecked();
  await expect(ben.getByRole("switch", { name: "Offer Can comment for recipes" })).toBeChecked();
  await choice.click();
  await expect(anna.getByRole("option", { name: /^Can edit(?! and)/ })).toBeVisible();
  await expect(anna.getByRole("option", { name: /^Can comment/ })).toHaveCount(0);
  await anna.keyboard.press("Escape");

  await tab(ben, "Levels").click();
  await ben.getByRole("button", { name: "Add a level" }).click();
  await dialog(ben).getByRole("textbox", { name: "Name" }).fill("Can cook along");
  await dialog(ben).getByRole("checkbox", { name: "add and change rows" }).check({ force: true });
  await dialog(ben).getByRole("button", { name: "Add" }).click();
  await expect(ben.getByRole("heading", { name: "Can cook along" })).toBeVisible();
  await tab(ben, "What can be shared").click();
  await ben.getByRole("switch", { name: "Offer Can cook along for grocery lists" }).focus();
  await ben.keyboard.press("Space");
  await choice.click();
  await expect(anna.getByRole("option", { name: "Can cook along" })).toBeVisible();
});

test("[S3.1] [S3.2] a circle is said at its field before it is saved, and what people would lose is counted", async ({
  world,
}) => {
  const { anna } = await together(world);
  await makeAdmin(world, anna, "anna@example.org");
  await tab(anna, "Levels").click();
  await anna.getByRole("button", { name: "Edit Can view", exact: true }).click();
  const includes = dialog(anna).getByRole("group", { name: "Includes" });
  await includes.getByRole("checkbox", { name: "Can edit", exact: true }).check({ force: true });
  await expect(includes.getByRole("alert")).toContainText("would include itself");
  await picture(anna, "admin-circle");
  await dialog(anna).getByRole("button", { name: "Save" }).click();
  await expect(dialog(anna)).toBeVisible();
  await includes.getByRole("checkbox", { name: "Can edit", exact: true }).uncheck({ force: true });
  await dialog(anna).getByRole("button", { name: "Cancel" }).click();

  await anna.getByRole("button", { name: "Edit Can edit", exact: true }).click();
  await dialog(anna)
    .getByRole("switch", { name: /^In use/ })
    .focus();
  await anna.keyboard.press("Space");
  const losses = dialog(anna).getByRole("status").filter({ hasText: "People can do less after this" });
  await expect(losses).toContainText("“Can edit”: no longer add and change rows");
  await expect(losses).toContainText("1 share with 1 person or group.");
  await expect(losses).toContainText("leaves their devices");
  await losses.scrollIntoViewIfNeeded();
  await picture(anna, "admin-loss");
});

test("[S3.16] everybody's shares: filtered, taken away as a file, revoked in bulk after a preview; the recipient loses it at once", async ({
  world,
}) => {
  const { anna, ben, path } = await together(world);
  await makeAdmin(world, anna, "anna@example.org");
  await tab(anna, "Active shares").click();
  const rows = anna.getByRole("list", { name: "Shares" }).getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("A grocery list of Anna → Ben");
  await restFocus(anna);
  await picture(anna, "admin-shares");
  await anna.getByRole("searchbox", { name: "Recipient’s address begins with" }).fill("carlo");
  await expect(anna.getByRole("heading", { name: "No share matches" })).toBeVisible();
  await anna.getByRole("searchbox", { name: "Recipient’s address begins with" }).fill("BEN@");
  await expect(rows).toHaveCount(1);

  const downloading = anna.waitForEvent("download");
  await anna.getByRole("button", { name: "Export as CSV" }).click();
  const file = await (await downloading).path();
  expect(await readFile(file, "utf8")).toContain("ben@example.org,edit,accepted,no");

  await anna.getByRole("button", { name: "Revoke all found…" }).click();
  const question = anna.getByRole("alertdialog", { name: "Revoke 1 share?" });
  await expect(question).toContainText("1 person, group or link loses access at once");
  await picture(anna, "admin-revoke");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(ben.getByRole("checkbox", { name: "milk" })).toBeVisible();
  await anna.getByRole("button", { name: "Revoke all found…" }).click();
  await question.getByRole("button", { name: "Revoke it" }).click();
  await expect(anna.getByText("1 share revoked.")).toBeVisible();
  await expect(anna.getByRole("heading", { name: "No share matches" })).toBeVisible();
  await open(ben, path);
  await expect(ben.getByText("This list is not here")).toBeVisible({ timeout: 15_000 });
});

test("[S3.6] settings are saved as soon as they are right, and say what they do", async ({ world }) => {
  const anna = await world.person("Anna");
  await makeAdmin(world, anna, "anna@example.org");
  await tab(anna, "Settings").click();
  await anna.getByRole("textbox", { name: "Days an invitation waits" }).fill("30");
  await anna.keyboard.press("Tab");
  await expect(anna.getByText(/Nobody answered after 30 days/)).toBeVisible();
  const sender = anna.getByRole("textbox", { name: "Sender’s address" });
  await sender.fill("nobody");
  await expect(anna.getByText("Write it like kitchen@example.org, or leave it empty.")).toBeVisible();
  await sender.fill("kitchen@example.org");
  await anna.keyboard.press("Enter");
  await expect(anna.getByText(/must allow this address/)).toBeVisible();
  await anna.reload();
  await tab(anna, "Settings").click();
  await expect(anna.getByText(/Nobody answered after 30 days/)).toBeVisible();
  await expect(anna.getByRole("textbox", { name: "Sender’s address" })).toHaveValue("kitchen@example.org");
});

test("[S3.7] a mail template: edited with its placeholders, its preview beside it, a problem at its field, put back", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  await makeAdmin(world, anna, "anna@example.org");
  await tab(anna, "Mail templates").click();
  await expect(anna.getByRole("list", { name: "Mail templates" }).getByRole("listitem")).toHaveCount(5);
  await anna.getByRole("button", { name: "Edit Share accepted" }).click();
  const preview = dialog(anna).getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("Ben O’Hara accepted “Sunday dinners”");
  await expect(preview.frameLocator("iframe").getByRole("link", { name: "See it" })).toBeVisible();
  const save = dialog(anna).getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();

  // A placeholder is put where the cursor was.
  const subject = dialog(anna).getByRole("textbox", { name: "Subject" });
  await subject.fill("Yes to ");
  await subject.press("End");
  await dialog(anna).getByText("Placeholders", { exact: true }).click();
  await dialog(anna).getByRole("button", { name: "Insert ItemName" }).click();
  await expect(subject).toBeFocused();
  await anna.keyboard.type(" from {{Nobody}}");
  await expect(subject).toHaveValue("Yes to {{ItemName}} from {{Nobody}}");
  await expect(
    dialog(anna)
      .getByText(/“\{\{Nobody\}\}” is no parameter/)
      .first(),
  ).toBeVisible();
  await expect(save).toBeDisabled();
  await picture(anna, "admin-template-problem");
  await subject.fill("Yes to {{ItemName}}");
  await expect(preview).toContainText("Yes to Sunday dinners");
  const text = dialog(anna).getByRole("textbox", { name: "Text" });
  const original = await text.inputValue();
  await text.fill("Hello");
  await expect(dialog(anna).getByText("The text needs the link {{ViewItemUrl}}.")).toBeVisible();
  await text.fill(original);
  await dialog(anna).getByText("Text", { exact: true }).last().click();
  await expect(preview.getByLabel("The mail as text")).toContainText("Ben O’Hara accepted the cookbook");
  await save.click();
  await expect(anna.getByText("Saved. The next mail is written with it.")).toBeVisible();
  const row = anna
    .getByRole("list", { name: "Mail templates" })
    .getByRole("listitem")
    .filter({ hasText: "Share accepted" });
  await expect(row).toContainText("Changed");
  await expect(row).toContainText("Yes to {{ItemName}}");

  await anna.getByRole("button", { name: "Edit Share accepted" }).click();
  await dialog(anna).getByRole("button", { name: "Put back…" }).click();
  await anna.getByRole("alertdialog").getByRole("button", { name: "Put back" }).click();
  await expect(row).not.toContainText("Changed");
  await expect(row).toContainText("{{RecipientName}} accepted");
});

test("[S3.15] the mails: what became of each, found by state and kind; the provider says what it does", async ({
  world,
}) => {
  const { anna } = await together(world);
  await makeAdmin(world, anna, "anna@example.org");
  await world.server.composed().accounts.mail.deliverDue();
  await tab(anna, "Mails").click();
  const rows = anna.getByRole("list", { name: "Mails" }).getByRole("listitem");
  await expect(rows.filter({ hasText: "Share invitation" })).toContainText("to ben@example.org");
  await expect(rows.filter({ hasText: "Share invitation" })).toContainText("Written to a file");
  await expect(rows.filter({ hasText: "Account" }).first()).toContainText("an address that is not kept");
  await anna.getByRole("button", { name: /Kind/ }).click();
  await anna.getByRole("option", { name: "Share invitation", exact: true }).click();
  await expect(rows).toHaveCount(1);
  await anna.getByRole("button", { name: /State/ }).click();
  await anna.getByRole("option", { name: "Came back" }).click();
  await expect(anna.getByRole("heading", { name: "No mail matches" })).toBeVisible();
  await restFocus(anna);
  await picture(anna, "admin-mails-empty");
  await tab(anna, "Settings").click();
  await expect(anna.getByText(/This server was started without a mail server, so mails become files in/)).toBeVisible();
  await anna.getByRole("radio", { name: "Files" }).click({ force: true });
  await expect(anna.getByText(/^As files in .*: nothing is sent\.$/)).toBeVisible();
});

test("[S3.16] every tab in the light and the dark, on a desk and on a phone", async ({ world }) => {
  const anna = await world.person("Anna");
  await makeAdmin(world, anna, "anna@example.org");
  for (const [size, width] of [
    ["desk", 1360],
    ["phone", 390],
  ] as const) {
    await anna.setViewportSize({ width, height: 860 });
    for (const name of ["What can be shared", "Levels", "Active shares", "Mail templates", "Mails", "Settings"]) {
      await tab(anna, name).click();
      await expect(anna.getByRole("tabpanel", { name, exact: true })).toBeVisible();
      await expect(anna.getByRole("tabpanel", { name, exact: true })).not.toHaveText("");
      await restFocus(anna);
      await picture(anna, `admin-${size}-${name.toLowerCase().replaceAll(" ", "-")}`);
      await expectAccessibleInBoth(anna, `${name}, ${size}`);
    }
    await tab(anna, "Levels").click();
    await anna.getByRole("button", { name: "Add a level" }).click();
    await picture(anna, `admin-${size}-level`);
    await expectAccessibleInBoth(anna, `a new level, ${size}`);
    await dialog(anna).getByRole("button", { name: "Cancel" }).click();
    await tab(anna, "Mail templates").click();
    await anna.getByRole("button", { name: "Edit Share invitation" }).click();
    await dialog(anna).getByText("Placeholders", { exact: true }).click();
    await picture(anna, `admin-${size}-template`);
    await expectAccessibleInBoth(anna, `a mail template, ${size}`);
    await dialog(anna).getByRole("button", { name: "Cancel" }).click();
  }
});
