/**
 * News of open documents for devices that do not have them open: whom they concern is told now and then, so that they pull. It decides
 * nothing: whoever hears of news has to ask.
 */
import type { Audience } from "../../../src/domain/sharing/principals.ts";
import type { Store } from "../../store/ports.ts";
import { Audiences } from "./audiences.ts";

export interface LiveNewsParts {
  readonly store: Store;
  readonly reportBug: (error: unknown) => void;
  /** Somebody's items changed: their other devices should pull. Called at most once every `tellEveryMs`. */
  readonly tell: (audience: Iterable<Audience>) => void;
}

const tellEveryMs = 1_000;

export class LiveNews {
  readonly #parts: LiveNewsParts;
  readonly #audiences = new Audiences();
  #changed = new Set<string>();
  #tellAt: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(parts: LiveNewsParts) {
    this.#parts = parts;
  }

  /** An item changed; called for every letter. */
  changed(itemId: string): void {
    this.#changed.add(itemId);
    if (!this.#tellAt && !this.#isStopped) {
      this.#tellAt = setTimeout(() => void this.#tell().catch(this.#parts.reportBug), tellEveryMs).unref();
    }
  }

  /** An item is not open any more. */
  closed(itemId: string): void {
    this.#audiences.forget(itemId);
  }

  /** Nothing is told from here on. */
  stop(): void {
    this.#isStopped = true;
    if (this.#tellAt) clearTimeout(this.#tellAt);
    this.#tellAt = null;
  }

  async #tell(): Promise<void> {
    this.#tellAt = null;
    const changed = this.#changed;
    this.#changed = new Set();
    const { store, tell } = this.#parts;
    tell(this.#audiences.known(changed, store.journal.generation()) ?? (await this.#audienceOf(changed)));
  }

  async #audienceOf(itemIds: Iterable<string>): Promise<Set<Audience>> {
    const { store } = this.#parts;
    return store.transaction(async (tx) => {
      const audience = new Set<Audience>();
      const generation = store.journal.generation();
      for (const id of itemIds) {
        const item = await tx.items.head(id);
        if (!item) continue;
        for (const principal of await this.#audiences.of(tx, item, generation)) audience.add(principal);
      }
      return audience;
    });
  }
}
