/** The feed of plain records, and commands that were done, in SQL. */
import { sql, type Kysely } from "kysely";
import type { RecordFeedStore } from "../ports/records.ts";
import type { Tables } from "../tables.ts";

export function recordFeedStore(db: Kysely<Tables>): RecordFeedStore {
  return {
    async publish(audiences, { kind, id, itemId }, firstSeq) {
      for (const [index, audience] of audiences.entries()) {
        const seq = firstSeq + index;
        await db
          .insertInto("record_feed")
          .values({ audience, kind, record_id: id, item_id: itemId, seq })
          .onConflict((conflict) => conflict.columns(["audience", "kind", "record_id"]).doUpdateSet({ seq }))
          .execute();
      }
    },
    async publishAll(audience, records, firstSeq) {
      // Without the condition SQLite would read ON CONFLICT as a join's.
      await sql`
        INSERT INTO record_feed (audience, kind, record_id, item_id, seq)
        SELECT ${audience}, value ->> 'kind', value ->> 'id', value ->> 'itemId', key + ${firstSeq}
        FROM json_each(${JSON.stringify(records)}) WHERE true
        ON CONFLICT (audience, kind, record_id) DO UPDATE SET seq = excluded.seq`.execute(db);
    },
    async read(principals, since, limit) {
      const { rows } = await sql<{ kind: string; record_id: string; item_id: string; seq: number }>`
        SELECT kind, record_id, max(item_id) AS item_id, max(seq) AS seq FROM record_feed
        WHERE audience IN (SELECT value FROM json_each(${JSON.stringify(principals)})) AND seq > ${since}
        GROUP BY kind, record_id ORDER BY max(seq), kind, record_id LIMIT ${limit}`.execute(db);
      return rows.map((row) => ({ kind: row.kind, id: row.record_id, itemId: row.item_id, seq: row.seq }));
    },
    async of(audience) {
      const rows = await db.selectFrom("record_feed").selectAll().where("audience", "=", audience).execute();
      return rows.map((row) => ({ kind: row.kind, id: row.record_id, itemId: row.item_id, seq: row.seq }));
    },
    async performed(personId, commandId) {
      const row = await db
        .selectFrom("performed")
        .select("answer")
        .where("person_id", "=", personId)
        .where("command_id", "=", commandId)
        .executeTakeFirst();
      return row?.answer ?? null;
    },
    async remember(personId, commandId, answer, at) {
      await db.insertInto("performed").values({ person_id: personId, command_id: commandId, answer, at }).execute();
    },
    async sweep(before) {
      await db.deleteFrom("performed").where("at", "<", before).execute();
    },
  };
}
