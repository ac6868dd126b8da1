/** What containers hold, in SQL. */
import type { Kysely, Selectable } from "kysely";
import { compiledQuery } from "../compiledQuery.ts";
import type { Placement, PlacementStore } from "../ports/placements.ts";
import type { Tables } from "../tables.ts";

const holding = compiledQuery<
  { itemId: string },
  Selectable<Tables["placements"]> & Pick<Selectable<Tables["items"]>, "owner_id" | "type">
>((db, parameter) =>
  db
    .selectFrom("placements")
    .innerJoin("items", "items.id", "placements.container_id")
    .selectAll("placements")
    .select(["items.owner_id", "items.type"])
    .where("placements.item_id", "=", parameter("itemId"))
    .where("placements.cap", "is not", null)
    .where("items.trashed_at", "=", 0)
    .where("items.deleted_at", "=", 0),
);

function toPlacement(row: Selectable<Tables["placements"]>): Placement {
  return { containerId: row.container_id, itemId: row.item_id, placedBy: row.placed_by, cap: row.cap };
}

export function placementStore(db: Kysely<Tables>): PlacementStore {
  return {
    async ofContainer(containerId) {
      const rows = await db.selectFrom("placements").selectAll().where("container_id", "=", containerId).execute();
      return rows.map(toPlacement);
    },
    async ofItem(itemId) {
      const { rows } = await holding(db, { itemId });
      return rows.map((row) => ({ ...toPlacement(row), ownerId: row.owner_id, type: row.type }));
    },
    async allOfItem(itemId) {
      const rows = await db.selectFrom("placements").selectAll().where("item_id", "=", itemId).execute();
      return rows.map(toPlacement);
    },
    async put({ containerId, itemId, placedBy, cap }, seq) {
      const values = { placed_by: placedBy, cap, seq };
      await db
        .insertInto("placements")
        .values({ container_id: containerId, item_id: itemId, ...values })
        .onConflict((conflict) => conflict.columns(["container_id", "item_id"]).doUpdateSet(values))
        .execute();
    },
    async remove(containerId, itemId) {
      await db.deleteFrom("placements").where("container_id", "=", containerId).where("item_id", "=", itemId).execute();
    },
  };
}
