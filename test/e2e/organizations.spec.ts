/** A household as people start one: three clicks, a code scanned by a phone, and what is shared with it on both. */
import { expect, test as base, type Browser, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { addManyMembers } from "../helpers/manyMembers.ts";
import { expectSynced, password, openRegistered, startOrganization } from "./support/people.ts";
import { act } from "./support/sharing.ts";
import { startSyncServer, type SyncServer } from "./support/syncServer.ts";

const pictures = process.env.POTLUCK_ORGANIZATION_PICTURES;
const phone = { width: 390, height: 844 };

interface World {
  readonly server: SyncServer;
  readonly window: (size?: { width: number; height: number }) => Promise<Page>;
}

const test = base.extend<{ world: World }>({
  world: async ({ browser }: { browser: Browser }, use) => {
    const server = await startSyncServer();
    await use({
      server,
      window: async (size = { width: 1360, height: 860 }) => (await browser.newContext({ viewport: size })).newPage(),
    });
    for (const context of browser.contexts()) await context.close();
    await server.remove();
  },
});

// Several people register one after the other, and the machine may be busy.
test.setTimeout(240_000);

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${pictures}/${name}-${scheme}.png`, animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("[S1.7] [S1.10] [S1.15] a household is started in three clicks and joined by a code with a phone", async ({
  world,
}) => {
  const { server } = world;
  const anna = await world.window();
  await openRegistered(anna, server, { name: "Anna" });
  await startOrganization(anna, "household", "Elm Street 4");
  await expect(anna.getByRole("button", { name: /Elm Street 4.*Household · 1 person/s })).toBeVisible();
  await expect(anna.getByText("Just you so far")).toBeVisible();
  await expectAccessible(anna, "an organization");
  await picture(anna, "household-new");

  await anna.getByRole("button", { name: "Invite", exact: true }).click();
  await anna.getByRole("button", { name: "Show a code" }).click();
  await expect(anna.getByRole("img", { name: "Code to join Elm Street 4" })).toBeVisible();
  await expectAccessible(anna, "an organization");
  await picture(anna, "household-code");
  const link = await anna.getByRole("textbox", { name: "Link" }).inputValue();
  expect(link).toMatch(new RegExp(`^${server.address}/#/join/`));
  await anna.getByRole("button", { name: "Close" }).click();

  const ben = await world.window(phone);
  await ben.goto(link);
  await expect(ben.getByText("Anna invites you to Elm Street 4")).toBeVisible();
  await expectAccessible(ben, "joining");
  await picture(ben, "join-phone");
  await ben.getByRole("button", { name: "Make an account and join" }).click();
  await ben.getByRole("textbox", { name: "Your name" }).fill("Ben");
  await ben.getByRole("textbox", { name: "E-mail address" }).fill("ben@example.org");
  await ben.getByLabel("Password", { exact: true }).fill(password);
  await ben.getByRole("button", { name: "Send the code" }).click();
  await ben.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await ben.getByRole("textbox", { name: "Code" }).fill(await server.mailCode("ben@example.org"));
  await ben.getByRole("button", { name: "Confirm" }).click();
  await ben.getByRole("button", { name: "Join Elm Street 4" }).click();
  await expect(ben.getByRole("heading", { level: 1, name: "Elm Street 4" })).toBeVisible();
  await expect(ben.getByText("Household · 2 people").first()).toBeVisible();
  await expectSynced(ben);
  await expect(ben.getByRole("button", { name: "Invite", exact: true })).toHaveCount(0);
  await expectAccessible(ben, "joining");
  await picture(ben, "household-phone");

  await expect(anna.getByRole("button", { name: /Household · 2 people/ })).toBeVisible();
  // Scanned again there is nothing to do, and the one who left does not come back with it.
  await anna.getByRole("button", { name: "More about Ben" }).click();
  await picture(anna, "household-members");
  await anna.getByRole("menuitem", { name: "Take out…" }).click();
  await anna.getByRole("button", { name: "Take out", exact: true }).click();
  await expect(ben.getByText("You are not in this organization")).toBeVisible({ timeout: 15_000 });
  await ben.goto(link);
  await ben.getByRole("button", { name: "Join Elm Street 4" }).click();
  await expect(ben.getByText("This invitation is from before you left. Ask for a new one.")).toBeVisible();
});

