/** Items, their log and their feed in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import type { ItemType } from "../../../src/domain/items/types.ts";
import { keepUpdates, type ItemRow, type ItemStore } from "../ports/items.ts";
import type { Tables } from "../tables.ts";

function toItem(row: Selectable<Tables["items"]>): ItemRow {
  return {
    id: row.id,
    type: row.type as ItemType,
    parentId: row.parent_id,
    rootId: row.root_id,
    ownerId: row.owner_id,
    sortKey: row.sort_key,
    title: row.title,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    trashedAt: row.trashed_at,
    deletedAt: row.deleted_at,
    seq: row.seq,
    state: row.state,
  };
}

export function itemStore(db: Kysely<Tables>): ItemStore {
  return {
    async find(id) {
      const row = await db.selectFrom("items").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toItem(row);
    },
    async findMany(ids) {
      if (ids.length === 0) return [];
      const rows = await db.selectFrom("items").selectAll().where("id", "in", ids).execute();
      return rows.map(toItem);
    },
    async put(item) {
      const values = {
        type: item.type,
        parent_id: item.parentId,
        root_id: item.rootId,
        owner_id: item.ownerId,
        sort_key: item.sortKey,
        title: item.title,
        created_at: item.createdAt,
        updated_at: item.updatedAt,
        trashed_at: item.trashedAt,
        deleted_at: item.deletedAt,
        seq: item.seq,
        state: item.state,
      };
      await db
        .insertInto("items")
        .values({ id: item.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async withParts(rootId) {
      const rows = await db.selectFrom("items").selectAll().where("root_id", "=", rootId).orderBy("seq").execute();
      return rows.map(toItem);
    },
    async idsOfType(ownerId, type) {
      const rows = await db
        .selectFrom("items as part")
        .innerJoin("items as root", "root.id", "part.root_id")
        .select("part.id")
        .where("root.owner_id", "=", ownerId)
        .where("root.type", "=", type)
        .orderBy("part.seq")
        .execute();
      return rows.map((row) => row.id);
    },
    async logUpdate(itemId, { seq, update, actorId, at }) {
      await db.insertInto("item_updates").values({ item_id: itemId, seq, actor_id: actorId, at, update }).execute();
      // Trimmed now and then, not with every write: the bound may be passed by half before.
      if (seq % (keepUpdates / 2) !== 0) return;
      const oldest = await db
        .selectFrom("item_updates")
        .select("seq")
        .where("item_id", "=", itemId)
        .orderBy("seq", "desc")
        .offset(keepUpdates)
        .limit(1)
        .executeTakeFirst();
      if (oldest === undefined) return;
      await db.deleteFrom("item_updates").where("item_id", "=", itemId).where("seq", "<=", oldest.seq).execute();
    },
    async updatesSince(itemId, since) {
      const before = await db
        .selectFrom("item_updates")
        .select("seq")
        .where("item_id", "=", itemId)
        .where("seq", "<=", since)
        .limit(1)
        .executeTakeFirst();
      if (before === undefined) return null;
      const rows = await db
        .selectFrom("item_updates")
        .select("update")
        .where("item_id", "=", itemId)
        .where("seq", ">", since)
        .orderBy("seq")
        .execute();
      return rows.map((row) => row.update);
    },
    async clearLog(itemId) {
      await db.deleteFrom("item_updates").where("item_id", "=", itemId).execute();
    },
    async clientsOf(itemId) {
      const rows = await db
        .selectFrom("item_clients")
        .select(["client_id", "person_id"])
        .where("item_id", "=", itemId)
        .execute();
      return new Map(rows.map((row) => [row.client_id, row.person_id]));
    },
    async claimClients(itemId, personId, clients) {
      if (clients.length === 0) return;
      await db
        .insertInto("item_clients")
        .values(clients.map((client) => ({ item_id: itemId, client_id: client, person_id: personId })))
        .execute();
    },
    async feed(personId, since, limit) {
      const { rows } = await sql<{ item_id: string; seq: number; is_whole: number }>`
        SELECT item_id, seq, max(is_whole) AS is_whole FROM (
          SELECT id AS item_id, seq, 0 AS is_whole FROM items WHERE owner_id = ${personId} AND seq > ${since}
          UNION ALL
          SELECT items.id, items.seq, 0 FROM shares JOIN items ON items.root_id = shares.item_id
            WHERE shares.recipient_id = ${personId} AND shares.status = 'accepted' AND items.seq > ${since}
          UNION ALL
          SELECT items.id, items.seq, 0 FROM shares
            JOIN items ON items.owner_id = shares.owner_id AND items.seq > ${since}
            JOIN items AS root ON root.id = items.root_id AND root.type = shares.item_type
            WHERE shares.recipient_id = ${personId} AND shares.status = 'accepted' AND shares.share_all = 1
          UNION ALL
          SELECT item_id, seq, 1 FROM visibility_events WHERE person_id = ${personId} AND seq > ${since}
        ) GROUP BY item_id, seq ORDER BY seq, item_id LIMIT ${limit}`.execute(db);
      return rows.map((row) => ({ itemId: row.item_id, seq: row.seq, isWhole: row.is_whole === 1 }));
    },
    async addVisibility(personId, itemIds, firstSeq) {
      const rows = itemIds.map((itemId, index) => ({ person_id: personId, seq: firstSeq + index, item_id: itemId }));
      // SQLite takes a bounded number of values in one statement.
      for (let start = 0; start < rows.length; start += 500) {
        await db
          .insertInto("visibility_events")
          .values(rows.slice(start, start + 500))
          .execute();
      }
    },
  };
}
