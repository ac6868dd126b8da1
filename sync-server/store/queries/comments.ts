/** Comments in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import { z } from "zod";
import type { CommentRow, CommentStore } from "../ports/comments.ts";
import type { Tables } from "../tables.ts";

const mentionsSchema = z.array(z.string());

function toComment(row: Selectable<Tables["comments"]>): CommentRow {
  return {
    id: row.id,
    itemId: row.item_id,
    threadId: row.thread_id,
    authorId: row.author_id,
    text: row.text,
    mentions: mentionsSchema.parse(JSON.parse(row.mentions)),
    createdAt: row.created_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
  };
}

export function commentStore(db: Kysely<Tables>): CommentStore {
  const select = () => db.selectFrom("comments").selectAll();
  return {
    async find(id) {
      const row = await select().where("id", "=", id).executeTakeFirst();
      return row ? toComment(row) : null;
    },
    async put(row) {
      const values = {
        item_id: row.itemId,
        thread_id: row.threadId,
        author_id: row.authorId,
        text: row.text,
        mentions: JSON.stringify(row.mentions),
        created_at: row.createdAt,
        edited_at: row.editedAt,
        deleted_at: row.deletedAt,
        resolved_at: row.resolvedAt,
        resolved_by: row.resolvedBy,
      };
      await db
        .insertInto("comments")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async remove(id) {
      await db.deleteFrom("comments").where("id", "=", id).execute();
    },
    async thread(threadId) {
      const rows = await select().where("thread_id", "=", threadId).orderBy("created_at").orderBy("id").execute();
      return rows.map(toComment);
    },
    async countOf(itemId) {
      const row = await db
        .selectFrom("comments")
        .select((count) => count.fn.countAll<number>().as("count"))
        .where("item_id", "=", itemId)
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    async idsOf(itemIds) {
      const { rows } = await sql<{ id: string; item_id: string }>`
        SELECT id, item_id FROM comments WHERE item_id IN (SELECT value FROM json_each(${JSON.stringify(itemIds)}))
        ORDER BY created_at, id`.execute(db);
      return rows.map(({ id, item_id }) => ({ id, itemId: item_id }));
    },
    async removeOf(itemId) {
      await db.deleteFrom("comments").where("item_id", "=", itemId).execute();
    },
    async byAuthor(personId) {
      return (await select().where("author_id", "=", personId).orderBy("created_at").execute()).map(toComment);
    },
  };
}
