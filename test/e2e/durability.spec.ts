/** What must survive: a browser killed while it saves, a disk without space, two tabs on one list. In the real store. */
import { expect as plainExpect, test, type Page } from "@playwright/test";
import { fromBase64 } from "lib0/buffer";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as Y from "yjs";
import { materialize } from "../../src/domain/items/materialize.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import { startChromium } from "../helpers/ownChromium.ts";
import { seededRandom } from "../helpers/seededRandom.ts";

/** These tests are heavy themselves: what has to appear may take its time on a machine that does other things too. */
const expect = plainExpect.configure({ timeout: 20_000 });
test.describe.configure({ timeout: 120_000 });

interface Stored {
  readonly id: string;
  readonly type: ItemType;
  readonly title: string;
  readonly state: string;
  readonly derived: unknown;
}

/** The records as they lie in IndexedDB, read past the app. */
function storedItems(page: Page): Promise<Stored[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error(request.error?.message)));
      });
    const name = (await indexedDB.databases()).map((one) => one.name ?? "").find((one) => one.includes("items"));
    if (name === undefined) return [];
    const database = await done(indexedDB.open(name));
    const records: unknown[] = await done(database.transaction("docs").objectStore("docs").getAll());
    database.close();
    return (records as Stored[]).map(({ id, type, title, state, derived }) => ({ id, type, title, state, derived }));
  });
}

/** A record whose fields are not those of its document was written by halves. */
function expectWhole(items: readonly Stored[]): void {
  for (const { id, type, state, derived } of items) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, fromBase64(state));
    expect(materialize(type, doc), `the ${type} ${id}`).toEqual({ ok: true, value: derived });
  }
}

/** Whether the app itself says that everything is on the disk: what it asks before a window may close. */
function saysSaved(page: Page): Promise<boolean> {
  return page.evaluate(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
}

async function openSampleKitchen(page: Page, baseUrl: string): Promise<void> {
  await page.goto(baseUrl);
  await page.getByRole("button", { name: /sample kitchen/ }).click();
  // Its table comes last.
  await expect(page.getByRole("link", { name: "Tables 1" })).toBeVisible();
  await expect.poll(() => saysSaved(page)).toBe(true);
}

const input = (page: Page) => page.getByRole("textbox", { name: "Add to the list" });
const line = (page: Page, food: string) => page.locator(`main li[data-line="${food}"]`);

async function openGroceries(page: Page, baseUrl: string): Promise<void> {
  await page.goto(`${baseUrl}/#/groceries`);
  await expect(page.locator("main li[data-line]").first()).toBeVisible();
}

/** Letters only, so that a name is one food and never an amount. */
const letters = (number: number): string => [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
const linesPerEdit = 5;
/** The foods of one edit: they are put on the list together or not at all. */
const foodsOf = (edit: number): string[] =>
  Array.from({ length: linesPerEdit }, (_, part) => `qu${letters(edit)}x${letters(part)}z`);

async function put(page: Page, edit: number): Promise<void> {
  await input(page).fill(foodsOf(edit).join("\n"));
  await input(page).press("Enter");
}

/** Of one edit, how many of its lines are on the list. */
async function linesOf(page: Page, edit: number): Promise<number> {
  const shown = await page
    .locator("main li[data-line]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-line") ?? ""));
  return foodsOf(edit).filter((food) => shown.includes(food)).length;
}

/** Space for this origin, small enough to be filled quickly. Before the app opens: Chromium remembers what was free. */
async function limitedDisk(page: Page, baseUrl: string): Promise<{ readonly free: () => Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(baseUrl);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 12_000_000 });
  return { free: async () => void (await devtools.send("Storage.overrideQuotaForOrigin", { origin })) };
}

/** Something else of this origin takes all the space that is left, down to the last kilobyte. */
async function fillDisk(page: Page): Promise<void> {
  const written = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("something else");
      opening.addEventListener("upgradeneeded", () =>
        opening.result.createObjectStore("heap", { autoIncrement: true }),
      );
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(new Error(opening.error?.message)));
    });
    const put = (bytes: number): Promise<boolean> =>
      new Promise((resolve) => {
        const transaction = database.transaction("heap", "readwrite", { durability: "strict" });
        const noise = new Uint8Array(bytes);
        for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));
        transaction.objectStore("heap").add(noise);
        transaction.addEventListener("complete", () => resolve(true));
        transaction.addEventListener("abort", () => resolve(false));
      });
    let total = 0;
    for (const bytes of [1_000_000, 100_000, 10_000, 1_000])
      while (total < 50_000_000 && (await put(bytes))) total += bytes;
    return total;
  });
  expect(written, "the space ends").toBeLessThan(50_000_000);
}

