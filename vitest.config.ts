/** Unit tests mirror src; integration tests run built or assembled parts; the end-to-end tests belong to Playwright. */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const shared = {
  environment: "node",
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A machine that runs other tests beside these takes its time; what never comes still fails.
  expect: { poll: { timeout: 10_000 } },
} as const;

/**
 * Modules are loaded once for all files of a worker: loading them takes longer than most files' tests. What a test
 * changes outside itself it puts back when it ends. Those that run whole apps and processes have a worker for each file.
 */
const together = { ...shared, isolate: false } as const;

export default defineConfig({
  test: {
    // Every core; Vitest itself leaves one out, which is half of two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { ...together, name: "unit", include: ["test/unit/**/*.test.{ts,tsx}"] } },
      { test: { ...together, name: "contract", include: ["test/contract/**/*.test.ts"] } },
      { test: { ...shared, name: "simulation", include: ["test/simulation/**/*.test.ts"] } },
      { test: { ...together, name: "security", include: ["test/security/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "integration",
          include: ["test/integration/**/*.test.{ts,tsx}"],
          // Built once before any of them, because two builds at the same time would write the same files.
          globalSetup: "test/integration/buildFirst.ts",
        },
      },
    ],
  },
});
