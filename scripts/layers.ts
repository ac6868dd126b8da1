/**
 * Checks who imports whom against the table in layerRules.ts, and that nothing imports itself in a circle, types
 * included. Prints one line a violation; exit code 1 when there is any.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { findCycles, readImportGraph } from "./importGraph.ts";
import type { Target } from "./importGraph.ts";
import { confinedPackages, layers } from "./layerRules.ts";
import type { Layer } from "./layerRules.ts";

const checkedFolders = ["src", "sync-server", "scripts", "test"];
const features = "src/renderer/features/";

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The innermost layer a file belongs to; tests and scripts belong to none. */
function layerOf(path: string): Layer | undefined {
  return layers
    .filter((layer) => isIn(path, layer.folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)
    .at(0);
}

function isProduct(path: string): boolean {
  return isIn(path, "src") || isIn(path, "sync-server");
}

/** What is wrong with this one import, in words, or null. */
function wrongWith(from: string, target: Target, declared: ReadonlySet<string> | null): string | null {
  const layer = layerOf(from);
  switch (target.kind) {
    case "missing":
      return "the import must exist";
    case "node":
      return layer?.node === false ? `${layer.folder} may not use Node's own modules` : null;
    case "package":
      return wrongPackage(from, target.name, layer, declared);
    case "file":
      return wrongFile(from, target.path, layer);
  }
}

function wrongPackage(
  from: string,
  name: string,
  layer: Layer | undefined,
  declared: ReadonlySet<string> | null,
): string | null {
  if (declared !== null && !declared.has(name)) return "a package must be in package.json";
  const confined = confinedPackages.find(({ packageName }) => packageName === name);
  if (confined !== undefined && isProduct(from) && !confined.folders.some((folder) => isIn(from, folder))) {
    return `only ${confined.folders.join(", ")} may import ${name}`;
  }
  if (layer === undefined || layer.packages === "any" || layer.packages.includes(name)) return null;
  return `${layer.folder} may use only the packages ${layer.packages.join(", ") || "(none)"}`;
}

function wrongFile(from: string, to: string, layer: Layer | undefined): string | null {
  if (isProduct(from) && (isIn(to, "test") || isIn(to, "scripts")))
    return "the product may not import tests or scripts";
  if (from.startsWith(features) && to.startsWith(features) && featureOf(from) !== featureOf(to)) {
    return "one feature may not import another";
  }
  // Outside the source folders lie package.json and the like, which hold facts and no code.
  if (layer === undefined || !checkedFolders.some((folder) => isIn(to, folder))) return null;
  if ([layer.folder, ...layer.mayImport].some((folder) => isIn(to, folder))) return null;
  return `${layer.folder} may import only ${["itself", ...layer.mayImport].join(", ")}`;
}

function featureOf(path: string): string {
  return path.slice(features.length).split("/")[0] ?? "";
}

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

function declaredPackages(root: string): ReadonlySet<string> | null {
  const file = join(root, "package.json");
  if (!existsSync(file)) return null;
  const { dependencies, devDependencies } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
}

/**
 * The violations in the tree under `root`, one line each, sorted; empty when all is well.
 * Throws when nothing was found to check, because a check of nothing always passes.
 */
export function layerViolations(root: string): { readonly violations: readonly string[]; readonly modules: number } {
  const folders = checkedFolders.filter((folder) => existsSync(join(root, folder)));
  const graph = readImportGraph(root, folders, (path) => isIn(path, "test/fixtures"));
  if (graph.size === 0) throw new Error(`Nothing to check in ${root}.`);
  const declared = declaredPackages(root);
  const violations = findCycles(graph).map((cycle) => `no cycles: ${cycle.join(" → ")}`);
  for (const [from, targets] of graph) {
    for (const target of targets) {
      const wrong = wrongWith(from, target, declared);
      if (wrong !== null) violations.push(`${wrong}: ${from} → ${"path" in target ? target.path : target.name}`);
    }
  }
  return { violations: violations.toSorted(), modules: graph.size };
}

if (import.meta.main) {
  const { violations, modules } = layerViolations(resolve(import.meta.dirname, ".."));
  for (const violation of violations) console.error(violation);
  console.log(`layers: ${modules} modules, ${violations.length} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
