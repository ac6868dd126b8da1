/** The audit: every change with its cause, each entry's hash over the one before. Ids only, never names or addresses. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface AuditEntry {
  /** The server's clock, ms. */
  readonly at: number;
  readonly actorId: string | null;
  /** What happened, as `area.verb`: "account.created". */
  readonly action: string;
  readonly itemType?: string | null;
  readonly itemId?: string | null;
  /** Whom it happened to. */
  readonly subjectId?: string | null;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** What made it happen, where the action alone does not say. */
  readonly cause?: string | null;
}

export interface AuditRecord extends Required<AuditEntry> {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

export interface OrganizationAuditQuery {
  readonly organizationId: string;
  /** Who did it or had it done to them; null: anybody. */
  readonly personId: string | null;
  /** Areas, as in `area.verb`; empty: all. */
  readonly areas: readonly string[];
  /** Server's ms; from this moment, until before that one. */
  readonly from: number | null;
  readonly until: number | null;
  readonly beforeSeq: number;
  readonly limit: number;
}

export interface AuditedItem {
  readonly id: string;
  readonly type: string;
  readonly ownerId: string;
}

export interface AuditStore {
  append(entry: AuditEntry): Promise<void>;
  /** In the order of `seq`, from the one after `afterSeq`. */
  read(afterSeq: number, limit: number): Promise<readonly AuditRecord[]>;
  /** What happened to an item apart from edits, and to shares of all its owner has of its type; newest first, before `beforeSeq`. */
  readOfItem(item: AuditedItem, beforeSeq: number, limit: number): Promise<readonly AuditRecord[]>;
  /** What a person did, apart from edits, and what was done to them, newest first, before number `beforeSeq`. */
  readOfPerson(personId: string, beforeSeq: number, limit: number): Promise<readonly AuditRecord[]>;
  /** What concerns an organization, its people, its groups and what is shared with them, newest first. */
  readOfOrganization(query: OrganizationAuditQuery): Promise<readonly AuditRecord[]>;
  /** What the person did, newest last. */
  readOfActor(personId: string, limit: number): Promise<readonly AuditRecord[]>;
}
