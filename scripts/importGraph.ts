/**
 * Reads which file imports what, types included, with the parser that also builds the app (oxc, through rolldown). It
 * knows the project's one way of writing imports: a relative path with its ending, a package, or `node:`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, posix } from "node:path";
import { parseSync } from "rolldown/utils";

export type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "missing"; readonly path: string }
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "node"; readonly name: string };

/** Files from the top of the project, with forward slashes, and what each imports. */
export type ImportGraph = ReadonlyMap<string, readonly Target[]>;

const readEndings = /(?<!\.d)\.(ts|tsx|mts|cts)$/;
/** How workers are named: `new URL("./worker.ts", import.meta.url)`. Addresses of data are no imports. */
const workerAddressBefore = /new URL\(\s*"(\.[^"]+\.tsx?)"\s*,\s*$/;
const nodeModules: ReadonlySet<string> = new Set(builtinModules);

/** Every TypeScript file in `folders` under `root`. Throws on a file that cannot be parsed. */
export function readImportGraph(
  root: string,
  folders: readonly string[],
  isLeftOut: (path: string) => boolean,
): ImportGraph {
  const graph = new Map<string, readonly Target[]>();
  for (const folder of folders) {
    for (const inside of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      const path = posix.join(folder, inside.replaceAll("\\", "/"));
      if (readEndings.test(path) && !isLeftOut(path)) graph.set(path, importsOf(root, path));
    }
  }
  return graph;
}

function importsOf(root: string, path: string): Target[] {
  const text = readFileSync(join(root, path), "utf8");
  const { module, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const named = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap((statement) =>
      statement.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) =>
      literalIn(text.slice(moduleRequest.start, moduleRequest.end)),
    ),
    ...module.importMetas.flatMap(({ start }) => workerAddressBefore.exec(text.slice(0, start))?.[1] ?? []),
  ];
  return [...new Set(named)].map((specifier) => resolveImport(root, path, specifier));
}

/** The text between quotes; an import whose name is computed cannot be followed. */
function literalIn(source: string): string[] {
  const literal = /^(["'`])([^$]*)\1$/.exec(source)?.[2];
  return literal === undefined ? [] : [literal];
}

function resolveImport(root: string, from: string, specifier: string): Target {
  if (specifier.startsWith(".")) {
    const path = posix.normalize(posix.join(dirname(from), specifier.split("?")[0] ?? ""));
    return { kind: existsSync(join(root, path)) ? "file" : "missing", path };
  }
  const [scope = "", name = ""] = specifier.split("/");
  if (specifier.startsWith("node:") || nodeModules.has(scope)) return { kind: "node", name: specifier };
  return { kind: "package", name: scope.startsWith("@") ? `${scope}/${name}` : scope };
}

/** One way around for each group of files that import each other, starting and ending at the same file. */
export function findCycles(graph: ImportGraph): string[][] {
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of [...graph.keys()].toSorted()) {
    if (seen.has(start)) continue;
    const cycle = wayBackTo(start, graph);
    if (cycle === null) continue;
    cycles.push(cycle);
    for (const path of cycle) seen.add(path);
  }
  return cycles;
}

/** The shortest way from a file through its imports back to itself, or null. */
function wayBackTo(start: string, graph: ImportGraph): string[] | null {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (let index = 0; index < waiting.length; index += 1) {
    const path = waiting[index] ?? start;
    for (const target of graph.get(path) ?? []) {
      if (target.kind !== "file" || cameFrom.has(target.path)) continue;
      cameFrom.set(target.path, path);
      if (target.path === start) return wayTo(start, cameFrom);
      waiting.push(target.path);
    }
  }
  return null;
}

function wayTo(start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [start];
  for (let path = cameFrom.get(start) ?? start; path !== start; path = cameFrom.get(path) ?? start) way.unshift(path);
  return [start, ...way];
}
