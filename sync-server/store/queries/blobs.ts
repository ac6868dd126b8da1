/** Blobs in SQL. */
import { sql, type Kysely } from "kysely";
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
        .values({ blob_id: blobId, item_id: itemId, loose_since: null })
        .onConflict((conflict) => conflict.columns(["blob_id", "item_id"]).doUpdateSet({ loose_since: null }))
        .execute();
    },
    async bytesOf(ownerId) {
      const row = await db
        .selectFrom("blobs")
        .select(sql<number>`ifnull(sum(size), 0)`.as("bytes"))
        .where("id", "in", (select) =>
          select
            .selectFrom("blob_items")
            .innerJoin("items", "items.id", "blob_items.item_id")
            .select("blob_items.blob_id")
            .where("items.owner_id", "=", ownerId),
        )
        .executeTakeFirstOrThrow();
      return row.bytes;
    },
    async itemsAfter(after, limit) {
      const rows = await db
        .selectFrom("blob_items")
        .select("item_id")
        .distinct()
        .where("item_id", ">", after)
        .orderBy("item_id")
        .limit(limit)
        .execute();
      return rows.map((row) => row.item_id);
    },
    async refer(itemId, blobIds, now) {
      const ofItem = db.updateTable("blob_items").where("item_id", "=", itemId);
      const isReferred = sql<boolean>`blob_id IN (SELECT value FROM json_each(${JSON.stringify(blobIds)}))`;
      await ofItem.set({ loose_since: null }).where(isReferred).where("loose_since", "is not", null).execute();
      await ofItem
        .set({ loose_since: now })
        .where(sql<boolean>`NOT ${isReferred}`)
        .where("loose_since", "is", null)
        .execute();
    },
    async sweep(looseBefore) {
      await db.deleteFrom("blob_items").where("loose_since", "<", looseBefore).execute();
      const gone = await db
        .deleteFrom("blobs")
        .where("created_at", "<", looseBefore)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom("blob_items").select("item_id").whereRef("blob_items.blob_id", "=", "blobs.id"))),
        )
        .returning("size")
        .execute();
      return gone.reduce((sum, { size }) => sum + size, 0);
    },
  };
}
