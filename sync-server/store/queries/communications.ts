/** The communication log and digests in SQL. */
import type { Kysely, Selectable } from "kysely";
import { foldAddress } from "../../../src/domain/accounts/address.ts";
import type { CommunicationRow, CommunicationStore, DigestEntry } from "../ports/communications.ts";
import type { Tables } from "../tables.ts";

function toCommunication(row: Selectable<Tables["communications"]>): CommunicationRow {
  return {
    id: row.id,
    template: row.template,
    personId: row.person_id,
    recipient: row.recipient,
    itemId: row.item_id,
    shareId: row.share_id,
    status: row.status,
    attempts: row.attempts,
    lastError: row.last_error,
    provider: row.provider,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    seq: row.seq,
  };
}

function toEntry(row: Selectable<Tables["digest_entries"]>): DigestEntry {
  return {
    seq: row.seq,
    recipient: row.recipient,
    personId: row.person_id,
    timing: row.timing,
    dueAt: row.due_at,
    title: row.title,
    message: row.message,
    link: row.link,
  };
}

export function communicationStore(db: Kysely<Tables>): CommunicationStore {
  return {
    async find(id) {
      const row = await db.selectFrom("communications").selectAll().where("id", "=", id).executeTakeFirst();
      return row ? toCommunication(row) : null;
    },
    async put(row) {
      const values = {
        template: row.template,
        person_id: row.personId,
        recipient: row.recipient,
        recipient_folded: foldAddress(row.recipient),
        item_id: row.itemId,
        share_id: row.shareId,
        status: row.status,
        attempts: row.attempts,
        last_error: row.lastError,
        provider: row.provider,
        created_at: row.createdAt,
        updated_at: row.updatedAt,
        seq: row.seq,
      };
      await db
        .insertInto("communications")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async page(before, { status, template }, limit) {
      let query = db
        .selectFrom("communications")
        .leftJoin("mail_outbox", (join) =>
          join.onRef("mail_outbox.id", "=", "communications.id").on("mail_outbox.status", "=", "waiting"),
        )
        .selectAll("communications")
        .select("mail_outbox.next_at")
        .where("communications.seq", "<", before);
      if (status !== null) query = query.where("communications.status", "=", status);
      if (template !== null) query = query.where("communications.template", "=", template);
      const rows = await query.orderBy("communications.seq", "desc").limit(limit).execute();
      return rows.map((row) => ({ ...toCommunication(row), nextTryAt: row.next_at }));
    },
    async writtenTo(folded, since) {
      const rows = await db
        .selectFrom("communications")
        .select("created_at")
        .where("recipient_folded", "=", folded)
        .where("created_at", ">", since)
        .orderBy("created_at")
        .execute();
      return rows.map((row) => row.created_at);
    },
    async sweep(before) {
      await db.deleteFrom("communications").where("created_at", "<", before).where("status", "<>", "waiting").execute();
    },
    async forget(personId) {
      await db
        .updateTable("communications")
        .set({ recipient: "", recipient_folded: "" })
        .where("person_id", "=", personId)
        .execute();
      await db.deleteFrom("digest_entries").where("person_id", "=", personId).execute();
    },

    async addToDigest(entry) {
      await db
        .insertInto("digest_entries")
        .values({
          seq: entry.seq,
          recipient: entry.recipient,
          recipient_folded: foldAddress(entry.recipient),
          person_id: entry.personId,
          timing: entry.timing,
          due_at: entry.dueAt,
          title: entry.title,
          message: entry.message,
          link: entry.link,
        })
        .execute();
    },
    async floodDue(folded) {
      const row = await db
        .selectFrom("digest_entries")
        .select("due_at")
        .where("recipient_folded", "=", folded)
        .where("timing", "=", "flood")
        .orderBy("due_at")
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? null;
    },
    async digestsDue(now, limit) {
      const rows = await db
        .selectFrom("digest_entries")
        .select("recipient_folded")
        .distinct()
        .where("due_at", "<=", now)
        .orderBy("recipient_folded")
        .limit(limit)
        .execute();
      return rows.map((row) => row.recipient_folded);
    },
    async takeDigest(folded, now) {
      const rows = await db
        .deleteFrom("digest_entries")
        .where("recipient_folded", "=", folded)
        .where("due_at", "<=", now)
        .returningAll()
        .execute();
      return rows.map(toEntry).toSorted((a, b) => a.seq - b.seq);
    },
  };
}
