/**
 * The flush of SQLite's write-ahead log beside the event loop: what `synchronous = FULL` does at the end of a commit, on a thread of
 * Node's pool. Nothing is written here. SQLite has no locks on this file, so that opening and closing it takes none away.
 */
import { closeSync, fdatasync, openSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { storageFailure } from "./failures.ts";

const flushed = promisify(fdatasync);

/** What is committed in such a while shares one flush. */
const gatherMs = 50;

export class WalFile {
  readonly #database: DatabaseSync;
  readonly #path: string | null;
  #file: number | undefined;
  readonly #flushing = new Set<Promise<void>>();
  #next: { readonly timer: NodeJS.Timeout; readonly flush: PromiseWithResolvers<void> } | null = null;
  #isWhole = true;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const path = database.location();
    this.#path = path === null ? null : `${path}-wal`;
  }

  /** False after a flush that failed and could not be made up for: what a commit says is then not known to be on the disk. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Flushes within `gatherMs`; the same promise for everybody who asks meanwhile, which rejects like a transaction. */
  flushSoon(): Promise<void> {
    this.#next ??= { timer: setTimeout(() => this.#flushNext(), gatherMs), flush: Promise.withResolvers<void>() };
    return this.#next.flush.promise;
  }

  #flushNext(): void {
    const next = this.#next;
    this.#next = null;
    if (next) this.flush().then(next.flush.resolve, next.flush.reject);
  }

  /** Resolves when everything that is committed now is on the disk. Throws like a transaction. */
  flush(): Promise<void> {
    const flush = this.#flush().finally(() => this.#flushing.delete(flush));
    this.#flushing.add(flush);
    return flush;
  }

  async #flush(): Promise<void> {
    if (this.#path === null) return;
    try {
      this.#file ??= openSync(this.#path, "r+");
      await flushed(this.#file);
    } catch (error) {
      this.#writeDatabase(error);
    }
  }

  /**
   * A system says only once that it could not flush, and takes the lost pages for clean afterwards: another flush would succeed and
   * mean nothing. So what the log holds is written into the database itself, with flushes of its own.
   */
  #writeDatabase(reason: unknown): void {
    this.#isWhole = false;
    const state = this.#database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
    if (state?.["busy"] !== 0) throw storageFailure(reason);
    this.#isWhole = true;
  }

  /** Flushes what waits for it, and waits for what is under way. */
  async close(): Promise<void> {
    if (this.#next) clearTimeout(this.#next.timer);
    this.#flushNext();
    await Promise.allSettled(this.#flushing);
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
