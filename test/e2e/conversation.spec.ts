/** Comments and notifications as people use them: two real windows, the real server, one of them offline for a while. */
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { expectSynced } from "./support/people.ts";
import { act, give, makeList, open, picture, test } from "./support/sharing.ts";

const panel = (page: Page) => page.getByRole("dialog", { name: "Comments" });
const idIn = (path: string): string => path.split("/").at(-1) ?? "";
const bens = "ben@example.org";

// Two windows of two people, and what travels between them.
test.describe.configure({ timeout: 240_000 });

test("[S3.2] two people talk about a list, one of them offline for a while, and settle it", async ({ world }) => {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  const path = await makeList(anna, "Ours", []);
  await give(anna, ben, idIn(path), bens, "comment");
  await open(ben, path);

  await ben.getByRole("button", { name: "Comments", exact: true }).click();
  await expect(panel(ben).getByText("Nothing said yet")).toBeVisible();
  await picture(ben, "comments-empty-1360");
  const box = panel(ben).getByRole("textbox", { name: "New comment" });
  await box.fill("Which milk, @An");
  await expect(panel(ben).getByRole("list", { name: "People to mention" })).toContainText("Anna");
  await box.press("Enter");
  await expect(box).toHaveValue("Which milk, @Anna ");
  await box.pressSequentially("?");
  await box.press("Control+Enter");
  await expect(panel(ben).getByRole("article")).toContainText("Which milk, @Anna");

  // Anna is told, and the news leads to the conversation.
  const news = anna.getByRole("link", { name: "Notifications" });
  await expect(news).toContainText("2");
  await news.click();
  await expect(anna.getByRole("link", { name: /Ben mentioned you on the grocery list “Ours”/ })).toBeVisible();
  await picture(anna, "notifications-1360");
  await expectAccessible(anna, "notifications");
  await anna.getByRole("link", { name: /Ben mentioned you/ }).click();
  await expect(panel(anna).getByRole("article")).toContainText("Which milk, @Anna");
  await expect(anna).toHaveURL(new RegExp(`#${path}$`));

  // Ben's connection is gone; what he writes waits and is sent afterwards.
  await ben.context().setOffline(true);
  await panel(ben).getByRole("button", { name: "Answer", exact: true }).click();
  await panel(ben).getByRole("textbox", { name: "Answer" }).fill("Or oat milk?");
  await panel(ben).getByRole("textbox", { name: "Answer" }).press("Control+Enter");
  await expect(panel(ben).getByText("Waiting to be sent")).toBeVisible();
  await picture(ben, "comments-waiting-1360");
  await panel(anna).getByRole("button", { name: "Answer", exact: true }).click();
  await panel(anna).getByRole("textbox", { name: "Answer" }).fill("The one in the green bottle");
  await panel(anna).getByRole("textbox", { name: "Answer" }).press("Control+Enter");
  await ben.context().setOffline(false);
  for (const page of [anna, ben]) {
    await expect(panel(page).getByRole("article")).toContainText("Or oat milk?", { timeout: 30_000 });
    await expect(panel(page).getByRole("article")).toContainText("The one in the green bottle", { timeout: 30_000 });
  }
  await expect(panel(ben).getByText("Waiting to be sent")).toBeHidden();
  await picture(anna, "comments-1360");
  await expectAccessible(anna, "comments");

  // One's own can be changed; the other's cannot. Settled, it is out of the way.
  await panel(ben).getByRole("button", { name: "Comment of Ben" }).first().click();
  await ben.getByRole("menuitem", { name: "Edit" }).click();
  await panel(ben).getByRole("textbox", { name: "Edit the comment" }).fill("Which milk?");
  await panel(ben).getByRole("button", { name: "Save" }).click();
  await expect(panel(anna).getByText("Which milk?", { exact: true })).toBeVisible();
  await expect(panel(ben).getByRole("button", { name: "Comment of Anna" })).toHaveCount(0);
  await panel(anna).getByRole("button", { name: "Resolve" }).click();
  await expect(panel(ben).getByRole("button", { name: "Show resolved (1)" })).toBeVisible();
  await panel(ben).getByRole("button", { name: "Show resolved (1)" }).click();
  await expect(panel(ben).getByText("Resolved by Anna")).toBeVisible();
});

