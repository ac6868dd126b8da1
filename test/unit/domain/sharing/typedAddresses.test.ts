import { expect, test } from "vitest";
import { readAddresses } from "../../../../src/domain/sharing/typedAddresses.ts";

test("[S2.2] reads several addresses, with names, separators of every kind, each once", () => {
  const { addresses, rest } = readAddresses(
    "anna@example.org, Ben Rossi <ben@example.org>; ANNA@example.org\nmailto:carlo@example.org dora@example.org",
  );
  expect(addresses).toEqual(["anna@example.org", "ben@example.org", "carlo@example.org", "dora@example.org"]);
  expect(rest).toEqual([]);
});

test("[S2.7] what is no address is given back as it was typed", () => {
  expect(readAddresses("anna@example.org, ben@, Carlo")).toEqual({
    addresses: ["anna@example.org"],
    rest: ["ben@", "Carlo"],
  });
  expect(readAddresses("  ,;\n")).toEqual({ addresses: [], rest: [] });
});
