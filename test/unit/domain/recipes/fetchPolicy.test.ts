import { describe, expect, it } from "vitest";
import { checkAddress, isForbiddenAddress } from "../../../../src/domain/recipes/fetchPolicy.ts";

describe("addresses that may be fetched", () => {
  it.each([
    "93.184.216.34",
    "8.8.8.8",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
  ])("[K.2] %s is public", (ip) => {
    expect(isForbiddenAddress(ip)).toBe(false);
  });

  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.2.1",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "0177.0.0.1",
    "2130706433",
    "0x7f000001",
    "127.1",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "",
    "host",
    "1:2:3",
    ":::",
    "[::1]",
  ])("[K.2] %s is not", (ip) => {
    expect(isForbiddenAddress(ip)).toBe(true);
  });

  it.each([
    "https://kitchen.example/soup",
    "http://93.184.216.34/",
    "https://kitchen.example:8443/",
    "https://[2606:4700::1111]/",
  ])("[K.2] %s passes", (address) => {
    expect(checkAddress(address)).toEqual({ ok: true, value: address });
  });

  it.each([
    ["not an address", "address_invalid"],
    ["file:///etc/passwd", "address_invalid"],
    ["javascript:alert(1)", "address_invalid"],
    ["ftp://kitchen.example/", "address_invalid"],
    ["http://localhost/", "address_forbidden"],
    ["http://localhost./", "address_forbidden"],
    ["http://printer/", "address_forbidden"],
    ["http://nas.local/", "address_forbidden"],
    ["http://metadata.google.internal/", "address_forbidden"],
    ["http://127.0.0.1/", "address_forbidden"],
    ["http://2130706433/", "address_forbidden"],
    ["http://0x7f.1/", "address_forbidden"],
    ["http://0177.0.0.01/", "address_forbidden"],
    ["http://[::1]/", "address_forbidden"],
    ["http://[::ffff:10.0.0.1]/", "address_forbidden"],
    ["http://user:secret@kitchen.example/", "address_forbidden"],
    ["http://kitchen.example:22/", "address_forbidden"],
  ])("[K.2] %s is refused as %s, with a sentence", (address, code) => {
    const result = checkAddress(address);
    expect(!result.ok && result.error.code).toBe(code);
    expect(!result.ok && result.error.message).toMatch(/^[A-Z].*\.$/);
  });
});
