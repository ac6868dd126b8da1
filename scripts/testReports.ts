/** Reads the result files of the two test runners and adds them up. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestReport = z
  .object({
    success: z.boolean(),
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
  })
  .transform((report): Counts => {
    // A file that does not even load has no tests to count as failed.
    const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }): Counts => {
    // Errors outside any test, such as a test file that does not load.
    const outside = stats.unexpected === 0 ? errors.length : 0;
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + outside, skipped: stats.skipped };
  });

const report = z.union([vitestReport, playwrightReport]);

/** A runner that left no readable report did not do its work: that counts as one failure, not as none. */
export function readCounts(file: string): Counts {
  const nothing: Counts = { passed: 0, failed: 1, skipped: 0 };
  if (!existsSync(file)) return nothing;
  try {
    return report.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`The report ${file} is unreadable (${error instanceof Error ? error.name : String(error)}).`);
    return nothing;
  }
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
