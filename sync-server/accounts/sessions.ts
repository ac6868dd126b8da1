/**
 * Sessions and their tokens. A browser has one token, in a cookie; a program has one for an hour and one to get the next
 * pair. The pair is new each time, and an old one that comes back ends the session: one of two holders is a thief.
 */
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { Session, SessionKind } from "../store/ports/sessions.ts";
import type { AccountContext } from "./context.ts";
import { hashToken, newId, newToken } from "./tokens.ts";

const hourMs = 3_600_000;
export const accessLifetimeMs = hourMs;
export const refreshLifetimeMs = 60 * 24 * hourMs;
/** Requests a browser had under way when its cookie was renewed. */
export const cookieGraceMs = 60_000;

export interface Tokens {
  readonly access: string;
  /** Null for a browser, whose one token is `access`. */
  readonly refresh: string | null;
}

export interface StartedSession {
  readonly session: Session;
  /** Null when the browser keeps the cookie it has or is just getting. */
  readonly tokens: Tokens | null;
}

type Surroundings = AccountContext["surroundings"];

function makeTokens(kind: SessionKind, surroundings: Surroundings) {
  const now = surroundings.now();
  const access = newToken(surroundings);
  const refresh = kind === "cookie" ? null : newToken(surroundings);
  return {
    tokens: { access, refresh },
    columns: {
      accessHash: hashToken(access),
      refreshHash: hashToken(refresh ?? access),
      accessExpiresAt: now + (kind === "cookie" ? refreshLifetimeMs : accessLifetimeMs),
      refreshExpiresAt: now + refreshLifetimeMs,
      rotatedAt: now,
      isRotationSeen: false,
    },
  };
}

export async function startSession(
  tx: StoreTransaction,
  { surroundings }: Pick<AccountContext, "surroundings">,
  { personId, kind, device }: { readonly personId: string; readonly kind: SessionKind; readonly device: string },
): Promise<StartedSession> {
  const now = surroundings.now();
  const { tokens, columns } = makeTokens(kind, surroundings);
  const session: Session = {
    id: newId(surroundings),
    personId,
    kind,
    device,
    createdAt: now,
    lastSeenAt: now,
    previousHash: null,
    endedAt: null,
    ...columns,
  };
  await tx.sessions.add(session);
  await tx.audit.append({ at: now, actorId: personId, action: "session.started", subjectId: personId });
  return { session, tokens };
}

/** What a session that is over is told. */
export const sessionOver = fail("session_ended", "You have been signed out. Sign in again.");
const unknownToken = fail("not_signed_in", "You are not signed in.");

/** New tokens for the ones that are going out. Errors: not_signed_in, session_ended. */
export async function refreshSession(
  { store, surroundings, events }: AccountContext,
  kind: SessionKind,
  token: string,
): Promise<Result<StartedSession>> {
  const hash = hashToken(token);
  const now = surroundings.now();
  let reusedId: string | null = null;
  const outcome = await store.transaction(async (tx): Promise<Result<StartedSession>> => {
    const current = await tx.sessions.findByRefresh(hash);
    const session = current ?? (await tx.sessions.findByPrevious(hash));
    if (session === null || session.kind !== kind) return unknownToken;
    if (session.endedAt !== null || session.refreshExpiresAt <= now) return sessionOver;
    if (current === null) {
      if (kind === "cookie" && now - session.rotatedAt <= cookieGraceMs) return ok({ session, tokens: null });
      // When the tokens it was exchanged for were never used, the answer with them was lost on the way: no theft.
      if (session.isRotationSeen) {
        reusedId = session.id;
        await tx.sessions.end(session.id, now);
        const { personId } = session;
        await tx.audit.append({
          at: now,
          actorId: null,
          action: "session.ended",
          subjectId: personId,
          cause: "token_reused",
        });
        return sessionOver;
      }
    }
    const { tokens, columns } = makeTokens(kind, surroundings);
    const changes = { ...columns, previousHash: hash, lastSeenAt: now };
    await tx.sessions.update(session.id, changes);
    return ok({ session: { ...session, ...changes }, tokens });
  });
  if (reusedId !== null) events.end([reusedId], "token_reused");
  return outcome;
}

/** Ends one of the person's sessions. Errors: session_not_found. */
export async function endSession(
  { store, surroundings, events }: AccountContext,
  who: { readonly personId: string; readonly sessionId: string },
  sessionId: string,
): Promise<Result<void>> {
  const now = surroundings.now();
  const isEnded = await store.transaction(async (tx) => {
    const session = await tx.sessions.find(sessionId);
    if (session?.personId !== who.personId || !(await tx.sessions.end(sessionId, now))) return false;
    await tx.audit.append({ at: now, actorId: who.personId, action: "session.ended", subjectId: who.personId });
    return true;
  });
  if (!isEnded) return fail("session_not_found", "That device is not signed in any more.");
  events.end([sessionId], sessionId === who.sessionId ? "signed_out" : "ended_elsewhere");
  return ok(undefined);
}

/** Ends all of the person's sessions but this one; how many. */
export async function endOtherSessions(
  { store, surroundings, events }: AccountContext,
  who: { readonly personId: string; readonly sessionId: string },
): Promise<number> {
  const now = surroundings.now();
  const ended = await store.transaction(async (tx) => {
    const ids = await tx.sessions.endAll(who.personId, now, who.sessionId);
    if (ids.length > 0) {
      await tx.audit.append({
        at: now,
        actorId: who.personId,
        action: "session.others_ended",
        subjectId: who.personId,
      });
    }
    return ids;
  });
  events.end(ended, "ended_elsewhere");
  return ended.length;
}

/** Those going on, newest first. */
export async function listSessions(
  { store, surroundings }: AccountContext,
  personId: string,
): Promise<readonly Session[]> {
  const now = surroundings.now();
  const sessions = await store.transaction((tx) => tx.sessions.listOf(personId));
  return sessions.filter(({ endedAt, refreshExpiresAt }) => endedAt === null && refreshExpiresAt > now);
}
