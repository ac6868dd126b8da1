/**
 * Administration at any size: shares by what an admin filters them by, the audit of everything of a kind, mails by how they leave
 * and what became of them, comments by who wrote them.
 */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  // Every combination of the four is a stretch of this index, newest last; the address is there to be looked at without the row.
  sql`CREATE INDEX shares_by_facets ON shares (status, item_type, level, recipient_kind, seq, recipient_address_folded)`,
  sql`DROP INDEX shares_by_address`,
  sql`CREATE INDEX shares_by_address ON shares (recipient_address_folded, seq, status, item_type, level, recipient_kind)`,

  sql`CREATE INDEX audit_events_of_kind ON audit (item_type, "after" ->> '$.ownerId', seq)
    WHERE item_id IS NULL AND item_type IS NOT NULL`,
  sql`CREATE INDEX comments_of_author ON comments (author_id, created_at)`,

  sql`ALTER TABLE mail_outbox ADD COLUMN is_notice INTEGER NOT NULL DEFAULT 0 CHECK (is_notice IN (0, 1))`,
  sql`ALTER TABLE communications ADD COLUMN provider TEXT CHECK (provider IN ('smtp', 'outbox'))`,
  sql`CREATE INDEX communications_by_status ON communications (status, seq)`,
  sql`CREATE INDEX communications_by_template ON communications (template, seq)`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
