/** What a household shares by itself: its setting, who takes no part, who was asked about what they had, and the shares made by it. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  // JSON of kinds and level; null: it shares nothing by itself. Since when it shares what it shares now.
  sql`ALTER TABLE organizations ADD COLUMN new_items TEXT`,
  sql`ALTER TABLE organizations ADD COLUMN new_items_since INTEGER`,
  sql`ALTER TABLE memberships ADD COLUMN keeps_new_items INTEGER NOT NULL DEFAULT 0`,
  sql`ALTER TABLE memberships ADD COLUMN earlier_answered_at INTEGER`,
  sql`ALTER TABLE shares ADD COLUMN by_household INTEGER NOT NULL DEFAULT 0`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
