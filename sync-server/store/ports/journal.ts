/**
 * The journal: what was typed into open documents, one small row for many keystrokes. It is the log and the audit of what it holds
 * until the next transaction puts it in its places there, first of all; whoever reads through a transaction never sees it.
 */
import type { ItemType } from "../../../src/domain/items/types.ts";

/** A change that was decided and merged, and changed nothing of its item but the document. */
export interface JournalChange {
  readonly itemId: string;
  readonly itemType: ItemType;
  readonly actorId: string;
  readonly update: Uint8Array;
}

/** A change as it is stored: with its number and the server's time, ms. */
export interface JournalledChange extends JournalChange {
  readonly seq: number;
  readonly at: number;
}

export interface Journal {
  /** Another number whenever anything but the journal may have been written: while it is the same, what was read is so still. */
  generation(): number;
  /** Whether nothing was written since that generation and no transaction is under way: until something is waited for, it stays so. */
  mayAppend(generation: number): boolean;
  /** Writes the changes as one row, which outlives the process, and behind which every later transaction comes. Throws like a transaction. */
  append(changes: readonly JournalChange[], now: number): Appended;
}

export interface Appended {
  /** The number of the first change; the others follow it. */
  readonly seq: number;
  /** How often the journal had been put away before. */
  readonly round: number;
  /**
   * Resolves when they are on the disk; the same for all that share a flush. Until then a power cut may take them. Every transaction that
   * resolves has flushed them too. Rejects like a transaction.
   */
  readonly flushed: Promise<void>;
}
