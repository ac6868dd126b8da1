/** Changing the password, and choosing a new one with a code sent by mail. Both sign every other device out. */
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { checkPassword } from "../../src/domain/accounts/password.ts";
import { ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import { noAccountMail, passwordChangedMail, resetMail } from "../mail/templates/accountMails.ts";
import type { StoreTransaction } from "../store/ports.ts";
import { codeWrong, issueCode, tryCode } from "./codes.ts";
import type { AccountContext, Caller } from "./context.ts";
import { maySendMail, mayTryCode } from "./limitChecks.ts";
import type { SignInAs } from "./registration.ts";
import { startSession } from "./sessions.ts";
import type { StartedSession } from "./sessions.ts";
import { confirmPassword } from "./signIn.ts";

const noticeLifetimeMs = 24 * 3_600_000;

/** Errors: password_weak, credentials_wrong, too_many_requests, server_busy. */
export async function changePassword(
  context: AccountContext,
  caller: Caller,
  who: { readonly personId: string; readonly sessionId: string },
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Result<{ readonly ended: number }>> {
  const checked = checkPassword(password, "");
  if (!checked.ok) return checked;
  const confirmed = await confirmPassword(context, caller, who.personId, current);
  if (!confirmed.ok) return confirmed;
  const hashed = await context.hashing.hash(checked.value);
  if (!hashed.ok) return hashed;
  const ended = await context.store.transaction((tx) => setPassword(tx, context, who, hashed.value, "changed"));
  context.events.end(ended, "password_changed");
  context.mail.wake();
  return ok({ ended: ended.length });
}

/** The same answer and work whoever has the address. Errors: too_many_requests. */
export async function requestReset(
  context: AccountContext,
  caller: Caller,
  { address }: { readonly address: string },
): Promise<Result<{ readonly id: string }>> {
  const allowed = maySendMail(context, caller, address);
  if (!allowed.ok) return allowed;
  const issued = await context.store.transaction(async (tx) => {
    const found = await tx.people.findAddress(foldAddress(address));
    const personId = found?.personId ?? null;
    const to = found?.address ?? address;
    const code = { purpose: "reset", address: to, personId, registration: null } as const;
    const issued = await issueCode(tx, context, code, found === null);
    await context.mail.add(tx, found === null ? noAccountMail(to) : resetMail(to, issued.code), issued.expiresAt);
    return issued;
  });
  context.mail.wake();
  return ok({ id: issued.id });
}

/** Sets the new password, ends every session and starts one. Errors: code_wrong, password_weak, too_many_requests, server_busy. */
export async function confirmReset(
  context: AccountContext,
  caller: Caller,
  {
    id,
    code,
    password,
    ...signInAs
  }: { readonly id: string; readonly code: string; readonly password: string } & SignInAs,
): Promise<Result<StartedSession>> {
  const allowed = mayTryCode(context, caller);
  if (!allowed.ok) return allowed;
  const checked = checkPassword(password, "");
  if (!checked.ok) return checked;
  const right = await context.store.transaction((tx) => tryCode(tx, context, { id, code, purpose: "reset" }));
  if (right?.personId == null) return codeWrong;
  const hashed = await context.hashing.hash(checked.value);
  if (!hashed.ok) return hashed;
  const { personId } = right;
  const outcome = await context.store.transaction(async (tx) => {
    if (!(await tx.codes.use(id, context.surroundings.now()))) return null;
    const ended = await setPassword(tx, context, { personId, sessionId: "" }, hashed.value, "reset");
    return { ended, started: await startSession(tx, context, { personId, ...signInAs }) };
  });
  if (outcome === null) return codeWrong;
  context.events.end(outcome.ended, "password_changed");
  context.mail.wake();
  return ok(outcome.started);
}

/** Returns the sessions that ended: all but the one it was done in. Other codes of the person are void. */
async function setPassword(
  tx: StoreTransaction,
  { surroundings, mail }: AccountContext,
  { personId, sessionId }: { readonly personId: string; readonly sessionId: string },
  hash: string,
  cause: "changed" | "reset",
): Promise<readonly string[]> {
  const now = surroundings.now();
  await tx.people.setPasswordHash(personId, hash, now);
  await tx.codes.discard({ personId });
  const ended = await tx.sessions.endAll(personId, now, sessionId);
  await tx.audit.append({ at: now, actorId: personId, action: "account.password_set", subjectId: personId, cause });
  const person = await tx.people.find(personId);
  for (const { address } of await tx.people.addressesOf(personId)) {
    await mail.add(tx, passwordChangedMail(address, person?.name ?? ""), now + noticeLifetimeMs);
  }
  return ended;
}
