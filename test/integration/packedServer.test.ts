/** The server as npx installs it: packed, put under node_modules where Node runs no TypeScript, and started from there. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { projectFolder } from "../../scripts/build.ts";
import { startServerProcess } from "../helpers/serverProcess.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

test("[C.4] the packed server runs by its name with nothing beside it: it says how, serves the app and answers for its health", async () => {
  const folder = await temporaryFolder();
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: projectFolder, stdio: "pipe" });
  const [packed = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  const installed = join(folder, "node_modules/potluck");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, packed), "-C", installed, "--strip-components", "1"]);
  const there = readdirSync(installed);
  expect(there).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE", "out"]));
  expect(there).not.toContain("src");
  // What it needs is inside: installing it fetches nothing else.
  const packedManifest: unknown = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  expect(packedManifest).not.toHaveProperty("dependencies");
  const files = readdirSync(installed, { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => /\.(map|tsx?)$|test|node_modules/.test(file))).toEqual([]);

  // Whose work is inside goes along with it.
  for (const part of ["server", "renderer", "main", "preload"])
    expect(files).toContain(join("out", part, "licences.txt"));

  const program = join(installed, manifest.bin["potluck-server"]);
  const help = execFileSync(process.execPath, [program, "--help"], { encoding: "utf8" });
  expect(help).toMatch(/^potluck-server +serves Potluck/);
  expect(help).toContain("potluck-server backup FILE");
  const version = execFileSync(process.execPath, [program, "--version"], { encoding: "utf8" });
  expect(version.trim()).toBe(manifest.version);

  const { child, listening } = startServerProcess(join(folder, "data"), {}, program);
  onTestFinished(() => void child.kill("SIGKILL"));
  const { address } = await listening;
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: "ok", version: manifest.version });
  expect(await (await fetch(address)).text()).toContain('<div id="root">');
}, 120_000);
