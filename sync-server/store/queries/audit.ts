/** The audit in SQL: numbers without a gap, each entry chained to the one before. */
import { z } from "zod";
import { sql, type Kysely, type Selectable } from "kysely";
import { canonicalJson, chainStart, spelledHash } from "../auditChain.ts";
import { compiledQuery } from "../compiledQuery.ts";
import type { AuditRecord, AuditStore, JsonValue, OrganizationAuditQuery } from "../ports/audit.ts";
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

/** Events by one of the columns that have an index of them: in its words, or SQLite would not see that it may use it. */
function events(
  db: Kysely<Tables>,
  column: "item_id" | "actor_id" | "subject_id",
  id: string,
  beforeSeq: number,
  limit: number,
): Promise<Selectable<Tables["audit"]>[]> {
  return db
    .selectFrom("audit")
    .selectAll()
    .where(column, "=", id)
    .where(sql<boolean>`action <> 'item.edited' AND action <> 'blob.added'`)
    .where("seq", "<", beforeSeq)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}

function eventsOfOrganization(
  db: Kysely<Tables>,
  { organizationId, areas, from, until, beforeSeq, limit }: Omit<OrganizationAuditQuery, "personId">,
  person: { readonly column: "actor_id" | "subject_id"; readonly personId: string } | null,
): Promise<Selectable<Tables["audit"]>[]> {
  return db
    .selectFrom("organization_audit as found")
    .innerJoin("audit", "audit.seq", "found.seq")
    .selectAll("audit")
    .where("found.organization_id", "=", organizationId)
    .where("found.seq", "<", beforeSeq)
    .$if(person !== null, (query) => query.where(`found.${person?.column ?? "actor_id"}`, "=", person?.personId ?? ""))
    .$if(areas.length > 0, (query) => query.where("found.area", "in", areas))
    .$if(from !== null, (query) => query.where("audit.at", ">=", from))
    .$if(until !== null, (query) => query.where("audit.at", "<", until))
    .orderBy("found.seq", "desc")
    .limit(limit)
    .execute();
}

/** Of what two questions found: each once, the newest first. */
function newest(rows: readonly Selectable<Tables["audit"]>[], limit: number): AuditRecord[] {
  return [...new Map(rows.map((row) => [row.seq, row])).values()]
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, limit)
    .map(toRecord);
}

/** The end of the chain as one transaction knows it: nobody else appends meanwhile, so it is looked up once. */
export interface ChainEnd {
  /** Undefined: to be looked up, at first and after a part of the transaction was taken back. */
  known: { readonly seq: number; readonly hash: string } | undefined;
}

/** The audit on one transaction. */
export function auditStore(db: Kysely<Tables>, end: ChainEnd = { known: undefined }): AuditStore {
  return {
    async append({ at, actorId, action, itemType = null, itemId = null, subjectId = null, ...rest }) {
      const { before = null, after = null, cause = null } = rest;
      const last = (end.known ??= (await lastEntry(db, {})).rows[0] ?? { seq: 0, hash: chainStart });
      const seq = last.seq + 1;
      const previousHash = last.hash;
      const spelled = { before: canonicalJson(before), after: canonicalJson(after) };
      const hash = spelledHash(previousHash, {
        seq,
        at,
        actorId,
        action,
        itemType,
        itemId,
        subjectId,
        ...spelled,
        cause,
      });
      end.known = { seq, hash };
      await insertEntry(db, {
        seq,
        at,
        actor_id: actorId,
        action,
        item_type: itemType,
        item_id: itemId,
        subject_id: subjectId,
        before: before === null ? null : spelled.before,
        after: after === null ? null : spelled.after,
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
    async readOfItem({ id, type, ownerId }, beforeSeq, limit) {
      const { rows: ofKind } = await sql<Selectable<Tables["audit"]>>`
        SELECT * FROM audit INDEXED BY audit_events_of_kind
        WHERE item_id IS NULL AND item_type = ${type} AND "after" ->> '$.ownerId' = ${ownerId} AND seq < ${beforeSeq}
        ORDER BY seq DESC LIMIT ${limit}`.execute(db);
      return newest([...(await events(db, "item_id", id, beforeSeq, limit)), ...ofKind], limit);
    },
    async readOfPerson(personId, beforeSeq, limit) {
      // Two questions, so that each has its index.
      const did = await events(db, "actor_id", personId, beforeSeq, limit);
      const had = await events(db, "subject_id", personId, beforeSeq, limit);
      return newest([...did, ...had], limit);
    },
    async readOfOrganization({ personId, ...query }) {
      if (personId === null) return (await eventsOfOrganization(db, query, null)).map(toRecord);
      const did = await eventsOfOrganization(db, query, { column: "actor_id", personId });
      const had = await eventsOfOrganization(db, query, { column: "subject_id", personId });
      return newest([...did, ...had], query.limit);
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
