/** Tokens, ids and codes: how they are made, and the hash that is stored instead of them. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Surroundings } from "./surroundings.ts";

const tokenBytes = 32;
const idBytes = 16;
const codeDigits = 6;

/** 256 random bits need no slow hash: nobody can try them all. */
export function newToken({ randomBytes }: Surroundings): string {
  return randomBytes(tokenBytes).toString("base64url");
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function newId({ randomBytes }: Surroundings): string {
  return randomBytes(idBytes).toString("base64url");
}

/** Six digits, each as likely as the other: numbers past the last whole million are thrown again. */
export function newCode({ randomBytes }: Surroundings): string {
  const count = 10 ** codeDigits;
  const limit = Math.floor(2 ** 32 / count) * count;
  for (;;) {
    const value = randomBytes(4).readUInt32BE();
    if (value < limit) return String(value % count).padStart(codeDigits, "0");
  }
}

/** A million codes are tried in a second, so their hash has the server's key in it, which is not in the database. */
export function hashCode(key: Buffer, codeId: string, code: string): string {
  return createHmac("sha256", key).update(codeId).update("\0").update(code).digest("hex");
}

export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, "hex"), Buffer.from(other, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}
