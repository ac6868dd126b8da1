/**
 * The grid with 100,000 rows of 10 columns in real Chromium (K.8): import, open, edit to paint, scroll frames. Beside it, in the same run and
 * browser, AG Grid Community with the same rows held in memory only (it reads and stores nothing).
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { chromium, type Page } from "@playwright/test";
import { chromiumArguments, findChromium } from "../../scripts/chromium.ts";
import { createServer } from "../../sync-server/transport/server.ts";
import type { BenchRow } from "./benchRow.ts";

const rowCount = 100_000;
const columnCount = 10;
const edits = 20;

declare global {
  interface Window {
    /** The script of AG Grid, in the peer's page. */
    agGrid: {
      createGrid: (element: HTMLElement, options: object) => unknown;
      ModuleRegistry: { registerModules: (modules: unknown[]) => void };
      AllCommunityModule: unknown;
    };
  }
}

function cells(row: number): string[] {
  return Array.from({ length: columnCount }, (_, column) =>
    column % 2 === 0 ? `Item ${row} ${column}` : String(row * column),
  );
}

/** Frame intervals in ms while a container is scrolled by wheel-sized steps and by jumps. */
async function scrollFrames(page: Page, selector: string): Promise<number[]> {
  return page.locator(selector).evaluate(async (element) => {
    const intervals: number[] = [];
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    let last = await frame();
    for (let step = 0; step < 150; step++) {
      element.scrollTop += step % 15 === 14 ? 40_000 : 240;
      const now = await frame();
      intervals.push(now - last);
      last = now;
    }
    return intervals;
  });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Time from the key that ends the edit to the frame in which the cell shows it, in ms. */
async function editToPaint(page: Page, cell: string): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < edits; index++) {
    const text = `edited ${index}`;
    await page.locator(cell).dblclick();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await page.evaluate(
      ([selector, wanted]) => {
        const state = window as unknown as { painted: Promise<number> };
        state.painted = new Promise((done) => {
          document.addEventListener(
            "keydown",
            () => {
              const begin = performance.now();
              const look = (): void => {
                const element = document.querySelector(selector ?? "");
                const isShown =
                  element !== null &&
                  element.textContent?.trim() === wanted &&
                  !element.querySelector("input, textarea");
                if (isShown) requestAnimationFrame(() => done(performance.now() - begin));
                else requestAnimationFrame(look);
              };
              look();
            },
            { once: true, capture: true },
          );
        });
      },
      [cell, text],
    );
    await page.keyboard.press("Enter");
    times.push(await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted));
  }
  return times;
}

interface Figures {
  readonly openMs: number;
  readonly editMs: number;
  readonly frameMs: number;
}

/** Time to read every record with nothing but the browser's own database, in ms: what opening cannot go below. */
async function bareRead(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.endsWith("--items"))?.name;
    if (name === undefined) throw new Error("no items");
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.addEventListener("success", () => done(request.result));
        request.addEventListener("error", () => failed(request.error));
      });
    const database = await answer(indexedDB.open(name));
    const begin = performance.now();
    await answer(database.transaction("docs").objectStore("docs").getAll());
    const readMs = performance.now() - begin;
    database.close();
    return readMs;
  });
}

