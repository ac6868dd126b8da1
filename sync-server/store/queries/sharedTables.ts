/** Tables of a person and of organizations in SQL: each question reads an index in the order it answers in, page by page. */
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { ItemStore } from "../ports/items.ts";
import type { Tables } from "../tables.ts";
import { headColumns, toHead, type StoredItem } from "./itemRows.ts";

type TableQueries = Pick<ItemStore, "ownTables" | "sharedTables" | "ownTablesNamed" | "sharedTablesNamed">;
type StoredHead = Omit<StoredItem, "state" | "state_seq">;

const heads = sql.join(headColumns.map((name) => sql.ref(`items.${name}`)));
const isHere = sql`items.type = 'table' AND items.deleted_at = 0 AND items.trashed_at = 0`;
const always = sql`true`;

function isIn(list: readonly string[]): RawBuilder<unknown> {
  return sql`IN (SELECT value FROM json_each(${JSON.stringify(list)}))`;
}

/** Not shared one by one with any of these. */
function sharedWithNone(principals: readonly string[]): RawBuilder<unknown> {
  if (principals.length === 0) return always;
  return sql`NOT EXISTS (SELECT 1 FROM shares AS other INDEXED BY shares_of_item
    WHERE other.item_id = items.id AND other.status = 'accepted' AND other.principal ${isIn(principals)})`;
}

export function tablesOf(db: Kysely<Tables>): TableQueries {
  return {
    async ownTables(ownerId, { after, exceptSharedWith, limit }) {
      const { rows } = await sql<StoredHead>`
        SELECT ${heads} FROM items INDEXED BY tables_by_name
        WHERE owner_id = ${ownerId} AND ${isHere} AND ${sharedWithNone(exceptSharedWith)}
          AND ${after === null ? always : sql`(title, id) > (${after[0]}, ${after[1]})`}
        ORDER BY title, id LIMIT ${limit}`.execute(db);
      return rows.map(toHead);
    },
    async sharedTables(principal, { after, exceptLevel, exceptOwner, exceptSharedWith, limit }) {
      const { rows } = await sql<StoredHead & { share_id: string; shared_at: number }>`
        SELECT ${heads}, shares.id AS share_id, shares.created_at AS shared_at
        FROM shares INDEXED BY shares_of_tables CROSS JOIN items ON items.id = shares.item_id
        WHERE shares.principal = ${principal} AND shares.item_type = 'table' AND shares.status = 'accepted'
          AND shares.item_id IS NOT NULL AND ${isHere} AND ${sharedWithNone(exceptSharedWith)}
          AND ${exceptLevel === null ? always : sql`shares.level <> ${exceptLevel}`}
          AND ${exceptOwner === null ? always : sql`items.owner_id <> ${exceptOwner}`}
          AND ${
            after === null
              ? always
              : sql`shares.created_at <= ${after[0]} AND (shares.created_at < ${after[0]} OR shares.id > ${after[1]})`
          }
        ORDER BY shares.created_at DESC, shares.id LIMIT ${limit}`.execute(db);
      return rows.map((row) => ({ item: toHead(row), shareId: row.share_id, sharedAt: row.shared_at }));
    },
    async ownTablesNamed(ownerId, title, limit) {
      const { rows } = await sql<StoredHead>`
        SELECT ${heads} FROM items INDEXED BY tables_by_name
        WHERE owner_id = ${ownerId} AND title = ${title} AND ${isHere} ORDER BY id LIMIT ${limit}`.execute(db);
      return rows.map(toHead);
    },
    async sharedTablesNamed(principals, title, limit) {
      const { rows } = await sql<StoredHead>`
        SELECT ${heads} FROM items INDEXED BY tables_titled
        WHERE title = ${title} AND ${isHere} AND EXISTS (SELECT 1 FROM shares INDEXED BY shares_of_item
          WHERE shares.item_id = items.id AND shares.principal ${isIn(principals)} AND shares.status = 'accepted')
        ORDER BY id LIMIT ${limit}`.execute(db);
      return rows.map(toHead);
    },
  };
}
