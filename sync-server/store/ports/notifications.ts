/** What people were told in the app, and how they want to be told. */
import type { Notification, Preferences } from "../../../src/domain/notifications/kinds.ts";

export interface NotificationRow extends Notification {
  readonly personId: string;
  readonly seq: number;
}

export interface NotificationStore {
  find(id: string): Promise<NotificationRow | null>;
  /** Adds or replaces. */
  put(row: NotificationRow): Promise<void>;
  remove(id: string): Promise<void>;
  /** Ids of a person's that are not read. */
  unreadOf(personId: string): Promise<readonly string[]>;
  /** Whether a person was told of an item in this way and has not read it yet. */
  hasUnread(personId: string, kind: NotificationRow["kind"], itemId: string): Promise<boolean>;
  /** A person's beyond the newest `keep`, oldest first. */
  beyond(personId: string, keep: number): Promise<readonly string[]>;
  /** Up to `limit` older than `before`, of everybody. */
  olderThan(before: number, limit: number): Promise<readonly NotificationRow[]>;
  /** Everything a person was told, and their preferences, forgotten. */
  forget(personId: string): Promise<void>;
  preferences(personId: string): Promise<Preferences>;
  savePreferences(personId: string, preferences: Preferences): Promise<void>;
}
