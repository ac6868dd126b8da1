/** E-mail addresses: which ones are accepted, and when two spellings are the same person's. */
import { z } from "zod";

/** The longest address accepted, in characters [S2.7]. */
export const maxAddressCharacters = 255;

/** One spelling for comparing: NFKC, no space around it, lower case [S2.6]. */
export function foldAddress(address: string): string {
  return address.normalize("NFKC").trim().toLowerCase();
}

/**
 * Looser than RFC 5322 in the letters it takes, stricter in its form: one @, no spaces, quotes, comments, lists or control
 * characters, so that an address can never become a second header line or a second recipient.
 */
const addressForm =
  /^[^\s@"(),:;<>[\]\\\p{C}\p{Z}]{1,64}@[^\s@"(),:;<>[\]\\\p{C}\p{Z}]+\.[^\s@"(),:;<>[\]\\.\p{C}\p{Z}]{2,63}$/u;

export function isAddress(text: string): boolean {
  return (
    text.length <= maxAddressCharacters && addressForm.test(foldAddress(text)) && !foldAddress(text).includes("..")
  );
}

export const addressSchema = z
  .string()
  .max(maxAddressCharacters, `must have at most ${maxAddressCharacters} characters`)
  .transform((text) => text.normalize("NFKC").trim())
  .refine(isAddress, "is not an e-mail address");
