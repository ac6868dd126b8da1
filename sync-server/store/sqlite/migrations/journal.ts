/** The journal of what is typed into open documents, as a backup holds it. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE journal (seq INTEGER PRIMARY KEY, entries BLOB NOT NULL, hash TEXT NOT NULL) STRICT`.execute(
    database,
  );
}