test("[S1.8] [S1.9] [S1.17] members, groups and the people list of a team", async ({ world }) => {
  const { server } = world;
  const anna = await world.window();
  await openRegistered(anna, server, { name: "Anna" });
  await startOrganization(anna, "team", "Garden café");

  await anna.getByRole("button", { name: "Invite", exact: true }).click();
  await anna.getByRole("radio", { name: "E-mail" }).click({ force: true });
  await anna.getByRole("textbox", { name: "E-mail address" }).fill("ben@example.org");
  await anna.getByRole("button", { name: "Send the invitation" }).click();
  await anna.getByRole("button", { name: "Close" }).click();
  await expect(anna.getByRole("region", { name: "Open invitations" })).toContainText("ben@example.org");

  await anna.getByRole("tab", { name: "Groups" }).click();
  await anna.getByRole("button", { name: "New group…" }).click();
  await anna.getByRole("textbox", { name: "Name" }).fill("Kitchen");
  await anna.getByRole("button", { name: "Create" }).click();
  await anna.getByRole("button", { name: "Add to Kitchen" }).click();
  await anna.getByRole("combobox", { name: "Who comes into Kitchen" }).fill("Ann");
  await anna.getByRole("option", { name: /^Anna/ }).click();
  await expect(anna.getByRole("grid", { name: "People in Kitchen" }).getByRole("row", { name: "Anna" })).toBeVisible();
  await expectAccessible(anna, "an organization");
  await picture(anna, "groups");

  await anna.getByRole("tab", { name: "People list" }).click();
  await anna.getByRole("button", { name: "Import CSV…" }).click();
  const choose = async (text: string): Promise<void> => {
    const chooser = anna.waitForEvent("filechooser");
    await anna.getByRole("button", { name: "Choose a file…" }).click();
    await (await chooser).setFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  };
  await choose("Name,E-mail,Department\nZoe,zoe@example.org,Floor\nYan,not an address,Floor\n");
  await expect(anna.getByText("Line 3: “not an address” is not an e-mail address.")).toBeVisible();
  await expect(anna.getByRole("button", { name: /^Add \d/ })).toBeDisabled();
  await expectAccessible(anna, "an organization");
  await picture(anna, "people-problem");
  await choose("Name,E-mail,Department\nZoe,zoe@example.org,Floor\nYan,yan@example.org,Kitchen\n");
  await anna.getByRole("button", { name: "Add 2 people" }).click();
  await expect(anna.getByText("yan@example.org · Kitchen")).toBeVisible();
  await picture(anna, "people");
  await anna.getByRole("button", { name: "Add…" }).click();
  await anna.getByRole("textbox", { name: "Name" }).fill("Xaver");
  await anna.getByRole("textbox", { name: "E-mail address" }).fill("not an address");
  await anna.keyboard.press("Enter");
  await expect(anna.getByRole("textbox", { name: "E-mail address" })).toHaveAttribute("aria-invalid", "true");
  await anna.getByRole("textbox", { name: "E-mail address" }).fill("xaver@example.org");
  await anna.keyboard.press("Enter");
  await expect(anna.getByText("xaver@example.org")).toBeVisible();
  await anna.getByRole("button", { name: "Delete Xaver" }).click();
  await expect(anna.getByText("xaver@example.org")).toHaveCount(0);
  await anna.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(anna.getByText("xaver@example.org")).toBeVisible();

  await anna.getByRole("tab", { name: "Settings" }).click();
  await expect(anna.getByText("Whoever runs this server sets the subscription.")).toBeVisible();
  await expectAccessible(anna, "an organization");
  await picture(anna, "settings");
});