async function measureOurs(page: Page, address: string): Promise<Figures & { importMs: number; bareReadMs: number }> {
  const header = Array.from({ length: columnCount }, (_, column) => `Column ${column}`).join(",");
  const csv = `${header}\n${Array.from({ length: rowCount }, (_, row) => cells(row).join(",")).join("\n")}\n`;
  await page.goto(`${address}/#/tables`);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "New table" }).click();
  await page.getByRole("menuitem", { name: /From a CSV file/ }).click();
  await (await chooser).setFiles({ name: "large.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  const start = page.getByRole("button", { name: /^Import 100,000 rows/ });
  await start.waitFor({ timeout: 120_000 });
  const importing = performance.now();
  await start.click();
  await page.locator('[data-r="0"][data-c="0"]').waitFor({ timeout: 300_000 });
  const importMs = performance.now() - importing;
  const table = page.url();
  await page.goto(`${address}/#/tables`);
  // Opening is timed cold: after a reload nothing of the table is in memory.
  await page.reload();
  await page.getByRole("link", { name: "large" }).waitFor();
  // The screens' code is loaded ahead when the window is idle, as it is for a person.
  await page.waitForLoadState("networkidle");
  const openMs = await page.evaluate(async (hash) => {
    const begin = performance.now();
    location.hash = hash;
    while (!document.querySelector('[data-r="20"][data-c="0"]'))
      await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - begin;
  }, new URL(table).hash);
  const bareReadMs = await bareRead(page);
  const editMs = percentile(await editToPaint(page, '[data-r="5"][data-c="0"]'), 0.5);
  const frameMs = percentile(await scrollFrames(page, "[data-grid-scroller]"), 0.95);
  return { importMs, openMs, bareReadMs, editMs, frameMs };
}

async function measurePeer(page: Page): Promise<Figures> {
  await page.setContent('<div id="grid" style="height: 800px; width: 1300px"></div>');
  await page.addScriptTag({
    path: resolve(import.meta.dirname, "../../node_modules/ag-grid-community/dist/ag-grid-community.min.js"),
  });
  const openMs = await page.evaluate(
    async ([rows, columns]) => {
      const data = Array.from({ length: rows ?? 0 }, (_, row) =>
        Object.fromEntries(
          Array.from({ length: columns ?? 0 }, (__, column) => [
            `c${column}`,
            column % 2 === 0 ? `Item ${row} ${column}` : row * column,
          ]),
        ),
      );
      const begin = performance.now();
      const element = document.querySelector<HTMLElement>("#grid");
      if (!element) throw new Error("no place for the grid");
      window.agGrid.createGrid(element, {
        rowData: data,
        rowHeight: 32,
        columnDefs: Array.from({ length: columns ?? 0 }, (_, column) => ({
          field: `c${column}`,
          editable: true,
          width: 150,
        })),
      });
      while (!document.querySelector('[row-index="15"] [col-id="c0"]'))
        await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - begin;
    },
    [rowCount, columnCount],
  );
  const editMs = percentile(await editToPaint(page, '[row-index="5"] [col-id="c0"]'), 0.5);
  const frameMs = percentile(await scrollFrames(page, ".ag-body-viewport, .ag-grid-viewport"), 0.95);
  return { openMs, editMs, frameMs };
}

export async function run(rendererFolder = resolve(import.meta.dirname, "../../out/renderer")): Promise<BenchRow[]> {
  if (!existsSync(resolve(rendererFolder, "index.html")))
    throw new Error("The app is not built: run npm run build first.");
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium was found for the grid's timings.");
  const server = await createServer({
    configuration: { host: "127.0.0.1", port: 0, publicHosts: [], logLevel: "error" },
    rendererFolder,
    version: "bench",
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
    const ours = await measureOurs(page, address);
    const peer = await measurePeer(await browser.newPage({ viewport: { width: 1360, height: 860 } }));
    const row = (name: string, mine: number, theirs: number, note: string): BenchRow => ({
      name: `grid, 100,000 × 10: ${name}`,
      ours: Number(mine.toFixed(1)),
      peer: Number(theirs.toFixed(1)),
      ratio: Number((mine / theirs).toFixed(2)),
      unit: "ms",
      note,
    });
    return [
      row("open, cold", ours.openMs, ours.bareReadMs, "the same records read with bare IndexedDB and not shown"),
      row("open", ours.openMs, peer.openMs, "AG Grid Community, rows already in memory; ours read from the database"),
      row("edit to paint, median", ours.editMs, peer.editMs, "AG Grid Community, nothing stored"),
      row("scroll frame, 95th percentile", ours.frameMs, peer.frameMs, "AG Grid Community"),
      {
        name: "grid, 100,000 × 10: import from CSV",
        ours: Math.round(ours.importMs),
        unit: "ms",
        note: "types applied, in blocks, one undo step",
      },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}
