/** Subscriptions in SQL. */
import type { Kysely, Selectable } from "kysely";
import type { SubscriptionRow, SubscriptionStore } from "../ports/subscriptions.ts";
import type { Tables } from "../tables.ts";

function toSubscription(row: Selectable<Tables["subscriptions"]>): SubscriptionRow {
  return {
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    plan: row.plan,
    isPaid: row.is_paid === 1,
    endsAt: row.ends_at,
    seats: row.seats,
    updatedAt: row.updated_at,
    saidAt: row.said_at,
  };
}

export function subscriptionStore(db: Kysely<Tables>): SubscriptionStore {
  const select = () => db.selectFrom("subscriptions").selectAll();
  return {
    async find(subjectKind, subjectId) {
      const row = await select()
        .where("subject_kind", "=", subjectKind)
        .where("subject_id", "=", subjectId)
        .executeTakeFirst();
      return row === undefined ? null : toSubscription(row);
    },
    async put(row) {
      const values = {
        plan: row.plan,
        is_paid: row.isPaid ? 1 : 0,
        ends_at: row.endsAt,
        seats: row.seats,
        updated_at: row.updatedAt,
        said_at: row.saidAt,
      };
      await db
        .insertInto("subscriptions")
        .values({ subject_kind: row.subjectKind, subject_id: row.subjectId, ...values })
        .onConflict((conflict) => conflict.columns(["subject_kind", "subject_id"]).doUpdateSet(values))
        .execute();
    },
    async overdue(now, limit) {
      const rows = await select().where("is_paid", "=", 1).where("ends_at", "<=", now).limit(limit).execute();
      return rows.map(toSubscription);
    },
    async changedBetween(after, until) {
      const rows = await select().where("updated_at", ">", after).where("updated_at", "<=", until).execute();
      return rows.map(toSubscription);
    },
    async hear(eventId, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("billing_events")
        .values({ id: eventId, at })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
