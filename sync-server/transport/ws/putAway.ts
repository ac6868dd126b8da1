/**
 * What was typed gets its places in the log, the audit and the items now and then: a transaction does that, as each does (see
 * docs/adr/0016-typing-and-the-journal.md). Documents that were typed into much are written whole with it.
 */
import * as Y from "yjs";
import type { HeldDocuments } from "../../merge/heldDocuments.ts";
import type { Store } from "../../store/ports.ts";
import { maxUnsaved } from "../../store/ports/items.ts";

export interface PutAwayParts {
  readonly store: Store;
  readonly documents: HeldDocuments;
  readonly reportBug: (error: unknown) => void;
}

/** What was typed waits so long at most; whoever reads has it put away at once. */
const putAwayEveryMs = 5_000;

export class PutAway {
  readonly #parts: PutAwayParts;
  #typed = new Set<string>();
  #plannedFor: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(parts: PutAwayParts) {
    this.#parts = parts;
  }

  /** Something was typed into an item; called for every letter. */
  typed(itemId: string): void {
    this.#typed.add(itemId);
    if (!this.#plannedFor && !this.#isStopped) {
      this.#plannedFor = setTimeout(() => void this.#run().catch(this.#parts.reportBug), putAwayEveryMs).unref();
    }
  }

  /** Nothing is put away from here on: the next start does. */
  stop(): void {
    this.#isStopped = true;
    if (this.#plannedFor) clearTimeout(this.#plannedFor);
    this.#plannedFor = null;
  }

  async #run(): Promise<void> {
    this.#plannedFor = null;
    const typed = this.#typed;
    this.#typed = new Set();
    const { store, documents } = this.#parts;
    await store.transaction(async (tx) => {
      for (const id of typed) {
        if ((documents.unsaved(id) ?? 0) < maxUnsaved) continue;
        const item = await tx.items.head(id);
        const document = item && documents.of(item);
        if (!document) continue;
        // Whoever reads an item applies what came after its state.
        await tx.items.put({ ...item, state: Y.encodeStateAsUpdate(document.doc) });
        document.unsaved = 0;
      }
    });
  }
}
