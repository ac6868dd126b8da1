/**
 * A library of 10,000 recipes in real Chromium beside an empty one (K.7): start of the app to the first list, memory, a key pressed
 * in the search field to the list that answers it, and the whole import as a person starts it. Each start is a new browser process.
 */
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { findChromium } from "../../scripts/chromium.ts";
import { createServer } from "../../sync-server/transport/server.ts";
import type { RecipeDraft } from "../../src/domain/recipes/draft.ts";
import { startChromium, type OwnChromium } from "../helpers/ownChromium.ts";
import type { BenchRow } from "./benchRow.ts";
import { recipeCorpus } from "./recipeCorpus.ts";

const recipeCount = 10_000;
/** For comparison: what a key costs however few recipes there are. */
const fewRecipes = 10;
const starts = 7;
const typed = [
  "lasagne",
  "chiken curry",
  "creme fraiche",
  "tomatos stew",
  "garlic butter",
  "weeknight noodles",
  "saffron",
  "choclate brownies",
];
const rendererFolder = process.env.POTLUCK_RENDERER ?? resolve(import.meta.dirname, "../../out/renderer");

interface Start {
  /** Navigation to the first list (or the words of an empty one) on the screen, in ms. */
  readonly listMs: number;
  readonly heapMb: number;
  /** All processes of the browser, memory shared between them counted once; null where the system does not say. */
  readonly processMb: number | null;
}

export async function run(): Promise<BenchRow[]> {
  if (findChromium() === null)
    return [{ name: "library", ours: 0, unit: "ms", note: "skipped: no Chromium was found" }];
  if (!existsSync(join(rendererFolder, "index.html")))
    return [{ name: "library", ours: 0, unit: "ms", note: "skipped: npm run build first" }];
  const folder = await mkdtemp(join(tmpdir(), "potluck-library-"));
  const server = await createServer({
    configuration: { host: "127.0.0.1", port: 0, publicHosts: [], logLevel: "error" },
    rendererFolder,
    version: "bench",
  });
  const baseUrl = await server.listen({ host: "127.0.0.1", port: 0 });
  try {
    const profiles = { empty: join(folder, "empty"), few: join(folder, "few"), full: join(folder, "full") };
    const archive = join(folder, "recipes.zip");
    await writeFile(archive, archiveOf(recipeCorpus(fewRecipes)));
    await inProfile(profiles.few, (page) => imported(page, baseUrl, archive, fewRecipes));
    await writeFile(archive, archiveOf(recipeCorpus(recipeCount)));
    await inProfile(profiles.empty, async (page) => void (await opened(page, baseUrl)));
    const importMs = await inProfile(profiles.full, (page) => imported(page, baseUrl, archive, recipeCount));
    const empty: Start[] = [];
    const full: Start[] = [];
    for (let index = 0; index < starts; index += 1) {
      // In turns, so that whatever else the machine does meets both alike.
      empty.push(await measuredStart(profiles.empty, baseUrl, 0));
      full.push(await measuredStart(profiles.full, baseUrl, recipeCount));
    }
    const keys = await inProfile(profiles.full, (page) => keystrokes(page, baseUrl, recipeCount));
    const fewKeys = await inProfile(profiles.few, (page) => keystrokes(page, baseUrl, fewRecipes));
    const emptyMs = middle(empty.map(({ listMs }) => listMs));
    const fullMs = middle(full.map(({ listMs }) => listMs));
    const processes = (list: readonly Start[]): number => middle(list.map(({ processMb }) => processMb ?? 0));
    return [
      {
        name: `first list, ${recipeCount} recipes (limit 2 ×)`,
        ours: fullMs,
        peer: emptyMs,
        ratio: fullMs / emptyMs,
        unit: "ms",
        note: "peer: the same app, empty; new browser process each time",
      },
      {
        name: "memory, JavaScript heap",
        ours: middle(full.map(({ heapMb }) => heapMb)),
        peer: middle(empty.map(({ heapMb }) => heapMb)),
        unit: "MB",
        note: "peer: empty; everything read, after garbage collection",
      },
      {
        name: "memory, all browser processes",
        ours: processes(full),
        peer: processes(empty),
        unit: "MB",
        note: "peer: empty; proportional set size",
      },
      keyRow("p50", 0.5, keys, fewKeys),
      keyRow("p95", 0.95, keys, fewKeys),
      {
        name: "import from the screen, file chosen to done",
        ours: importMs,
        unit: "ms",
        note: "zip of schema.org JSON: unpack, read, duplicates, store, list",
      },
    ];
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function keyRow(name: string, share: number, keys: readonly number[], fewKeys: readonly number[]): BenchRow {
  const [ours, peer] = [percentile(keys, share), percentile(fewKeys, share)];
  const note = `peer: ${fewRecipes} recipes; ${keys.length} keys; most of it is drawing, see "search" for the search itself`;
  return { name: `key to list in the page, ${name}`, ours, peer, ratio: ours / peer, unit: "ms", note };
}

async function inProfile<T>(profile: string, look: (page: Page, chromium: OwnChromium) => Promise<T>): Promise<T> {
  const chromium = await startChromium(profile);
  try {
    return await look(await chromium.page(), chromium);
  } finally {
    await chromium.close();
  }
}

/** Opens the library and answers when its first list was on the screen, in ms from the navigation. */
async function opened(page: Page, baseUrl: string): Promise<number> {
  await page.context().addInitScript(() => {
    const shown = (): boolean =>
      document.querySelector("[data-recipe-list] [role=option]") !== null ||
      (document.querySelector("main")?.textContent ?? "").includes("No recipes yet");
    const state = window as unknown as { shownAt: Promise<number> };
    state.shownAt = new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (!shown()) return;
        observer.disconnect();
        // The frame that shows it has been drawn when the task after it runs.
        requestAnimationFrame(() => setTimeout(() => done(performance.now())));
      });
      observer.observe(document, { childList: true, subtree: true });
    });
  });
  await page.goto(`${baseUrl}/#/recipes`);
  return page.evaluate(() => (window as unknown as { shownAt: Promise<number> }).shownAt);
}

