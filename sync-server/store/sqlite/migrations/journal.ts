/** The journal of what is typed into open documents; and what ends next, which is asked for it, found without looking at everything. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

const statements = [
  sql`CREATE TABLE journal (seq INTEGER PRIMARY KEY, entries BLOB NOT NULL, hash TEXT NOT NULL) STRICT`,
  sql`CREATE INDEX group_members_ending ON group_members (ends_at) WHERE ends_at IS NOT NULL`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}
