/**
 * Documents that are open somewhere, kept as Yjs documents so that a keystroke does not decode its whole item. A held document
 * is a copy of what is stored, never the truth: it counts only while its number is the stored item's, and whoever finds another
 * number loads it again. It decides nothing.
 */
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import { OpenDocument } from "./openDocument.ts";

export class HeldDocuments {
  readonly #held = new Map<string, OpenDocument>();

  /** The document of this item as it is stored, when it is held. */
  of(item: ItemHeadRow): OpenDocument | undefined {
    const held = this.#held.get(item.id);
    return held?.seq === item.seq ? held : undefined;
  }

  /** How many changes of a held document are not in its item's stored state; undefined where it is not held. */
  unsaved(itemId: string): number | undefined {
    return this.#held.get(itemId)?.unsaved;
  }

  hold(itemId: string, document: OpenDocument): void {
    this.#held.set(itemId, document);
  }

  /** No longer open, or no longer to be trusted: the next one to need it loads it. */
  drop(itemId: string): void {
    this.#held.get(itemId)?.destroy();
    this.#held.delete(itemId);
  }
}

/** An item's document from the store; an empty one for an item that is new. */
export async function loadDocument(tx: StoreTransaction, item: ItemHeadRow, isNew: boolean): Promise<OpenDocument> {
  if (isNew) return new OpenDocument({ seq: item.seq });
  const state = (await tx.items.find(item.id))?.state ?? new Uint8Array();
  return new OpenDocument({ seq: item.seq, state, owners: await tx.items.clientsOf(item.id) });
}
