/** Items, their log and their feed in SQL. */
import { sql, type Kysely } from "kysely";
import * as Y from "yjs";
import { newDocument } from "../../../src/domain/items/newDocument.ts";
import { byRoleLevelId } from "../../../src/domain/sharing/levels.ts";
import { compiledQuery } from "../compiledQuery.ts";
import { keepUpdates, type ItemRow, type ItemStore } from "../ports/items.ts";
import type { Tables } from "../tables.ts";
import { headColumns, toHead, type StoredItem } from "./itemRows.ts";
import { tablesOf } from "./sharedTables.ts";

const headById = compiledQuery<{ id: string }, Pick<StoredItem, (typeof headColumns)[number]>>((db, parameter) =>
  db.selectFrom("items").select(headColumns).where("id", "=", parameter("id")),
);

const advanceHead = compiledQuery<{ id: string; title: string; updatedAt: number; seq: number }, unknown>(
  (db, parameter) =>
    db
      .updateTable("items")
      .set({ title: parameter("title"), updated_at: parameter("updatedAt"), seq: parameter("seq") })
      .where("id", "=", parameter("id")),
);

const advanceTypedHead = compiledQuery<{ id: string; at: number; seq: number }, unknown>((db, parameter) =>
  db
    .updateTable("items")
    .set({ updated_at: parameter("at"), seq: parameter("seq") })
    .where("id", "=", parameter("id")),
);

const insertUpdate = compiledQuery<Tables["item_updates"], unknown>((db, parameter) =>
  db.insertInto("item_updates").values({
    item_id: parameter("item_id"),
    seq: parameter("seq"),
    actor_id: parameter("actor_id"),
    at: parameter("at"),
    update: parameter("update"),
  }),
);

/** The ids in a JSON array: one parameter and one statement, however many there are. */
function idsIn(list: string) {
  return sql<string>`(SELECT value FROM json_each(${list}))`;
}

const itemsByIds = compiledQuery<{ ids: string }, StoredItem>((db, parameter) =>
  db
    .selectFrom("items")
    .selectAll()
    .where("id", "in", idsIn(parameter("ids"))),
);

const sizesByIds = compiledQuery<{ ids: string }, { id: string; bytes: number }>((db, parameter) =>
  db
    .selectFrom("items")
    .select(["id", sql<number>`length(state)`.as("bytes")])
    .where("id", "in", idsIn(parameter("ids"))),
);

/** Items whose log has an entry that is not after `since`. */
const reachedLogs = compiledQuery<{ ids: string; since: number }, { item_id: string }>((db, parameter) =>
  db
    .selectFrom("item_updates")
    .select("item_id")
    .distinct()
    .where("item_id", "in", idsIn(parameter("ids")))
    .where("seq", "<=", parameter("since")),
);

const laterUpdates = compiledQuery<{ ids: string; since: number }, Pick<Tables["item_updates"], "item_id" | "update">>(
  (db, parameter) =>
    db
      .selectFrom("item_updates")
      .select(["item_id", "update"])
      .where("item_id", "in", idsIn(parameter("ids")))
      .where("seq", ">", parameter("since"))
      .orderBy("item_id")
      .orderBy("seq"),
);

/** An item with its document: the state written last, and what the log has since. */
async function toItem(db: Kysely<Tables>, row: StoredItem): Promise<ItemRow> {
  if (row.state_seq === row.seq) return { ...toHead(row), state: row.state };
  const later = await db
    .selectFrom("item_updates")
    .select("update")
    .where("item_id", "=", row.id)
    .where("seq", ">", row.state_seq)
    .orderBy("seq")
    .execute();
  const doc = newDocument();
  Y.applyUpdate(doc, row.state);
  for (const { update } of later) Y.applyUpdate(doc, update);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { ...toHead(row), state };
}

async function toItems(db: Kysely<Tables>, rows: readonly StoredItem[]): Promise<ItemRow[]> {
  const items: ItemRow[] = [];
  for (const row of rows) items.push(await toItem(db, row));
  return items;
}

