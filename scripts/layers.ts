/**
 * Checks who imports whom, and that nothing imports itself in a circle, with dependency-cruiser (reading TypeScript
 * through swc, since TypeScript 7 has no API for it yet). The table is in layerRules.ts. Exit 1 on a violation.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { cruise } from "dependency-cruiser";
import type { ICruiseResult, IForbiddenRuleType } from "dependency-cruiser";
import { confinedPackages, layers } from "./layerRules.ts";
import type { Layer } from "./layerRules.ts";

const checkedFolders = ["src", "sync-server", "scripts", "test"];
const testFiles = "^test/";

function pattern(path: string): string {
  const escaped = path.replaceAll(".", "\\.");
  return path.endsWith(".ts") ? `^${escaped}$` : `^${escaped}/`;
}

function packagePattern(name: string): string {
  return `node_modules/${name.replaceAll(".", "\\.")}(/|$)`;
}

function rulesOf(layer: Layer): IForbiddenRuleType[] {
  const from = { path: pattern(layer.folder), pathNot: (layer.without ?? []).map(pattern) };
  // A style sheet or picture is part of the folder that imports it, wherever it lies inside the project.
  const ours = [layer.folder, ...layer.mayImport].map(pattern);
  const rules: IForbiddenRuleType[] = [
    {
      name: `${layer.folder} may import only ${["itself", ...layer.mayImport].join(", ")}`,
      severity: "error",
      from,
      to: { path: "^(src|sync-server|scripts|test)/", pathNot: ours },
    },
  ];
  if (layer.packages !== "any") {
    rules.push({
      name: `${layer.folder} may use only the packages ${layer.packages.join(", ") || "(none)"}`,
      severity: "error",
      from,
      to: { path: "node_modules/", pathNot: layer.packages.map(packagePattern) },
    });
  }
  if (!layer.node) {
    rules.push({
      name: `${layer.folder} may not use Node's own modules`,
      severity: "error",
      from,
      to: { dependencyTypes: ["core"] },
    });
  }
  return rules;
}

function allRules(): IForbiddenRuleType[] {
  return [
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "the import must exist", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "one feature may not import another",
      severity: "error",
      from: { path: "^src/renderer/features/([^/]+)/" },
      to: { path: "^src/renderer/features/", pathNot: "^src/renderer/features/$1/" },
    },
    ...confinedPackages.map(({ packageName, folders }): IForbiddenRuleType => ({
      name: `only ${folders.join(", ")} may import ${packageName}`,
      severity: "error",
      from: { path: "^(src|sync-server)/", pathNot: folders.map(pattern) },
      to: { path: packagePattern(packageName) },
    })),
    {
      name: "the product may not import tests or scripts",
      severity: "error",
      from: { path: "^(src|sync-server)/" },
      to: { path: ["^scripts/", testFiles] },
    },
    ...layers.flatMap(rulesOf),
  ];
}

/**
 * The violations in the tree under `root`, one line each, sorted; empty when all is well.
 * Throws when nothing was found to check, because a check of nothing always passes.
 */
export async function layerViolations(root: string): Promise<{ violations: string[]; modules: number }> {
  const folders = checkedFolders.filter((folder) => existsSync(resolve(root, folder)));
  if (folders.length === 0) throw new Error(`Nothing to check in ${root}.`);
  const { output } = await cruise(folders, {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: allRules() },
    parser: "swc",
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^test/fixtures/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  });
  if (typeof output === "string") throw new TypeError("dependency-cruiser answered with text instead of a result.");
  const result: ICruiseResult = output;
  if (result.summary.totalCruised === 0) throw new Error(`Nothing was read in ${root}.`);
  const violations = result.summary.violations.map((violation) => {
    const way = violation.cycle ? violation.cycle.map((step) => step.name).join(" → ") : violation.to;
    return `${violation.rule.name}: ${violation.from} → ${way}`;
  });
  return { violations: [...new Set(violations)].toSorted(), modules: result.summary.totalCruised };
}

if (import.meta.main) {
  const { violations, modules } = await layerViolations(resolve(import.meta.dirname, ".."));
  for (const violation of violations) console.error(violation);
  console.log(`layers: ${modules} modules, ${violations.length} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
