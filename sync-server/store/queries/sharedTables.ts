/**
 * Tables of a person and of organizations in SQL: each question reads an index in the order it answers in, page by page. A table is shared
 * by a share of its own, or with all of its owner's.
 */
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { ItemStore, SharedTableFilter, SharedWith, SharePlace } from "../ports/items.ts";
import type { Tables } from "../tables.ts";
import { headColumns, toHead, type StoredItem } from "./itemRows.ts";

type TableQueries = Pick<
  ItemStore,
  | "ownTables"
  | "sharedTables"
  | "sharedAllTables"
  | "tablesOfAll"
  | "sharesAllTables"
  | "ownTablesNamed"
  | "sharedTablesNamed"
>;
type StoredHead = Omit<StoredItem, "state" | "state_seq">;
type Condition = RawBuilder<unknown>;

const heads = sql.join(headColumns.map((name) => sql.ref(`items.${name}`)));
const isHere = sql`items.type = 'table' AND items.deleted_at = 0 AND items.trashed_at = 0`;
const always = sql`true`;

function isIn(list: readonly string[]): Condition {
  return sql`IN (SELECT value FROM json_each(${JSON.stringify(list)}))`;
}

/** Whether a share `other` is one of these. */
function isOneOf(list: readonly SharedWith[]): Condition {
  const pairs = JSON.stringify(list.map(({ principal, exceptLevel }) => [principal, exceptLevel]));
  return sql`EXISTS (SELECT 1 FROM json_each(${pairs}) AS listed
    WHERE other.principal = listed.value ->> 0 AND other.level IS NOT listed.value ->> 1)`;
}

/** Not shared one by one with any of these. */
function notOneByOneWith(list: readonly SharedWith[]): Condition {
  if (list.length === 0) return always;
  return sql`NOT EXISTS (SELECT 1 FROM shares AS other INDEXED BY shares_of_item
    WHERE other.item_id = items.id AND other.status = 'accepted' AND ${isOneOf(list)})`;
}

/** Not shared with any of these with all of its owner's tables. */
function notAsAllWith(list: readonly SharedWith[]): Condition {
  if (list.length === 0) return always;
  return sql`NOT EXISTS (SELECT 1 FROM shares AS other INDEXED BY shares_of_type
    WHERE other.owner_id = items.owner_id AND other.item_type = 'table' AND other.share_all = 1
      AND other.status = 'accepted' AND ${isOneOf(list)})`;
}

function isWanted({ exceptLevel, exceptOwner }: SharedTableFilter): Condition {
  return sql`${exceptLevel === null ? always : sql`shares.level <> ${exceptLevel}`}
    AND ${exceptOwner === null ? always : sql`shares.owner_id <> ${exceptOwner}`}`;
}

/** Later in the order that begins with the last shared; the first half lets SQLite begin there. */
function isAfter([sharedAt, shareId]: SharePlace, isIncluded: boolean): Condition {
  const isLater = isIncluded ? sql`shares.id >= ${shareId}` : sql`shares.id > ${shareId}`;
  return sql`shares.created_at <= ${sharedAt} AND (shares.created_at < ${sharedAt} OR ${isLater})`;
}

function isBefore([sharedAt, shareId]: SharePlace): Condition {
  return sql`shares.created_at >= ${sharedAt} AND (shares.created_at > ${sharedAt} OR shares.id < ${shareId})`;
}

export function tablesOf(db: Kysely<Tables>): TableQueries {
  return {
    async ownTables(ownerId, { after, exceptSharedWith, limit }) {
      const except = exceptSharedWith.map((principal) => ({ principal, exceptLevel: null }));
      const { rows } = await sql<StoredHead>`
        SELECT ${heads} FROM items INDEXED BY tables_by_name
        WHERE owner_id = ${ownerId} AND ${isHere} AND ${notOneByOneWith(except)}
          AND ${after === null ? always : sql`(title, id) > (${after[0]}, ${after[1]})`}
        ORDER BY title, id LIMIT ${limit}`.execute(db);
      return rows.map(toHead);
    },
    async sharedTables(principal, { after, before, exceptSharedWith, limit, ...filter }) {
      const { rows } = await sql<StoredHead & { share_id: string; shared_at: number }>`
        SELECT ${heads}, shares.id AS share_id, shares.created_at AS shared_at
        FROM shares INDEXED BY shares_of_tables CROSS JOIN items ON items.id = shares.item_id
        WHERE shares.principal = ${principal} AND shares.item_type = 'table' AND shares.status = 'accepted'
          AND shares.item_id IS NOT NULL AND ${isHere} AND ${isWanted(filter)}
          AND ${notOneByOneWith(exceptSharedWith)} AND ${notAsAllWith(exceptSharedWith)}
          AND ${after === null ? always : isAfter(after, false)} AND ${before === null ? always : isBefore(before)}
        ORDER BY shares.created_at DESC, shares.id LIMIT ${limit}`.execute(db);
      return rows.map((row) => ({ item: toHead(row), shareId: row.share_id, sharedAt: row.shared_at }));
    },
    async sharedAllTables(principal, from, filter) {
      const { rows } = await sql<{ id: string; created_at: number; owner_id: string }>`
        SELECT shares.id, shares.created_at, shares.owner_id FROM shares INDEXED BY shares_of_all_tables
        WHERE shares.principal = ${principal} AND shares.item_type = 'table' AND shares.status = 'accepted'
          AND shares.share_all = 1 AND ${isWanted(filter)}
          AND ${from === null ? always : isAfter(from.place, from.isIncluded)}
          AND EXISTS (SELECT 1 FROM items INDEXED BY tables_by_age WHERE items.owner_id = shares.owner_id AND ${isHere})
        ORDER BY shares.created_at DESC, shares.id LIMIT 1`.execute(db);
      const [row] = rows;
      return row === undefined ? null : { shareId: row.id, sharedAt: row.created_at, ownerId: row.owner_id };
    },
    async tablesOfAll(ownerId, { after, exceptSharedWith, exceptOneByOneWith, limit }) {
      const { rows } = await sql<StoredHead>`
        SELECT ${heads} FROM items INDEXED BY tables_by_age
        WHERE owner_id = ${ownerId} AND ${isHere} AND ${notAsAllWith(exceptSharedWith)}
          AND ${notOneByOneWith([...exceptSharedWith, exceptOneByOneWith])}
          AND ${
            after === null
              ? always
              : sql`items.created_at <= ${after[0]} AND (items.created_at < ${after[0]} OR items.id > ${after[1]})`
          }
        ORDER BY items.created_at DESC, items.id LIMIT ${limit}`.execute(db);
      return rows.map(toHead);
    },
    async sharesAllTables(ownerId, principals) {
      const { rows } = await sql`
        SELECT 1 FROM shares INDEXED BY shares_of_type WHERE owner_id = ${ownerId} AND item_type = 'table'
          AND share_all = 1 AND principal ${isIn(principals)} AND status = 'accepted' LIMIT 1`.execute(db);
      return rows.length > 0;
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
        WHERE title = ${title} AND ${isHere} AND (
          EXISTS (SELECT 1 FROM shares INDEXED BY shares_of_item
            WHERE shares.item_id = items.id AND shares.principal ${isIn(principals)} AND shares.status = 'accepted')
          OR EXISTS (SELECT 1 FROM shares INDEXED BY shares_of_type
            WHERE shares.owner_id = items.owner_id AND shares.item_type = 'table' AND shares.share_all = 1
              AND shares.principal ${isIn(principals)} AND shares.status = 'accepted'))
        ORDER BY id LIMIT ${limit}`.execute(db);
      return rows.map(toHead);
    },
  };
}
