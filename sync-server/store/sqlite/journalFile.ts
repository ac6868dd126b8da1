/**
 * The journal's file, beside the database: written with one call of the system a commit, without SQLite, because every keystroke pays for
 * it, and flushed beside the event loop, on a thread of Node's pool. When its rows have been put in their places it is written from its
 * beginning again: what stood there before does not continue what is written over it, so nobody takes it for more. It decides nothing.
 */
import { closeSync, fdatasync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { promisify } from "node:util";
import { rowOf, type JournalRow } from "../journalEntries.ts";
import { storageFailure } from "./failures.ts";

const flushed = promisify(fdatasync);

/** What is written in such a while shares one flush. */
const gatherMs = 50;
/** A file that became longer than this is cut when it is written from its beginning again. */
const keptBytes = 4_000_000;
/** Before each row: how many bytes it has, and their SHA-256. */
const lengthBytes = 4;
const hashBytes = 32;
const headBytes = lengthBytes + hashBytes;

export function journalPath(databasePath: string): string {
  return `${databasePath}-typing`;
}

export class JournalFile {
  readonly #file: number;
  readonly #flushing = new Set<Promise<void>>();
  #next: { readonly timer: NodeJS.Timeout; readonly flush: PromiseWithResolvers<void> } | null = null;
  #end = 0;
  #longest = 0;
  #isWhole = true;
  #isClosed = false;
  readonly #putAway: () => Promise<unknown>;

  /**
   * Begins the file anew: what a server before this one left in it is in its places. `putAway` has everything stored in the database,
   * durably, which makes up for a flush that failed.
   */
  constructor(path: string, putAway: () => Promise<unknown>) {
    this.#file = openSync(path, "w", 0o600);
    this.#putAway = putAway;
  }

  /** False after a flush that failed, until everything is in the database: what is written is then not known to be on the disk. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** How long its rows are; the file may be longer. */
  get bytes(): number {
    return this.#end;
  }

  /** Writes a row behind the others; it outlives the process. Throws like a transaction, and then it is as if nothing had been written. */
  append({ entries, hash }: JournalRow): void {
    const bytes = Buffer.allocUnsafe(headBytes + entries.byteLength);
    bytes.writeUInt32LE(entries.byteLength);
    bytes.write(hash, lengthBytes, "hex");
    bytes.set(entries, headBytes);
    try {
      for (let written = 0; written < bytes.byteLength;)
        written += writeSync(this.#file, bytes, written, bytes.byteLength - written, this.#end + written);
    } catch (error) {
      throw storageFailure(error);
    }
    this.#end += bytes.byteLength;
    this.#longest = Math.max(this.#longest, this.#end);
  }

  /** Everything in it is in its place, durably: the next row is the first. */
  rewind(): void {
    this.#end = 0;
    this.#isWhole = true;
    if (this.#longest <= keptBytes) return;
    ftruncateSync(this.#file, 0);
    this.#longest = 0;
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

  /** Resolves when everything that is written now is on the disk. Throws like a transaction. */
  flush(): Promise<void> {
    const flush = this.#flush().finally(() => this.#flushing.delete(flush));
    this.#flushing.add(flush);
    return flush;
  }

  async #flush(): Promise<void> {
    try {
      await flushed(this.#file);
    } catch {
      // A system says only once that it could not flush, and takes the lost pages for clean afterwards: another flush would succeed and
      // mean nothing. Where the database cannot be written either, its error is the one to tell.
      this.#isWhole = false;
      await this.#putAway();
    }
  }

  /** Flushes what waits for it, waits for what is under way, and closes the file. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#next) clearTimeout(this.#next.timer);
    this.#flushNext();
    await Promise.allSettled(this.#flushing);
    closeSync(this.#file);
  }
}

/** The whole rows at the beginning of a journal's file; none where there is no file. Which of them continue each other is another question. */
export function readJournalFile(path: string): JournalRow[] {
  const bytes = readIfThere(path);
  const rows: JournalRow[] = [];
  for (let at = 0; at + headBytes <= bytes.byteLength;) {
    const start = at + headBytes;
    const end = start + bytes.readUInt32LE(at);
    const row = end <= bytes.byteLength ? rowOf(bytes.subarray(start, end)) : undefined;
    if (row?.hash !== bytes.toString("hex", at + lengthBytes, start)) break;
    rows.push(row);
    at = end;
  }
  return rows;
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw storageFailure(error);
  }
}
