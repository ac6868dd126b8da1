/**
 * Makes the service worker of the built interface: the source in src/renderer/offline/worker.js with the list of built files and
 * a version that changes with any of them. The app then opens without a network after the first visit.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { licencesText } from "./bundledLicences.ts";

/** Read from where npm runs: the configuration that uses this is bundled, and knows no folder of its own. */
const workerSource = resolve("src/renderer/offline/worker.js");
/**
 * The worker cannot be in its own list; maps are for developers; the font of reports is asked for with the report, online; the licences
 * as a text are for whoever unpacks the app.
 */
const isLeftOut = (file: string): boolean =>
  file.endsWith(".map") || file.endsWith(".ttf") || file === licencesText || file === "sw.js" || file === ".built";

export function offlineWorker(): Plugin {
  let publicFolder = "";
  return {
    name: "potluck-offline-worker",
    apply: "build",
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const hash = createHash("sha256");
        const publicFiles = publicFolder === "" ? [] : readdirSync(publicFolder, { recursive: true, encoding: "utf8" });
        const files: string[] = [];
        for (const file of publicFiles.filter((name) => name.includes(".")).toSorted()) {
          if (isLeftOut(file)) continue;
          files.push(file);
          hash.update(file).update(readFileSync(join(publicFolder, file)));
        }
        for (const [file, output] of Object.entries(bundle).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
          if (isLeftOut(file)) continue;
          files.push(file);
          hash.update(file).update(output.type === "chunk" ? output.code : output.source);
        }
        const version = hash.digest("hex").slice(0, 16);
        const source = readFileSync(workerSource, "utf8")
          .replace('"%VERSION%"', JSON.stringify(version))
          .replace('["%FILES%"]', JSON.stringify(files.map((file) => `/${file.replaceAll("\\", "/")}`)));
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
