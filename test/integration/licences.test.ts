/** What is built holds other people's work: it names each of them, with their licence. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { projectFolder } from "../../scripts/build.ts";
import { packageFolderOf } from "../../scripts/bundledLicences.ts";
import { bundledPackageSchema } from "../../src/domain/bundledPackage.ts";

const out = (folder: string): string => join(projectFolder, "out", folder);

/** The modules of a bundle as its source maps tell them, which nobody wrote for this. */
function modulesOf(folder: string): string[] {
  const names = readdirSync(out(folder), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".map"));
  const maps = names.map((name) => JSON.parse(readFileSync(join(out(folder), name), "utf8")) as { sources: string[] });
  return maps.flatMap(({ sources }) => sources);
}

function packagesAmong(files: readonly string[]): Set<string> {
  const folders = files.map(packageFolderOf).filter((folder) => folder !== null);
  return new Set(
    folders.map((folder) => (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string }).name),
  );
}

test.each([
  ["renderer", 40],
  ["main", 1],
  ["preload", 1],
  ["server", 50],
] as const)("[C.1] [C.4] the built %s says whose work is in it, with the licence in full", (folder, atLeast) => {
  const packages = packagesAmong(modulesOf(folder));
  expect(packages.size).toBeGreaterThanOrEqual(atLeast);
  const parts = readFileSync(join(out(folder), "licences.txt"), "utf8").split(/^-{80}$/m);
  for (const name of packages) {
    const part = parts.find((one) => one.trimStart().startsWith(`${name} `));
    expect(part, `${basename(folder)} says nothing of ${name}`).toMatch(/copyright|public domain|permission|CC0/i);
  }
});

test("[C.1] the list on the screen names what is in no script too: fonts and styles", () => {
  const text = readFileSync(join(out("renderer"), "licences.json"), "utf8");
  const list = z.array(bundledPackageSchema).parse(JSON.parse(text));
  const licenceOf = (name: string): string | undefined => list.find((one) => one.name === name)?.licence;
  expect(licenceOf("@fontsource-variable/inter")).toBe("OFL-1.1");
  expect(licenceOf("@fontsource-variable/newsreader")).toBe("OFL-1.1");
  expect(licenceOf("tailwindcss")).toBe("MIT");
  expect(list.find(({ name }) => name === "dejavu-fonts-ttf")?.text).toContain("Bitstream Vera");
});

test("[C.1] a module belongs to the innermost package, and what is the bundler's own to none", () => {
  expect(packageFolderOf("/a/node_modules/@x/y/lib/z.js")).toBe("/a/node_modules/@x/y");
  expect(packageFolderOf("/a/node_modules/x/node_modules/y/z.js")).toBe("/a/node_modules/x/node_modules/y");
  expect(packageFolderOf("../../node_modules/font/a.ttf")).toBe(join(process.cwd(), "node_modules/font"));
  expect(packageFolderOf("/a/src/renderer/main.tsx")).toBeNull();
  expect(packageFolderOf("\0vite/preload-helper.js")).toBeNull();
});
