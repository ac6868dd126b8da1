/** Organizations: roles for a time, invitations, people lists, and shares that appear and disappear with a membership. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE INDEX group_members_ending ON group_members (ends_at) WHERE ends_at IS NOT NULL`,
  // A role for a time, and the one that comes back after it.
  sql`ALTER TABLE memberships ADD COLUMN role_ends_at INTEGER`,
  sql`ALTER TABLE memberships ADD COLUMN role_after TEXT`,
  sql`CREATE INDEX memberships_of_roles_ending ON memberships (role_ends_at) WHERE is_active = 1 AND role_ends_at IS NOT NULL`,
  sql`CREATE TABLE organization_invitations (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id),
    kind TEXT NOT NULL CHECK (kind IN ('mail', 'link')), address TEXT NOT NULL, address_folded TEXT NOT NULL,
    role TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, status TEXT NOT NULL, invited_by TEXT NOT NULL,
    max_uses INTEGER NOT NULL, uses INTEGER NOT NULL, sends INTEGER NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, accepted_by TEXT
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX invitations_of_organization ON organization_invitations (organization_id, status)`,
  sql`CREATE INDEX invitations_by_address ON organization_invitations (address_folded) WHERE status = 'pending' AND kind = 'mail'`,
  sql`CREATE INDEX invitations_lapsing ON organization_invitations (expires_at) WHERE status = 'pending'`,
  sql`CREATE TABLE listed_people (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), name TEXT NOT NULL,
    address TEXT NOT NULL, address_folded TEXT NOT NULL, department TEXT NOT NULL, added_by TEXT NOT NULL,
    added_at INTEGER NOT NULL, UNIQUE (organization_id, address_folded)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX listed_people_by_name ON listed_people (organization_id, name COLLATE NOCASE, id)`,
  sql`CREATE TABLE share_appearances (
    principal TEXT NOT NULL, seq INTEGER NOT NULL, share_id TEXT NOT NULL, PRIMARY KEY (principal, seq, share_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX shares_ended_unpaid ON shares (updated_at) WHERE end_reason = 'membership_ended'`,
  // Messages of billing can overtake each other: an older one changes nothing.
  sql`ALTER TABLE subscriptions ADD COLUMN said_at INTEGER NOT NULL DEFAULT 0`,
  sql`CREATE INDEX subscriptions_changed ON subscriptions (updated_at)`,
  sql`CREATE INDEX tables_by_name ON items (owner_id, title) WHERE type = 'table' AND deleted_at = 0`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
