/** A team of four roles on one table of theirs: each does what the role gives, live, and one comes back demoted. */
import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBoth } from "./expectAccessible.ts";
import { expectSynced } from "./support/people.ts";
import { open, picture, restFocus, test } from "./support/sharing.ts";

// Four people register one after the other, and the machine may be busy.
test.setTimeout(400_000);

const phone = { width: 390, height: 844 };

/** Does an action as whoever is signed in in this window. */
async function does(page: Page, action: string, input: unknown): Promise<Record<string, unknown>> {
  const answer = await page.evaluate(
    async ([name, body]) => {
      const said = await fetch(`/api/actions/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-potluck": "1" },
        body,
      });
      return { status: said.status, text: await said.text() };
    },
    [action, JSON.stringify(input)] as const,
  );
  expect(answer.status, answer.text).toBe(200);
  return (JSON.parse(answer.text) as { answer: Record<string, unknown> }).answer;
}

const cell = (page: Page, row: number, column: number) => page.locator(`[data-r="${row}"][data-c="${column}"]`);

async function types(page: Page, row: number, column: number, text: string): Promise<void> {
  await cell(page, row, column).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(cell(page, row, column)).toHaveText(text);
}

/** What the open table's menu offers. */
async function offered(page: Page): Promise<string[]> {
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).last().click();
  const names = await page.getByRole("menuitem").allTextContents();
  await page.keyboard.press("Escape");
  await restFocus(page);
  return names;
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).last().click();
  await page.getByRole("menuitem", { name }).click();
}

test("[C.7] [S4.1] [S4.2] [S4.4] [S4.13] four roles on one table, live; one comes back from offline demoted, and loses nothing", async ({
  world,
}) => {
  const mia = await world.person("Mia");
  const { id: organizationId } = await does(mia, "organization.create", { kind: "team", name: "Elm" });
  const team: Page[] = [];
  for (const [name, role] of [
    ["Lea", "LOCAL_MANAGER"],
    ["Eli", "EMPLOYEE"],
    ["Cleo", "CLIENT"],
  ] as const) {
    const page = await world.person(name);
    const { link } = await does(mia, "invitation.create", { organizationId, role });
    await does(page, "invitation.accept", { token: String(link).split("/join/")[1] });
    team.push(page);
  }
  const [lea, eli, cleo] = team as [Page, Page, Page];

  await open(mia, "/tables");
  const chooser = mia.waitForEvent("filechooser");
  await mia.getByRole("button", { name: "New table" }).first().click();
  await mia.getByRole("menuitem", { name: /From a CSV file/ }).click();
  const buffer = Buffer.from("Name,Note\nFlour,bag\nSalt,box\n");
  await (await chooser).setFiles({ name: "Stock.csv", mimeType: "text/csv", buffer });
  await mia
    .getByRole("dialog")
    .getByRole("button", { name: /^(Import|Add|Make|Create)/ })
    .click();
  await expect(mia.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
  await expect(mia.getByText("2 columns · Personal")).toBeVisible();
  await expectSynced(mia);
  await choose(mia, "Share with Elm");
  await expect(mia.getByText(/Shared with Elm by you, /)).toBeVisible({ timeout: 15_000 });
  expect(await offered(mia)).toContain("Make personal…");

  const path = mia.url().split("#")[1] ?? "";
  for (const page of team) {
    await open(page, "/tables");
    await expect(page.getByText(/Shared with Elm by Mia, /)).toBeVisible({ timeout: 20_000 });
    await open(page, path);
    await expect(cell(page, 0, 0)).toHaveText("Flour");
  }
  // The grid offers what the flags allow: columns to managers, rows to employees, nothing to clients.
  const rowButton = (page: Page) => page.getByRole("button", { name: "Row", exact: true });
  const columnButton = (page: Page) => page.getByRole("button", { name: "Add column" });
  await expect(columnButton(lea).first()).toBeVisible();
  await expect(rowButton(eli)).toBeVisible();
  await expect(columnButton(eli)).toHaveCount(0);
  await expect(eli.getByText("You can fill in rows")).toBeVisible();
  await expect(cleo.getByText("View only")).toBeVisible();
  await expect(rowButton(cleo)).toHaveCount(0);
  await expect(columnButton(cleo)).toHaveCount(0);
  expect(await offered(lea)).toContain("Make personal…");
  expect(await offered(eli)).not.toContain("Make personal…");
  await picture(lea, "organization-table");
  await expectAccessibleInBoth(eli, "a table one may use");
  await picture(eli, "organization-table-employee");

  await types(eli, 0, 1, "two bags");
  for (const page of [mia, lea, cleo]) await expect(cell(page, 0, 1)).toHaveText("two bags", { timeout: 15_000 });
  await cell(cleo, 1, 1).click();
  await cleo.keyboard.type("mine");
  await cleo.keyboard.press("Enter");
  await expect(cell(cleo, 1, 1)).toHaveText("box");

  await expectSynced(eli);
  // A socket that is open outlives being offline, so the server ends it.
  await eli.context().setOffline(true);
  await world.server.stop();
  await world.server.start();
  await expectSynced(mia);
  const { members } = await does(mia, "member.list", { organizationId });
  const eliId = (members as { personId: string; name: string }[]).find(({ name }) => name === "Eli")?.personId;
  await does(mia, "member.role", { organizationId, personId: eliId, role: "CLIENT" });
  await types(eli, 1, 1, "typed on the train");
  await types(mia, 1, 0, "Salt, fine");
  await eli.context().setOffline(false);
  await expect(cell(eli, 1, 0)).toHaveText("Salt, fine", { timeout: 30_000 });
  await expect(cell(eli, 1, 1)).toHaveText("box", { timeout: 30_000 });
  await expect(rowButton(eli)).toHaveCount(0);
  await expect(cell(cleo, 1, 0)).toHaveText("Salt, fine");
  await expect(cell(cleo, 1, 1)).toHaveText("box");
  await open(eli, "/rescued");
  await expect(eli.getByText("typed on the train").first()).toBeVisible({ timeout: 15_000 });
  await picture(eli, "organization-table-rescued");

  await open(lea, "/tables");
  await expectAccessibleInBoth(lea, "tables with an organization");
  await picture(lea, "organization-tables");
  await lea.getByRole("radio", { name: "Personal" }).click({ force: true });
  await expect(lea.getByRole("link", { name: "Stock" })).toHaveCount(0);
  await lea.getByRole("radio", { name: "Shared" }).click({ force: true });
  await expect(lea.getByRole("link", { name: "Stock" })).toBeVisible();
  await cleo.setViewportSize(phone);
  await picture(cleo, "organization-table-phone");
  await open(cleo, "/tables");
  await expect(cleo.getByRole("link", { name: "Stock" })).toBeVisible();
  await picture(cleo, "organization-tables-phone");

  // A manager makes it personal: to the others it is gone, its owner has it as before.
  await open(lea, path);
  await choose(lea, "Make personal…");
  await expectAccessibleInBoth(lea, "making personal");
  await lea.getByRole("alertdialog").getByRole("button", { name: "Make personal" }).click();
  await expect(cleo.getByRole("link", { name: "Stock" })).toHaveCount(0, { timeout: 20_000 });
  await expect(mia.getByText("2 columns · Personal")).toBeVisible({ timeout: 20_000 });
  await expect(cell(mia, 1, 0)).toHaveText("Salt, fine");

  // Sharing all of one's tables shares each: it counts as shared, and not as one that is made personal by itself.
  const wish = {
    recipient: { kind: "organization", id: organizationId },
    itemType: "table",
    itemId: null,
    shareAll: true,
  };
  await does(mia, "share.create", { ...wish, level: "view" });
  await expect(mia.getByText("2 columns · Shared with Elm by you, as all your tables")).toBeVisible({
    timeout: 20_000,
  });
  const asAll = await offered(mia);
  expect(asAll).toContain("Sharing of all tables…");
  for (const not of ["Make personal…", "Share with Elm"]) expect(asAll).not.toContain(not);
  await open(lea, "/tables");
  await expect(lea.getByText("Shared with Elm by Mia, as all their tables")).toBeVisible({ timeout: 20_000 });
  await lea.getByRole("radio", { name: "Personal" }).click({ force: true });
  await expect(lea.getByRole("link", { name: "Stock" })).toHaveCount(0);
  await lea.getByRole("radio", { name: "Shared" }).click({ force: true });
  await expect(lea.getByRole("link", { name: "Stock" })).toBeVisible();
  await picture(lea, "organization-tables-all");
});
