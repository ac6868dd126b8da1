/** Codes sent by mail or printed at the first start, as their keyed hash. */
export type CodePurpose = "verify" | "reset" | "setup" | "address";

/** What the registration that waits for its code has said. */
export interface WaitingRegistration {
  readonly address: string;
  readonly name: string;
  readonly passwordHash: string;
}

export interface Code {
  readonly id: string;
  readonly purpose: CodePurpose;
  readonly address: string;
  readonly folded: string;
  /** Whose code it is; null for a registration, for the setup link, and for a code nobody was sent. */
  readonly personId: string | null;
  readonly codeHash: string;
  readonly registration: WaitingRegistration | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly attempts: number;
  readonly sends: number;
  readonly usedAt: number | null;
}

export interface CodeStore {
  add(code: Code): Promise<void>;
  find(id: string): Promise<Code | null>;
  /** Counts one wrong attempt and returns how many there have been. */
  countAttempt(id: string): Promise<number>;
  /** A new code under the same id: attempts begin again, sends go up by one. */
  replace(id: string, codeHash: string, expiresAt: number): Promise<void>;
  /** False when somebody was faster. */
  use(id: string, at: number): Promise<boolean>;
  /** Deletes those of the person, or all with the purpose. */
  discard(which: { readonly personId: string } | { readonly purpose: CodePurpose }): Promise<void>;
  sweep(expiredBefore: number): Promise<number>;
}
