/** Codes in SQL. */
import { z } from "zod";
import type { Kysely, Selectable } from "kysely";
import type { Code, CodeStore } from "../ports/codes.ts";
import type { Tables } from "../tables.ts";

const waiting = z.strictObject({ address: z.string(), name: z.string(), passwordHash: z.string() });

function toCode(row: Selectable<Tables["codes"]>): Code {
  return {
    id: row.id,
    purpose: row.purpose,
    address: row.address,
    folded: row.address_folded,
    personId: row.person_id,
    codeHash: row.code_hash,
    registration: row.registration === null ? null : waiting.parse(JSON.parse(row.registration)),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    attempts: row.attempts,
    sends: row.sends,
    usedAt: row.used_at,
  };
}

export function codeStore(db: Kysely<Tables>): CodeStore {
  return {
    async add(code) {
      await db
        .insertInto("codes")
        .values({
          id: code.id,
          purpose: code.purpose,
          address: code.address,
          address_folded: code.folded,
          person_id: code.personId,
          code_hash: code.codeHash,
          registration: code.registration === null ? null : JSON.stringify(code.registration),
          created_at: code.createdAt,
          expires_at: code.expiresAt,
          attempts: code.attempts,
          sends: code.sends,
          used_at: code.usedAt,
        })
        .execute();
    },
    async find(id) {
      const row = await db.selectFrom("codes").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toCode(row);
    },
    async countAttempt(id) {
      const row = await db
        .updateTable("codes")
        .set((columns) => ({ attempts: columns("attempts", "+", 1) }))
        .where("id", "=", id)
        .returning("attempts")
        .executeTakeFirst();
      return row?.attempts ?? 0;
    },
    async replace(id, codeHash, expiresAt) {
      await db
        .updateTable("codes")
        .set((columns) => ({
          code_hash: codeHash,
          expires_at: expiresAt,
          attempts: 0,
          sends: columns("sends", "+", 1),
        }))
        .where("id", "=", id)
        .where("used_at", "is", null)
        .execute();
    },
    async use(id, at) {
      const { numUpdatedRows } = await db
        .updateTable("codes")
        .set({ used_at: at, registration: null })
        .where("id", "=", id)
        .where("used_at", "is", null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async discard(which) {
      const query = db.deleteFrom("codes");
      await (
        "personId" in which ? query.where("person_id", "=", which.personId) : query.where("purpose", "=", which.purpose)
      ).execute();
    },
    async sweep(expiredBefore) {
      const { numDeletedRows } = await db
        .deleteFrom("codes")
        .where("expires_at", "<", expiredBefore)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
