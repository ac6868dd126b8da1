import { expect, test } from "vitest";
import { dayAfter, dayOf, endOfDay } from "../../../../src/renderer/access/days.ts";

const zone = "Europe/Rome";
const at = (text: string): number => Date.parse(text);

test("[S3.14] until a day is until it is over where the person is, also when the clocks change", () => {
  expect(endOfDay("2026-12-03", zone)).toBe(at("2026-12-04T00:00:00+01:00"));
  // Summer time ends on that night: the day has 25 hours.
  expect(endOfDay("2026-10-25", zone) - endOfDay("2026-10-24", zone)).toBe(25 * 3_600_000);
});

test("the last day is said back as it was chosen", () => {
  expect(dayOf(endOfDay("2026-12-31", zone) - 1, zone)).toBe("2026-12-31");
  expect(dayOf(endOfDay("2026-12-31", zone), zone)).toBe("2027-01-01");
});

test("days after are counted on the calendar, over a change of clocks", () => {
  expect(dayAfter(at("2026-10-24T23:30:00+02:00"), 1, zone)).toBe("2026-10-25");
  expect(dayAfter(at("2026-11-24T10:00:00Z"), 7, zone)).toBe("2026-12-01");
});
