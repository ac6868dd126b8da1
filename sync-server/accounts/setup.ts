/** The first admin: whoever reads the server's first lines of output may make one account that needs no mail. */
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { checkPassword, normalizePassword } from "../../src/domain/accounts/password.ts";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import { personPrincipal } from "../../src/domain/sharing/principals.ts";
import type { AccountContext, Caller } from "./context.ts";
import { mayTryCode, mayTryPassword } from "./limitChecks.ts";
import { addPerson } from "./registration.ts";
import type { SignInAs } from "./registration.ts";
import { startSession } from "./sessions.ts";
import type { StartedSession } from "./sessions.ts";
import { credentialsWrong } from "./signIn.ts";
import { tryCode } from "./codes.ts";
import { hashCode, hashToken, newToken } from "./tokens.ts";

export const setupLifetimeMs = 24 * 3_600_000;

const linkInvalid = fail(
  "setup_link_invalid",
  "This setup link is no longer valid. Start the server again for a new one; there is one only while there is no admin.",
);

/** The link carries one secret; where its row is follows from it. */
function setupId(secret: string): string {
  return hashToken(`setup ${secret}`).slice(0, 32);
}

/** A new secret for the setup link, and every older one is void; null when there is an admin. */
export async function prepareSetup({ store, surroundings, key }: AccountContext): Promise<string | null> {
  return store.transaction(async (tx) => {
    await tx.codes.discard({ purpose: "setup" });
    if (await tx.people.hasAdmin()) return null;
    const secret = newToken(surroundings);
    const id = setupId(secret);
    const createdAt = surroundings.now();
    await tx.codes.add({
      id,
      purpose: "setup",
      address: "",
      folded: "",
      personId: null,
      codeHash: hashCode(key, id, secret),
      registration: null,
      createdAt,
      expiresAt: createdAt + setupLifetimeMs,
      attempts: 0,
      sends: 1,
      usedAt: null,
    });
    return secret;
  });
}

interface SetupRequest extends SignInAs {
  readonly code: string;
  readonly address: string;
  readonly password: string;
  readonly name: string;
}

/**
 * Makes the first admin, or makes an admin of who has an account already and knows its password.
 * Errors: setup_link_invalid, credentials_wrong, password_weak, too_many_requests, server_busy.
 */
export async function completeSetup(
  context: AccountContext,
  caller: Caller,
  { code, address, password, name, ...signInAs }: SetupRequest,
): Promise<Result<StartedSession>> {
  const allowed = mayTryCode(context, caller);
  if (!allowed.ok) return allowed;
  const { store, hashing, surroundings } = context;
  const id = setupId(code);
  const known = await store.transaction(async (tx) => {
    const found = await tryCode(tx, context, { id, code, purpose: "setup" });
    if (found === null || (await tx.people.hasAdmin())) return null;
    const owner = await tx.people.findAddress(foldAddress(address));
    return {
      personId: owner?.personId ?? null,
      hash: owner === null ? null : await tx.people.passwordHash(owner.personId),
    };
  });
  if (known === null) return linkInvalid;

  let passwordHash = "";
  if (known.personId === null) {
    const checked = checkPassword(password, address);
    if (!checked.ok) return checked;
    const hashed = await hashing.hash(checked.value);
    if (!hashed.ok) return hashed;
    passwordHash = hashed.value;
  } else {
    const mayTry = mayTryPassword(context, caller, address);
    if (!mayTry.ok) return mayTry;
    const verified = await hashing.verify(known.hash, normalizePassword(password));
    if (!verified.ok) return verified;
    if (!verified.value.isRight) return credentialsWrong;
  }
  return store.transaction(async (tx) => {
    if ((await tx.people.hasAdmin()) || !(await tx.codes.use(id, surroundings.now()))) return linkInvalid;
    let { personId } = known;
    if (personId === null) {
      if ((await tx.people.findAddress(foldAddress(address))) !== null) return linkInvalid;
      personId = await addPerson(tx, context, { address, name, passwordHash, isAdmin: true });
    } else {
      await tx.people.update(personId, { isAdmin: true });
      // Devices of theirs that are there already learn it with their next records.
      await tx.records.publish(
        [personPrincipal(personId)],
        { kind: "self", id: personId, itemId: "" },
        await tx.nextSequence(1),
      );
      const at = surroundings.now();
      await tx.audit.append({
        at,
        actorId: personId,
        action: "account.made_admin",
        subjectId: personId,
        cause: "setup",
      });
    }
    return ok(await startSession(tx, context, { personId, ...signInAs }));
  });
}
