import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { sha256Hex } from "../../../../src/renderer/data/sha256.ts";

const long = new Uint8Array(100_000).map((_byte, index) => index % 251);

test.each([
  ["nothing", ""],
  ["text with umlauts", "Käsespätzle 🧀"],
  ["bytes", long],
  ["a part of a buffer", long.subarray(17, 4_321)],
] as const)("[C.6] %s hashes the same with and without the browser's own crypto", async (_name, data) => {
  const expected = createHash("sha256").update(data).digest("hex");
  expect(await sha256Hex(data)).toBe(expected);
  vi.stubGlobal("crypto", {});
  expect(await sha256Hex(data)).toBe(expected);
});
