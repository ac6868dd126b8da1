/**
 * The journal on SQLite: one row a commit, written without Kysely, because every keystroke pays for it, and flushed beside the event
 * loop. What is in it is kept in memory too, so that putting it away does not read it again.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { FailureError } from "../../../src/domain/result.ts";
import { chainStart } from "../auditChain.ts";
import { journalRow } from "../journalEntries.ts";
import type { Appended, Journal, JournalChange, JournalledChange } from "../ports/journal.ts";
import { restored, type Epoch } from "./epoch.ts";
import { storageFailure } from "./failures.ts";
import { WalFile } from "./walFile.ts";

export class SqliteJournal implements Journal {
  readonly #database: DatabaseSync;
  readonly #epoch: Epoch;
  readonly #wal: WalFile;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollback: StatementSync;
  readonly #insert: StatementSync;
  readonly #sequence: StatementSync;
  readonly #lastAudit: StatementSync;
  readonly #anyRow: StatementSync;
  readonly #rowsWritten: StatementSync;
  #generation = 1;
  #waiting: JournalledChange[] = [];
  #lastHash = chainStart;
  #isPutAway = false;
  #round = 0;
  #rowsBefore = 0;

  constructor(database: DatabaseSync, epoch: Epoch) {
    this.#database = database;
    this.#epoch = epoch;
    this.#wal = new WalFile(database);
    this.#begin = database.prepare("BEGIN IMMEDIATE");
    this.#commit = database.prepare("COMMIT");
    this.#rollback = database.prepare("ROLLBACK");
    this.#insert = database.prepare("INSERT INTO journal (seq, entries, hash) VALUES (?, ?, ?)");
    this.#sequence = database.prepare("SELECT value FROM sequence");
    this.#lastAudit = database.prepare("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1");
    this.#anyRow = database.prepare("SELECT 1 FROM journal LIMIT 1");
    this.#rowsWritten = database.prepare("SELECT total_changes() AS count");
    epoch.onChange(() => {
      this.#waiting = [];
      this.#generation++;
    });
  }

  generation(): number {
    return this.#generation;
  }

  mayAppend(generation: number): boolean {
    return generation === this.#generation && !this.#database.isTransaction && this.#wal.isWhole;
  }

  append(changes: readonly JournalChange[], now: number): Appended {
    // The commit writes, and the flush that makes it outlive a power cut follows beside the loop. Every other commit flushes by
    // itself, what stands before it in the log included.
    this.#database.exec("PRAGMA synchronous = NORMAL");
    let seq: number;
    try {
      seq = this.#write(changes, now);
    } finally {
      this.#database.exec("PRAGMA synchronous = FULL");
    }
    return { seq, round: this.#round, flushed: this.#wal.flushSoon() };
  }

  #write(changes: readonly JournalChange[], now: number): number {
    try {
      this.#begin.run();
      try {
        if (this.#epoch.hasChanged()) throw new FailureError(restored);
        const seq = this.#nextSeq();
        const before = this.#waiting.length;
        const row = journalRow(changes, { seq, at: now, previousHash: this.#lastHash });
        this.#insert.run(row.seq, row.entries, row.hash);
        this.#commit.run();
        this.#lastHash = row.hash;
        for (const { itemId, itemType, actorId, update } of changes) {
          this.#waiting.push({ itemId, itemType, actorId, update, seq: seq + this.#waiting.length - before, at: now });
        }
        return seq;
      } catch (error) {
        // A full disk makes SQLite roll back by itself.
        if (this.#database.isTransaction) this.#rollback.run();
        if (error instanceof FailureError) this.#epoch.tell();
        throw error;
      }
    } catch (error) {
      throw storageFailure(error);
    }
  }

  /** The number after the newest; the first commit after the journal was put away continues the audit's chain. */
  #nextSeq(): number {
    const newest = this.waiting.at(-1);
    if (newest) return newest.seq + 1;
    const lastHash = this.#lastAudit.get()?.hash;
    this.#lastHash = typeof lastHash === "string" ? lastHash : chainStart;
    return Number(this.#sequence.get()?.value) + 1;
  }

  /** What a transaction that begins has to put away first. */
  get waiting(): readonly JournalledChange[] {
    // Whether the transaction that put it away was stored, the table says.
    if (this.#isPutAway && this.#anyRow.get() === undefined) {
      this.#waiting = [];
      this.#round++;
    }
    this.#isPutAway = false;
    return this.#waiting;
  }

  /** A transaction has put the journal away and begins its own work. */
  workBegins(): void {
    this.#isPutAway = true;
    this.#rowsBefore = this.#countRows();
  }

  /** The work is done, stored or not: what it may have written is another generation. */
  workEnded(): void {
    if (this.#countRows() !== this.#rowsBefore) this.#generation++;
  }

  /** Waits for the flush that is to come or under way. */
  close(): Promise<void> {
    return this.#wal.close();
  }

  #countRows(): number {
    return Number(this.#rowsWritten.get()?.count);
  }
}