test("[C.2] a browser killed in the middle of saves loses nothing it called saved and keeps no half of an edit", async ({
  baseURL,
}) => {
  test.setTimeout(180_000);
  const baseUrl = baseURL ?? "";
  const folder = await mkdtemp(join(tmpdir(), "potluck-killed-"));
  const seed = Number(process.env.POTLUCK_SEED ?? Date.now() % 100_000);
  const random = seededRandom(seed);
  let chromium = await startChromium(folder);
  try {
    let page = await chromium.page();
    await openSampleKitchen(page, baseUrl);
    await openGroceries(page, baseUrl);
    await expect.poll(() => saysSaved(page)).toBe(true);
    const before = await storedItems(page);
    const list = before.find((item) => item.type === "list");
    expect(before.length).toBeGreaterThan(10);

    const saved: number[] = [];
    let edit = 0;
    for (let round = 0; round < 4; round += 1) {
      for (let count = 0; count < 2; count += 1) {
        edit += 1;
        await put(page, edit);
        await expect(line(page, foodsOf(edit)[0] ?? "")).toBeVisible();
        await expect.poll(() => saysSaved(page)).toBe(true);
        saved.push(edit);
      }
      // These are under way when the process ends.
      const underWay = (async () => {
        for (let count = 0; count < 20; count += 1) {
          edit += 1;
          await put(page, edit);
        }
      })().catch(() => "the window is gone");
      await wait(random.whole(20, 270));
      await chromium.kill();
      await underWay;

      chromium = await startChromium(folder);
      page = await chromium.page();
      await openGroceries(page, baseUrl);
      for (const one of saved) expect(await linesOf(page, one), `edit ${one}, seed ${seed}`).toBe(linesPerEdit);
      for (let one = 1; one <= edit; one += 1)
        expect([0, linesPerEdit], `edit ${one} as a whole, seed ${seed}`).toContain(await linesOf(page, one));
      // What the killed window had written without saying so yet counts from now on.
      for (let one = 1; one <= edit; one += 1)
        if (!saved.includes(one) && (await linesOf(page, one)) > 0) saved.push(one);
    }

    const after = await storedItems(page);
    expectWhole(after);
    const others = (items: readonly Stored[]) =>
      items.filter((item) => item.id !== list?.id).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(others(after), "everything that was not edited").toEqual(others(before));
  } finally {
    await chromium.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

test("[C.2] on a full disk an edit is called not saved, kept in the window, and written when there is space", async ({
  page,
  baseURL,
}) => {
  const baseUrl = baseURL ?? "";
  const disk = await limitedDisk(page, baseUrl);
  await openSampleKitchen(page, baseUrl);
  await openGroceries(page, baseUrl);
  await expect.poll(() => saysSaved(page)).toBe(true);
  const before = await storedItems(page);
  await fillDisk(page);

  await put(page, 1);
  await expect(page.getByRole("button", { name: /Not saved: 1 change/ })).toBeVisible();
  await expect(page.getByText(/There is no space left on this device/).first()).toBeVisible();
  expect(await saysSaved(page)).toBe(false);
  expect(await linesOf(page, 1), "kept in the window").toBe(linesPerEdit);
  expect(await storedItems(page), "nothing on the disk has changed").toEqual(before);

  // It goes on working: another edit joins what waits.
  await put(page, 2);
  await expect(line(page, foodsOf(2)[0] ?? "")).toBeVisible();

  await disk.free();
  await page.getByRole("button", { name: /Not saved/ }).click();
  await page.getByRole("button", { name: "Try again now" }).click();
  await expect(page.getByRole("button", { name: /Everything saved/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.locator("main li[data-line]").first()).toBeVisible();
  expect(await linesOf(page, 1)).toBe(linesPerEdit);
  expect(await linesOf(page, 2)).toBe(linesPerEdit);
  const after = await storedItems(page);
  expectWhole(after);
  const recipes = (items: readonly Stored[]) => items.filter((item) => item.type === "recipe");
  expect(recipes(after)).toEqual(recipes(before));
});

test("[C.2] on a full disk what waits is written by itself once there is space", async ({ page, baseURL }) => {
  const baseUrl = baseURL ?? "";
  const disk = await limitedDisk(page, baseUrl);
  await openSampleKitchen(page, baseUrl);
  await openGroceries(page, baseUrl);
  await fillDisk(page);
  await put(page, 1);
  await expect(page.getByRole("button", { name: /Not saved: 1 change/ })).toBeVisible();
  await disk.free();
  await expect(page.getByRole("button", { name: /Everything saved/ })).toBeVisible({ timeout: 20_000 });
  expect(await saysSaved(page)).toBe(true);
  expectWhole(await storedItems(page));
});

test("[C.2] two tabs that edit one list at the same time stay in step and lose nothing", async ({ page, baseURL }) => {
  const baseUrl = baseURL ?? "";
  await openSampleKitchen(page, baseUrl);
  await openGroceries(page, baseUrl);
  const other = await page.context().newPage();
  await openGroceries(other, baseUrl);
  const editsEach = 12;
  const write = async (tab: Page, from: number): Promise<void> => {
    for (let count = 0; count < editsEach; count += 1) await put(tab, from + count);
  };
  await Promise.all([write(page, 100), write(other, 200)]);
  const foods = [100, 200].flatMap((from) =>
    Array.from({ length: editsEach }, (_, count) => foodsOf(from + count)).flat(),
  );
  for (const tab of [page, other]) {
    await expect.poll(() => saysSaved(tab)).toBe(true);
    for (const food of foods) await expect(line(tab, food)).toBeVisible();
  }
  // What one puts into the basket, the other sees there; both at once, on different lines.
  await Promise.all([
    page.getByRole("checkbox", { name: foods[0] ?? "" }).click(),
    other.getByRole("checkbox", { name: foods.at(-1) ?? "" }).click(),
  ]);
  for (const tab of [page, other]) {
    await expect(tab.getByText(/, 2 in the basket/)).toBeVisible();
    await expect.poll(() => saysSaved(tab)).toBe(true);
  }
  await other.close();
  await page.reload();
  await expect(page.getByText(/, 2 in the basket/)).toBeVisible();
  for (const food of foods) await expect(line(page, food)).toHaveCount(1);
  expectWhole(await storedItems(page));
});
