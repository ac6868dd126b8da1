/** Tables of organizations: found in the order they are listed in, however many there are; and changes members are to be told of. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`DROP INDEX tables_by_name`,
  sql`CREATE INDEX tables_by_name ON items (owner_id, title, id) WHERE type = 'table' AND deleted_at = 0 AND trashed_at = 0`,
  // Somebody else's table by its name: whatever else their organization has, one name is few tables.
  sql`CREATE INDEX tables_titled ON items (title, id) WHERE type = 'table' AND deleted_at = 0 AND trashed_at = 0`,
  sql`CREATE INDEX shares_of_tables ON shares (principal, created_at DESC, id)
    WHERE item_type = 'table' AND status = 'accepted' AND item_id IS NOT NULL`,
  sql`CREATE TABLE table_changes (
    item_id TEXT NOT NULL, actor_id TEXT NOT NULL, at INTEGER NOT NULL, told_to TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (item_id, actor_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX table_changes_by_age ON table_changes (at)`,
  sql`CREATE INDEX notifications_unread ON notifications (person_id, item_id, kind) WHERE is_read = 0 AND item_id IS NOT NULL`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
