/** Blobs in SQL. */
import type { Kysely } from "kysely";
import type { BlobStore } from "../ports/blobs.ts";
import type { Tables } from "../tables.ts";

export function blobStore(db: Kysely<Tables>): BlobStore {
  return {
    async has(blobId) {
      return (await db.selectFrom("blobs").select("id").where("id", "=", blobId).executeTakeFirst()) !== undefined;
    },
    async findOf({ itemId, blobId }) {
      const row = await db
        .selectFrom("blob_items")
        .innerJoin("blobs", "blobs.id", "blob_items.blob_id")
        .select(["blobs.mime", "blobs.bytes"])
        .where("blob_items.item_id", "=", itemId)
        .where("blob_items.blob_id", "=", blobId)
        .executeTakeFirst();
      return row ?? null;
    },
    async present(pairs) {
      if (pairs.length === 0) return [];
      const items = [...new Set(pairs.map(({ itemId }) => itemId))];
      const rows = await db
        .selectFrom("blob_items")
        .select(["item_id as itemId", "blob_id as blobId"])
        .where("item_id", "in", items)
        .execute();
      const there = new Set(rows.map(({ itemId, blobId }) => `${itemId} ${blobId}`));
      return pairs.filter(({ itemId, blobId }) => there.has(`${itemId} ${blobId}`));
    },
    async add(blobId, { mime, bytes, createdAt }) {
      await db
        .insertInto("blobs")
        .values({ id: blobId, mime, size: bytes.byteLength, bytes, thumbnail: "", created_at: createdAt })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
    },
    async link({ itemId, blobId }) {
      await db
        .insertInto("blob_items")
        .values({ blob_id: blobId, item_id: itemId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
