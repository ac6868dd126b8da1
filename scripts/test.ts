/**
 * `npm test`: every check and every test, one stage after the other. A stage that fails does not stop the others, makes
 * the exit code 1, and the last line is always the sum of the tests.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { projectFolder } from "./build.ts";
import { findChromium } from "./chromium.ts";
import { chromiumAdvice, installChromium } from "./installChromium.ts";
import { addCounts, readCounts } from "./testReports.ts";

/** Kinds of test that Vitest runs, in this order; the projects of vitest.config.ts. */
const projects = ["unit", "contract", "security", "integration", "simulation"] as const;
type Project = (typeof projects)[number];

const reportOf = (kind: Project | "e2e"): string => join(projectFolder, `test-results/${kind}.json`);

/** The project's own tools first, also when this is not run through npm. */
const environment = {
  ...process.env,
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

function vitest(project: Project): Stage {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(project)}`];
  return command(`${project} tests`, "vitest", "run", "--project", project, ...reporters);
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
  ...projects.map(vitest),
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
  if (!passed) failedStages.push(name);
  console.log(`── ${name}: ${passed ? "passed" : "FAILED"} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

const { passed, failed, skipped } = addCounts([...projects, "e2e" as const].map(reportOf).map(readCounts));
console.log(failedStages.length === 0 ? "\nEvery stage passed." : `\nFailed: ${failedStages.join(", ")}.`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failedStages.length === 0 && failed === 0 ? 0 : 1;
