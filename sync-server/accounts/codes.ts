/** Codes of six digits sent by mail: made, sent again, and redeemed once, within half an hour and five attempts. */
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { fail } from "../../src/domain/result.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { Code, CodePurpose, WaitingRegistration } from "../store/ports/codes.ts";
import type { AccountContext } from "./context.ts";
import { hashCode, isSameHash, newCode, newId, newToken } from "./tokens.ts";

export const codeLifetimeMs = 30 * 60_000;
/** With a million codes, five attempts guess one in 200,000. */
export const maxAttempts = 5;
export const maxSends = 4;

/** The same for a wrong, used, expired, tried-out and invented code. */
export const codeWrong = fail(
  "code_wrong",
  "That code is wrong or no longer valid. Look at the latest mail, or ask for a new code.",
);

export interface NewCode {
  readonly purpose: CodePurpose;
  readonly address: string;
  readonly personId: string | null;
  readonly registration: WaitingRegistration | null;
}

/** Stores a code; a decoy looks the same in the database and nothing redeems it. */
export async function issueCode(
  tx: StoreTransaction,
  { surroundings, key }: Pick<AccountContext, "surroundings" | "key">,
  { purpose, address, personId, registration }: NewCode,
  isDecoy: boolean,
): Promise<{ readonly id: string; readonly code: string; readonly expiresAt: number }> {
  const id = newId(surroundings);
  const code = newCode(surroundings);
  const createdAt = surroundings.now();
  const expiresAt = createdAt + codeLifetimeMs;
  await tx.codes.add({
    id,
    purpose,
    address,
    folded: foldAddress(address),
    personId,
    codeHash: hashCode(key, id, isDecoy ? newToken(surroundings) : code),
    registration,
    createdAt,
    expiresAt,
    attempts: 0,
    sends: 1,
    usedAt: null,
  });
  return { id, code, expiresAt };
}

/** Another code under the same id. */
export async function reissueCode(
  tx: StoreTransaction,
  { surroundings, key }: Pick<AccountContext, "surroundings" | "key">,
  id: string,
  isDecoy: boolean,
): Promise<{ readonly code: string; readonly expiresAt: number }> {
  const code = newCode(surroundings);
  const expiresAt = surroundings.now() + codeLifetimeMs;
  await tx.codes.replace(id, hashCode(key, id, isDecoy ? newToken(surroundings) : code), expiresAt);
  return { code, expiresAt };
}

/**
 * The code's row when `code` is right; it still has to be used. A wrong attempt is counted, so the transaction must commit
 * also when this returns null. With one writer nobody tries between the count and the comparison.
 */
export async function tryCode(
  tx: StoreTransaction,
  { surroundings, key }: Pick<AccountContext, "surroundings" | "key">,
  { id, code, purpose }: { readonly id: string; readonly code: string; readonly purpose: CodePurpose },
): Promise<Code | null> {
  const found = await tx.codes.find(id);
  if (found === null || found.purpose !== purpose || found.usedAt !== null) return null;
  if (found.expiresAt <= surroundings.now() || found.attempts >= maxAttempts) return null;
  if (isSameHash(found.codeHash, hashCode(key, id, code))) return found;
  await tx.codes.countAttempt(id);
  return null;
}
