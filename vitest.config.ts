/** Unit tests mirror src; integration tests run built or assembled parts; the end-to-end tests belong to Playwright. */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const shared = {
  environment: "node",
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // A machine that runs other tests beside these takes its time; what never comes still fails.
  expect: { poll: { timeout: 10_000 } },
  // Modules are loaded once for all files of a worker: loading them takes longer than most files' tests. What a test
  // changes outside itself it puts back when it ends.
  isolate: false,
} as const;

const desktopTests = ["test/integration/builtDesktop.test.ts", "test/integration/desktopGuards.test.ts"];
/** Once before any of them, because two builds at the same time would write the same files. */
const buildFirst = "test/integration/buildFirst.ts";

export default defineConfig({
  test: {
    // Every core; Vitest itself leaves one out, which is half of two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { ...shared, name: "unit", include: ["test/unit/**/*.test.{ts,tsx}"] } },
      { test: { ...shared, name: "contract", include: ["test/contract/**/*.test.ts"] } },
      { test: { ...shared, name: "simulation", include: ["test/simulation/**/*.test.ts"] } },
      { test: { ...shared, name: "security", include: ["test/security/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "integration",
          include: ["test/integration/**/*.test.{ts,tsx}"],
          exclude: desktopTests,
          globalSetup: buildFirst,
        },
      },
      // Each of these runs the built main process inside its worker, which is there once.
      { test: { ...shared, name: "desktop", include: desktopTests, isolate: true, globalSetup: buildFirst } },
    ],
  },
});
