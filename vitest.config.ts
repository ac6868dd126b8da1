/** Unit tests: `.test.ts` and `.test.tsx` under test/unit mirror src; the end-to-end tests belong to Playwright. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/unit/**/*.test.{ts,tsx}"],
    environment: "node",
    // Fake timers and globals leak between files otherwise; a worker each costs little.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