async function measuredStart(profile: string, baseUrl: string, count: number): Promise<Start> {
  return inProfile(profile, async (page, chromium) => {
    const listMs = await opened(page, baseUrl);
    await everythingRead(page, count);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("HeapProfiler.collectGarbage");
    await devtools.send("Performance.enable");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
    const session = await chromium.browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return { listMs, heapMb: heap / 1e6, processMb: proportionalMb(processInfo.map(({ id }) => id)) };
  });
}

/** All recipes are in the list, and the search knows them. */
async function everythingRead(page: Page, count: number): Promise<void> {
  if (count === 0) return;
  await page.locator(`[data-recipe-list] [aria-setsize="${count}"]`).first().waitFor({ timeout: 60_000 });
  // A query is answered after all parcels before it: it comes back when the index has caught up.
  await page.getByRole("searchbox", { name: "Search recipes" }).fill("saffron");
  await page.getByText(/\d+ found|The best|Nothing fits|some of them/).waitFor({ timeout: 60_000 });
  await page.getByRole("searchbox", { name: "Search recipes" }).fill("");
  await page.locator(`[data-recipe-list] [aria-setsize="${count}"]`).first().waitFor({ timeout: 60_000 });
}

function proportionalMb(processes: readonly number[]): number | null {
  if (process.platform !== "linux") return null;
  const kilobytes = processes.map((id) => {
    const file = `/proc/${id}/smaps_rollup`;
    return existsSync(file) ? Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(file, "utf8"))?.[1] ?? 0) : 0;
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1000;
}

/** Types query after query; for each key the time until the list that answers it is in the page. */
async function keystrokes(page: Page, baseUrl: string, count: number): Promise<number[]> {
  await page.context().addInitScript(() => {
    // The worker's answers are what a key waits for; where the list stays the same, there is nothing to draw after them.
    const state = window as unknown as { times: number[]; keyAt: number | null };
    state.times = [];
    state.keyAt = null;
    document.addEventListener("keydown", (event) => (state.keyAt = event.timeStamp), true);
    class ObservedWorker extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        this.addEventListener("message", (message: MessageEvent<{ kind?: string }>) => {
          if (message.data.kind !== "answer") return;
          const from = state.keyAt;
          state.keyAt = null;
          if (from === null) return;
          const answeredAt = performance.now();
          let drawnAt = answeredAt;
          const observer = new MutationObserver(() => (drawnAt = performance.now()));
          observer.observe(document.querySelector("main") ?? document.body, {
            childList: true,
            subtree: true,
            characterData: true,
            attributes: true,
          });
          setTimeout(() => {
            observer.disconnect();
            state.times.push(drawnAt - from);
          }, 60);
        });
      }
    }
    window.Worker = ObservedWorker;
  });
  await page.goto(`${baseUrl}/#/recipes`);
  await everythingRead(page, count);
  const field = page.getByRole("searchbox", { name: "Search recipes" });
  const times = (): Promise<number[]> =>
    page.evaluate(() => (window as unknown as { times: number[] }).times.splice(0));
  await times();
  for (const text of typed) {
    await field.fill("");
    await field.focus();
    // A fast typist: ten keys a second.
    await page.keyboard.type(text, { delay: 100 });
    await page.waitForTimeout(150);
  }
  return times();
}

async function imported(page: Page, baseUrl: string, archive: string, count: number): Promise<number> {
  await page.goto(`${baseUrl}/#/import`);
  await page.getByText("Import anyway").click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  const chosen = await chooser;
  const startedAt = performance.now();
  await chosen.setFiles(archive);
  await page.getByText(`${count.toLocaleString("en-GB")} recipes imported.`).waitFor({ timeout: 300_000 });
  return performance.now() - startedAt;
}

/** A zip of schema.org files, as other programs export them. */
function archiveOf(drafts: readonly RecipeDraft[]): Uint8Array {
  const file = (draft: RecipeDraft): object => ({
    "@context": "https://schema.org",
    "@type": "Recipe",
    name: draft.title,
    description: draft.description,
    author: draft.author,
    url: draft.sourceUrl,
    recipeYield: draft.yieldText,
    prepTime: `PT${draft.prepMinutes ?? 0}M`,
    cookTime: `PT${draft.cookMinutes ?? 0}M`,
    keywords: draft.tags.join(", "),
    recipeIngredient: draft.ingredientGroups.flatMap((group) => group.ingredients),
    recipeInstructions: draft.steps.map((step) => ({ "@type": "HowToStep", text: step.text })),
  });
  return zipSync(
    Object.fromEntries(drafts.map((draft, index) => [`recipes/${index}.json`, strToU8(JSON.stringify(file(draft)))])),
    { level: 6 },
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function middle(values: readonly number[]): number {
  return percentile(values, 0.5);
}
