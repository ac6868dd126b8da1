/** What was shown to whom, in SQL. */
import { sql, type Kysely } from "kysely";
import type { ShownStore } from "../ports/shown.ts";
import type { Tables } from "../tables.ts";

export function shownStore(db: Kysely<Tables>): ShownStore {
  const among = async (personId: string, ids: readonly string[]): Promise<ReadonlySet<string>> => {
    if (ids.length === 0) return new Set();
    const rows = await db
      .selectFrom("shown")
      .select("id")
      .where("person_id", "=", personId)
      .where("id", "in", sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
      .execute();
    return new Set(rows.map(({ id }) => id));
  };
  return {
    among,
    async note(personId, ids) {
      const known = await among(personId, ids);
      const missing = ids.filter((id) => !known.has(id));
      if (missing.length === 0) return;
      // Without the condition SQLite would read ON CONFLICT as a join's.
      await sql`
        INSERT INTO shown (person_id, id) SELECT ${personId}, value FROM json_each(${JSON.stringify(missing)}) WHERE true
        ON CONFLICT (person_id, id) DO NOTHING`.execute(db);
    },
    async forget(personId) {
      await db.deleteFrom("shown").where("person_id", "=", personId).execute();
    },
  };
}
