/**
 * The journal beside an SQLite database: what was typed is a row of a file of its own (`journalFile.ts`), and kept in memory too, so that
 * putting it away does not read it again. Every transaction of this process puts it away first, inside itself; what is committed is no
 * longer waiting. A process that does not own the journal, such as a command beside a running server, has none.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { chainStart } from "../auditChain.ts";
import { journalRow, numberedFrom } from "../journalEntries.ts";
import type { Appended, Journal, JournalChange, JournalledChange } from "../ports/journal.ts";
import type { Epoch } from "./epoch.ts";
import type { JournalFile } from "./journalFile.ts";

export class SqliteJournal implements Journal {
  readonly #database: DatabaseSync;
  readonly #file: JournalFile | null;
  readonly #sequence: StatementSync;
  readonly #lastAudit: StatementSync;
  readonly #rowsWritten: StatementSync;
  #generation = 1;
  #waiting: JournalledChange[] = [];
  #lastHash = chainStart;
  #isPutAway = false;
  #round = 0;
  #rowsBefore = 0;

  constructor(database: DatabaseSync, epoch: Epoch, file: JournalFile | null) {
    this.#database = database;
    this.#file = file;
    this.#sequence = database.prepare("SELECT value FROM sequence");
    this.#lastAudit = database.prepare("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1");
    this.#rowsWritten = database.prepare("SELECT total_changes() AS count");
    epoch.onChange(() => {
      // What was typed before a restore is part of what was replaced.
      this.#generation++;
      this.#empty();
    });
  }

  generation(): number {
    return this.#generation;
  }

  /** How many bytes of its file wait to be put in their places. */
  get bytes(): number {
    return this.#file?.bytes ?? 0;
  }

  mayAppend(generation: number): boolean {
    return generation === this.#generation && this.#file?.isWhole === true && !this.#database.isTransaction;
  }

  append(changes: readonly JournalChange[], now: number): Appended {
    if (this.#file === null) throw new Error("This process does not own the journal.");
    const seq = this.#nextSeq();
    const row = journalRow(changes, { seq, at: now, previousHash: this.#lastHash });
    this.#file.append(row);
    this.#lastHash = row.hash;
    for (const [index, { itemId, itemType, actorId, update }] of changes.entries())
      this.#waiting.push({ itemId, itemType, actorId, update, seq: seq + index, at: now });
    return { seq, round: this.#round, flushed: this.#file.flushSoon() };
  }

  /** The number after the newest; the first row after the journal was put away continues the audit's chain. */
  #nextSeq(): number {
    const newest = this.#waiting.at(-1);
    if (newest) return newest.seq + 1;
    const lastHash = this.#lastAudit.get()?.hash;
    this.#lastHash = typeof lastHash === "string" ? lastHash : chainStart;
    return this.#storedSeq() + 1;
  }

  #storedSeq(): number {
    return Number(this.#sequence.get()?.value);
  }

  /** What a transaction that begins has to put away first, with the numbers that come next now. */
  workToPutAway(): readonly JournalledChange[] {
    this.#isPutAway = false;
    const [first] = this.#waiting;
    if (!first) return this.#waiting;
    const next = this.#storedSeq() + 1;
    if (first.seq !== next) {
      // Another process wrote meanwhile. Nobody has seen these numbers but the open documents, which are loaded again.
      this.#waiting = numberedFrom(next, this.#waiting);
      this.#generation++;
    }
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

  /** A transaction is committed, durably. */
  committed(): void {
    if (!this.#isPutAway) return;
    this.#isPutAway = false;
    this.#empty();
  }

  #empty(): void {
    // Also where nothing waits: a flush may fail after what it was for was put away, and then any commit makes up for it.
    this.#file?.rewind();
    if (this.#waiting.length === 0) return;
    this.#waiting = [];
    this.#round++;
  }

  /** Waits for the flush that is to come or under way. */
  async close(): Promise<void> {
    await this.#file?.close();
  }

  #countRows(): number {
    return Number(this.#rowsWritten.get()?.count);
  }
}
