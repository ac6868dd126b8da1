/** The mail queue in SQL. */
import type { Kysely } from "kysely";
import type { MailStore } from "../ports/mails.ts";
import type { Tables } from "../tables.ts";

export function mailStore(db: Kysely<Tables>): MailStore {
  return {
    async add({ id, to, subject, text, html, senderName, senderAddress, isNotice, expiresAt }, at) {
      await db
        .insertInto("mail_outbox")
        .values({
          id,
          status: "waiting",
          recipient: to,
          subject,
          text,
          html,
          sender_name: senderName,
          sender_address: senderAddress,
          is_notice: isNotice ? 1 : 0,
          attempts: 0,
          created_at: at,
          next_at: at,
          expires_at: expiresAt,
          last_error: null,
        })
        .execute();
    },
    async due(now, limit) {
      const rows = await db
        .selectFrom("mail_outbox")
        .selectAll()
        .where("status", "=", "waiting")
        .where("next_at", "<=", now)
        .orderBy("created_at")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        to: row.recipient,
        subject: row.subject,
        text: row.text,
        html: row.html,
        senderName: row.sender_name,
        senderAddress: row.sender_address,
        isNotice: row.is_notice === 1,
        attempts: row.attempts,
        expiresAt: row.expires_at,
      }));
    },
    async sent(id) {
      await db.deleteFrom("mail_outbox").where("id", "=", id).execute();
    },
    async retry(id, nextAt, reason) {
      await db
        .updateTable("mail_outbox")
        .set((columns) => ({ attempts: columns("attempts", "+", 1), next_at: nextAt, last_error: reason }))
        .where("id", "=", id)
        .execute();
    },
    async giveUp(id, reason) {
      await db
        .updateTable("mail_outbox")
        .set((columns) => ({
          status: "failed",
          recipient: "",
          subject: "",
          text: "",
          html: "",
          sender_name: "",
          sender_address: "",
          attempts: columns("attempts", "+", 1),
          last_error: reason,
        }))
        .where("id", "=", id)
        .execute();
    },
    async counts() {
      const rows = await db
        .selectFrom("mail_outbox")
        .select((row) => ["status", row.fn.countAll<number>().as("count")])
        .groupBy("status")
        .execute();
      const count = (status: string): number => rows.find((row) => row.status === status)?.count ?? 0;
      return { waiting: count("waiting"), failed: count("failed") };
    },
    async sweepFailed(createdBefore) {
      const { numDeletedRows } = await db
        .deleteFrom("mail_outbox")
        .where("status", "=", "failed")
        .where("created_at", "<", createdBefore)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
