/**
 * The table of who may import whom. A file belongs to the innermost folder named here, and may import that folder and
 * those in its row, nothing else of the project.
 */

export interface Layer {
  /** The folder, from the top of the project. */
  readonly folder: string;
  /** Folders and files it may import besides itself. */
  readonly mayImport: readonly string[];
  /** Packages it may import; "any" for the outermost layers. */
  readonly packages: readonly string[] | "any";
  /** Whether it may use Node's own modules. */
  readonly node: boolean;
}

const pure = [
  "yjs",
  "zod",
  "domhandler",
  "htmlparser2",
  "fraction.js",
  "fractional-indexing",
  "fflate",
  "lib0",
  "papaparse",
];
const interfaceFolders = [
  "src/renderer/data",
  "src/renderer/sync",
  "src/renderer/ui",
  "src/renderer/access",
  "src/renderer/features",
];

export const layers: readonly Layer[] = [
  { folder: "src/domain", mayImport: [], packages: pure, node: false },
  { folder: "src/fetch-page", mayImport: ["src/domain"], packages: [], node: true },
  { folder: "src/agents", mayImport: ["src/domain"], packages: ["@modelcontextprotocol/sdk", "zod"], node: false },
  {
    folder: "src/cli",
    mayImport: ["src/domain", "src/fetch-page", "src/agents"],
    packages: ["zod", "@modelcontextprotocol/sdk"],
    node: true,
  },
  { folder: "src/main", mayImport: ["src/domain", "src/fetch-page"], packages: ["electron", "zod"], node: true },
  { folder: "src/preload", mayImport: ["src/domain/ipc.ts"], packages: ["electron"], node: false },
  { folder: "sync-server", mayImport: ["src/domain", "src/agents"], packages: "any", node: true },
  { folder: "src/renderer/data", mayImport: ["src/domain"], packages: "any", node: false },
  { folder: "src/renderer/sync", mayImport: ["src/domain", "src/renderer/data"], packages: "any", node: false },
  { folder: "src/renderer/ui", mayImport: ["src/domain"], packages: "any", node: false },
  {
    folder: "src/renderer/access",
    mayImport: ["src/domain", "src/renderer/data", "src/renderer/sync", "src/renderer/ui"],
    packages: "any",
    node: false,
  },
  {
    folder: "src/renderer/features",
    mayImport: ["src/domain", "src/renderer/data", "src/renderer/sync", "src/renderer/ui", "src/renderer/access"],
    packages: "any",
    node: false,
  },
  {
    folder: "src/renderer",
    mayImport: ["src/domain", ...interfaceFolders],
    packages: "any",
    node: false,
  },
];

/** Packages that only one folder may import, so that they can be replaced there. */
export const confinedPackages: readonly { readonly packageName: string; readonly folders: readonly string[] }[] = [
  { packageName: "rxdb", folders: ["src/renderer/data", "src/renderer/sync"] },
  { packageName: "dexie", folders: ["src/renderer/data"] },
  { packageName: "electron", folders: ["src/main", "src/preload"] },
  { packageName: "fastify", folders: ["sync-server"] },
];
