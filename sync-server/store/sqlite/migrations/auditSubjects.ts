/** The audit as its viewers read it: what concerns access, by item, by who did it and by whom it was done to; edits are left out. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = ["item_id", "actor_id", "subject_id"].map((column) =>
  sql.raw(
    `CREATE INDEX audit_events_by_${column} ON audit (${column}, seq)
     WHERE ${column} IS NOT NULL AND action <> 'item.edited' AND action <> 'blob.added'`,
  ),
);

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
