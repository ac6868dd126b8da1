/** The person's own account: seen, changed, exported, deleted. */
import { personColorSchema } from "../../src/domain/accounts/contract.ts";
import type { ExportAnswer, PersonColor } from "../../src/domain/accounts/contract.ts";
import { ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Person } from "../store/ports/people.ts";
import type { AccountContext, Caller } from "./context.ts";
import { sessionOver } from "./sessions.ts";
import { confirmPassword } from "./signIn.ts";

const historyLimit = 10_000;

export interface OwnPerson {
  readonly id: string;
  readonly name: string;
  readonly color: PersonColor;
  readonly isAdmin: boolean;
}

function toOwn({ id, name, color, isAdmin }: Person): OwnPerson {
  return { id, name, color: personColorSchema.catch("neutral").parse(color), isAdmin };
}

/** Errors: session_ended, when the account is gone. */
export async function readPerson({ store }: AccountContext, personId: string): Promise<Result<OwnPerson>> {
  const person = await store.transaction((tx) => tx.people.find(personId));
  return person === null || person.deletedAt !== null ? sessionOver : ok(toOwn(person));
}

export async function readAddresses({ store }: AccountContext, personId: string): Promise<readonly string[]> {
  const addresses = await store.transaction((tx) => tx.people.addressesOf(personId));
  return addresses.map(({ address }) => address);
}

/** Errors: session_ended. */
export async function changeProfile(
  context: AccountContext,
  personId: string,
  changes: { readonly name?: string | undefined; readonly color?: PersonColor | undefined },
): Promise<Result<OwnPerson>> {
  const { name, color } = changes;
  await context.store.transaction(async (tx) => {
    await tx.people.update(personId, {
      ...(name === undefined ? {} : { name }),
      ...(color === undefined ? {} : { color }),
    });
    const at = context.surroundings.now();
    await tx.audit.append({ at, actorId: personId, action: "account.profile_changed", subjectId: personId });
  });
  return readPerson(context, personId);
}

/** Everything the account part knows about the person, and every comment they wrote; nothing of anybody else. Errors: session_ended. */
export async function exportAccount(
  { store, surroundings }: AccountContext,
  personId: string,
): Promise<Result<ExportAnswer>> {
  return store.transaction(async (tx) => {
    const person = await tx.people.find(personId);
    if (person === null || person.deletedAt !== null) return sessionOver;
    const addresses = await tx.people.addressesOf(personId);
    const sessions = await tx.sessions.listOf(personId);
    const history = await tx.audit.readOfActor(personId, historyLimit);
    // Of a deleted one that has answers its place is left, without words.
    const comments = (await tx.comments.byAuthor(personId)).filter(({ deletedAt }) => deletedAt === null);
    return ok({
      exportedAt: surroundings.now(),
      person: { ...toOwn(person), createdAt: person.createdAt },
      addresses: addresses.map(({ address, verifiedAt }) => ({ address, verifiedAt })),
      sessions: sessions.map(({ kind, device, createdAt, lastSeenAt, endedAt }) => ({
        kind,
        device,
        createdAt,
        lastSeenAt,
        endedAt,
      })),
      history: history.map(({ at, action }) => ({ at, action })),
      comments: comments.map(({ id, itemId, threadId, text, createdAt, editedAt, resolvedAt }) => ({
        itemId,
        text,
        createdAt,
        editedAt,
        isAnswer: threadId !== id,
        resolvedAt,
      })),
    });
  });
}

/** Erases the person; the id stays in the audit alone [S2.11]. Errors: credentials_wrong, too_many_requests, server_busy. */
export async function deleteAccount(
  context: AccountContext,
  caller: Caller,
  personId: string,
  { password }: { readonly password: string },
): Promise<Result<void>> {
  const confirmed = await confirmPassword(context, caller, personId, password);
  if (!confirmed.ok) return confirmed;
  const now = context.surroundings.now();
  const ended = await context.store.transaction(async (tx) => {
    await context.hooks.onPersonDeleted(tx, personId);
    const ended = await tx.sessions.endAll(personId, now);
    await tx.sessions.forget(personId);
    await tx.codes.discard({ personId });
    await tx.people.erase(personId, now);
    await tx.audit.append({ at: now, actorId: personId, action: "account.deleted", subjectId: personId });
    return ended;
  });
  context.events.end(ended, "account_deleted");
  return ok(undefined);
}
