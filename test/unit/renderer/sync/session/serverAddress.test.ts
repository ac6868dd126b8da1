import { expect, test } from "vitest";
import { readServerAddress } from "../../../../../src/renderer/sync/session/serverAddress.ts";

test.each([
  ["potluck.example.org", "https://potluck.example.org"],
  [" https://Potluck.Example.org:8443/some/path ", "https://potluck.example.org:8443"],
  ["localhost:7685", "http://localhost:7685"],
  ["http://127.0.0.1:7685/", "http://127.0.0.1:7685"],
])("[C.3] %s is the server %s", (typed, address) => {
  expect(readServerAddress(typed)).toMatchObject({ ok: true, value: { address } });
});

test.each([
  ["", "address_invalid"],
  ["http://192.168.1.5:7685", "address_forbidden"],
  ["http://localhost.example.org", "address_forbidden"],
  ["http://127.0.0.1.example.org", "address_forbidden"],
  ["https://anna:secret@potluck.example.org", "address_invalid"],
  ["ftp://potluck.example.org", "address_invalid"],
  ["javascript:alert(1)", "address_invalid"],
  ["https://", "address_invalid"],
])("[C.3] %s is refused (%s)", (typed, code) => {
  expect(readServerAddress(typed)).toMatchObject({ ok: false, error: { code } });
});

test("[C.3] only a server on this machine may be without TLS, and it is said", () => {
  expect(readServerAddress("localhost:7685")).toMatchObject({ value: { isPlain: true } });
  expect(readServerAddress("potluck.example.org")).toMatchObject({ value: { isPlain: false } });
});
