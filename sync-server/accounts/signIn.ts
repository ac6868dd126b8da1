/** Signing in with address and password. Wrong address and wrong password cost the same work and get the same answer. */
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { normalizePassword } from "../../src/domain/accounts/password.ts";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { AccountContext, Caller } from "./context.ts";
import { mayTryPassword } from "./limitChecks.ts";
import type { SignInAs } from "./registration.ts";
import { startSession } from "./sessions.ts";
import type { StartedSession } from "./sessions.ts";

export const credentialsWrong = fail("credentials_wrong", "The address or the password is wrong.");

/** Errors: too_many_requests, credentials_wrong, server_busy. */
export async function signIn(
  context: AccountContext,
  caller: Caller,
  { address, password, ...signInAs }: { readonly address: string; readonly password: string } & SignInAs,
): Promise<Result<StartedSession>> {
  const allowed = mayTryPassword(context, caller, address);
  if (!allowed.ok) return allowed;
  const { store, hashing, surroundings } = context;
  const known = await store.transaction(async ({ people }) => {
    const found = await people.findAddress(foldAddress(address));
    // Asked for in both cases, because an answer that comes sooner would say something.
    const hash = await people.passwordHash(found?.personId ?? "");
    return { personId: found?.personId ?? "", hash };
  });
  const normal = normalizePassword(password);
  const verified = await hashing.verify(known.hash, normal);
  if (!verified.ok) return verified;
  if (!verified.value.isRight || known.hash === null) return credentialsWrong;
  const stronger = verified.value.isOutdated ? await hashing.hash(normal) : null;
  return store.transaction(async (tx) => {
    // Changed while the hash was computed: the password that was right is not any more.
    if ((await tx.people.passwordHash(known.personId)) !== known.hash) return credentialsWrong;
    if (stronger?.ok === true) await tx.people.setPasswordHash(known.personId, stronger.value, surroundings.now());
    return ok(await startSession(tx, context, { personId: known.personId, ...signInAs }));
  });
}

/** Whether it is the person's password; for what asks again. Errors: too_many_requests, credentials_wrong, server_busy. */
export async function confirmPassword(
  context: AccountContext,
  caller: Caller,
  personId: string,
  password: string,
): Promise<Result<void>> {
  const allowed = mayTryPassword(context, caller, personId);
  if (!allowed.ok) return allowed;
  const hash = await context.store.transaction(({ people }) => people.passwordHash(personId));
  const verified = await context.hashing.verify(hash, normalizePassword(password));
  if (!verified.ok) return verified;
  return verified.value.isRight ? ok(undefined) : fail("credentials_wrong", "The password is wrong.");
}
