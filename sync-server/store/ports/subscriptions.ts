/** Subscriptions of people and organizations, as billing said last, and which of its messages were heard. */

export interface SubscriptionRow {
  readonly subjectKind: "person" | "organization";
  readonly subjectId: string;
  /** "FREE" or what is paid for. */
  readonly plan: string;
  readonly isPaid: boolean;
  readonly endsAt: number | null;
  readonly seats: number | null;
  /** When billing said so, by its own clock; 0: an admin did. */
  readonly saidAt: number;
  readonly updatedAt: number;
}

export interface SubscriptionStore {
  find(subjectKind: SubscriptionRow["subjectKind"], subjectId: string): Promise<SubscriptionRow | null>;
  put(row: SubscriptionRow): Promise<void>;
  /** Paid ones whose end has come at `now`. */
  overdue(now: number, limit: number): Promise<readonly SubscriptionRow[]>;
  /** Those that changed after a time, at the latest until `until`. */
  changedBetween(after: number, until: number): Promise<readonly SubscriptionRow[]>;
  /** Whether this message of billing is new; remembers it. */
  hear(eventId: string, at: number): Promise<boolean>;
}
