/** The audit in SQL: numbers without a gap, each entry chained to the one before. */
import { z } from "zod";
import type { Kysely, Selectable } from "kysely";
import { canonicalJson, chainStart, entryHash } from "../auditChain.ts";
import { compiledQuery } from "../compiledQuery.ts";
import type { AuditRecord, AuditStore, JsonValue } from "../ports/audit.ts";
import type { Tables } from "../tables.ts";

const json: z.ZodType<JsonValue> = z.json();

function toRecord(row: Selectable<Tables["audit"]>): AuditRecord {
  return {
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    action: row.action,
    itemType: row.item_type,
    itemId: row.item_id,
    subjectId: row.subject_id,
    before: row.before === null ? null : json.parse(JSON.parse(row.before)),
    after: row.after === null ? null : json.parse(JSON.parse(row.after)),
    cause: row.cause,
    previousHash: row.prev_hash,
    hash: row.hash,
  };
}

const lastEntry = compiledQuery<object, { seq: number; hash: string }>((db) =>
  db.selectFrom("audit").select(["seq", "hash"]).orderBy("seq", "desc").limit(1),
);

const insertEntry = compiledQuery<Selectable<Tables["audit"]>, unknown>((db, parameter) =>
  db.insertInto("audit").values({
    seq: parameter("seq"),
    at: parameter("at"),
    actor_id: parameter("actor_id"),
    action: parameter("action"),
    item_type: parameter("item_type"),
    item_id: parameter("item_id"),
    subject_id: parameter("subject_id"),
    before: parameter("before"),
    after: parameter("after"),
    cause: parameter("cause"),
    prev_hash: parameter("prev_hash"),
    hash: parameter("hash"),
  }),
);

/** The audit on one transaction: nobody else appends meanwhile, so the end of the chain is looked up once. */
export function auditStore(db: Kysely<Tables>): AuditStore {
  let end: { readonly seq: number; readonly hash: string } | undefined;
  return {
    async append({ at, actorId, action, itemType = null, itemId = null, subjectId = null, ...rest }) {
      const { before = null, after = null, cause = null } = rest;
      end ??= (await lastEntry(db, {})).rows[0] ?? { seq: 0, hash: chainStart };
      const seq = end.seq + 1;
      const previousHash = end.hash;
      const hash = entryHash(previousHash, {
        seq,
        at,
        actorId,
        action,
        itemType,
        itemId,
        subjectId,
        before,
        after,
        cause,
      });
      end = { seq, hash };
      await insertEntry(db, {
        seq,
        at,
        actor_id: actorId,
        action,
        item_type: itemType,
        item_id: itemId,
        subject_id: subjectId,
        before: before === null ? null : canonicalJson(before),
        after: after === null ? null : canonicalJson(after),
        cause,
        prev_hash: previousHash,
        hash,
      });
    },
    async read(afterSeq, limit) {
      const rows = await db
        .selectFrom("audit")
        .selectAll()
        .where("seq", ">", afterSeq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(toRecord);
    },
    async readOfActor(personId, limit) {
      const rows = await db
        .selectFrom("audit")
        .selectAll()
        .where("actor_id", "=", personId)
        .orderBy("seq", "desc")
        .limit(limit)
        .execute();
      return rows.map(toRecord).reverse();
    },
  };
}
