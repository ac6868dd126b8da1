/** Unit tests mirror src; integration tests run built or assembled parts; the end-to-end tests belong to Playwright. */
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
} as const;

export default defineConfig({
  test: {
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
          // Built once before any of them, because two builds at the same time would write the same files.
          globalSetup: "test/integration/buildFirst.ts",
        },
      },
    ],
  },
});
