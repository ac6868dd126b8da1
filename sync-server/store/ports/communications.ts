/** What became of mails, without what they said; and what waits to be said in a digest. */
import type { CommunicationStatus } from "../../../src/domain/notifications/mailLog.ts";
import type { CommunicationProvider } from "../../../src/domain/sharing/settings.ts";

export interface CommunicationRow {
  /** The mail's. */
  readonly id: string;
  /** What the mail was made from. */
  readonly template: string;
  readonly personId: string | null;
  /** The address; "" where it is nobody's business, or its person is gone. */
  readonly recipient: string;
  readonly itemId: string | null;
  readonly shareId: string | null;
  readonly status: CommunicationStatus;
  readonly attempts: number;
  readonly lastError: string | null;
  /** How it left, or was last tried to; null: it was not tried yet. */
  readonly provider: CommunicationProvider | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly seq: number;
}

/** A mail in the log, and when it is tried next; null: never again. */
export interface LoggedMail extends CommunicationRow {
  readonly nextTryAt: number | null;
}

/** Which mails of the log; what is not said is not asked. */
export interface CommunicationFilter {
  readonly status: CommunicationStatus | null;
  readonly template: string | null;
}

export interface DigestEntry {
  readonly seq: number;
  readonly recipient: string;
  readonly personId: string | null;
  /** `flood`: too many mails within an hour; `daily`: as the person wished. */
  readonly timing: "flood" | "daily";
  readonly dueAt: number;
  readonly title: string;
  readonly message: string;
  readonly link: string;
}

export interface CommunicationStore {
  find(id: string): Promise<CommunicationRow | null>;
  /** Adds or replaces. */
  put(row: CommunicationRow): Promise<void>;
  /** The newest that match, before number `before`. */
  page(before: number, filter: CommunicationFilter, limit: number): Promise<readonly LoggedMail[]>;
  /** Times of the mails written to an address after `since`, oldest first; what was about an account does not count. */
  writtenTo(folded: string, since: number): Promise<readonly number[]>;
  sweep(before: number): Promise<void>;
  /** A person is gone: no address of theirs stays here. */
  forget(personId: string): Promise<void>;

  addToDigest(entry: DigestEntry): Promise<void>;
  /** When the entries that wait for an address because of a flood are due; null: none waits. */
  floodDue(folded: string): Promise<number | null>;
  /** Addresses with entries that are due at `now`. */
  digestsDue(now: number, limit: number): Promise<readonly string[]>;
  /** Takes out what is due for an address, oldest first. */
  takeDigest(folded: string, now: number): Promise<readonly DigestEntry[]>;
}
