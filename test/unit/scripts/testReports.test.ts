import { join } from "node:path";
import { expect, test } from "vitest";
import { addCounts, readCounts } from "../../../scripts/testReports.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const vitest = {
  success: false,
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: "failed", assertionResults: [{ status: "failed" }] },
    { status: "failed", assertionResults: [] },
  ],
};
const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{ message: "x" }] };

test("[C.1] the sum counts both runners, and files that do not load; what passed on its second try has passed", async () => {
  const folder = await temporaryFolder({
    "unit.json": JSON.stringify(vitest),
    "e2e.json": JSON.stringify(playwright),
  });
  const unit = readCounts(join(folder, "unit.json"));
  const endToEnd = readCounts(join(folder, "e2e.json"));
  expect(unit).toEqual({ passed: 7, failed: 2, skipped: 3 });
  expect(endToEnd).toEqual({ passed: 5, failed: 1, skipped: 3 });
  expect(addCounts([unit, endToEnd])).toEqual({ passed: 12, failed: 3, skipped: 6 });
});

test("[C.1] a missing or broken report is a failure", async () => {
  const folder = await temporaryFolder({ "broken.json": "{", "other.json": "{}" });
  for (const name of ["missing.json", "broken.json", "other.json"]) {
    expect(readCounts(join(folder, name))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  }
});
