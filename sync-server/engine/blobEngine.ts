/**
 * Who may bring and take photos and page copies. The right to bytes follows the item they were brought with, never the
 * knowledge of their hash: writing a known hash into an item of one's own gives nothing. Runs inside the caller's transaction.
 */
import { fail, ok, type Result } from "../../src/domain/result.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { BlobPair, StoredBytes } from "../store/ports/blobs.ts";
import type { ItemRow } from "../store/ports/items.ts";
import { decide } from "./decide.ts";
import type { SpaceLimit } from "./space.ts";

const notThere = fail("not_found", "This picture is not here.");
const notAllowed = fail("permission_denied", "You may see this, but not add pictures to it.");

async function visible(tx: StoreTransaction, personId: string, itemId: string): Promise<ItemRow | null> {
  const item = await tx.items.find(itemId);
  if (!item || item.deletedAt > 0) return null;
  return (await decide(tx, personId, "view", item)).allowed ? item : null;
}

/** The bytes for somebody who may see the item they were brought with. Errors: not_found, for every other reason alike. */
export async function readBlob(tx: StoreTransaction, personId: string, pair: BlobPair): Promise<Result<StoredBytes>> {
  if (!(await visible(tx, personId, pair.itemId))) return notThere;
  const blob = await tx.blobs.findOf(pair);
  return blob ? ok(blob) : notThere;
}

/**
 * Keeps bytes with an item the person may edit. The caller has checked that they hash to their id: having the bytes is what
 * entitles to bring them. Errors: not_found, permission_denied, space_full.
 */
export async function keepBlob(
  tx: StoreTransaction,
  personId: string,
  pair: BlobPair,
  blob: StoredBytes,
  { now, space }: { readonly now: number; readonly space: SpaceLimit },
): Promise<Result<null>> {
  const item = await visible(tx, personId, pair.itemId);
  if (!item) return notThere;
  if (!(await decide(tx, personId, "edit", item)).allowed) return notAllowed;
  if ((await tx.blobs.present([pair])).length === 0) {
    const room = await space.take(tx, personId, item.ownerId, blob.bytes.byteLength);
    if (!room.ok) return room;
  }
  if (!(await tx.blobs.has(pair.blobId))) await tx.blobs.add(pair.blobId, { ...blob, createdAt: now });
  await tx.blobs.link(pair);
  await tx.audit.append({
    at: now,
    actorId: personId,
    action: "blob.added",
    itemType: item.type,
    itemId: item.id,
    after: { blob: pair.blobId, size: blob.bytes.byteLength },
  });
  return ok(null);
}

/** Which pairs the server has no bytes for; items the person may not see are named as unknown, whether they exist or not. */
export async function lackingBlobs(
  tx: StoreTransaction,
  personId: string,
  pairs: readonly BlobPair[],
): Promise<{ readonly lacking: BlobPair[]; readonly unknownItems: string[] }> {
  const unknownItems: string[] = [];
  const known = new Set<string>();
  for (const itemId of new Set(pairs.map((pair) => pair.itemId))) {
    if (await visible(tx, personId, itemId)) known.add(itemId);
    else unknownItems.push(itemId);
  }
  const askable = pairs.filter(({ itemId }) => known.has(itemId));
  const present = new Set((await tx.blobs.present(askable)).map(({ itemId, blobId }) => `${itemId} ${blobId}`));
  return { lacking: askable.filter(({ itemId, blobId }) => !present.has(`${itemId} ${blobId}`)), unknownItems };
}
