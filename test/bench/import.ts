/** Import of 10,000 recipes in Chromium, beside a bare RxDB bulk insert of the very same records in the same run. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { chromiumArguments, findChromium } from "../../scripts/chromium.ts";
import type { BenchRow } from "./benchRow.ts";
import type { ImportTimes } from "./importPage.ts";

const recipeCount = 10_000;
const recipesPerParcel = 100;

export async function run(): Promise<BenchRow[]> {
  const executablePath = findChromium();
  if (executablePath === null) return [{ name: "import", ours: 0, unit: "ms", note: "skipped: no Chromium was found" }];
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  try {
    await build({
      configFile: false,
      logLevel: "error",
      build: {
        outDir: folder,
        lib: { entry: resolve(import.meta.dirname, "importPage.ts"), formats: ["es"], fileName: () => "page.js" },
        minify: true,
      },
    });
    await writeFile(join(folder, "index.html"), '<!doctype html><script type="module" src="/page.js"></script>');
    const times = await inChromium(folder, executablePath);
    return [
      {
        name: `import of ${recipeCount} recipes (limit 3 ×)`,
        ours: times.importMs,
        peer: times.bareMs,
        ratio: times.importMs / times.bareMs,
        unit: "ms",
        note: `peer: bare RxDB bulk insert of the same records, ${times.recordKb.toFixed(1)} KB each`,
      },
      { name: "import, longest task on the drawing thread", ours: times.longestTaskMs, unit: "ms" },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inChromium(folder: string, executablePath: string): Promise<ImportTimes> {
  const server = createServer((request, response) => {
    const name = request.url === "/page.js" ? "page.js" : "index.html";
    void readFile(join(folder, name)).then((body) =>
      response.writeHead(200, { "content-type": name.endsWith("js") ? "text/javascript" : "text/html" }).end(body),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`);
    await page.waitForFunction("typeof measure === 'function'");
    return await page.evaluate<ImportTimes>(`measure(${recipeCount}, ${recipesPerParcel})`);
  } finally {
    await browser.close();
    server.close();
  }
}
