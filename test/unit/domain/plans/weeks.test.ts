import { describe, expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  isIsoDate,
  localDay,
  mondayOf,
  weekDates,
  weekStart,
  type Weekday,
} from "../../../../src/domain/plans/weeks.ts";

describe("weeks", () => {
  test("[K.4] a week begins on the person's first day, over months, years and leap days", () => {
    expect(weekStart("2026-11-21", 1)).toBe("2026-11-16");
    expect(weekStart("2026-11-22", 0)).toBe("2026-11-22");
    expect(weekStart("2026-11-21", 6)).toBe("2026-11-21");
    expect(mondayOf("2027-01-01")).toBe("2026-12-28");
    expect(weekDates("2028-02-28")).toContain("2028-02-29");
    for (const firstDay of [0, 1, 2, 3, 4, 5, 6] as Weekday[])
      for (let day = 0; day < 15; day++) {
        const date = addDays("2026-03-20", day);
        const start = weekStart(date, firstDay);
        expect(weekDates(start)).toContain(date);
        expect(weekStart(start, firstDay)).toBe(start);
      }
  });

  test("[K.4] days count the same over a change of the clocks", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });

  test("[K.4] only days that exist are days", () => {
    expect(isIsoDate("2026-02-28")).toBe(true);
    for (const text of ["2026-02-30", "2026-13-01", "26-01-01", "", "2026-1-1", "1026-01-01"])
      expect(isIsoDate(text)).toBe(false);
  });
});
