/** Further addresses of a person: each is theirs only once its code has come back. */
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import { alreadyRegisteredMail, verifyMail } from "../mail/templates/accountMails.ts";
import { codeWrong, issueCode, tryCode } from "./codes.ts";
import type { AccountContext, Caller } from "./context.ts";
import { maySendMail, mayTryCode } from "./limitChecks.ts";

/** The same answer whoever has the address. Errors: too_many_requests. */
export async function addAddress(
  context: AccountContext,
  caller: Caller,
  personId: string,
  { address }: { readonly address: string },
): Promise<Result<{ readonly id: string }>> {
  const allowed = maySendMail(context, caller, address);
  if (!allowed.ok) return allowed;
  const issued = await context.store.transaction(async (tx) => {
    const isTaken = (await tx.people.findAddress(foldAddress(address))) !== null;
    const issued = await issueCode(tx, context, { purpose: "address", address, personId, registration: null }, isTaken);
    const mail = isTaken ? alreadyRegisteredMail(address) : verifyMail(address, issued.code);
    await context.mail.add(tx, mail, issued.expiresAt);
    return issued;
  });
  context.mail.wake();
  return ok({ id: issued.id });
}

/** Pending shares to the address resolve [S2.3]. Errors: code_wrong, too_many_requests. */
export async function verifyAddress(
  context: AccountContext,
  caller: Caller,
  personId: string,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<Result<void>> {
  const allowed = mayTryCode(context, caller);
  if (!allowed.ok) return allowed;
  const now = context.surroundings.now();
  return context.store.transaction(async (tx) => {
    const found = await tryCode(tx, context, { id, code, purpose: "address" });
    if (found === null || found.personId !== personId) return codeWrong;
    if (!(await tx.codes.use(id, now))) return codeWrong;
    const { address, folded } = found;
    if (!(await tx.people.addAddress({ address, folded, personId, verifiedAt: now }))) return codeWrong;
    await tx.audit.append({ at: now, actorId: personId, action: "account.address_added", subjectId: personId });
    await context.hooks.onAddressVerified(tx, personId, address);
    return ok(undefined);
  });
}

/** Errors: last_address, not_found. */
export async function removeAddress(
  { store, surroundings }: AccountContext,
  personId: string,
  { address }: { readonly address: string },
): Promise<Result<void>> {
  return store.transaction(async (tx) => {
    const own = await tx.people.addressesOf(personId);
    const folded = foldAddress(address);
    if (!own.some((one) => one.folded === folded)) return fail("not_found", "That is not one of your addresses.");
    if (own.length === 1) {
      return fail("last_address", "This is your only address, and you sign in with it. Add another one first.");
    }
    await tx.people.removeAddress(personId, folded);
    // A code on its way to the address must not open the account any more.
    await tx.codes.discard({ personId });
    await tx.audit.append({
      at: surroundings.now(),
      actorId: personId,
      action: "account.address_removed",
      subjectId: personId,
    });
    return ok(undefined);
  });
}
