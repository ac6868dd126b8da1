import { expect, test } from "vitest";
import { addressSchema, foldAddress, isAddress } from "../../../../src/domain/accounts/address.ts";
import { codeSchema, nameSchema } from "../../../../src/domain/accounts/contract.ts";
import { checkPassword } from "../../../../src/domain/accounts/password.ts";

test.each([
  "alice@example.org",
  "a.b+c@sub.example.org",
  "müller@exämple.de",
  "o'brien@example.ie",
  "x@xn--exmple-cua.de",
])("[S2.7] %s is an address", (address) => {
  expect(isAddress(address)).toBe(true);
});

test.each([
  "",
  "alice",
  "alice@",
  "@example.org",
  "alice@example",
  "a b@example.org",
  "a@b@example.org",
  "a@example..org",
  "a@example.org.",
  "a,b@example.org",
  "a@example.org\n",
  "a@exam\u200Bple.org",
  `${"a".repeat(64)}@${"b".repeat(200)}.org`,
])("[S2.7] %j is not", (address) => {
  const isTrimmed = address.trim() !== address;
  expect(isAddress(address) && !isTrimmed).toBe(false);
});

test("[S2.6] spellings of one address fold to one", () => {
  expect(foldAddress(" Alice@EXAMPLE.org ")).toBe("alice@example.org");
  expect(foldAddress("ａｌｉｃｅ@example.org")).toBe("alice@example.org");
  expect(addressSchema.parse(" Alice@Example.org ")).toBe("Alice@Example.org");
});

test.each([
  ["short", "at least 10"],
  ["x".repeat(1001), "at most 1000"],
  ["Password123", "first that get tried"],
  ["aaaaaaaaaaaa", "first that get tried"],
  ["abababababab", "first that get tried"],
  ["alice@example.org", "first that get tried"],
])("[C.4] %j is refused as a password", (password, sentence) => {
  const checked = checkPassword(password, "Alice@example.org");
  expect(checked.ok || checked.error.message).toContain(sentence);
});

test("[C.4] a password is at least ten characters of any script, in one normal form", () => {
  expect(checkPassword("a long and quiet evening", "")).toEqual({ ok: true, value: "a long and quiet evening" });
  expect(checkPassword("пароль из десяти", "").ok).toBe(true);
  expect(checkPassword("🍅🍆🌽🥕🥔🧅🧄🥦🥬🥒", "").ok).toBe(true);
  const composed = checkPassword("cafe\u0301 au lait", "");
  expect(composed).toEqual({ ok: true, value: "caf\u00E9 au lait" });
});

test("[C.4] codes as people type them; names that can be shown", () => {
  expect(codeSchema.parse(" 123 456 ")).toBe("123456");
  expect(codeSchema.safeParse("12345").success).toBe(false);
  expect(codeSchema.safeParse("１２３４５６").success).toBe(false);
  expect(nameSchema.parse(" Zoë ")).toBe("Zoë");
  for (const name of ["", "  ", "a\nb", "a\u202Eb", "x".repeat(101)])
    expect(nameSchema.safeParse(name).success).toBe(false);
});
