/** What somebody has that a principal was never given: neither by itself, whatever became of that share, nor with all of its kind. */
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { Principal } from "../../../src/domain/sharing/principals.ts";
import type { ShareStore } from "../ports/shares.ts";
import type { Tables } from "../tables.ts";

function neverGivenItems(ownerId: string, principal: Principal, types: readonly ItemType[]): RawBuilder<unknown> {
  return sql`
    FROM items INDEXED BY items_of_type
    WHERE items.type IN (SELECT value FROM json_each(${JSON.stringify(types)})) AND items.owner_id = ${ownerId}
      AND items.deleted_at = 0 AND items.trashed_at = 0
      AND NOT EXISTS (SELECT 1 FROM shares WHERE shares.item_id = items.id AND shares.principal = ${principal})
      AND NOT EXISTS (
        SELECT 1 FROM shares WHERE shares.owner_id = items.owner_id AND shares.item_type = items.type
          AND shares.principal = ${principal} AND shares.share_all = 1 AND shares.status = 'accepted')`;
}

export function neverGivenQueries(db: Kysely<Tables>): Pick<ShareStore, "neverGiven" | "countNeverGiven"> {
  return {
    async neverGiven(ownerId, principal, types, limit) {
      const from = neverGivenItems(ownerId, principal, types);
      const { rows } = await sql<{ id: string; type: ItemType }>`
        SELECT items.id, items.type ${from} ORDER BY items.created_at, items.id LIMIT ${limit}`.execute(db);
      return rows;
    },
    async countNeverGiven(ownerId, principal, types) {
      const from = neverGivenItems(ownerId, principal, types);
      const { rows } = await sql<{ type: ItemType; count: number }>`
        SELECT items.type, count(*) AS count ${from} GROUP BY items.type`.execute(db);
      return rows;
    },
  };
}
