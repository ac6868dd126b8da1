/**
 * Who is it? From a token to a person, by the session as it is now. It says nothing about what they may do.
 */
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { EndReason, SessionEvents } from "../accounts/sessionEvents.ts";
import { cookieGraceMs, sessionOver } from "../accounts/sessions.ts";
import { hashToken } from "../accounts/tokens.ts";
import type { Store, StoreTransaction } from "../store/ports.ts";
import type { Session, SessionKind } from "../store/ports/sessions.ts";
import type { Credentials } from "./credentials.ts";

export interface Identity {
  readonly personId: string;
  readonly sessionId: string;
  readonly kind: SessionKind;
  /** A request after this needs another token; a connection asks again then. */
  readonly accessExpiresAt: number;
}

export interface Gate {
  /** Errors: not_signed_in, session_ended. */
  identify(credentials: Credentials | null): Promise<Result<Identity>>;
  /**
   * Tells a living connection once when it must close: its session has ended, or its time is up and nobody has refreshed
   * it. Returns how to stop watching.
   */
  watch(identity: Identity, onEnd: (reason: EndReason) => void): () => void;
}

/** Being seen is written at most this often. */
const seenEveryMs = 5 * 60_000;
/** Node's timers cannot wait longer than 24.8 days. */
const longestTimerMs = 24 * 3_600_000;

const unknown = fail("not_signed_in", "You are not signed in.");

export function createGate({
  store,
  events,
  now,
}: {
  readonly store: Store;
  readonly events: SessionEvents;
  readonly now: () => number;
}): Gate {
  async function find(tx: StoreTransaction, { kind, token }: Credentials): Promise<Session | null> {
    const hash = hashToken(token);
    const current = await tx.sessions.findByAccess(hash);
    if (current !== null || kind === "token") return current;
    // A browser's requests under way while its cookie was renewed, or the answer with the new cookie was lost.
    const before = await tx.sessions.findByPrevious(hash);
    if (before === null) return null;
    return !before.isRotationSeen || now() - before.rotatedAt <= cookieGraceMs ? before : null;
  }

  async function touch(tx: StoreTransaction, session: Session, isCurrent: boolean): Promise<void> {
    const isFirstUse = isCurrent && !session.isRotationSeen;
    if (!isFirstUse && now() - session.lastSeenAt < seenEveryMs) return;
    await tx.sessions.update(session.id, { lastSeenAt: now(), isRotationSeen: session.isRotationSeen || isCurrent });
  }

  return {
    async identify(credentials) {
      if (credentials === null) return unknown;
      return store.transaction(async (tx) => {
        const session = await find(tx, credentials);
        if (session === null || session.kind !== credentials.kind) return unknown;
        if (session.endedAt !== null || session.accessExpiresAt <= now()) return sessionOver;
        await touch(tx, session, session.accessHash === hashToken(credentials.token));
        const { id: sessionId, personId, kind, accessExpiresAt } = session;
        return ok({ personId, sessionId, kind, accessExpiresAt });
      });
    },

    watch({ sessionId }, onEnd) {
      let timer: NodeJS.Timeout | null = null;
      let isOver = false;
      const stop = (): void => {
        isOver = true;
        if (timer !== null) clearTimeout(timer);
        stopListening();
      };
      const end = (reason: EndReason): void => {
        if (isOver) return;
        stop();
        onEnd(reason);
      };
      const stopListening = events.onEnd(sessionId, end);

      const checkAt = (expiresAt: number): void => {
        if (isOver) return;
        timer = setTimeout(() => void check(expiresAt), Math.min(longestTimerMs, Math.max(0, expiresAt - now())));
        timer.unref();
      };
      async function check(expiresAt: number): Promise<void> {
        if (now() < expiresAt) return checkAt(expiresAt);
        // When the database does not answer, nobody can say that the session goes on.
        const session = await store.transaction((tx) => tx.sessions.find(sessionId)).catch(() => null);
        if (session === null || session.endedAt !== null || session.accessExpiresAt <= now()) return end("expired");
        return checkAt(session.accessExpiresAt);
      }
      // At once, because the session may have ended after the identity was found and before anybody listened.
      void check(now());
      return stop;
    },
  };
}
