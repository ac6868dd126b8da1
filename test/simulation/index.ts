/**
 * `npm run simulate -- --seed N --runs M [--steps S] [--storage disk|memory]` runs seeds N to N+M−1 and prints what happened; a
 * failing one prints its seed and its steps and ends the command with 1. `--crash N [--seed S]` kills the server process N times.
 */
import { parseArgs } from "node:util";
import { buildIfStale } from "../../scripts/build.ts";
import { seededRandom } from "../helpers/seededRandom.ts";
import { Counts } from "./counts.ts";
import { crash } from "./crash.ts";
import { endThreads } from "./device.ts";
import { simulate } from "./run.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "20" },
    steps: { type: "string", default: "200" },
    storage: { type: "string" },
    crash: { type: "string" },
  },
});

if (values.crash !== undefined) {
  // The process serves the app too, and does not start without it.
  if (!(await buildIfStale({ loud: false }))) process.exit(1);
  const started = performance.now();
  const { problems, acknowledged, cutOff, killedStarting } = await crash(
    Number(values.crash),
    seededRandom(Number(values.seed)),
  );
  for (const problem of problems) console.error(problem);
  const { records, live, typed, shares } = acknowledged;
  console.log(
    [
      `Killed ${values.crash} times under load and ${killedStarting} times while it started, in ${Math.round((performance.now() - started) / 1000)} s.`,
      `${cutOff} connections were cut off in the middle of a write.`,
      `Acknowledged: ${records} pushes of two, ${live} live edits, ${typed} typed words, ${shares} shares. Problems: ${problems.length}.`,
    ].join("\n"),
  );
  process.exit(problems.length === 0 ? 0 : 1);
}

const total = new Counts();
const first = Number(values.seed);
const storage = values.storage === "disk" || values.storage === "memory" ? values.storage : undefined;
let failed = 0;
for (let seed = first; seed < first + Number(values.runs); seed++) {
  const started = performance.now();
  try {
    total.addAll(await simulate(seed, { steps: Number(values.steps), ...(storage ? { storage } : {}) }));
    console.log(`seed ${seed}: holds (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.error(error instanceof Error ? error.message : error);
  }
}
console.log(total.toString());
console.log(failed === 0 ? "Everything held." : `${failed} of ${values.runs} runs failed.`);
await endThreads();
process.exitCode = failed === 0 ? 0 : 1;
