/** Comments, notifications, how people want to hear of things, and what became of mails. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE TABLE comments (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES items (id), thread_id TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES persons (id), text TEXT NOT NULL, mentions TEXT NOT NULL,
    created_at INTEGER NOT NULL, edited_at INTEGER, deleted_at INTEGER, resolved_at INTEGER, resolved_by TEXT
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX comments_of_item ON comments (item_id, created_at)`,
  sql`CREATE INDEX comments_of_thread ON comments (thread_id)`,

  sql`CREATE TABLE notifications (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES persons (id), kind TEXT NOT NULL, title TEXT NOT NULL,
    message TEXT NOT NULL, item_type TEXT, item_id TEXT, share_id TEXT, link TEXT NOT NULL,
    is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)), created_at INTEGER NOT NULL, seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX notifications_of_person ON notifications (person_id, seq)`,
  sql`CREATE INDEX notifications_by_age ON notifications (created_at)`,
  sql`CREATE TABLE preferences (
    person_id TEXT PRIMARY KEY REFERENCES persons (id), ways TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,

  sql`ALTER TABLE mail_outbox ADD COLUMN sender_name TEXT NOT NULL DEFAULT ''`,
  sql`ALTER TABLE mail_outbox ADD COLUMN sender_address TEXT NOT NULL DEFAULT ''`,
  sql`CREATE TABLE communications (
    id TEXT PRIMARY KEY, template TEXT NOT NULL, person_id TEXT, recipient TEXT NOT NULL, recipient_folded TEXT NOT NULL,
    item_id TEXT, share_id TEXT, status TEXT NOT NULL CHECK (status IN ('waiting', 'sent', 'failed', 'bounced')),
    attempts INTEGER NOT NULL, last_error TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    seq INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX communications_by_number ON communications (seq)`,
  sql`CREATE INDEX communications_of_recipient ON communications (recipient_folded, created_at)`,
  sql`CREATE INDEX communications_of_share ON communications (share_id) WHERE share_id IS NOT NULL`,
  sql`CREATE INDEX communications_by_age ON communications (created_at)`,
  sql`CREATE TABLE digest_entries (
    seq INTEGER PRIMARY KEY, recipient TEXT NOT NULL, recipient_folded TEXT NOT NULL, person_id TEXT,
    timing TEXT NOT NULL CHECK (timing IN ('flood', 'daily')), due_at INTEGER NOT NULL, title TEXT NOT NULL,
    message TEXT NOT NULL, link TEXT NOT NULL
  ) STRICT`,
  sql`CREATE INDEX digest_entries_of_recipient ON digest_entries (recipient_folded, timing)`,
  sql`CREATE INDEX digest_entries_due ON digest_entries (due_at)`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
