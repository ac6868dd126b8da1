/** The app from the server as the phone has it in the shop: installable, opens without a network, works, and updates when asked. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { expectSynced, registerPerson, signIn } from "./support/people.ts";
import { startSyncServer, type SyncServer } from "./support/syncServer.ts";

let server: SyncServer;
test.beforeEach(async () => {
  server = await startSyncServer();
});
test.afterEach(async () => {
  await server.remove();
});

async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    serviceWorkers: "allow",
    reducedMotion: "reduce",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  return context.newPage();
}

/** The whole app is kept and answers for this page. */
async function keptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });
}

const input = (page: Page) => page.getByRole("textbox", { name: "Add to the list" });
async function add(page: Page, text: string): Promise<void> {
  await input(page).fill(text);
  await input(page).press("Enter");
  await expect(input(page)).toHaveValue("");
}

test("[C.6] in the shop without a signal: the app opens, the list is there, a change is kept and sent later", async ({
  browser,
}) => {
  const page = await phone(browser);
  const { address } = await registerPerson(page, server, { name: "Anna" });
  await page.goto(`${server.address}/#/groceries`);
  await add(page, "2 l milk");
  await expectSynced(page);
  await keptForOffline(page);

  await server.stop();
  await page.goto("about:blank");
  await page.goto(`${server.address}/#/groceries`);
  await expect(page.locator('main li[data-line="milk"]')).toContainText("2 l");
  await add(page, "6 eggs");
  await expect(page.getByText(/Offline · 1 change kept on this phone/)).toBeVisible();
  await page.screenshot({ path: "test-results/offline-phone.png" });
  // Screens that were never opened are there too, and unknown addresses are the app's own.
  await page.goto(`${server.address}/#/settings`);
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await page.goto(`${server.address}/#/groceries`);
  await page.reload();
  await expect(page.locator('main li[data-line="egg"]')).toBeVisible();

  await server.start();
  await expectSynced(page);
  const laptop = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await signIn(laptop, server, address);
  await laptop.goto(`${server.address}/#/groceries`);
  await expect(laptop.locator('main li[data-line="egg"]')).toBeVisible();
});

test("[C.6] a household's server without TLS: the phone registers, syncs and keeps its lists", async ({ browser }) => {
  const host = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
  test.skip(host === undefined, "This machine has no address but loopback.");
  const own = await startSyncServer(host === undefined ? {} : { host });
  try {
    const page = await phone(browser);
    const { address } = await registerPerson(page, own, { name: "Anna" });
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.goto(`${own.address}/#/groceries`);
    await add(page, "2 l milk");
    await expectSynced(page);
    const other = await phone(browser);
    await signIn(other, own, address);
    await other.goto(`${own.address}/#/groceries`);
    await expect(other.locator('main li[data-line="milk"]')).toBeVisible();
  } finally {
    await own.remove();
  }
});

test("[C.6] it can be installed: manifest, icons and worker are in order", async ({ browser }) => {
  const page = await phone(browser);
  await page.goto(`${server.address}/`);
  await keptForOffline(page);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A private window is the one reason left.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});

test("[C.6] what the server says is never kept: only the app's own files are", async ({ browser }) => {
  const page = await phone(browser);
  await registerPerson(page, server, { name: "Anna" });
  await keptForOffline(page);
  await page.goto(`${server.address}/#/account`);
  await expect(page.getByRole("heading", { name: "Devices" })).toBeVisible();
  const kept = await page.evaluate(async () => {
    const caches = await window.caches.keys();
    const all = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/index.html");
  expect(kept.filter((path) => path.startsWith("/api") || path.startsWith("/sync"))).toEqual([]);
  await server.stop();
  const answer = await page.evaluate(() => fetch("/api/account").then(String, () => "no answer"));
  expect(answer).toBe("no answer");
});

test("[C.6] a new version is offered and taken when the person says so", async ({ browser }) => {
  const built = process.env.POTLUCK_RENDERER ?? resolve(import.meta.dirname, "../../out/renderer");
  const folder = await mkdtemp(join(tmpdir(), "potluck-renderer-"));
  await cp(built, folder, { recursive: true });
  const own = await startSyncServer({ rendererFolder: folder });
  try {
    const page = await phone(browser);
    await page.goto(`${own.address}/#/groceries`);
    await keptForOffline(page);
    const worker = await readFile(join(folder, "sw.js"), "utf8");
    await writeFile(join(folder, "sw.js"), worker.replace(/const version = "[0-9a-f]+"/, 'const version = "newer"'));
    const html = await readFile(join(folder, "index.html"), "utf8");
    await writeFile(join(folder, "index.html"), html.replace("<title>", '<meta name="newer" /><title>'));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText("A new version is ready.")).toBeVisible();
    expect(await page.locator('meta[name="newer"]').count()).toBe(0);
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.locator('meta[name="newer"]')).toHaveCount(1);
    await expect(input(page)).toBeVisible();
  } finally {
    await own.remove();
    await rm(folder, { recursive: true, force: true });
  }
});
