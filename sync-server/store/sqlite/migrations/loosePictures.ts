/** Pictures remember since when their item no longer refers to them, so that they can go after a while. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`ALTER TABLE blob_items ADD COLUMN loose_since INTEGER`,
  sql`CREATE INDEX blob_items_loose ON blob_items (loose_since) WHERE loose_since IS NOT NULL`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