export function itemStore(db: Kysely<Tables>): ItemStore {
  return {
    async find(id) {
      const row = await db.selectFrom("items").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toItem(db, row);
    },
    async head(id) {
      const [row] = (await headById(db, { id })).rows;
      return row === undefined ? null : toHead(row);
    },
    async advance({ id, title, updatedAt, seq }) {
      await advanceHead(db, { id, title, updatedAt, seq });
    },
    async advanceTyped({ itemId, seq, at }) {
      const { numAffectedRows } = await advanceTypedHead(db, { id: itemId, at, seq });
      if (numAffectedRows !== 1n) throw new Error(`There is no item ${itemId} in which something was typed.`);
    },
    async findMany(ids) {
      if (ids.length === 0) return [];
      const { rows } = await itemsByIds(db, { ids: JSON.stringify(ids) });
      return toItems(db, rows);
    },
    async sizesOf(ids) {
      const { rows } = await sizesByIds(db, { ids: JSON.stringify(ids) });
      return new Map(rows.map(({ id, bytes }) => [id, bytes]));
    },
    async put(item) {
      const values = {
        type: item.type,
        parent_id: item.parentId,
        root_id: item.rootId,
        owner_id: item.ownerId,
        sort_key: item.sortKey,
        title: item.title,
        created_at: item.createdAt,
        updated_at: item.updatedAt,
        trashed_at: item.trashedAt,
        deleted_at: item.deletedAt,
        seq: item.seq,
        state_seq: item.seq,
        state: item.state,
      };
      await db
        .insertInto("items")
        .values({ id: item.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async idsWithParts(rootIds) {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM items WHERE root_id IN (SELECT value FROM json_each(${JSON.stringify(rootIds)})) ORDER BY seq`.execute(
        db,
      );
      return rows.map((row) => row.id);
    },
    async rootsOfType(ownerId, type) {
      const rows = await db
        .selectFrom("items")
        .select("id")
        .where("owner_id", "=", ownerId)
        .where("type", "=", type)
        .orderBy("seq")
        .execute();
      return rows.map((row) => row.id);
    },
    ...tablesOf(db),
    async allOfType(type) {
      const rows = await db
        .selectFrom("items")
        .select(headColumns)
        .where("type", "=", type)
        .where("deleted_at", "=", 0)
        .execute();
      return rows.map(toHead);
    },
    async bytesOf(ownerId) {
      const row = await db
        .selectFrom("items")
        .select(sql<number>`ifnull(sum(length(state)), 0)`.as("bytes"))
        .where("owner_id", "=", ownerId)
        .executeTakeFirstOrThrow();
      return row.bytes;
    },
    async withParts(rootId) {
      const rows = await db.selectFrom("items").selectAll().where("root_id", "=", rootId).orderBy("seq").execute();
      return toItems(db, rows);
    },
    async logUpdate(itemId, { seq, update, actorId, at }) {
      await insertUpdate(db, { item_id: itemId, seq, actor_id: actorId, at, update });
      // Trimmed now and then, not with every write: the bound may be passed by half before.
      if (seq % (keepUpdates / 2) !== 0) return;
      const oldest = await db
        .selectFrom("item_updates")
        .select("seq")
        .where("item_id", "=", itemId)
        .orderBy("seq", "desc")
        .offset(keepUpdates)
        .limit(1)
        .executeTakeFirst();
      if (oldest === undefined) return;
      await db
        .deleteFrom("item_updates")
        .where("item_id", "=", itemId)
        .where("seq", "<=", oldest.seq)
        // What the stored state does not have yet is needed, whatever its age.
        .where("seq", "<=", (other) => other.selectFrom("items").select("state_seq").where("id", "=", itemId))
        .execute();
    },
    async updatesSince(itemIds, since) {
      const reached = (await reachedLogs(db, { ids: JSON.stringify(itemIds), since })).rows;
      const updates = new Map(reached.map(({ item_id }): [string, Uint8Array[]] => [item_id, []]));
      if (updates.size === 0) return updates;
      const later = await laterUpdates(db, { ids: JSON.stringify([...updates.keys()]), since });
      for (const { item_id, update } of later.rows) updates.get(item_id)?.push(update);
      return updates;
    },
    async clearLog(itemId) {
      await db.deleteFrom("item_updates").where("item_id", "=", itemId).execute();
    },
    async clientsOf(itemId) {
      const rows = await db
        .selectFrom("item_clients")
        .select(["client_id", "person_id"])
        .where("item_id", "=", itemId)
        .execute();
      return new Map(rows.map((row) => [row.client_id, row.person_id]));
    },
    async claimClients(itemId, personId, clients) {
      if (clients.length === 0) return;
      await db
        .insertInto("item_clients")
        .values(clients.map((client) => ({ item_id: itemId, client_id: client, person_id: personId })))
        .execute();
    },
    async feed(personId, { principals, byRole }, since, limit) {
      const mine = sql`(SELECT value FROM json_each(${JSON.stringify([...principals])}))`;
      const roles = sql`(SELECT value FROM json_each(${JSON.stringify([...byRole])}))`;
      // Accepted shares with this person, and containers of theirs: each part by itself is cut at the limit, distinct, so
      // what it leaves out lies after everything that is answered.
      const { rows } = await sql<{ item_id: string; seq: number; is_whole: number }>`
        WITH given AS (SELECT item_id, item_type, owner_id, share_all FROM shares
          WHERE principal IN ${mine} AND status = 'accepted' AND (level <> ${byRoleLevelId} OR principal IN ${roles})),
        opened AS (
          SELECT item_id AS id FROM given WHERE item_type = 'cookbook' AND share_all = 0
          UNION SELECT items.id FROM given JOIN items ON items.owner_id = given.owner_id AND items.type = 'cookbook'
            WHERE given.item_type = 'cookbook' AND share_all = 1
          UNION SELECT id FROM items WHERE owner_id = ${personId} AND type = 'cookbook'
        )
        SELECT item_id, seq, max(is_whole) AS is_whole FROM (
          SELECT * FROM (SELECT id AS item_id, seq, 0 AS is_whole FROM items
            WHERE owner_id = ${personId} AND seq > ${since} ORDER BY seq LIMIT ${limit})
          UNION ALL
          SELECT * FROM (SELECT DISTINCT items.id, items.seq, 0 FROM given JOIN items ON items.root_id = given.item_id
            WHERE items.seq > ${since} ORDER BY items.seq LIMIT ${limit})
          UNION ALL
          SELECT * FROM (SELECT DISTINCT items.id, items.seq, 0 FROM given
            JOIN items ON items.owner_id = given.owner_id AND items.seq > ${since}
            JOIN items AS root ON root.id = items.root_id AND root.type = given.item_type
            WHERE given.share_all = 1 ORDER BY items.seq LIMIT ${limit})
          UNION ALL
          SELECT * FROM (SELECT DISTINCT items.id, items.seq, 0 FROM opened
            JOIN placements ON placements.container_id = opened.id AND placements.cap IS NOT NULL
            JOIN items ON items.root_id = placements.item_id
            WHERE items.seq > ${since} AND items.owner_id <> ${personId} ORDER BY items.seq LIMIT ${limit})
          UNION ALL
          SELECT * FROM (SELECT item_id, seq, 1 FROM visibility_events
            WHERE principal IN ${mine} AND seq > ${since} ORDER BY seq LIMIT ${limit})
        ) GROUP BY item_id, seq ORDER BY seq, item_id LIMIT ${limit}`.execute(db);
      return rows.map((row) => ({ itemId: row.item_id, seq: row.seq, isWhole: row.is_whole === 1 }));
    },
    async amongOfTypes(ids, types) {
      const rows = await db
        .selectFrom("items")
        .select("id")
        .where("id", "in", idsIn(JSON.stringify(ids)))
        .where("type", "in", types)
        .execute();
      return rows.map((row) => row.id);
    },
    async shownThrough(principal, personId) {
      const rows = await db
        .selectFrom("visibility_events")
        .innerJoin("items", "items.id", "visibility_events.item_id")
        .innerJoin("shown", "shown.id", "items.root_id")
        .select("items.root_id")
        .distinct()
        .where("visibility_events.principal", "=", principal)
        .where("shown.person_id", "=", personId)
        .execute();
      return rows.map((row) => row.root_id);
    },
    async addVisibility(principal, itemIds, firstSeq) {
      const rows = itemIds.map((itemId, index) => ({ principal, seq: firstSeq + index, item_id: itemId }));
      // SQLite takes a bounded number of values in one statement.
      for (let start = 0; start < rows.length; start += 500) {
        await db
          .insertInto("visibility_events")
          .values(rows.slice(start, start + 500))
          .execute();
      }
    },
  };
}