test("[S1.15] an invitation mailed to one address: whoever has another is told and not let in, whoever has it joins", async ({
  world,
}) => {
  const { server } = world;
  const anna = await world.window();
  await openRegistered(anna, server, { name: "Anna" });
  await startOrganization(anna, "team", "Garden café");
  const [{ id: organizationId }] = await act<[{ id: string }]>(anna, "organization.list", {});
  await act(anna, "invitation.create", { organizationId, role: "EMPLOYEE", address: "cleo@example.org" });
  const path = await server.mailLink("cleo@example.org", "/join/");
  const ben = await world.window(phone);
  await ben.goto(`${server.address}/#${path}`);
  await expect(ben.getByText("It was sent to cleo@example.org: join with that address.")).toBeVisible();
  await openRegistered(ben, server, { name: "Ben" });
  await ben.goto(`${server.address}/#${path}`);
  await expect(ben.getByText("You are signed in as Ben")).toBeVisible();
  await expect(ben.getByText("This invitation was sent to cleo@example.org, which is none of")).toBeVisible();
  await expect(ben.getByRole("button", { name: /^Join/ })).toHaveCount(0);
  await expectAccessible(ben, "an invitation for another address");
  await picture(ben, "join-another-phone");
  await ben.setViewportSize({ width: 1360, height: 860 });
  await picture(ben, "join-another");

  const cleo = await world.window();
  await openRegistered(cleo, server, { name: "Cleo" });
  await cleo.goto(`${server.address}/#${path}`);
  await cleo.getByRole("button", { name: "Join Garden café" }).click();
  await expect(cleo.getByRole("heading", { level: 1, name: "Garden café" })).toBeVisible();
});

test("[S1.15] [S1.16] [S1.17] somebody invited answers under Sharing, gets more than a role for a time, and it is in the history", async ({
  world,
}) => {
  const { server } = world;
  const anna = await world.window();
  await openRegistered(anna, server, { name: "Anna" });
  await startOrganization(anna, "team", "Garden café");
  const ben = await world.window(phone);
  await openRegistered(ben, server, { name: "Ben" });
  await anna.getByRole("button", { name: "Invite", exact: true }).click();
  await anna.getByRole("radio", { name: "E-mail" }).click({ force: true });
  await anna.getByRole("textbox", { name: "E-mail address" }).fill("ben@example.org");
  await anna.getByRole("button", { name: "Send the invitation" }).click();
  await anna.getByRole("button", { name: "Close" }).click();

  await ben.goto(`${server.address}/#/shared`);
  await expect(ben.getByText("Anna invites you to join Garden café")).toBeVisible();
  await expectAccessible(ben, "an invitation into an organization");
  await picture(ben, "invited-phone");
  await ben.getByRole("button", { name: "Join Garden café" }).click();
  await expect(ben.getByText("You are in Garden café.")).toBeVisible();
  await expect(ben.getByText("Anna invites you to join Garden café")).toHaveCount(0);

  await anna.getByRole("tab", { name: "Settings" }).click();
  await anna.getByRole("button", { name: "New set…" }).click();
  await anna.getByRole("textbox", { name: "Name" }).fill("List keepers");
  await anna.getByRole("checkbox", { name: "Change the people list" }).click({ force: true });
  await expectAccessible(anna, "a permission set");
  await picture(anna, "permission-set");
  await anna.getByRole("button", { name: "Save", exact: true }).click();
  await expect(anna.getByText("List keepers")).toBeVisible();
  await picture(anna, "permission-sets");

  await anna.getByRole("tab", { name: "Members" }).click();
  await anna.getByRole("button", { name: "More about Ben" }).click();
  await anna.getByRole("menuitem", { name: "Role and time…" }).click();
  await anna.getByRole("button", { name: /Besides the role/ }).click();
  await anna.getByRole("option", { name: "List keepers" }).click();
  await anna.getByRole("group", { name: "This role" }).getByRole("button", { name: "Until…" }).click();
  await anna.getByRole("button", { name: "In a week" }).click();
  await expectAccessible(anna, "a role for a time");
  await picture(anna, "role-and-time");
  await anna.getByRole("button", { name: "Save", exact: true }).click();
  await expect(anna.getByText(/^until /)).toBeVisible();
  await expect(anna.getByRole("row", { name: "Ben" }).getByText("List keepers")).toBeVisible();
  await picture(anna, "members-with-end");

  // What the set adds is on Ben's device at once.
  await ben.goto(`${server.address}/#/recipes`);
  await ben.goto(await anna.evaluate(() => location.href));
  await ben.getByRole("tab", { name: "People list" }).click();
  await expect(ben.getByRole("button", { name: "Import CSV…" })).toBeVisible();
  await expect(ben.getByRole("tab", { name: "History" })).toHaveCount(0);
  await picture(ben, "people-phone");

  await anna.getByRole("button", { name: "More about Ben" }).click();
  await anna.getByRole("menuitem", { name: "History" }).click();
  await expect(anna.getByText("Anna changed what Ben may do.")).toBeVisible();
  await expect(anna.getByText("Ben joined.")).toBeVisible();
  await expect(anna.getByText("Anna started this team.")).toHaveCount(0);
  await expectAccessible(anna, "the history of an organization");
  await picture(anna, "history");
  await anna.setViewportSize(phone);
  await picture(anna, "history-phone");
  const download = anna.waitForEvent("download");
  await anna.getByRole("button", { name: "Export CSV" }).click();
  expect((await download).suggestedFilename()).toBe("Garden café history of Ben.csv");
});

