/**
 * Notices that a restore, run by another process, has put other data in this database's place. Sequence numbers begin
 * again at an older value then, so whatever is remembered of them is void.
 */
import { randomUUID } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Failure } from "../../../src/domain/result.ts";

/** What a transaction ends with that finds other data than it was about. */
export const restored: Failure = {
  code: "server_restored",
  message: "A backup was restored just now. Nothing was stored: load the page again.",
};

export class Epoch {
  readonly #dataVersion: StatementSync;
  readonly #read: StatementSync;
  readonly #listeners = new Set<() => void>();
  #seenVersion: unknown;
  #value: string;

  constructor(database: DatabaseSync) {
    database.exec(`INSERT INTO meta (key, value) VALUES ('epoch', '${randomUUID()}') ON CONFLICT DO NOTHING`);
    this.#dataVersion = database.prepare("PRAGMA data_version");
    this.#read = database.prepare("SELECT value FROM meta WHERE key = 'epoch'");
    this.#seenVersion = this.#dataVersion.get()?.data_version;
    this.#value = this.#readValue();
  }

  get value(): string {
    return this.#value;
  }

  #readValue(): string {
    const value = this.#read.get()?.value;
    return typeof value === "string" ? value : "";
  }

  /** True once for each restore. The version changes only when another process has written, which is a restore or nothing. */
  hasChanged(): boolean {
    const version = this.#dataVersion.get()?.data_version;
    if (version === this.#seenVersion) return false;
    this.#seenVersion = version;
    const value = this.#readValue();
    if (value === this.#value) return false;
    this.#value = value;
    return true;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
