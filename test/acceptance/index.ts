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

let missed = 0;
for (const part of await loadParts()) {
  if (!existsSync(join(dataFolder, part.needs))) {
    console.log(`${part.title}: skipped, ${join(dataFolder, part.needs)} is not on this machine.`);
    continue;
  }
  for (const { name, share, target } of await part.run(dataFolder)) {
    if (target === null || share >= target) continue;
    missed += 1;
    console.log(`BELOW TARGET: ${part.title}, ${name}: ${percent(share)}, should be at least ${percent(target)}.`);
  }
}
console.log(
  missed === 0 ? "Every figure that was measured reaches its target." : `${missed} figures are below their target.`,
);
process.exitCode = missed === 0 ? 0 : 1;
