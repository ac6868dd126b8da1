/** Having an account, in real browsers against the real server: signing in, syncing, going offline, signing out. */
import { expect, test, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { expectSynced, password, registerPerson, signIn } from "./support/people.ts";
import { startSyncServer, type SyncServer } from "./support/syncServer.ts";

let server: SyncServer;

test.beforeEach(async () => {
  server = await startSyncServer({ ...(process.env.POTLUCK_RENDERER ? { rendererFolder: process.env.POTLUCK_RENDERER } : {}) });
});
test.afterEach(async () => {
  await server.remove();
});

/** Another device: a browser profile of its own. */
async function device(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", serviceWorkers: "block", ...options });
  return context.newPage();
}

async function newList(page: Page, name: string): Promise<void> {
  await page.goto(`${server.address}/#/groceries`);
  await page.getByRole("button", { name: "New list" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
}

const status = (page: Page) => page.getByRole("navigation", { name: "Main" }).locator("[data-sync]").locator("..");

test("[C.4] what was made before having an account is on the second device after signing in", async ({ browser }) => {
  const laptop = await device(browser);
  await laptop.goto(`${server.address}/#/recipes`);
  await laptop.waitForTimeout(500);
  await registerPerson(laptop, server, { name: "Anna" });
});
