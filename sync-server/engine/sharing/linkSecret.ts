/**
 * The secret of a link. It is worked out from the server's key and the share's id, so that those who run the share can copy it
 * again without it being stored; the database has its hash alone, and a stolen database opens no link.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** 256 bits: nobody can try them all, so one round of hashing is enough for what is stored. */
export function linkSecret(key: Buffer, shareId: string): string {
  return createHmac("sha256", key).update("link\0").update(shareId).digest("base64url");
}

export const linkSecretForm = /^[A-Za-z0-9_-]{43}$/;

export function hashLinkSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Whether two secrets or proofs are the same, without telling by time how far they agree. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Where a link opens, at the server's own address. */
export function linkAddress(baseAddress: string, secret: string): string {
  // After the #, so that the secret is in no server's log and in no Referer.
  return `${baseAddress}/#/link/${secret}`;
}
