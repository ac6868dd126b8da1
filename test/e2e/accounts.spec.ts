/** Having an account, in real browsers against the real server: signing in, syncing, going offline, signing out. */
import { expect, test, type Browser, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./expectAccessible.ts";
import { expectSynced, password, registerPerson, signIn } from "./support/people.ts";
import { startSyncServer, type SyncServer } from "./support/syncServer.ts";

let server: SyncServer;

test.beforeEach(async () => {
  server = await startSyncServer();
});
test.afterEach(async () => {
  await server.remove();
});

type Options = Parameters<Browser["newContext"]>[0];

/** Another device: a browser profile of its own. */
async function device(browser: Browser, options: Options = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", serviceWorkers: "block", ...options });
  return context.newPage();
}

const line = (page: Page, foodKey: string): Locator => page.locator(`main li[data-line="${foodKey}"]`);

async function openGroceries(page: Page): Promise<void> {
  await page.goto(`${server.address}/#/groceries`);
  await expect(page.getByRole("textbox", { name: "Add to the list" })).toBeVisible();
}

async function add(page: Page, text: string): Promise<void> {
  const input = page.getByRole("textbox", { name: "Add to the list" });
  await input.fill(text);
  await input.press("Enter");
  await expect(input).toHaveValue("");
}

const status = (page: Page): Locator =>
  page.getByRole("navigation", { name: "Main" }).locator("button", { has: page.locator("[data-sync]") });

async function signOut(page: Page, choice: "Keep it" | "Remove it"): Promise<void> {
  await page.goto(`${server.address}/#/account`);
  await page.getByRole("button", { name: "Sign out…" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign out" });
  await dialog.getByRole("radio", { name: choice }).check({ force: true });
  await dialog.getByRole("button", { name: /^Sign out/ }).click();
}

test.describe("accounts", () => {
  test("[C.4] what was made before having an account is on the second device after signing in", async ({ browser }) => {
    const laptop = await device(browser);
    await openGroceries(laptop);
    await add(laptop, "2 l milk");
    await expect(status(laptop)).toContainText("On this device");
    const { address } = await registerPerson(laptop, server, { name: "Anna" });
    await expect(status(laptop)).toContainText("Synced just now");

    const phone = await device(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await signIn(phone, server, address);
    await openGroceries(phone);
    await expect(line(phone, "milk")).toContainText("2 l");
    await add(phone, "6 eggs");
    await openGroceries(laptop);
    await expect(line(laptop, "egg")).toContainText("6");
  });

  test("[C.4] a wrong password, a wrong code and a weak password are said in a sentence", async ({ browser }) => {
    const page = await device(browser);
    await page.goto(`${server.address}/#/register`);
    await page.getByRole("textbox", { name: "Your name" }).fill("Anna");
    await page.getByRole("textbox", { name: "E-mail address" }).fill("anna@example.org");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Send the code" }).click();
    await expect(page.getByText("Choose a password with at least 10 characters.")).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Send the code" }).click();
    const right = await server.mailCode("anna@example.org");
    await page.getByRole("textbox", { name: "Code" }).fill(right === "111111" ? "222222" : "111111");
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByRole("alert")).toContainText(/code/i);
    await page.getByRole("textbox", { name: "Code" }).fill(right);
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page).toHaveURL(/#\/recipes/);

    const other = await device(browser);
    await other.goto(`${server.address}/#/sign-in`);
    await other.getByRole("textbox", { name: "E-mail address" }).fill("anna@example.org");
    await other.getByLabel("Password", { exact: true }).fill("not the right one");
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(other.getByRole("alert")).toContainText(/password/i);
    await expect(other).toHaveURL(/#\/sign-in/);
  });

  test("[C.4] a forgotten password is replaced with a code, and ends the other sessions", async ({ browser }) => {
    const laptop = await device(browser);
    const { address } = await registerPerson(laptop, server, { name: "Anna" });
    const phone = await device(browser);
    await phone.goto(`${server.address}/#/reset`);
    await phone.getByRole("textbox", { name: "E-mail address" }).fill(address);
    const mailsBefore = await server.mailCount(address);
    await phone.getByRole("button", { name: "Send the code" }).click();
    await expect.poll(() => server.mailCount(address)).toBeGreaterThan(mailsBefore);
    await phone.getByRole("textbox", { name: "Code" }).fill(await server.mailCode(address));
    await phone.getByLabel("New password").fill("another quiet evening");
    await phone.getByRole("button", { name: "Set password and sign in" }).click();
    await expect(phone).toHaveURL(/#\/recipes/);
    await expectSynced(phone);
    await expect(status(laptop)).toContainText("Sign in again");
    // Local work goes on, and is sent once signed in.
    await openGroceries(laptop);
    await add(laptop, "bread");
    await expect(line(laptop, "bread")).toBeVisible();
    await laptop.goto(`${server.address}/#/sign-in`);
    await expect(laptop.getByRole("heading", { name: "Sign in again" })).toBeVisible();
    await laptop.getByRole("textbox", { name: "E-mail address" }).fill(address);
    await laptop.getByLabel("Password", { exact: true }).fill("another quiet evening");
    await laptop.getByRole("button", { name: "Sign in", exact: true }).click();
    await expectSynced(laptop);
    await openGroceries(phone);
    await expect(line(phone, "bread")).toBeVisible();
  });

  test("[C.4] the link the server prints makes its first admin", async ({ browser }) => {
    const page = await device(browser);
    await page.goto(`${server.address}/setup#${server.composed().setupSecret}`);
    await expect(page.getByRole("heading", { name: "Set up the server" })).toBeVisible();
    await expect(page).toHaveURL(`${server.address}/#/setup`);
    await page.getByRole("textbox", { name: "Your name" }).fill("Ada");
    await page.getByRole("textbox", { name: "E-mail address" }).fill("ada@example.org");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Make my account" }).click();
    await expect(page).toHaveURL(/#\/recipes/);
    await expectSynced(page);
  });

  test("[C.4] name, another address, devices and export on the account screen", async ({ browser }) => {
    const laptop = await device(browser);
    const { address } = await registerPerson(laptop, server, { name: "Anna" });
    const phone = await device(browser);
    await signIn(phone, server, address);
    await laptop.goto(`${server.address}/#/account`);
    await laptop.getByRole("textbox", { name: "Name", exact: true }).fill("Anna B.");
    await laptop.getByRole("button", { name: "Save", exact: true }).click();
    await expect(laptop.getByRole("navigation", { name: "Main" })).toContainText("Anna B.");
    await laptop.getByRole("button", { name: "Add address…" }).click();
    await laptop.getByRole("textbox", { name: "New address" }).fill("anna@work.example");
    await laptop.getByRole("button", { name: "Send the code" }).click();
    await laptop.getByRole("textbox", { name: "Code" }).fill(await server.mailCode("anna@work.example"));
    await laptop.getByRole("dialog").getByRole("button", { name: "Add address" }).click();
    await expect(laptop.getByRole("listitem").filter({ hasText: "anna@work.example" })).toBeVisible();
    const download = laptop.waitForEvent("download");
    await laptop.getByRole("button", { name: "Export account…" }).click();
    expect((await download).suggestedFilename()).toBe("potluck-account.json");
    await laptop.getByRole("button", { name: "Sign out all other devices" }).click();
    await expect(status(phone)).toContainText("Sign in again");
    await expect(status(laptop)).toContainText("Synced");
  });
});

test.describe("signing out", () => {
  test("[C.4] keeping leaves the copy, and another person's kitchen is never mixed with it", async ({ browser }) => {
    const page = await device(browser);
    await openGroceries(page);
    await add(page, "saffron");
    const anna = await registerPerson(page, server, { name: "Anna" });
    await signOut(page, "Keep it");
    await expect(status(page)).toContainText("On this device");
    await openGroceries(page);
    await expect(line(page, "saffron")).toBeVisible();
    await registerPerson(page, server, { name: "Ben" });
    await openGroceries(page);
    await expect(page.getByText("Nothing to get")).toBeVisible();
    await expect(line(page, "saffron")).toBeHidden();
    await add(page, "vinegar");
    await expectSynced(page);
    await signOut(page, "Remove it");
    // The common store is shown again, which is the copy Anna kept.
    await expect(status(page)).toContainText("On this device");
    await signIn(page, server, anna.address);
    await openGroceries(page);
    await expect(line(page, "saffron")).toBeVisible();
    await expect(line(page, "vinegar")).toBeHidden();
  });

  test("[C.4] removing leaves nothing behind, and signing in brings it back", async ({ browser }) => {
    const page = await device(browser);
    await openGroceries(page);
    await add(page, "saffron");
    const { address } = await registerPerson(page, server, { name: "Anna" });
    await signOut(page, "Remove it");
    await expect(page.getByRole("heading", { name: "Welcome to your kitchen" })).toBeVisible();
    await openGroceries(page);
    await expect(line(page, "saffron")).toBeHidden();
    await signIn(page, server, address);
    await openGroceries(page);
    await page.waitForURL(/groceries/);
    await expect(page.getByText("saffron").first()).toBeVisible();
  });

  test("[C.4] without a connection it says so and stays signed in; unsent changes are named", async ({ browser }) => {
    const page = await device(browser);
    await registerPerson(page, server, { name: "Anna" });
    await openGroceries(page);
    await server.stop();
    await expect(status(page)).toContainText("Offline");
    await add(page, "bread");
    await expect(status(page)).toContainText(/1 change kept on this device/);
    await page.goto(`${server.address}/#/account`);
    await page.getByRole("button", { name: "Sign out…" }).click();
    const dialog = page.getByRole("dialog", { name: "Sign out" });
    await expect(dialog.getByText("1 change not sent yet")).toBeVisible();
    await dialog.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText("stays signed in");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await server.start();
    await expectSynced(page);
  });
});

test.describe("sync", () => {
  test("[C.7] offline, edit, online: it is synced, also when the server was restarted in between", async ({
    browser,
  }) => {
    const laptop = await device(browser);
    const { address } = await registerPerson(laptop, server, { name: "Anna" });
    await openGroceries(laptop);
    await add(laptop, "milk");
    const phone = await device(browser);
    await signIn(phone, server, address);
    await openGroceries(phone);
    await expect(line(phone, "milk")).toBeVisible();
    await phone.context().setOffline(true);
    await server.stop();
    await expect(status(phone)).toContainText("Offline");
    await add(phone, "eggs");
    await add(phone, "bread");
    await expect(status(phone)).toContainText("1 change kept on this device");
    await phone.reload().catch(() => undefined);
    await server.start();
    await phone.context().setOffline(false);
    await openGroceries(phone);
    await expectSynced(phone);
    await openGroceries(laptop);
    await expect(line(laptop, "bread")).toBeVisible();
    await expect(line(laptop, "egg")).toBeVisible();
  });

  test("[C.6] two windows show the same state, and closing the leading one hands over", async ({ browser }) => {
    const first = await device(browser);
    const { address } = await registerPerson(first, server, { name: "Anna" });
    const second = await first.context().newPage();
    await openGroceries(second);
    await expectSynced(second);
    await first.close();
    await add(second, "milk");
    await expectSynced(second);
    const other = await device(browser);
    await signIn(other, server, address);
    await openGroceries(other);
    await expect(line(other, "milk")).toBeVisible();
  });

  test("[C.6] signing out in one window signs the other out too", async ({ browser }) => {
    const first = await device(browser);
    await registerPerson(first, server, { name: "Anna" });
    const second = await first.context().newPage();
    await second.goto(`${server.address}/#/groceries`);
    await expectSynced(second);
    await signOut(first, "Keep it");
    await expect(status(second)).toContainText("On this device");
  });

  test("[C.4] a clock that is days wrong changes nothing", async ({ browser }) => {
    const laptop = await device(browser);
    await laptop.clock.setFixedTime(new Date("2031-01-01T00:00:00Z"));
    const { address } = await registerPerson(laptop, server, { name: "Anna" });
    await openGroceries(laptop);
    await add(laptop, "milk");
    const phone = await device(browser);
    await phone.clock.setFixedTime(new Date("2019-01-01T00:00:00Z"));
    await signIn(phone, server, address);
    await openGroceries(phone);
    await expect(line(phone, "milk")).toBeVisible();
  });
});

test.describe("photos", () => {
  test("[C.6] a photo taken offline is on the other device after both are online", async ({ browser }) => {
    const laptop = await device(browser);
    const { address } = await registerPerson(laptop, server, { name: "Anna" });
    await server.stop();
    await expect(status(laptop)).toContainText("Offline");
    await laptop.goto("about:blank").catch(() => undefined);
    await server.start();
    await laptop.goto(`${server.address}/#/recipes`);
    await expectSynced(laptop);
    await laptop.context().setOffline(true);
    await laptop.getByRole("button", { name: "New recipe" }).first().click();
    await expect(laptop.getByRole("textbox", { name: "Title" })).toBeFocused();
    await laptop.keyboard.type("With photo");
    const bytes = await laptop.evaluate(async () => {
      const canvas = new OffscreenCanvas(2_000, 1_500);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.fillStyle = "teal";
      context.fillRect(0, 0, 2_000, 1_500);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
    });
    await laptop.getByLabel("Photo files").setInputFiles({
      name: "dish.png",
      mimeType: "image/png",
      buffer: Buffer.from(bytes),
    });
    await expect(laptop.getByRole("img", { name: "Cover" })).toBeVisible();
    await expect(status(laptop)).toContainText("Offline");
    const phone = await device(browser, { viewport: { width: 390, height: 844 } });
    await signIn(phone, server, address);
    await laptop.context().setOffline(false);
    await expectSynced(laptop);
    await phone.getByText("With photo").first().click();
    const photo = phone.getByRole("img", { name: "With photo" });
    await expect(photo).toBeVisible({ timeout: 30_000 });
    expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_600);
  });
});

test.describe("looks", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1360, 360]) {
      test(`[C.1] account screens at ${width} px are accessible and fit (${colorScheme})`, async ({ browser }) => {
        const page = await device(browser, { colorScheme, viewport: { width, height: 780 } });
        for (const path of ["sign-in", "register", "reset", "account"]) {
          await page.goto(`${server.address}/#/${path}`);
          await page.locator("main h1:visible").first().waitFor();
          await expectAccessible(page, path);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
            path,
          ).toBeLessThanOrEqual(0);
        }
        await registerPerson(page, server, { name: "Anna" });
        await page.goto(`${server.address}/#/account`);
        await expect(page.getByRole("heading", { name: "Devices" })).toBeVisible();
        await expect(page.getByText("This one")).toBeVisible();
        await expectAccessible(page, "account");
        await page.screenshot({ path: `test-results/account-${width}-${colorScheme}.png` });
        await page.getByRole("button", { name: "Sign out…" }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible(page, "sign out");
        await page.screenshot({ path: `test-results/sign-out-${width}-${colorScheme}.png` });
      });
    }
  }
});
