/** Permission sets: what an organization adds to its roles, for members and for members of a group. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE TABLE permission_sets (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), name TEXT NOT NULL COLLATE NOCASE,
    capabilities TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, UNIQUE (organization_id, name)
  ) STRICT, WITHOUT ROWID`,
  // The set that comes back when a temporary role ends.
  sql`ALTER TABLE memberships ADD COLUMN permission_set_after TEXT`,
  sql`ALTER TABLE group_members ADD COLUMN permission_set_id TEXT`,
  sql`CREATE INDEX memberships_with_set ON memberships (permission_set_id) WHERE permission_set_id IS NOT NULL`,
  sql`CREATE INDEX memberships_with_set_after ON memberships (permission_set_after) WHERE permission_set_after IS NOT NULL`,
  sql`CREATE INDEX group_members_with_set ON group_members (permission_set_id) WHERE permission_set_id IS NOT NULL`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
