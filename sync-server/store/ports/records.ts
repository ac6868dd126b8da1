/**
 * The feed of plain records (comments, notifications, memberships …): who hears of which record, in the order of numbers. What a
 * record says, and whether somebody may see it, is asked when it is read.
 */
import type { Audience } from "../../../src/domain/sharing/principals.ts";

export interface RecordEntry {
  readonly kind: string;
  readonly id: string;
  /** The item it belongs to, or "". */
  readonly itemId: string;
  readonly seq: number;
}

export interface RecordFeedStore {
  /** A record changed, appeared or disappeared for these audiences; takes one number for each. */
  publish(audiences: readonly Audience[], record: Omit<RecordEntry, "seq">, firstSeq: number): Promise<void>;
  /** Several records for one audience; takes one number for each. */
  publishAll(audience: Audience, records: readonly Omit<RecordEntry, "seq">[], firstSeq: number): Promise<void>;
  /** What changed for any of these principals after `since`, each record once, in the order of its latest number. */
  read(principals: readonly Audience[], since: number, limit: number): Promise<readonly RecordEntry[]>;
  /** Everything one audience heard of: for somebody who has just joined it, or left. */
  of(audience: Audience): Promise<readonly RecordEntry[]>;
  /** The answer to a command that was done before, if it was. */
  performed(personId: string, commandId: string): Promise<string | null>;
  remember(personId: string, commandId: string, answer: string, at: number): Promise<void>;
  /** Forgets commands done before `before`. */
  sweep(before: number): Promise<void>;
}