test("[S3.2] [C.5] a comment written offline on a phone that may only view meanwhile: told with why, kept, tried again, asked for", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  const phone = await world.person("Ben", { width: 390, height: 844 });
  const path = await makeList(anna, "Ours", []);
  const itemId = idIn(path);
  const shareId = await give(anna, phone, itemId, bens, "comment");
  await act(anna, "comment.add", { itemId, text: "Not the one with sugar, please" });
  await open(phone, path);
  await phone.getByRole("button", { name: "Comments, 1 open conversation" }).click();
  await expect(panel(phone).getByRole("article")).toContainText("Not the one with sugar");
  await phone.context().setOffline(true);
  await panel(phone).getByRole("textbox", { name: "New comment" }).fill("Then the oat one");
  await panel(phone).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(panel(phone).getByText("Waiting to be sent")).toBeVisible();
  await act(anna, "share.update", { shareId, level: "view" });
  await phone.context().setOffline(false);
  await expect(panel(phone).getByRole("textbox")).toHaveCount(0, { timeout: 30_000 });
  await expect(panel(phone).getByRole("alert")).toContainText("Then the oat one", { timeout: 30_000 });
  await picture(phone, "comments-390");
  await expectAccessible(phone, "comments-phone");
  await panel(phone).getByRole("button", { name: "Ask to comment" }).click();
  await phone.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(panel(phone).getByText("Asked, waiting for Anna")).toBeVisible();

  // Counted where things wait for a decision, and in the state of saving.
  await phone.keyboard.press("Escape");
  await expect(phone.getByRole("region", { name: "Saving and syncing" })).toContainText("1 change not accepted");
  await phone.getByRole("region", { name: "Saving and syncing" }).getByRole("link", { name: "See what" }).click();
  const card = phone.getByRole("listitem").filter({ hasText: "Your comment on “Ours” was not sent" });
  await expect(card).toContainText("“Then the oat one”");
  await picture(phone, "refused-comment-390");
  await expectAccessible(phone, "refused comment");
  await phone.context().setOffline(true);
  await card.getByRole("button", { name: /^Try again/ }).click();
  await expect(card).toHaveCount(0);
  await phone.context().setOffline(false);
  await expect(card).toBeVisible({ timeout: 30_000 });
  await act(anna, "share.update", { shareId, level: "comment" });
  await open(phone, path);
  await expect(phone.getByText("You can comment")).toBeVisible();
  await open(phone, "/shared");
  await card.getByRole("button", { name: /^Try again/ }).click();
  await expect(card).toHaveCount(0);
  await open(anna, path);
  await anna.getByRole("button", { name: "Comments, 2 open conversations" }).click();
  await expect(panel(anna)).toContainText("Then the oat one");
});

test("[S3.15] news are counted on a phone, read, taken away, and come as the person wishes", async ({ world }) => {
  const anna = await world.person("Anna");
  const phone = await world.person("Ben", { width: 390, height: 844 });
  await give(anna, phone, idIn(await makeList(anna, "Ours", [])), bens, "view");
  const more = phone.getByRole("button", { name: "More, 1 unread notification" });
  await expect(more).toBeVisible();
  await more.click();
  await phone.getByRole("link", { name: "Notifications" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await picture(phone, "notifications-390");
  await expectAccessible(phone, "notifications-phone");
  await phone.getByRole("button", { name: "Mark all as read" }).click();
  await expect(phone.getByText("Nothing unread")).toBeVisible();
  await phone.getByRole("button", { name: /^Dismiss/ }).click();
  await expect(phone.getByText("Nothing yet")).toBeVisible();
  await picture(phone, "notifications-empty-390");

  // Ben wants no more of these in the app.
  await open(phone, "/settings");
  const wish = phone.getByRole("checkbox", { name: /^In the app.*Somebody you know shares something/ });
  await wish.scrollIntoViewIfNeeded();
  await picture(phone, "settings-notifications-390");
  await wish.locator("xpath=ancestor::label").click();
  await expect(wish).not.toBeChecked();
  await expectSynced(phone);
  const second = await makeList(anna, "More of ours", []);
  const given = { recipient: { kind: "person", address: bens }, itemType: "list", shareAll: false, level: "view" };
  await act(anna, "share.create", { ...given, itemId: idIn(second) });
  await open(phone, second);
  await expect(phone.getByRole("heading", { level: 1, name: "More of ours" })).toBeVisible();
  await open(phone, "/notifications");
  await expect(phone.getByText("Nothing yet")).toBeVisible();
});
