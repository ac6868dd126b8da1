import { expect, test } from "vitest";
import { isOwnAddress, originFor, packagedOrigin } from "../../../src/main/origin.ts";

test("[C.1] only our own protocol and name are ours", () => {
  expect(isOwnAddress("app://potluck/plan?x#y", packagedOrigin)).toBe(true);
  for (const address of [
    "app://potluck.example.org/",
    "app://other/",
    "https://potluck/",
    "file:///potluck",
    "",
    "potluck",
  ]) {
    expect(isOwnAddress(address, packagedOrigin)).toBe(false);
  }
});

test("[C.1] the development server counts only unpackaged and only on this machine", () => {
  const local = originFor("http://localhost:5173/", false);
  expect(isOwnAddress("http://localhost:5173/x", local)).toBe(true);
  expect(isOwnAddress("http://localhost:5174/x", local)).toBe(false);
  expect(originFor("http://localhost:5173/", true)).toBe(packagedOrigin);
  expect(originFor("http://example.org/", false)).toBe(packagedOrigin);
  expect(originFor(undefined, false)).toBe(packagedOrigin);
  expect(originFor("nonsense", false)).toBe(packagedOrigin);
});
