/**
 * `npm test`: every check and every test, one stage after the other. A stage that fails does not stop the others, makes
 * the exit code 1, and the last line is always the sum of the tests.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { projectFolder } from "./build.ts";
import { findChromium } from "./chromium.ts";
import { chromiumAdvice, installChromium } from "./installChromium.ts";
import { addCounts, readCounts } from "./testReports.ts";

const reportOf = (runner: "vitest" | "e2e"): string => join(projectFolder, `test-results/${runner}.json`);

const memoryFolder = "/dev/shm";
const roomNeededBytes = 2 * 1024 ** 3;

/**
 * Where the tests' temporary files lie: in memory where there is room. Their servers wait for the disk at every commit,
 * and a process that is killed loses as little from memory as from the disk's cache.
 */
function temporaryPlace(): string {
  if (process.platform !== "linux" || !existsSync(memoryFolder)) return tmpdir();
  const { bavail, bsize } = statfsSync(memoryFolder);
  return bavail * bsize >= roomNeededBytes ? memoryFolder : tmpdir();
}

const temporaryFolder = mkdtempSync(join(temporaryPlace(), "potluck-tests-"));
process.once("exit", () => rmSync(temporaryFolder, { recursive: true, force: true }));
// Whoever interrupts the tests gets the memory back as well.
process.once("SIGINT", () => process.exit(130));

/** The project's own tools first, also when this is not run through npm. */
const environment = {
  ...process.env,
  TMPDIR: temporaryFolder,
  PATH: [join(projectFolder, "node_modules/.bin"), process.env.PATH].join(delimiter),
};

interface Stage {
  readonly name: string;
  run(): boolean;
}

/** Runs a program of node_modules/.bin on this Node, or one of our scripts. */
function command(name: string, program: string, ...args: string[]): Stage {
  return {
    name,
    run: () =>
      spawnSync(program, args, {
        cwd: projectFolder,
        stdio: "inherit",
        env: environment,
        shell: process.platform === "win32",
      }).status === 0,
  };
}

/** Every project of vitest.config.ts in one run, so that no core waits for the last file of a kind. */
function vitest(): Stage {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportOf("vitest")}`];
  return command("unit, contract, security, integration and simulation tests", "vitest", "run", ...reporters);
}

function chromium(): boolean {
  if (findChromium() !== null) return true;
  if (!process.env.POTLUCK_CHROMIUM) installChromium();
  const found = findChromium() !== null;
  if (!found) console.error(chromiumAdvice);
  return found;
}

/** Without a browser Playwright would fail every test with advice about its own downloads; the stage above said it better. */
function endToEnd(): Stage {
  const playwright = command("end-to-end tests", "playwright", "test");
  return { name: playwright.name, run: () => findChromium() !== null && playwright.run() };
}

const stages: readonly Stage[] = [
  { name: "Chromium", run: chromium },
  command("types", "tsc", "-p", "tsconfig.json"),
  command("types of the domain alone", "tsc", "-p", "tsconfig.domain.json"),
  command("lint", "oxlint", "--type-aware"),
  command("layers", process.execPath, "scripts/layers.ts"),
  command("format", "oxfmt", "--check"),
  command("build", process.execPath, "scripts/build.ts"),
  vitest(),
  endToEnd(),
];

// What an earlier run left must not be counted as this one's.
rmSync(join(projectFolder, "test-results"), { recursive: true, force: true });
mkdirSync(join(projectFolder, "test-results"), { recursive: true });

const failedStages: string[] = [];
for (const { name, run } of stages) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const passed = run();
  // A stage takes this thread; an interruption during it is heard here.
  await turnOfTheLoop();
  if (!passed) failedStages.push(name);
  console.log(`── ${name}: ${passed ? "passed" : "FAILED"} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

const { passed, failed, skipped } = addCounts((["vitest", "e2e"] as const).map(reportOf).map(readCounts));
console.log(failedStages.length === 0 ? "\nEvery stage passed." : `\nFailed: ${failedStages.join(", ")}.`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failedStages.length === 0 && failed === 0 ? 0 : 1;
