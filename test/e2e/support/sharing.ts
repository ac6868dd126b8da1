/** Sharing through real windows: who is there, making things, sharing and accepting them through the screens. */
import { expect, test as base, type Browser, type Page } from "@playwright/test";
import { expectSynced, openRegistered } from "./people.ts";
import { startSyncServer, type SyncServer } from "./syncServer.ts";

const pictures = process.env.POTLUCK_SHARING_PICTURES;

export interface World {
  readonly server: SyncServer;
  /** Opens a window of somebody who has registered. */
  readonly person: (name: string, size?: { width: number; height: number }) => Promise<Page>;
  readonly window: (size?: { width: number; height: number }) => Promise<Page>;
}

export const test = base.extend<{ world: World }>({
  world: async ({ browser }: { browser: Browser }, use) => {
    const folder = process.env.POTLUCK_E2E_RENDERER;
    const server = await startSyncServer(folder ? { rendererFolder: folder } : {});
    const open = async (size = { width: 1360, height: 860 }): Promise<Page> =>
      (await browser.newContext({ viewport: size })).newPage();
    await use({
      server,
      window: open,
      async person(name, size) {
        const page = await open(size);
        await openRegistered(page, server, { name });
        return page;
      },
    });
    for (const context of browser.contexts()) await context.close();
    await server.remove();
  },
});

export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${pictures}/${name}-${scheme}.png`, animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Makes a grocery list with these things on it, through the screen; ends on it, synced. */
export async function makeList(page: Page, title: string, things: readonly string[]): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/#/groceries`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "New list…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(title);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await add(page, ...things);
  await expectSynced(page);
  return page.url().split("#")[1] ?? "";
}

export async function add(page: Page, ...things: string[]): Promise<void> {
  for (const thing of things) {
    await page.getByRole("textbox", { name: "Add to the list" }).fill(thing);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("checkbox", { name: thing })).toBeVisible();
  }
}

/** Does an action as whoever is signed in in this window, over HTTP; answers its answer. */
export async function act<Value = Record<string, unknown>>(page: Page, name: string, input: object): Promise<Value> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`${origin}/api/actions/${name}`, {
    headers: { "x-potluck": "1", origin },
    data: input,
  });
  expect(answer.status(), `${name}: ${await answer.text()}`).toBe(200);
  return ((await answer.json()) as { answer: Value }).answer;
}

/** Shares one's list with an address and has it accepted by this other window's person; answers the share's id. */
export async function give(page: Page, other: Page, itemId: string, address: string, level: string): Promise<string> {
  const wish = { recipient: { kind: "person", address }, itemType: "list", itemId, shareAll: false, level };
  const { id } = await act<{ id: string }>(page, "share.create", wish);
  await act(other, "share.accept", { shareId: id });
  return id;
}

/** Opens a screen of the app in this window. */
export const open = (page: Page, path: string): Promise<unknown> => page.goto(`${new URL(page.url()).origin}/#${path}`);
export const dialog = (page: Page) => page.getByRole("dialog");

/** A level as the share dialog calls it. */
export type Level =
  | "Can view"
  | "Can comment"
  | "Can view and share"
  | "Can edit"
  | "Can edit and delete"
  | "Can manage";

/** The field of the share dialog that takes names and addresses. */
export const recipientField = (page: Page) => dialog(page).getByRole("combobox", { name: "People to share with" });

/** The line of somebody (name or address) under "Who has access". */
export const accessRow = (page: Page, who: string) =>
  dialog(page).getByRole("list", { name: "Who has access" }).getByRole("listitem").filter({ hasText: who });

/** What opens the share dialog; on a phone it has room for no more than its sign. */
async function openShare(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: "Share", exact: true })
    .or(page.getByRole("button", { name: "Share…" }))
    .first()
    .click();
}

/** Shares what is open, through its Share button. */
export async function share(page: Page, recipients: string, level: Level = "Can edit"): Promise<void> {
  await openShare(page);
  await invite(page, recipients, level);
}

export async function invite(page: Page, recipients: string, level: Level): Promise<void> {
  await recipientField(page).fill(recipients);
  await page.keyboard.press("Enter");
  const chosen = dialog(page).getByRole("button", { name: /What they may do/ });
  if (!(await chosen.textContent())?.endsWith(level)) {
    await chosen.click();
    // The name of an option goes on with what the level means.
    await page.getByRole("option", { name: new RegExp(`^${level}(?! and)`) }).click();
  }
  await dialog(page)
    .getByRole("button", { name: /^(Share|Send \d+ invitations)$/ })
    .click();
}

export async function closeDialog(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toHaveCount(0);
}

/** Accepts the invitation to this through the Sharing screen and opens it. */
export async function accept(page: Page, title: string, path: string): Promise<void> {
  await open(page, "/shared");
  await page.getByRole("button", { name: `Accept ${title}` }).click();
  await expect(page.getByRole("button", { name: `Accept ${title}` })).toHaveCount(0);
  await open(page, path);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 15_000 });
}

/** Takes the focus from the button a menu was opened with, whose hint would lie over the screen. */
export async function restFocus(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await expect(page.getByRole("tooltip")).toHaveCount(0);
  await expect(page.locator("[data-overlay-container]")).toHaveCount(0);
}

/** Two people with one list; the second has accepted. */
export async function together(
  world: World,
  level: Level = "Can edit",
): Promise<{ anna: Page; ben: Page; path: string }> {
  const anna = await world.person("Anna");
  const ben = await world.person("Ben");
  const path = await makeList(anna, "This week", ["milk", "flour"]);
  await share(anna, "ben@example.org", level);
  await expect(dialog(anna).getByText("Pending")).toBeVisible();
  await closeDialog(anna);
  await accept(ben, "This week", path);
  await expect(ben.getByRole("checkbox", { name: "milk" })).toBeVisible();
  return { anna, ben, path };
}

/** Sets Ben's level (or removes him) in Anna's share dialog. */
export async function setAccess(anna: Page, choice: string): Promise<void> {
  await openShare(anna);
  await accessRow(anna, "Ben").getByRole("button", { name: /Can / }).click();
  await anna
    .getByRole("menuitem", { name: choice, exact: true })
    .or(anna.getByRole("menuitemradio", { name: choice, exact: true }))
    .click();
  await closeDialog(anna);
  await expectSynced(anna);
}
