/** What was shown to whom; and which item a plain record belongs to, so that it can be asked for one that is gone. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

/** Everybody who is or was meant by a principal; rather too many, so that no device keeps what it lost. */
const holders = sql`(
  SELECT 'person:' || id AS principal, id AS person_id FROM persons
  UNION SELECT 'organization:' || organization_id, person_id FROM memberships
  UNION SELECT 'group:' || groups.id, memberships.person_id FROM groups
    JOIN memberships ON memberships.organization_id = groups.organization_id
  UNION SELECT 'link:' || share_id, person_id FROM link_visitors
)`;

const statements = [
  sql`CREATE TABLE shown (person_id TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (person_id, id)) STRICT, WITHOUT ROWID`,
  sql`INSERT OR IGNORE INTO shown
    SELECT holders.person_id, items.root_id FROM visibility_events
    JOIN items ON items.id = visibility_events.item_id
    JOIN ${holders} AS holders ON holders.principal = visibility_events.principal`,
  sql`INSERT OR IGNORE INTO shown
    SELECT holders.person_id, items.id FROM shares
    JOIN items ON items.owner_id = shares.owner_id AND items.type = shares.item_type AND items.root_id = items.id
    JOIN ${holders} AS holders ON holders.principal = shares.principal
    WHERE shares.share_all = 1`,
  sql`INSERT OR IGNORE INTO shown
    SELECT holders.person_id, shares.id FROM shares JOIN ${holders} AS holders ON holders.principal = shares.principal`,
  sql`ALTER TABLE record_feed ADD COLUMN item_id TEXT NOT NULL DEFAULT ''`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
