/** What a device is told about a change it pushed: the outcome of the merge in the words of the records plane. */
import * as Y from "yjs";
import { newDocument } from "../../src/domain/items/newDocument.ts";
import type { ItemHead, ItemPush, ItemResult } from "../../src/domain/protocol/messages.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import { malformed, type MergeOutcome } from "./mergeItem.ts";

export async function answerPush(tx: StoreTransaction, push: ItemPush, outcome: MergeOutcome): Promise<ItemResult> {
  const { id } = push;
  if (outcome.kind === "gone") return { kind: "gone", id };
  if (outcome.kind === "merged") {
    const missing = differenceTo(outcome.doc, push.vector);
    if (missing) return { kind: "merged", head: headOf(outcome.item), missing };
  }
  const failure = outcome.kind === "refused" ? outcome.failure : malformed;
  const current = outcome.kind === "refused" ? outcome.current : outcome.item;
  const item = current && (await tx.items.find(current.id));
  if (!item) return { kind: "refused", id, failure, current: null };
  const doc = newDocument();
  Y.applyUpdate(doc, item.state);
  const update = differenceTo(doc, push.base) ?? item.state;
  return { kind: "refused", id, failure, current: { head: headOf(item), update } };
}

/** What a document has beyond a state vector; undefined where the vector is damaged. */
function differenceTo(doc: Y.Doc, vector: Uint8Array): Uint8Array | undefined {
  try {
    return Y.encodeStateAsUpdate(doc, vector);
  } catch {
    // The vector came from outside, and the decoder throws whatever it stumbles on.
    return undefined;
  }
}

export function headOf(item: ItemHeadRow): ItemHead {
  return {
    id: item.id,
    type: item.type,
    parentId: item.parentId,
    ownerId: item.ownerId,
    sortKey: item.sortKey,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    trashedAt: item.trashedAt,
  };
}
