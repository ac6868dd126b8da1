/** `npm run package`: builds the desktop app for this machine's system into dist/. Fetches Electron from GitHub. */
import { packager } from "@electron/packager";
import { build, projectFolder } from "./build.ts";
import { packagingOptions } from "./packaging.ts";

if (await build({ loud: true })) {
  for (const folder of await packager(packagingOptions(projectFolder))) console.log(`Packaged: ${folder}`);
} else {
  process.exitCode = 1;
}
