/** Builds the app when what was built is older than what it is built from. */
import { spawn } from "node:child_process";
import { readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildServer } from "./buildServer.ts";

export const projectFolder = resolve(import.meta.dirname, "..");

const sources = [
  "src",
  "sync-server",
  "scripts/buildServer.ts",
  "scripts/bundledLicences.ts",
  "scripts/licences",
  "electron.vite.config.ts",
  "scripts/offlineWorker.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** Written after a build that succeeded, so that a broken or interrupted one counts as none. */
const builtMark = "out/.built";

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path, { recursive: true, encoding: "utf8" });
  // Folders count too: removing a file changes only its folder.
  return Math.max(stat.mtimeMs, ...inside.map((name) => modifiedAt(join(path, name))));
}

export function isBuildStale(folder: string = projectFolder): boolean {
  const builtAt = modifiedAt(join(folder, builtMark));
  return builtAt === 0 || sources.some((source) => newestIn(join(folder, source)) > builtAt);
}

/** Resolves with whether it succeeded; what the build said is shown only when it failed, unless `loud`. */
export async function build({ loud }: { readonly loud: boolean }): Promise<boolean> {
  const startedAt = new Date();
  const program = join(projectFolder, "node_modules/electron-vite/bin/electron-vite.js");
  const child = spawn(process.execPath, [program, "build"], {
    cwd: projectFolder,
    stdio: loud ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout?.on("data", (text: Buffer) => (said += text.toString()));
  child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  const succeeded = await new Promise<boolean>((done) => {
    child.once("error", (error) => {
      said += error.message;
      done(false);
    });
    child.once("close", (code) => done(code === 0));
  });
  if (succeeded) {
    await buildServer(projectFolder);
    // Dated from before it began: a file saved during the build is newer than what was built from it.
    writeFileSync(join(projectFolder, builtMark), startedAt.toISOString());
    utimesSync(join(projectFolder, builtMark), startedAt, startedAt);
  } else if (!loud) process.stderr.write(said);
  return succeeded;
}

export async function buildIfStale(options: { readonly loud: boolean }): Promise<boolean> {
  return isBuildStale() ? build(options) : true;
}

if (import.meta.main) process.exitCode = (await build({ loud: true })) ? 0 : 1;
