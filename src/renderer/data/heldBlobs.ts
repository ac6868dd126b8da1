/**
 * Photos and page copies that an undo may bring back: everything an open document has referred to since it was opened. It
 * knows this window's documents only.
 */
import { blobIdsIn } from "../../domain/items/blobIds.ts";
import type { ItemId } from "../../domain/items/types.ts";

export class HeldBlobs {
  readonly #byItem = new Map<ItemId, Set<string>>();

  /** Remembers what a document refers to now. */
  see(id: ItemId, derived: unknown): void {
    const ids = blobIdsIn(derived);
    if (ids.length === 0) return;
    const held = this.#byItem.get(id) ?? new Set();
    for (const blobId of ids) held.add(blobId);
    this.#byItem.set(id, held);
  }

  /** The document is no longer open: nothing in it can be undone. */
  letGo(id: ItemId): void {
    this.#byItem.delete(id);
  }

  ids(): Set<string> {
    return new Set([...this.#byItem.values()].flatMap((held) => [...held]));
  }
}