test("[S1.17] [S1.16] somebody has a role and a set in one group, until a day; is told, and it is ended", async ({
  world,
}) => {
  const { server } = world;
  const anna = await world.window();
  await openRegistered(anna, server, { name: "Anna" });
  const ben = await world.window(phone);
  await openRegistered(ben, server, { name: "Ben" });
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", {
    kind: "team",
    name: "Garden café",
  });
  const invitation = { organizationId, role: "EMPLOYEE" };
  const { link } = await act<{ link: string }>(anna, "invitation.create", invitation);
  await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
  const set = { organizationId, name: "Rota keepers", capabilities: ["manageMembers"] };
  await act(anna, "permissionSet.create", set);
  await act(anna, "group.create", { organizationId, name: "Night shift" });
  await anna.goto(`${server.address}/#/organizations/${organizationId}`);
  await anna.getByRole("tab", { name: "Groups" }).click();
  await anna.getByRole("button", { name: "Add to Night shift" }).click();
  await anna.getByRole("combobox", { name: "Who comes into Night shift" }).fill("Be");
  await anna.getByRole("option", { name: /^Ben/ }).click();
  const people = anna.getByRole("grid", { name: "People in Night shift" });
  await expect(people.getByRole("row", { name: "Ben" })).toContainText("in it since");

  await people.getByRole("button", { name: "More about Ben in Night shift" }).click();
  await anna.getByRole("menuitem", { name: "Role and time…" }).click();
  await anna.getByRole("button", { name: /Role in this group/ }).click();
  await anna.getByRole("option", { name: "Local manager" }).click();
  await anna.getByRole("button", { name: /Besides the role/ }).click();
  await anna.getByRole("option", { name: "Rota keepers" }).click();
  await anna.getByRole("group", { name: "Being in the group" }).getByRole("button", { name: "Until…" }).click();
  await anna.getByRole("button", { name: "In a week" }).click();
  await expectAccessible(anna, "what somebody has in a group");
  await picture(anna, "group-grant");
  await anna.getByRole("button", { name: "Save", exact: true }).click();
  const row = people.getByRole("row", { name: "Ben" });
  await expect(row).toContainText("Local manager");
  await expect(row).toContainText("Rota keepers");
  await expect(row).toContainText(/until /);
  await expect(row).toContainText("has this since");
  await expectAccessible(anna, "a group with roles");
  await picture(anna, "group-roles");
  await anna.setViewportSize(phone);
  await picture(anna, "group-roles-phone");
  await anna.setViewportSize({ width: 1360, height: 860 });

  // Ben is told in words, and runs this group now, though not the organization.
  await ben.goto(`${server.address}/#/notifications`);
  await expect(ben.getByText("Anna changed what you may do in the group “Night shift” of “Garden café”")).toBeVisible();
  await expect(ben.getByText(/Your role in it is Local manager, and you have “Rota keepers”, until/)).toBeVisible();
  await picture(ben, "group-told-phone");
  await ben.goto(`${server.address}/#/organizations/${organizationId}`);
  await expect(ben.getByRole("button", { name: "Invite", exact: true })).toHaveCount(0);
  await ben.getByRole("tab", { name: "Groups" }).click();
  await expect(ben.getByRole("button", { name: "Add to Night shift" })).toBeVisible();
  await expectAccessible(ben, "a group on a phone");
  await picture(ben, "group-phone");

  await row.getByRole("button", { name: "More about Ben in Night shift" }).click();
  await anna.getByRole("menuitem", { name: "End what they have here" }).click();
  await expect(row).toContainText("in it since");
  await expect(row).not.toContainText("Local manager");
  await ben.reload();
  await ben.getByRole("tab", { name: "Groups" }).click();
  await expect(ben.getByRole("heading", { name: "Night shift" })).toBeVisible();
  await expect(ben.getByRole("button", { name: "Add to Night shift" })).toHaveCount(0);

  await anna.getByRole("tab", { name: "History" }).click();
  await expect(anna.getByText("Anna gave Ben the role Local manager in the group “Night shift”.")).toBeVisible();
  await expect(anna.getByText("Anna changed what Ben may do in the group “Night shift”.")).toBeVisible();
  await expect(anna.getByText("Role: Local manager → none")).toBeVisible();
  await picture(anna, "group-history");
});

