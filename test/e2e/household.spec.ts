/** A household as people live in it: started in three clicks, joined by a code, and what each makes is there for all. */
import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { expectSynced, password, registerPerson, startOrganization } from "./support/people.ts";
import { accessRow, act, closeDialog, dialog, makeList, open, picture, test, type World } from "./support/sharing.ts";

const phone = { width: 390, height: 844 };
const soon = { timeout: 20_000 };
const home = "Elm Street 4";

// Several people register one after the other, and the machine may be busy.
test.setTimeout(240_000);

/** Shows the code of the household; answers the link in it. */
async function codeOf(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByRole("button", { name: "Show a code" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await page.getByRole("button", { name: "Close" }).click();
  return link;
}

/** Somebody new scans the code, registers, and stands before the button that joins. */
async function scan({ server, window }: World, link: string, name: string): Promise<Page> {
  const address = `${name.toLowerCase()}@example.org`;
  const page = await window(phone);
  await page.goto(link);
  await page.getByRole("button", { name: "Make an account and join" }).click();
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("textbox", { name: "E-mail address" }).fill(address);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await page.getByRole("textbox", { name: "Code" }).fill(await server.mailCode(address));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("button", { name: `Join ${home}` })).toBeVisible();
  return page;
}

async function join(page: Page): Promise<void> {
  await page.getByRole("button", { name: `Join ${home}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: home })).toBeVisible();
  await expectSynced(page);
}

/** Writes a recipe's title in the editor, and keeps it. */
async function makeRecipe(page: Page, title: string): Promise<void> {
  await open(page, "/recipes");
  await page.getByRole("button", { name: "New recipe" }).first().click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await expectSynced(page);
}

const listTitle = (page: Page, title: string) => page.getByRole("heading", { level: 1, name: title });

test("[C.7] a household in three clicks: what Anna and Ben make each is there for the other, and nobody shared anything", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  await anna.getByRole("button", { name: /My kitchen/ }).click();
  await anna.getByRole("menuitem", { name: "Start a household…" }).click();
  await expect(dialog(anna).getByRole("checkbox", { name: "Share what members make" })).toBeChecked();
  await expectAccessibleInBoth(anna, "starting a household");
  await picture(anna, "household-start");
  await anna.getByRole("button", { name: "Start", exact: true }).click();
  await expect(anna.getByRole("heading", { level: 1, name: "Our household" })).toBeVisible();
  const [{ id: organizationId }] = await act<[{ id: string }]>(anna, "organization.list", {});
  await act(anna, "organization.update", { organizationId, name: home });
  await expect(anna.getByRole("heading", { level: 1, name: home })).toBeVisible(soon);

  const ben = await scan(world, await codeOf(anna), "Ben");
  await expect(ben.getByRole("checkbox", { name: "Share with it what I make from now on" })).toBeChecked();
  await expectAccessibleInBoth(ben, "joining");
  await picture(ben, "household-join");
  await join(ben);

  const saturday = await makeList(anna, "Saturday", ["milk"]);
  await expect(anna.getByRole("button", { name: `Shared with ${home}` })).toBeVisible(soon);
  await open(ben, saturday);
  await expect(listTitle(ben, "Saturday")).toBeVisible(soon);
  await ben.getByRole("checkbox", { name: "milk" }).click();
  await expect(anna.getByRole("checkbox", { name: "milk" })).toBeChecked(soon);

  await makeRecipe(ben, "Bread of Ben");
  await open(anna, "/recipes");
  await expect(anna.getByText("Bread of Ben").first()).toBeVisible(soon);
  await expect(anna.getByText("Shared by Ben").first()).toBeAttached();
  for (const page of [anna, ben]) {
    await open(page, "/notifications");
    await expect(page.getByText(/shares the/)).toHaveCount(0);
  }
});

test("[C.7] why it is shared stands in the share window; taken back there it stays private", async ({ world }) => {
  const anna = await world.person("Anna");
  await startOrganization(anna, "household", home);
  const ben = await scan(world, await codeOf(anna), "Ben");
  await join(ben);
  const diary = await makeList(anna, "Diary", ["secret"]);
  await open(ben, diary);
  await expect(listTitle(ben, "Diary")).toBeVisible(soon);
  await expect(anna.getByRole("button", { name: `Shared with ${home}` })).toBeVisible(soon);
  await anna.getByRole("button", { name: "Share", exact: true }).click();
  await expect(accessRow(anna, home)).toContainText("members share what they make");
  await expectAccessibleInBoth(anna, "the share window");
  await picture(anna, "household-share");
  await accessRow(anna, home)
    .getByRole("button", { name: /Can edit/ })
    .click();
  await anna.getByRole("menuitem", { name: /^Remove/ }).click();
  await expect(accessRow(anna, home)).toHaveCount(0);
  await closeDialog(anna);
  await expect(listTitle(ben, "Diary")).toHaveCount(0, soon);
  await anna.getByRole("textbox", { name: "Add to the list" }).fill("another");
  await anna.keyboard.press("Enter");
  await expect(anna.getByRole("checkbox", { name: "another" })).toBeVisible();
  await expectSynced(anna);
  await expect(anna.getByRole("button", { name: `Shared with ${home}` })).toHaveCount(0);
  const ours = await makeList(anna, "Ours", ["bread"]);
  await open(ben, ours);
  await expect(listTitle(ben, "Ours")).toBeVisible(soon);
  await expect(ben.getByText("Diary")).toHaveCount(0);
});

test("[C.7] one who does not want that switches it off for themself; the owner chooses kinds and level", async ({
  world,
}) => {
  const anna = await world.person("Anna");
  await startOrganization(anna, "household", home);
  const link = await codeOf(anna);
  const ben = await scan(world, link, "Ben");
  await join(ben);
  await ben.getByRole("tab", { name: "Settings" }).click();
  const mine = ben.getByRole("switch", { name: `Share what I make with ${home}` });
  await expect(mine).toBeChecked();
  await expect(ben.getByRole("switch", { name: "Share what members make" })).toHaveCount(0);
  await expectAccessibleInBoth(ben, "a member's settings of a household");
  await picture(ben, "household-settings-phone");
  await mine.click({ force: true });
  await expect(mine).not.toBeChecked();
  await expect.poll(async () => (await takesPart(ben)).isMine).toBe(false);
  const kept = await makeList(ben, "Kept", ["socks"]);

  await anna.getByRole("tab", { name: "Settings" }).click();
  await anna.getByRole("switch", { name: "Tables" }).click({ force: true });
  await anna.getByRole("button", { name: /What others can do/ }).click();
  await anna.getByRole("option", { name: "Can view", exact: true }).click();
  await expect(anna.getByText(/as soon as a member makes it: recipes, .* and cookbooks \(can view\)/)).toBeVisible();
  await expectAccessibleInBoth(anna, "an owner's settings of a household");
  await picture(anna, "household-settings");
  await expect.poll(async () => (await takesPart(anna)).level).toBe("view");
  const saturday = await makeList(anna, "Saturday", ["milk"]);
  await open(ben, saturday);
  await expect(listTitle(ben, "Saturday")).toBeVisible(soon);
  await expect(ben.getByRole("textbox", { name: "Add to the list" })).toHaveCount(0);

  const again = await makeAgain(ben, mine);
  await open(anna, again);
  await expect(listTitle(anna, "Again")).toBeVisible(soon);
  await open(anna, kept);
  await expect(listTitle(anna, "Kept")).toHaveCount(0);
});

/** What the server says of this person in their household. */
async function takesPart(page: Page): Promise<{ isMine: boolean; level: string }> {
  const [{ newItems }] = await act<[{ newItems: { isMine: boolean; level: string } }]>(page, "organization.list", {});
  return newItems;
}

/** Switches it on again, and makes a list. */
async function makeAgain(page: Page, mine: ReturnType<Page["getByRole"]>): Promise<string> {
  const [{ id }] = await act<[{ id: string }]>(page, "organization.list", {});
  await open(page, `/organizations/${id}`);
  await page.getByRole("tab", { name: "Settings" }).click();
  await mine.click({ force: true });
  await expect.poll(async () => (await takesPart(page)).isMine).toBe(true);
  return makeList(page, "Again", ["rice"]);
}

test("[C.7] what was there before is shared when they say so, and not before; made offline it is shared on arrival", async ({
  world,
}) => {
  const anna = await world.window();
  await anna.goto(`${world.server.address}/#/groceries`);
  const old = await makeUnsynced(anna, "Old list");
  await registerPerson(anna, world.server, { name: "Anna" });
  await startOrganization(anna, "household", home);
  const ben = await scan(world, await codeOf(anna), "Ben");
  await join(ben);
  await open(ben, old);
  await expect(anna.getByText("You have 1 grocery list.")).toBeVisible(soon);
  await expect(listTitle(ben, "Old list")).toHaveCount(0);
  await expectAccessibleInBoth(anna, "asking about what was there before");
  await picture(anna, "household-earlier");
  await anna.getByRole("button", { name: "Share it" }).click();
  await expect(anna.getByText(`1 thing of yours is shared with ${home} now.`)).toBeVisible();
  await expect(anna.getByText(`Share what you have already with ${home}?`)).toHaveCount(0);
  await expect(listTitle(ben, "Old list")).toBeVisible(soon);

  await open(anna, "/groceries");
  await anna.context().setOffline(true);
  const offline = await makeUnsynced(anna, "Made offline");
  await expect(anna.getByText(`Will be shared with ${home}`)).toBeVisible();
  await picture(anna, "household-offline");
  await anna.context().setOffline(false);
  await expect(anna.getByRole("button", { name: `Shared with ${home}` })).toBeVisible(soon);
  await open(ben, offline);
  await expect(listTitle(ben, "Made offline")).toBeVisible(soon);
});

/** Makes a list where no server hears of it; answers its path. */
async function makeUnsynced(page: Page, title: string): Promise<string> {
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).last().click();
  const before = page.url();
  await page.getByRole("menuitem", { name: "New list…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(title);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(listTitle(page, title)).toBeVisible();
  await expect(page).not.toHaveURL(before);
  return page.url().split("#")[1] ?? "";
}
