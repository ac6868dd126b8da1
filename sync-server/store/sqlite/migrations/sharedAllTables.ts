/** Tables that count as shared because their owner shares all of theirs: which those are, and their tables by age. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE INDEX shares_of_all_tables ON shares (principal, created_at DESC, id)
    WHERE item_type = 'table' AND status = 'accepted' AND share_all = 1`,
  sql`CREATE INDEX tables_by_age ON items (owner_id, created_at DESC, id)
    WHERE type = 'table' AND deleted_at = 0 AND trashed_at = 0`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