test("[S1.10] [S1.15] on a phone: another household is a touch away, many invitations hide no members, and one leaves", async ({
  world,
}) => {
  const { server } = world;
  const anna = await world.window(phone);
  await openRegistered(anna, server, { name: "Anna" });
  const more = anna.getByRole("navigation", { name: "Main" }).getByRole("button", { name: /^More/ });
  await more.click();
  await anna.getByRole("dialog").getByRole("button", { name: "Start a household…" }).click();
  await anna.getByRole("textbox", { name: "Name" }).fill("Elm Street 4");
  await anna.getByRole("button", { name: "Start", exact: true }).click();
  await expect(anna.getByRole("heading", { level: 1, name: "Elm Street 4" })).toBeVisible();
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", {
    kind: "team",
    name: "Ward 10",
  });
  await act(anna, "organization.create", { kind: "team", name: "Ward 2" });
  for (let index = 0; index < 7; index++) {
    await act(anna, "invitation.create", { organizationId, role: "EMPLOYEE", address: `new${index}@example.org` });
  }
  await more.click();
  const sheet = anna.getByRole("dialog");
  await expect(sheet.getByRole("button", { name: /Ward 2/ })).toBeVisible({ timeout: 15_000 });
  // As people count, not as letters go.
  const names = await sheet.getByRole("button", { name: /^(My kitchen|Elm|Ward)/ }).allTextContents();
  expect(names).toEqual(["My kitchen", "Elm Street 4", "Ward 2", "Ward 10"]);
  await expect(sheet.getByRole("button", { name: "Elm Street 4 chosen" })).toBeVisible();
  await expectAccessible(anna, "the switcher on a phone");
  await picture(anna, "switcher-phone");
  await sheet.getByRole("button", { name: "Ward 10" }).click();
  await expect(anna.getByRole("heading", { level: 1, name: "Ward 10" })).toBeVisible();

  const list = anna.getByRole("grid", { name: "Members" });
  const invitations = anna.getByRole("region", { name: "Open invitations" });
  await expect(list.getByRole("row", { name: "Anna" })).toBeInViewport();
  await expect(invitations.getByRole("listitem")).toHaveCount(0);
  await invitations.getByRole("button", { name: "7 open invitations" }).click();
  await expect(invitations.getByRole("listitem")).toHaveCount(7);
  await expectAccessible(anna, "many invitations on a phone");
  await picture(anna, "invitations-phone");
  await invitations.getByRole("button", { name: "Take back: new6@example.org" }).click();
  await expect(invitations.getByRole("button", { name: "6 open invitations" })).toBeVisible();
  // What was pressed is gone: whoever uses the keyboard stays where they were.
  await expect(invitations).toBeFocused();

  await anna.getByRole("tab", { name: "Settings" }).click();
  await expect(anna.getByRole("tab", { name: "Settings" })).toBeInViewport({ ratio: 0.95 });
  await anna.getByRole("button", { name: "Leave…" }).click();
  await anna.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(anna.getByText("You are the last owner.")).toBeVisible();
});

