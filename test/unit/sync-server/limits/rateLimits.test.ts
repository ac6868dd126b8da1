import { expect, test } from "vitest";
import { networkOf, rateLimiter } from "../../../../sync-server/limits/rateLimits.ts";

const secret = Buffer.alloc(32, 7);

test("[C.4] a burst is allowed, then it trickles back", () => {
  let now = 1_000_000;
  const limiter = rateLimiter({ burst: 4, refillMs: 4000 }, secret, () => now);
  const take = (count: number) => Array.from({ length: count }, () => limiter.take("a"));
  expect(take(5)).toEqual([true, true, true, true, false]);
  expect(limiter.take("b")).toBe(true);
  now += 1000;
  expect(take(2)).toEqual([true, false]);
  now += 100_000;
  expect(take(5)).toEqual([true, true, true, true, false]);
  // A clock that is set back gives nobody more.
  now -= 50_000;
  expect(take(1)).toEqual([false]);
});

test("[C.4] a flood of other keys does not make a guesser forgotten", () => {
  const limiter = rateLimiter({ burst: 3, refillMs: 1e12 }, secret, () => 1000);
  for (let attempt = 0; attempt < 3; attempt += 1) limiter.take("guesser");
  for (let index = 0; index < 200_000; index += 1) limiter.take(`other ${index}`);
  expect(limiter.take("guesser")).toBe(false);
});

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("[C.4] the network of %s is %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
