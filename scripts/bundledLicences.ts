/**
 * Writes, beside what is bundled, whose code and fonts are in it and under which licence: most licences ask that their text goes along.
 * Asked are the modules and files that are really in the bundle, workers and fonts too.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { OutputBundle, Plugin } from "rolldown";
import type { BundledPackage } from "../src/domain/bundledPackage.ts";

export const licencesText = "licences.txt";
export const licencesList = "licences.json";

export interface BundledLicencesOptions {
  /** Packages whose code the build puts in without a module of theirs, such as the bundler's own helpers. */
  readonly besides: readonly string[];
  /** Also as a list, for a screen. */
  readonly hasList?: boolean;
}

export interface BundledLicences {
  /** For the bundle beside which it is written; the last to be made. */
  readonly plugin: () => Plugin;
  /** For bundles that are made meanwhile and go into the same folder, such as workers. */
  readonly collector: () => Plugin;
}

export function bundledLicences({ besides, hasList = false }: BundledLicencesOptions): BundledLicences {
  const folders = new Set<string>();
  const collect = (bundle: OutputBundle): void => {
    for (const output of Object.values(bundle)) {
      const files = output.type === "chunk" ? output.moduleIds : output.originalFileNames;
      for (const file of files) {
        const folder = packageFolderOf(file);
        if (folder !== null) folders.add(folder);
      }
    }
  };
  return {
    collector: () => ({ name: "potluck-collect-licences", generateBundle: (_options, bundle) => collect(bundle) }),
    plugin: () => ({
      name: "potluck-bundled-licences",
      generateBundle(_options, bundle) {
        collect(bundle);
        for (const name of besides) folders.add(resolve("node_modules", name));
        const packages = [...folders].map(readPackage).toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
        this.emitFile({ type: "asset", fileName: licencesText, source: textOf(packages) });
        if (hasList) this.emitFile({ type: "asset", fileName: licencesList, source: JSON.stringify(packages) });
      },
    }),
  };
}

/** The folder of the package that a module or a file belongs to; null for our own and for what is no file. */
export function packageFolderOf(file: string): string | null {
  const path = file.replaceAll("\\", "/");
  if (path.startsWith("\0")) return null;
  const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
  // What Vite says of a font is from the renderer's folder, so it is looked for here, where the build runs.
  return folder === undefined ? null : resolve(folder.replace(/^(?:\.\.\/)+/, ""));
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Texts for packages that come without one, or with that of much that is not bundled. */
const ownTexts = resolve("scripts/licences");

/** Throws where a package comes without the text of its licence: then somebody has to look, and put it there. */
function readPackage(folder: string): BundledPackage {
  const { name, version, license = "" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const ownText = join(ownTexts, `${name.replace("/", "__")}.txt`);
  const files = existsSync(ownText) ? [ownText] : textsIn(folder);
  if (files.length === 0) {
    throw new Error(`${name} ${version} (${license}) is bundled and comes without its licence: put it at ${ownText}.`);
  }
  const text = files.map((file) => readFileSync(file, "utf8").trim()).join("\n\n");
  return { name, version, licence: license, text };
}

function textsIn(folder: string): string[] {
  const names = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file));
  return names.toSorted().map((file) => join(folder, file));
}

function idOf({ name, version }: BundledPackage): string {
  return `${name} ${version}`;
}

function textOf(packages: readonly BundledPackage[]): string {
  const parts = packages.map((one) => `${idOf(one)} (${one.licence})\n\n${one.text}\n`);
  const rule = `\n${"-".repeat(80)}\n\n`;
  return ["What is bundled here holds these, under their licences.\n", ...parts].join(rule);
}
