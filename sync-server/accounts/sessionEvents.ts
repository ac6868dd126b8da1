/** Tells living connections that their session has ended, after that is stored. */
export type EndReason =
  | "signed_out"
  | "ended_elsewhere"
  | "password_changed"
  | "account_deleted"
  | "token_reused"
  | "expired";

export interface SessionEvents {
  end(sessionIds: Iterable<string>, reason: EndReason): void;
  /** Returns how to stop listening. */
  onEnd(sessionId: string, listener: (reason: EndReason) => void): () => void;
}

export function sessionEvents(): SessionEvents {
  const listeners = new Map<string, Set<(reason: EndReason) => void>>();
  return {
    end(sessionIds, reason) {
      for (const id of sessionIds) for (const listener of listeners.get(id) ?? []) listener(reason);
    },
    onEnd(sessionId, listener) {
      const ofSession = listeners.get(sessionId) ?? new Set();
      listeners.set(sessionId, ofSession.add(listener));
      return () => {
        ofSession.delete(listener);
        if (ofSession.size === 0 && listeners.get(sessionId) === ofSession) listeners.delete(sessionId);
      };
    },
  };
}
