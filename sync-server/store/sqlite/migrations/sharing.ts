/**
 * Sharing with more than addresses: groups, organizations, links, containers; the catalog of levels; plain records and commands.
 * Shares and their feeds are kept as they are, under principals.
 */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE TABLE shares_next (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES persons (id), shared_by_id TEXT NOT NULL REFERENCES persons (id),
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('person', 'group', 'organization', 'link')),
    recipient_id TEXT, principal TEXT, recipient_address TEXT NOT NULL, recipient_address_folded TEXT NOT NULL,
    item_type TEXT NOT NULL, item_id TEXT, share_all INTEGER NOT NULL CHECK (share_all IN (0, 1)), level TEXT NOT NULL,
    membership_only INTEGER NOT NULL CHECK (membership_only IN (0, 1)), status TEXT NOT NULL,
    approval TEXT NOT NULL CHECK (approval IN ('none', 'waiting', 'approved')), message TEXT NOT NULL, notes TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, invited_at INTEGER, responded_at INTEGER, lapses_at INTEGER,
    expires_at INTEGER, reminded_at INTEGER, end_reason TEXT, seq INTEGER NOT NULL,
    CHECK ((item_id IS NULL) = (share_all = 1)),
    CHECK ((recipient_id IS NULL) = (principal IS NULL)),
    CHECK (recipient_id IS NOT NULL OR recipient_address_folded <> '')
  ) STRICT, WITHOUT ROWID`,
  sql`INSERT INTO shares_next
    SELECT id, owner_id, owner_id, 'person', recipient_id, 'person:' || recipient_id, recipient_address,
      recipient_address_folded, item_type, item_id, share_all, level, membership_only, status, 'none', note, '',
      created_at, updated_at, created_at, responded_at, NULL, NULL, NULL, NULL, seq FROM shares`,
  sql`DROP TABLE shares`,
  sql`ALTER TABLE shares_next RENAME TO shares`,
  // The address for a person, registered or not; else the principal. Links are never the same twice.
  sql`CREATE UNIQUE INDEX shares_live ON shares
    (owner_id, CASE recipient_kind WHEN 'person' THEN recipient_address_folded ELSE principal END, item_type, ifnull(item_id, ''))
    WHERE status IN ('pending', 'accepted')`,
  sql`CREATE INDEX shares_of_principal ON shares (principal, seq)`,
  sql`CREATE INDEX shares_of_owner ON shares (owner_id, seq)`,
  sql`CREATE INDEX shares_of_sharer ON shares (shared_by_id, seq)`,
  sql`CREATE INDEX shares_by_address ON shares (recipient_address_folded)`,
  sql`CREATE INDEX shares_by_number ON shares (seq)`,
  sql`CREATE INDEX shares_by_status ON shares (status, seq)`,
  sql`CREATE INDEX shares_at_level ON shares (level, status, seq)`,
  sql`CREATE INDEX shares_by_item_type ON shares (item_type, seq)`,
  sql`CREATE INDEX shares_of_item ON shares (item_id, principal) WHERE item_id IS NOT NULL`,
  sql`CREATE INDEX shares_of_type ON shares (owner_id, item_type, principal) WHERE share_all = 1`,
  sql`CREATE INDEX shares_lapsing ON shares (lapses_at) WHERE status = 'pending' AND lapses_at IS NOT NULL`,
  sql`CREATE INDEX shares_ending ON shares (expires_at) WHERE status IN ('pending', 'accepted') AND expires_at IS NOT NULL`,
  sql`CREATE INDEX shares_of_members ON shares (principal) WHERE membership_only = 1 AND status IN ('pending', 'accepted')`,
  sql`CREATE TABLE share_links (
    share_id TEXT PRIMARY KEY REFERENCES shares (id), token_hash TEXT NOT NULL UNIQUE, password_hash TEXT,
    max_uses INTEGER, uses INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE link_visitors (
    share_id TEXT NOT NULL REFERENCES shares (id), person_id TEXT NOT NULL REFERENCES persons (id), at INTEGER NOT NULL,
    PRIMARY KEY (person_id, share_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX link_visitors_of_share ON link_visitors (share_id)`,

  sql`CREATE TABLE visibility_next (
    principal TEXT NOT NULL, seq INTEGER NOT NULL, item_id TEXT NOT NULL, PRIMARY KEY (principal, seq, item_id)
  ) STRICT, WITHOUT ROWID`,
  sql`INSERT INTO visibility_next SELECT 'person:' || person_id, seq, item_id FROM visibility_events`,
  sql`DROP TABLE visibility_events`,
  sql`ALTER TABLE visibility_next RENAME TO visibility_events`,

  sql`CREATE TABLE placements (
    container_id TEXT NOT NULL REFERENCES items (id), item_id TEXT NOT NULL, placed_by TEXT NOT NULL, cap TEXT,
    seq INTEGER NOT NULL, PRIMARY KEY (container_id, item_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX placements_of_item ON placements (item_id)`,

  sql`CREATE TABLE sharing_catalog (
    id INTEGER PRIMARY KEY CHECK (id = 1), levels TEXT NOT NULL, offers TEXT NOT NULL, seq INTEGER NOT NULL
  ) STRICT`,
  sql`CREATE TABLE server_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,

  sql`CREATE TABLE organizations (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('household', 'team')), name TEXT NOT NULL, color TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES persons (id), settings TEXT NOT NULL, created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, deleted_at INTEGER NOT NULL, seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE memberships (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id),
    person_id TEXT NOT NULL REFERENCES persons (id), role TEXT NOT NULL, permission_set_id TEXT, invited_by TEXT,
    invited_at INTEGER, is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)), ends_at INTEGER,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, seq INTEGER NOT NULL, UNIQUE (organization_id, person_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX memberships_of_person ON memberships (person_id, is_active)`,
  sql`CREATE INDEX memberships_by_role ON memberships (organization_id, role)`,
  sql`CREATE INDEX memberships_ending ON memberships (ends_at) WHERE is_active = 1 AND ends_at IS NOT NULL`,
  sql`CREATE TABLE groups (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), name TEXT NOT NULL,
    created_at INTEGER NOT NULL, deleted_at INTEGER NOT NULL, seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX groups_of_organization ON groups (organization_id)`,
  sql`CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups (id), member_kind TEXT NOT NULL CHECK (member_kind IN ('person', 'group')),
    member_id TEXT NOT NULL, role TEXT, ends_at INTEGER, added_at INTEGER NOT NULL,
    PRIMARY KEY (group_id, member_kind, member_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX group_members_of ON group_members (member_id, member_kind)`,
  sql`CREATE TABLE subscriptions (
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'organization')), subject_id TEXT NOT NULL,
    plan TEXT NOT NULL, is_paid INTEGER NOT NULL CHECK (is_paid IN (0, 1)), ends_at INTEGER, seats INTEGER,
    updated_at INTEGER NOT NULL, PRIMARY KEY (subject_kind, subject_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX subscriptions_ending ON subscriptions (ends_at) WHERE ends_at IS NOT NULL`,
  sql`CREATE TABLE billing_events (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,

  sql`CREATE TABLE record_feed (
    audience TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (audience, kind, record_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX record_feed_by_number ON record_feed (audience, seq)`,
  sql`CREATE TABLE performed (
    person_id TEXT NOT NULL, command_id TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (person_id, command_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX performed_by_age ON performed (at)`,

  // What cookbooks held before: their owners put it there. What is somebody else's gives nothing until it is put in again.
  sql`CREATE INDEX items_containers ON items (owner_id) WHERE type = 'cookbook'`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
