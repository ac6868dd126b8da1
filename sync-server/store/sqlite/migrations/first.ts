/** The first tables. A migration that has been released is never changed; the next one changes what it made. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE sequence (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL) STRICT`,
  sql`INSERT INTO sequence (id, value) VALUES (1, 0)`,

  sql`CREATE TABLE persons (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, color TEXT NOT NULL, is_admin INTEGER NOT NULL CHECK (is_admin IN (0, 1)),
    created_at INTEGER NOT NULL, deleted_at INTEGER
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE emails (
    address_folded TEXT PRIMARY KEY, address TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES persons (id),
    verified_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX emails_of_person ON emails (person_id)`,
  sql`CREATE TABLE passwords (
    person_id TEXT PRIMARY KEY REFERENCES persons (id), hash TEXT NOT NULL, changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE sessions (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL CHECK (kind IN ('cookie', 'token')), device TEXT NOT NULL,
    access_hash TEXT NOT NULL UNIQUE, refresh_hash TEXT NOT NULL UNIQUE, previous_hash TEXT UNIQUE,
    rotated_at INTEGER NOT NULL, is_rotation_seen INTEGER NOT NULL CHECK (is_rotation_seen IN (0, 1)),
    created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
    access_expires_at INTEGER NOT NULL, refresh_expires_at INTEGER NOT NULL, ended_at INTEGER
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX sessions_of_person ON sessions (person_id)`,
  sql`CREATE TABLE codes (
    id TEXT PRIMARY KEY, purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'setup', 'address')),
    address TEXT NOT NULL, address_folded TEXT NOT NULL, person_id TEXT REFERENCES persons (id),
    code_hash TEXT NOT NULL, registration TEXT, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL, sends INTEGER NOT NULL, used_at INTEGER
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX codes_by_expiry ON codes (expires_at)`,

  sql`CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor_id TEXT, action TEXT NOT NULL, item_type TEXT,
    item_id TEXT, subject_id TEXT, before TEXT, after TEXT, cause TEXT, prev_hash TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT`,
  sql`CREATE INDEX audit_of_actor ON audit (actor_id, seq)`,
  sql`CREATE INDEX audit_of_item ON audit (item_id, seq) WHERE item_id IS NOT NULL`,
  // INSERT OR REPLACE removes rows without asking the delete trigger.
  sql`CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit WHEN NEW.seq <= (SELECT ifnull(max(seq), 0) FROM audit)
    BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END`,
  sql`CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END`,
  sql`CREATE TRIGGER audit_keeps_values BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END`,

  sql`CREATE TABLE mail_outbox (
    id TEXT PRIMARY KEY, status TEXT NOT NULL CHECK (status IN ('waiting', 'failed')), recipient TEXT NOT NULL,
    subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL, attempts INTEGER NOT NULL, created_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, last_error TEXT
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX mail_outbox_due ON mail_outbox (status, next_at)`,

  // State and updates are binary, so these keep their rowid: WITHOUT ROWID is slow with large rows.
  sql`CREATE TABLE items (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, parent_id TEXT NOT NULL, root_id TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES persons (id), sort_key TEXT NOT NULL, title TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, trashed_at INTEGER NOT NULL, deleted_at INTEGER NOT NULL,
    seq INTEGER NOT NULL, state_seq INTEGER NOT NULL, state BLOB NOT NULL
  ) STRICT`,
  sql`CREATE INDEX items_of_owner ON items (owner_id, seq)`,
  sql`CREATE INDEX items_of_root ON items (root_id, seq)`,
  sql`CREATE INDEX items_of_type ON items (type, owner_id)`,
  sql`CREATE TABLE item_updates (
    item_id TEXT NOT NULL REFERENCES items (id), seq INTEGER NOT NULL, actor_id TEXT NOT NULL, at INTEGER NOT NULL,
    "update" BLOB NOT NULL, PRIMARY KEY (item_id, seq)
  ) STRICT`,
  sql`CREATE TABLE item_clients (
    item_id TEXT NOT NULL REFERENCES items (id), client_id INTEGER NOT NULL, person_id TEXT NOT NULL,
    PRIMARY KEY (item_id, client_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE shares (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES persons (id), recipient_id TEXT REFERENCES persons (id),
    recipient_address TEXT NOT NULL, recipient_address_folded TEXT NOT NULL, item_type TEXT NOT NULL, item_id TEXT,
    share_all INTEGER NOT NULL CHECK (share_all IN (0, 1)), level TEXT NOT NULL,
    membership_only INTEGER NOT NULL CHECK (membership_only IN (0, 1)), status TEXT NOT NULL, note TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, responded_at INTEGER, seq INTEGER NOT NULL,
    CHECK ((item_id IS NULL) = (share_all = 1))
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE UNIQUE INDEX shares_live ON shares (owner_id, recipient_address_folded, item_type, ifnull(item_id, ''))
    WHERE status IN ('pending', 'accepted')`,
  sql`CREATE INDEX shares_of_recipient ON shares (recipient_id, seq)`,
  sql`CREATE INDEX shares_by_address ON shares (recipient_address_folded)`,
  sql`CREATE INDEX shares_of_item ON shares (item_id) WHERE item_id IS NOT NULL`,
  sql`CREATE TABLE access_requests (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES items (id), item_type TEXT NOT NULL,
    asker_id TEXT NOT NULL REFERENCES persons (id), owner_id TEXT NOT NULL REFERENCES persons (id), level TEXT NOT NULL,
    message TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open', 'granted', 'declined')),
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE UNIQUE INDEX access_requests_open ON access_requests (asker_id, item_id) WHERE status = 'open'`,
  sql`CREATE INDEX access_requests_of_owner ON access_requests (owner_id, seq)`,
  sql`CREATE INDEX access_requests_of_asker ON access_requests (asker_id, seq)`,
  sql`CREATE TABLE visibility_events (
    person_id TEXT NOT NULL, seq INTEGER NOT NULL, item_id TEXT NOT NULL, PRIMARY KEY (person_id, seq, item_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE TABLE blobs (
    id TEXT PRIMARY KEY, mime TEXT NOT NULL, size INTEGER NOT NULL, thumbnail TEXT NOT NULL, created_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT`,
  sql`CREATE TABLE blob_items (
    blob_id TEXT NOT NULL REFERENCES blobs (id), item_id TEXT NOT NULL REFERENCES items (id), PRIMARY KEY (blob_id, item_id)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX blob_items_of_item ON blob_items (item_id)`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
