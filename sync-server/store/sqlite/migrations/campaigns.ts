/** Campaigns of organizations, and to whom each goes. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE TABLE campaigns (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), name TEXT NOT NULL,
    item_type TEXT NOT NULL, item_id TEXT NOT NULL, level TEXT NOT NULL, message TEXT NOT NULL, audience TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'scheduled', 'sending', 'sent', 'cancelled', 'stopped')),
    created_by TEXT NOT NULL, sender_id TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    send_at INTEGER, started_at INTEGER, finished_at INTEGER, stop_reason TEXT NOT NULL, recipients INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX campaigns_of_organization ON campaigns (organization_id, updated_at)`,
  sql`CREATE INDEX campaigns_due ON campaigns (send_at) WHERE status = 'scheduled'`,
  sql`CREATE INDEX campaigns_sending ON campaigns (started_at) WHERE status = 'sending'`,
  sql`CREATE TABLE campaign_recipients (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id), number INTEGER NOT NULL, person_id TEXT,
    name TEXT NOT NULL, address TEXT NOT NULL, is_member INTEGER NOT NULL CHECK (is_member IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'shared', 'skipped')), reason TEXT NOT NULL, share_id TEXT,
    mail TEXT NOT NULL CHECK (mail IN ('none', 'waiting', 'sent', 'failed', 'bounced')), opened_at INTEGER,
    PRIMARY KEY (campaign_id, number)
  ) STRICT, WITHOUT ROWID`,
  sql`CREATE INDEX campaign_recipients_waiting ON campaign_recipients (campaign_id, number) WHERE state = 'waiting'`,
  sql`CREATE INDEX campaign_recipients_of_share ON campaign_recipients (share_id) WHERE share_id IS NOT NULL`,
  sql`CREATE INDEX campaign_recipients_of_person ON campaign_recipients (person_id) WHERE person_id IS NOT NULL`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
