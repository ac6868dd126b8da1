import { expect, test } from "vitest";
import { longDay, weekRange, weekTitle } from "../../../../../src/renderer/features/plan/dayWords.ts";

test("[K.4] weeks near today are called by name, others by their days", () => {
  expect(weekTitle("2026-11-16", "2026-11-16")).toBe("This week");
  expect(weekTitle("2026-11-23", "2026-11-16")).toBe("Next week");
  expect(weekTitle("2026-11-09", "2026-11-16")).toBe("Last week");
  expect(weekTitle("2026-12-28", "2026-11-16")).toMatch(/28.*Jan/);
});

test("[K.4] days are the same in every time zone", () => {
  expect(longDay("2026-11-17")).toMatch(/Tuesday.*(17 November|November 17)/);
  expect(weekRange("2026-11-16")).toMatch(/16.{1,8}22.*2026/);
});
