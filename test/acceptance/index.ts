/**
 * `npm run acceptance`: runs every module of this folder that exports `acceptance` on the real data beside the
 * repository, and exits with 1 when a figure is below its target. Where the data is not there it says so and passes.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AcceptancePart } from "./figure.ts";
import { percent } from "./figure.ts";

const here = import.meta.dirname;
const dataFolder = fileURLToPath(new URL("../../../shared/acceptance", import.meta.url));
const notParts = new Set(["index.ts", "figure.ts"]);

function isPart(value: unknown): value is AcceptancePart {
  return typeof value === "object" && value !== null && "run" in value && "title" in value && "needs" in value;
}

async function loadParts(): Promise<AcceptancePart[]> {
  const parts: AcceptancePart[] = [];
  for (const name of readdirSync(here).toSorted()) {
    if (!name.endsWith(".ts") || notParts.has(name)) continue;
    const module: unknown = await import(join(here, name));
    const part =
      typeof module === "object" && module !== null && "acceptance" in module ? module.acceptance : undefined;
    if (isPart(part)) parts.push(part);
  }
  return parts;
}

interface Line {
  readonly part: string;
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  readonly verdict: string;
}

const lines: Line[] = [];
let missed = 0;
for (const part of await loadParts()) {
  const needed = join(dataFolder, part.needs);
  if (!existsSync(needed)) {
    lines.push({
      part: part.title,
      name: `skipped: ${needed} is not on this machine`,
      measured: "",
      target: "",
      verdict: "–",
    });
    continue;
  }
  console.log(`\n── ${part.title}`);
  for (const { name, share, target } of await part.run(dataFolder)) {
    const isMissed = target !== null && share < target;
    if (isMissed) missed += 1;
    lines.push({
      part: part.title,
      name,
      measured: percent(share),
      target: target === null ? "" : `≥ ${percent(target)}`,
      verdict: isMissed ? "BELOW" : target === null ? "" : "reached",
    });
  }
}

const columns = ["part", "name", "measured", "target", "verdict"] as const;
const header: Line = { part: "", name: "figure", measured: "measured", target: "target", verdict: "" };
const rows = [header, ...lines];
const width = (column: (typeof columns)[number]): number => Math.max(...rows.map((row) => row[column].length));
console.log("");
for (const row of rows) {
  const cells = columns.map((column) =>
    column === "measured" || column === "target"
      ? row[column].padStart(width(column))
      : row[column].padEnd(width(column)),
  );
  console.log(cells.join("  ").trimEnd());
}
const skipped = lines.filter(({ verdict }) => verdict === "–").length;
if (missed > 0) console.log(`\n${missed} figures are below their target.`);
else if (skipped === lines.length) console.log("\nNothing was measured: the data is not on this machine.");
else
  console.log(
    `\nEvery figure that was measured reaches its target.${skipped > 0 ? ` ${skipped} parts were skipped.` : ""}`,
  );
process.exitCode = missed === 0 ? 0 : 1;