test("[S1.9] [S1.18] ten thousand members: scrolled, searched, chosen and changed by keyboard, with what did not work", async ({
  world,
}) => {
  const { server } = world;
  const anna = await world.window();
  await openRegistered(anna, server, { name: "Anna" });
  await startOrganization(anna, "team", "Saint Mary’s hospital");
  const organizationId = anna.url().split("/organizations/")[1] ?? "";
  await server.composed().store.transaction(async (tx) => {
    const owner = await tx.people.findAddress("anna@example.org");
    const many = { organizationId, invitedBy: owner?.personId ?? "", count: 10_000, now: Date.now() };
    await addManyMembers(tx, many);
  });
  await act(anna, "group.create", { organizationId, name: "Night shift" });
  await anna.reload();
  const list = anna.getByRole("grid", { name: "Members" });
  await expect(anna.getByText("10,001 people", { exact: true })).toBeVisible();
  await expect(list.getByRole("row", { name: "Person 00000" })).toBeVisible();
  // Only what is in view is drawn.
  expect(await list.getByRole("row").count()).toBeLessThan(40);
  await expectAccessible(anna, "many members");
  await picture(anna, "members-many");

  await list.getByRole("row", { name: "Anna" }).focus();
  // Each time the end of what is here, and more comes.
  for (const last of ["Person 00098", "Person 00198"]) {
    await expect(async () => {
      await anna.keyboard.press("End");
      await expect(list.getByRole("row", { name: last })).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }
  await anna.keyboard.press("Home");
  await expect(list.getByRole("row", { name: "Anna" })).toBeFocused();

  await anna.keyboard.press("ControlOrMeta+a");
  const bar = anna.getByRole("group", { name: "With the chosen" });
  await expect(bar.getByText("10,001 chosen")).toBeVisible();
  await anna.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);

  await anna.getByRole("searchbox", { name: "Find members" }).fill("Person 0001");
  await expect(anna.getByText("10 people found")).toBeVisible();
  await list.getByRole("row", { name: "Person 00010" }).focus();
  await anna.keyboard.press("Space");
  await anna.keyboard.press("Shift+ArrowDown");
  await expect(bar.getByText("2 chosen")).toBeVisible();
  await picture(anna, "members-chosen");
  await bar.getByRole("button", { name: "Group", exact: true }).click();
  await anna.getByRole("menuitem", { name: "Night shift" }).click();
  await expect(anna.getByText("2 people changed.")).toBeVisible();
  await anna.getByRole("searchbox", { name: "Find members" }).fill("");
  await anna.getByRole("button", { name: /Group/ }).click();
  await anna.getByRole("option", { name: "Night shift" }).click();
  await expect(anna.getByText("2 people found")).toBeVisible();
  await anna.getByRole("button", { name: /Group/ }).click();
  await anna.getByRole("option", { name: "Any group" }).click();

  // The last owner stays: everybody else goes on, and it is said why.
  await anna.getByRole("button", { name: /Role/ }).click();
  await anna.getByRole("option", { name: "Owner" }).click();
  await expect(list.getByRole("row")).toHaveCount(1);
  await list.getByRole("row", { name: "Anna" }).focus();
  await anna.keyboard.press("Space");
  await anna.getByRole("searchbox", { name: "Find members" }).focus();
  await bar.getByRole("button", { name: "Role", exact: true }).click();
  await anna.getByRole("menuitem", { name: "Member", exact: true }).click();
  await expect(anna.getByRole("dialog", { name: "1 person not changed" })).toContainText("That is you.");
  await expectAccessible(anna, "who was not changed");
  await picture(anna, "members-refused");
  await anna.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();

  await anna.setViewportSize(phone);
  await anna.reload();
  await expect(list.getByRole("row", { name: "Person 00000" })).toBeVisible();
  await list.getByRole("row", { name: "Person 00000" }).getByRole("checkbox").click({ force: true });
  await expect(bar.getByText("1 chosen")).toBeVisible();
  await expectAccessible(anna, "many members on a phone");
  await picture(anna, "members-many-phone");
});
