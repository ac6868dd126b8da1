/**
 * A new account: nobody exists before the code of the mail has come back. To whom an address belongs already, the answers
 * are the same and the work too; only the mail, which its owner alone reads, says so.
 */
import { checkPassword } from "../../src/domain/accounts/password.ts";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { personColors } from "../../src/domain/accounts/contract.ts";
import { ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import { alreadyRegisteredMail, verifyMail } from "../mail/templates/accountMails.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { SessionKind } from "../store/ports/sessions.ts";
import { codeWrong, issueCode, maxSends, reissueCode, tryCode } from "./codes.ts";
import type { AccountContext, Caller } from "./context.ts";
import { maySendMail, mayTryCode, sentTooOften } from "./limitChecks.ts";
import { startSession } from "./sessions.ts";
import type { StartedSession } from "./sessions.ts";
import { newId } from "./tokens.ts";

/** Errors: too_many_requests, password_weak, server_busy. The id goes with the code of the mail. */
export async function register(
  context: AccountContext,
  caller: Caller,
  { address, password, name }: { readonly address: string; readonly password: string; readonly name: string },
): Promise<Result<{ readonly id: string }>> {
  const allowed = maySendMail(context, caller, address);
  if (!allowed.ok) return allowed;
  const checked = checkPassword(password, address);
  if (!checked.ok) return checked;
  const hashed = await context.hashing.hash(checked.value);
  if (!hashed.ok) return hashed;
  const registration = { address, name, passwordHash: hashed.value };
  const issued = await context.store.transaction(async (tx) => {
    const isTaken = (await tx.people.findAddress(foldAddress(address))) !== null;
    const issued = await issueCode(tx, context, { purpose: "verify", address, personId: null, registration }, isTaken);
    const mail = isTaken ? alreadyRegisteredMail(address) : verifyMail(address, issued.code);
    await context.mail.add(tx, mail, issued.expiresAt);
    return issued;
  });
  context.mail.wake();
  return ok({ id: issued.id });
}

/** The same answer for every id, known or not. Errors: too_many_requests. */
export async function resendCode(
  context: AccountContext,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<Result<{ readonly id: string }>> {
  const found = await context.store.transaction((tx) => tx.codes.find(id));
  const allowed = maySendMail(context, caller, found?.address ?? id);
  if (!allowed.ok) return allowed;
  const isWaiting = found?.purpose === "verify" && found.usedAt === null;
  if (!isWaiting) return ok({ id });
  if (found.sends >= maxSends) return sentTooOften;
  await context.store.transaction(async (tx) => {
    const isTaken = (await tx.people.findAddress(found.folded)) !== null;
    const { code, expiresAt } = await reissueCode(tx, context, id, isTaken);
    const mail = isTaken ? alreadyRegisteredMail(found.address) : verifyMail(found.address, code);
    await context.mail.add(tx, mail, expiresAt);
  });
  context.mail.wake();
  return ok({ id });
}

export interface SignInAs {
  readonly kind: SessionKind;
  readonly device: string;
}

/** Makes the person and signs them in [S2.3]. Errors: too_many_requests, code_wrong. */
export async function verifyRegistration(
  context: AccountContext,
  caller: Caller,
  { id, code, ...signInAs }: { readonly id: string; readonly code: string } & SignInAs,
): Promise<Result<StartedSession>> {
  const allowed = mayTryCode(context, caller);
  if (!allowed.ok) return allowed;
  const now = context.surroundings.now();
  return context.store.transaction(async (tx) => {
    const found = await tryCode(tx, context, { id, code, purpose: "verify" });
    if (found?.registration == null) return codeWrong;
    // Two registrations of one address: the first code to come back has it.
    if ((await tx.people.findAddress(found.folded)) !== null) return codeWrong;
    if (!(await tx.codes.use(id, now))) return codeWrong;
    const personId = await addPerson(tx, context, { ...found.registration, isAdmin: false });
    return ok(await startSession(tx, context, { personId, ...signInAs }));
  });
}

export interface NewPerson {
  readonly address: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly isAdmin: boolean;
}

/** The person with their verified address and password. */
export async function addPerson(
  tx: StoreTransaction,
  { surroundings, hooks }: Pick<AccountContext, "surroundings" | "hooks">,
  { address, name, passwordHash, isAdmin }: NewPerson,
): Promise<string> {
  const now = surroundings.now();
  const id = newId(surroundings);
  const color = personColors[1 + ((surroundings.randomBytes(1)[0] ?? 0) % (personColors.length - 1))] ?? "neutral";
  await tx.people.add({ id, name, color, isAdmin, createdAt: now });
  await tx.people.setPasswordHash(id, passwordHash, now);
  await tx.people.addAddress({ address, folded: foldAddress(address), personId: id, verifiedAt: now });
  await tx.audit.append({ at: now, actorId: id, action: "account.created", subjectId: id, after: { isAdmin } });
  await hooks.onAddressVerified(tx, id, address);
  return id;
}
