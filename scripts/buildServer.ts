/** Builds the server into out/server, with its libraries inside: Node runs no TypeScript under node_modules, where npx puts it. */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { bundledLicences } from "./bundledLicences.ts";

export async function buildServer(projectFolder: string): Promise<void> {
  const bundle = await rolldown({
    input: { index: join(projectFolder, "sync-server/bin.ts") },
    platform: "node",
    plugins: [bundledLicences({ besides: ["rolldown"] }).plugin()],
    // How large it is does not matter to a server; what a library says about itself does not either.
    logLevel: "silent",
  });
  const folder = join(projectFolder, "out/server");
  await bundle.write({
    dir: folder,
    format: "esm",
    cleanDir: true,
    sourcemap: "hidden",
    banner: "#!/usr/bin/env node",
  });
  await bundle.close();
  chmodSync(join(folder, "index.js"), 0o755);
}
