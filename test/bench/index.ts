/** `npm run bench [name…]`: runs every bench in this folder (or those named) one after another and prints one table. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BenchRow } from "./benchRow.ts";

export type { BenchRow } from "./benchRow.ts";

const wanted = process.argv.slice(2);
const rows: BenchRow[] = [];
for (const file of (await readdir(import.meta.dirname)).sort()) {
  const name = file.replace(/\.ts$/, "");
  if (
    !file.endsWith(".ts") ||
    file.startsWith(".") ||
    name === "index" ||
    (wanted.length > 0 && !wanted.includes(name))
  )
    continue;
  // Modules that only help others, and pages that run in a browser, have no `run`.
  if (/Page$|^benchRow$|^recipeCorpus$/.test(name)) continue;
  const module: unknown = await import(pathToFileURL(join(import.meta.dirname, file)).href);
  if (typeof module !== "object" || module === null || !("run" in module) || typeof module.run !== "function") continue;
  console.log(`… ${name}`);
  try {
    rows.push(...((await module.run()) as BenchRow[]));
  } catch (error) {
    rows.push({
      name: `${name} failed`,
      ours: Number.NaN,
      unit: "",
      note: error instanceof Error ? error.message : String(error),
    });
    process.exitCode = 1;
  }
}

const figure = (value: number | undefined, unit: string): string =>
  value === undefined ? "" : `${value >= 100 ? Math.round(value) : value.toFixed(2)} ${unit}`;
console.table(
  Object.fromEntries(
    rows.map((row) => [
      row.name,
      {
        ours: figure(row.ours, row.unit),
        peer: figure(row.peer, row.unit),
        ratio: row.ratio === undefined ? "" : `${row.ratio.toFixed(2)} ×`,
        note: row.note ?? "",
      },
    ]),
  ),
);
