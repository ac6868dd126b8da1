/** Requests for access in SQL. */
import type { Kysely, Selectable } from "kysely";
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { RequestRow, RequestStore } from "../ports/requests.ts";
import type { Tables } from "../tables.ts";

function toRequest(row: Selectable<Tables["access_requests"]>): RequestRow {
  return {
    id: row.id,
    itemId: row.item_id,
    itemType: row.item_type as ItemType,
    askerId: row.asker_id,
    ownerId: row.owner_id,
    level: row.level,
    message: row.message,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    seq: row.seq,
  };
}

export function requestStore(db: Kysely<Tables>): RequestStore {
  return {
    async find(id) {
      const row = await db.selectFrom("access_requests").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toRequest(row);
    },
    async findOpen(askerId, itemId) {
      const row = await db
        .selectFrom("access_requests")
        .selectAll()
        .where("asker_id", "=", askerId)
        .where("item_id", "=", itemId)
        .where("status", "=", "open")
        .executeTakeFirst();
      return row === undefined ? null : toRequest(row);
    },
    async put(request) {
      const values = {
        item_id: request.itemId,
        item_type: request.itemType,
        asker_id: request.askerId,
        owner_id: request.ownerId,
        level: request.level,
        message: request.message,
        status: request.status,
        created_at: request.createdAt,
        updated_at: request.updatedAt,
        seq: request.seq,
      };
      await db
        .insertInto("access_requests")
        .values({ id: request.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async feed(personId, since, limit) {
      const rows = await db
        .selectFrom("access_requests")
        .selectAll()
        .where((where) => where.or([where("owner_id", "=", personId), where("asker_id", "=", personId)]))
        .where("seq", ">", since)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(toRequest);
    },
  };
}
