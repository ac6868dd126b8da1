/** Changes of tables that are still to be told of, in SQL. */
import type { Kysely } from "kysely";
import { compiledQuery } from "../compiledQuery.ts";
import type { TableChangeStore } from "../ports/tableChanges.ts";
import type { Tables } from "../tables.ts";

/** Asked with every change of a table. */
const noteChange = compiledQuery<{ itemId: string; actorId: string; at: number }, unknown>((db, parameter) =>
  db
    .insertInto("table_changes")
    .values({ item_id: parameter("itemId"), actor_id: parameter("actorId"), at: parameter("at"), told_to: "" })
    .onConflict((conflict) => conflict.columns(["item_id", "actor_id"]).doNothing()),
);

export function tableChangeStore(db: Kysely<Tables>): TableChangeStore {
  return {
    async note(itemId, actorId, at) {
      await noteChange(db, { itemId, actorId, at });
    },
    async due(before) {
      const first = await db
        .selectFrom("table_changes")
        .select("item_id")
        .where("at", "<=", before)
        .orderBy("at")
        .limit(1)
        .executeTakeFirst();
      if (!first) return null;
      const rows = await db
        .selectFrom("table_changes")
        .select(["actor_id", "told_to"])
        .where("item_id", "=", first.item_id)
        .orderBy("at")
        .execute();
      // Whoever changed it while others were being told is named to the rest.
      const told = rows.map(({ told_to }) => told_to).toSorted();
      return { itemId: first.item_id, actorIds: rows.map(({ actor_id }) => actor_id), toldTo: told.at(-1) ?? "" };
    },
    async toldTo(itemId, personId) {
      await db.updateTable("table_changes").set({ told_to: personId }).where("item_id", "=", itemId).execute();
    },
    async forget(itemId) {
      await db.deleteFrom("table_changes").where("item_id", "=", itemId).execute();
    },
  };
}
