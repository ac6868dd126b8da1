/** End-to-end tests: the built renderer in the system's Chromium, served by our own server on a port it chooses itself. */
import { defineConfig, devices } from "@playwright/test";
import { chromiumArguments, findChromium } from "./scripts/chromium.ts";

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results/playwright",
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A shared, busy machine may stop a browser for longer than a test waits. What needs a second try is named in the output.
  retries: process.env.CI === undefined ? 0 : 1,
  // One browser is about as heavy as the machine has room for when the tests run on two cores.
  workers: Number(process.env.POTLUCK_E2E_WORKERS ?? 2),
  // What never comes still fails; a shared machine that is many times slower than usual only takes longer.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  globalSetup: "./test/e2e/serveRenderer.ts",
  use: {
    ...devices["Desktop Chrome"],
    // Set by globalSetup before the workers read this file again.
    baseURL: process.env.POTLUCK_BASE_URL,
    viewport: { width: 1360, height: 860 },
    // What cannot be pressed fails with what it waited for, not with the end of the test.
    actionTimeout: 60_000,
    // Each new profile would fetch and keep the whole app; the tests of working offline allow it.
    serviceWorkers: "block",
    // A trace of every first try would cost half as much time again.
    trace: "on-first-retry",
    launchOptions: { executablePath: findChromium() ?? undefined, args: [...chromiumArguments] },
  },
});
