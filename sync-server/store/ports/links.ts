/** Links: the secret of a share with whoever holds it, as a hash. */

export interface LinkRow {
  readonly shareId: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly tokenHash: string;
  readonly passwordHash: string | null;
  readonly maxUses: number | null;
  readonly uses: number;
}

export interface LinkStore {
  find(shareId: string): Promise<LinkRow | null>;
  findByToken(tokenHash: string): Promise<LinkRow | null>;
  /** Adds or replaces. */
  put(row: LinkRow): Promise<void>;
  /** A person opened it while signed in; answers whether for the first time. */
  addVisitor(shareId: string, personId: string, at: number): Promise<boolean>;
  hasVisited(shareId: string, personId: string): Promise<boolean>;
}
