import { expect, test } from "vitest";
import { byteSize, counted, listed, timeAgo } from "../../../../src/renderer/ui/words.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 21, 12);

test("[C.1] times are said as people say them", () => {
  expect(timeAgo(now - 3 * day, now)).toBe("3 days ago");
  expect(timeAgo(now - day, now)).toBe("yesterday");
  expect(timeAgo(now - 20_000, now)).toBe("just now");
  expect(timeAgo(now - 2 * 3_600_000, now)).toBe("2 hours ago");
  expect(timeAgo(now - 3 * day, now, "de")).toBe("vor 3 Tagen");
});

test("[C.1] a clock that was set back does not say the future", () => {
  expect(timeAgo(now + day, now)).toBe("just now");
});

test("[K.9] sizes and counts", () => {
  expect(byteSize(0)).toBe("0 bytes");
  expect(byteSize(999)).toBe("999 bytes");
  expect(byteSize(1_400_000)).toBe("1.4 MB");
  expect(counted(1, "recipe")).toBe("1 recipe");
  expect(counted(0, "recipe")).toBe("no recipes");
  expect(listed(["milk", "flour", "eggs"])).toBe("milk, flour and eggs");
  expect(listed(["milk"])).toBe("milk");
});
