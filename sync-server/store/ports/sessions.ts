/** Sessions. Tokens are here as their SHA-256 only: who reads the database cannot sign in with it. */
export type SessionKind = "cookie" | "token";

export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly kind: SessionKind;
  readonly device: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly accessHash: string;
  readonly refreshHash: string;
  /** The token the current ones were given for. */
  readonly previousHash: string | null;
  readonly rotatedAt: number;
  /** Whether the current tokens have been used: from then on the previous one can only come from a thief. */
  readonly isRotationSeen: boolean;
  readonly accessExpiresAt: number;
  readonly refreshExpiresAt: number;
  readonly endedAt: number | null;
}

/** What may change in a session. */
export type SessionChanges = Partial<Omit<Session, "id" | "personId" | "kind" | "device" | "createdAt" | "endedAt">>;

export interface SessionStore {
  add(session: Session): Promise<void>;
  find(sessionId: string): Promise<Session | null>;
  findByAccess(hash: string): Promise<Session | null>;
  findByRefresh(hash: string): Promise<Session | null>;
  findByPrevious(hash: string): Promise<Session | null>;
  /** Every one ever, newest first. */
  listOf(personId: string): Promise<readonly Session[]>;
  update(sessionId: string, changes: SessionChanges): Promise<void>;
  /** The ids of those of the person that were going on and now are ended. */
  endAll(personId: string, at: number, except?: string): Promise<readonly string[]>;
  /** Whether it was going on. */
  end(sessionId: string, at: number): Promise<boolean>;
  /** Deletes all of a person's, device names included. */
  forget(personId: string): Promise<void>;
  /** Deletes sessions ended or expired before `before`; how many. */
  sweep(before: number): Promise<number>;
  countLive(now: number): Promise<number>;
}
