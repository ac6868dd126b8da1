import { expect, test } from "vitest";
import { digestHourUtc, nextDailyDigest } from "../../../../src/domain/notifications/digest.ts";
import { noticeGroups, noticeKinds, usualPreferences, wayToHear } from "../../../../src/domain/notifications/kinds.ts";

test("[S3.15] the settings name every kind there is, each once", () => {
  const named = noticeGroups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind));
  expect(named.toSorted()).toEqual([...noticeKinds].toSorted());
});

test("[S3.15] a person hears of a kind as they chose, and of the others as usual", () => {
  expect(wayToHear(usualPreferences, "share-invited")).toEqual({ inApp: true, mail: "now" });
  expect(wayToHear(usualPreferences, "comment-reply").mail).toBe("daily");
  const chosen = { ways: { "share-invited": { inApp: false, mail: "off" } } } as const;
  expect(wayToHear(chosen, "share-invited")).toEqual({ inApp: false, mail: "off" });
  expect(wayToHear(chosen, "share-given")).toEqual({ inApp: true, mail: "now" });
});

test("[S3.15] the next daily digest is at its hour, today or tomorrow, never now", () => {
  const at = (day: number, hour: number, ms = 0): number => Date.UTC(2026, 10, day, hour) + ms;
  expect(nextDailyDigest(at(24, digestHourUtc, -1))).toBe(at(24, digestHourUtc));
  expect(nextDailyDigest(at(24, digestHourUtc))).toBe(at(25, digestHourUtc));
  expect(nextDailyDigest(at(24, 23))).toBe(at(25, digestHourUtc));
});
