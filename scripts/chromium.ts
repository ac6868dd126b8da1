/**
 * Finds the Chromium that end-to-end tests run in: the person's own choice first, then where systems install it.
 * It never downloads; installing through the system's packages is `scripts/test.ts`'s business.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const fixedPlaces = [
  // Without its windows it does the same pages in about half the time.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const programNames = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

/** Without a sandbox because containers run as root and have no user namespaces; the pages tested are our own. */
export const chromiumArguments: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** The program to run, or null where there is none. `POTLUCK_CHROMIUM` wins, even when it points at nothing. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = environment.POTLUCK_CHROMIUM;
  if (chosen !== undefined && chosen !== "") return existsSync(chosen) ? chosen : null;
  const onPath = (environment.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => programNames.map((name) => join(folder, name)));
  return [...fixedPlaces, ...onPath].find((place) => existsSync(place)) ?? null;
}
