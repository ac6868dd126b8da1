/** What a password must be. Length does the work; a short list refuses what everybody tries first. */
import { fail, ok } from "../result.ts";
import type { Result } from "../result.ts";
import { commonPasswords } from "./commonPasswords.ts";

export const minPasswordCharacters = 10;
/** Hashing takes time by length, so there is an end to it. */
export const maxPasswordCharacters = 1000;

/** Two keyboards may write the same letters differently; this is the form that is hashed. */
export function normalizePassword(password: string): string {
  return password.normalize("NFKC");
}

/** The password in its normal form. Errors: password_weak with the rule it breaks [C.4]. */
export function checkPassword(password: string, address: string): Result<string> {
  const normal = normalizePassword(password);
  const characters = [...normal].length;
  if (characters < minPasswordCharacters) {
    return fail("password_weak", `Choose a password with at least ${minPasswordCharacters} characters.`);
  }
  if (characters > maxPasswordCharacters) {
    return fail("password_weak", `Choose a password with at most ${maxPasswordCharacters} characters.`);
  }
  const folded = normal.toLowerCase();
  const guessable = commonPasswords.has(folded) || new Set(folded).size < 4 || folded === address.toLowerCase();
  if (guessable) return fail("password_weak", "That password is one of the first that get tried. Choose another.");
  return ok(normal);
}
