/**
 * Documents that are open somewhere, kept as Yjs documents so that a keystroke does not decode its whole item. A held document
 * is a copy of what is stored, never the truth: it counts only while its number is the stored item's, and whoever finds another
 * number loads it again. It decides nothing.
 */
import * as Y from "yjs";
import { newDocument } from "../../src/domain/items/newDocument.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";

/** A document with what is needed to merge into it. */
export interface OpenDocument {
  doc: Y.Doc;
  /** Who owns which Yjs client id in it. */
  owners: Map<number, string>;
  /** The item's number this is the document of. */
  seq: number;
  /** At least as many bytes as its encoded state has. */
  maxBytes: number;
  /** Changes that are in the log but not yet in the stored state. */
  unsaved: number;
}

export class HeldDocuments {
  readonly #held = new Map<string, OpenDocument>();

  /** The document of this item as it is stored, when it is held. */
  of(item: ItemHeadRow): OpenDocument | undefined {
    const held = this.#held.get(item.id);
    return held?.seq === item.seq ? held : undefined;
  }

  hold(itemId: string, document: OpenDocument): void {
    this.#held.set(itemId, document);
  }

  /** No longer open, or no longer to be trusted: the next one to need it loads it. */
  drop(itemId: string): void {
    this.#held.get(itemId)?.doc.destroy();
    this.#held.delete(itemId);
  }
}

/** An item's document from the store; an empty one for an item that is new. */
export async function loadDocument(tx: StoreTransaction, item: ItemHeadRow, isNew: boolean): Promise<OpenDocument> {
  const doc = newDocument();
  if (isNew) return { doc, owners: new Map(), seq: item.seq, maxBytes: 0, unsaved: 0 };
  const state = (await tx.items.find(item.id))?.state ?? new Uint8Array();
  if (state.byteLength > 0) Y.applyUpdate(doc, state);
  const owners = new Map(await tx.items.clientsOf(item.id));
  return { doc, owners, seq: item.seq, maxBytes: state.byteLength, unsaved: 0 };
}
