/** What a link shows: an item with its parts, and what it holds, each as far as the link itself may see it. */
import * as Y from "yjs";
import { materialize } from "../../../src/domain/items/materialize.ts";
import type { LinkedContent, LinkedDocument } from "../../../src/domain/sharing/linkContract.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { BlobPair, StoredBytes } from "../../store/ports/blobs.ts";
import type { ItemRow } from "../../store/ports/items.ts";
import { decide } from "../decide.ts";
import { driverOf } from "./drivers.ts";
import { linkHolder } from "./links.ts";

function documentOf({ id, type, parentId, sortKey, createdAt, updatedAt, state }: ItemRow): LinkedDocument {
  return { id, type, parentId, sortKey, createdAt, updatedAt, state: Buffer.from(state).toString("base64") };
}

/** The item as far as the link shows it; null for what it does not show, whether it exists or not. What is in the trash is not shown. */
async function linkedItem(tx: StoreTransaction, shareId: string, itemId: string): Promise<ItemRow | null> {
  const item = await tx.items.find(itemId);
  if (!item || item.deletedAt > 0 || item.trashedAt > 0 || item.rootId !== item.id) return null;
  return (await decide(tx, linkHolder(shareId), "view", item)).allowed ? item : null;
}

/**
 * A photo a shown recipe has now; null for everything else. Not the copy of the page it was read from, which may name whoever
 * kept it, nor a photo that was taken out.
 */
export async function linkedPhoto(
  tx: StoreTransaction,
  shareId: string,
  { itemId, blobId }: BlobPair,
): Promise<StoredBytes | null> {
  const item = await linkedItem(tx, shareId, itemId);
  if (item?.type !== "recipe" || !photosIn(item).includes(blobId)) return null;
  return tx.blobs.findOf({ itemId, blobId });
}

function photosIn({ state }: ItemRow): readonly string[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const recipe = materialize("recipe", doc);
  doc.destroy();
  return recipe.ok ? recipe.value.photoIds : [];
}

/** Null for what the link does not show. */
export async function linkedContent(
  tx: StoreTransaction,
  shareId: string,
  itemId: string,
): Promise<LinkedContent | null> {
  const holder = linkHolder(shareId);
  const item = await linkedItem(tx, shareId, itemId);
  if (!item) return null;
  const driver = driverOf(item.type);
  const parts = (await tx.items.withParts(itemId)).filter(
    (part) => part.id !== itemId && part.deletedAt === 0 && part.trashedAt === 0,
  );
  const held = [];
  for (const id of await driver.heldBy(tx, itemId)) {
    const head = await tx.items.head(id);
    if (!head || head.deletedAt > 0 || head.trashedAt > 0) continue;
    if (!(await decide(tx, holder, "view", head)).allowed) continue;
    held.push({ id, type: head.type, title: driverOf(head.type).displayName(head) });
  }
  return {
    item: { ...documentOf(item), title: driver.displayName(item) },
    parts: parts.map(documentOf),
    held,
  };
}
