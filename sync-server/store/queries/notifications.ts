/** Notifications and preferences in SQL. */
import type { Kysely, Selectable } from "kysely";
import { notificationSchema, preferencesSchema, usualPreferences } from "../../../src/domain/notifications/kinds.ts";
import type { NotificationRow, NotificationStore } from "../ports/notifications.ts";
import type { Tables } from "../tables.ts";

function toNotification(row: Selectable<Tables["notifications"]>): NotificationRow {
  const notification = notificationSchema.parse({
    id: row.id,
    kind: row.kind,
    title: row.title,
    message: row.message,
    itemType: row.item_type,
    itemId: row.item_id,
    shareId: row.share_id,
    link: row.link,
    isRead: row.is_read === 1,
    createdAt: row.created_at,
  });
  return { ...notification, personId: row.person_id, seq: row.seq };
}

export function notificationStore(db: Kysely<Tables>): NotificationStore {
  return {
    async find(id) {
      const row = await db.selectFrom("notifications").selectAll().where("id", "=", id).executeTakeFirst();
      return row ? toNotification(row) : null;
    },
    async put(row) {
      const values = {
        person_id: row.personId,
        kind: row.kind,
        title: row.title,
        message: row.message,
        item_type: row.itemType,
        item_id: row.itemId,
        share_id: row.shareId,
        link: row.link,
        is_read: row.isRead ? 1 : 0,
        created_at: row.createdAt,
        seq: row.seq,
      };
      await db
        .insertInto("notifications")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async remove(id) {
      await db.deleteFrom("notifications").where("id", "=", id).execute();
    },
    async unreadOf(personId) {
      const rows = await db
        .selectFrom("notifications")
        .select("id")
        .where("person_id", "=", personId)
        .where("is_read", "=", 0)
        .orderBy("seq")
        .execute();
      return rows.map(({ id }) => id);
    },
    async hasUnread(personId, kind, itemId) {
      const row = await db
        .selectFrom("notifications")
        .select("id")
        .where("person_id", "=", personId)
        .where("item_id", "=", itemId)
        .where("kind", "=", kind)
        .where("is_read", "=", 0)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async beyond(personId, keep) {
      const rows = await db
        .selectFrom("notifications")
        .select("id")
        .where("person_id", "=", personId)
        .orderBy("seq", "desc")
        // SQLite wants a limit before an offset; -1: none.
        .limit(-1)
        .offset(keep)
        .execute();
      return rows.map(({ id }) => id).toReversed();
    },
    async olderThan(before, limit) {
      const rows = await db
        .selectFrom("notifications")
        .selectAll()
        .where("created_at", "<", before)
        .orderBy("created_at")
        .limit(limit)
        .execute();
      return rows.map(toNotification);
    },
    async forget(personId) {
      await db.deleteFrom("notifications").where("person_id", "=", personId).execute();
      await db.deleteFrom("preferences").where("person_id", "=", personId).execute();
    },
    async preferences(personId) {
      const row = await db
        .selectFrom("preferences")
        .select("ways")
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return row ? preferencesSchema.parse({ ways: JSON.parse(row.ways) }) : usualPreferences;
    },
    async savePreferences(personId, preferences) {
      const ways = JSON.stringify(preferences.ways);
      await db
        .insertInto("preferences")
        .values({ person_id: personId, ways })
        .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ ways }))
        .execute();
    },
  };
}
