/** Sessions in SQL. */
import type { Kysely, Selectable } from "kysely";
import type { Session, SessionChanges, SessionStore } from "../ports/sessions.ts";
import { compiledQuery } from "../compiledQuery.ts";
import type { Tables } from "../tables.ts";

type Row = Selectable<Tables["sessions"]>;

function toSession(row: Row): Session {
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    device: row.device,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    accessHash: row.access_hash,
    refreshHash: row.refresh_hash,
    previousHash: row.previous_hash,
    rotatedAt: row.rotated_at,
    isRotationSeen: row.is_rotation_seen === 1,
    accessExpiresAt: row.access_expires_at,
    refreshExpiresAt: row.refresh_expires_at,
    endedAt: row.ended_at,
  };
}

/** The columns that changed alone; a missing one stays as it is. */
function toRow(changes: SessionChanges): Partial<Row> {
  const row = {
    last_seen_at: changes.lastSeenAt,
    access_hash: changes.accessHash,
    refresh_hash: changes.refreshHash,
    previous_hash: changes.previousHash,
    rotated_at: changes.rotatedAt,
    is_rotation_seen: changes.isRotationSeen === undefined ? undefined : Number(changes.isRotationSeen),
    access_expires_at: changes.accessExpiresAt,
    refresh_expires_at: changes.refreshExpiresAt,
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

/** For every request. */
const byAccess = compiledQuery<{ hash: string }, Row>((db, parameter) =>
  db.selectFrom("sessions").selectAll().where("access_hash", "=", parameter("hash")),
);

export function sessionStore(db: Kysely<Tables>): SessionStore {
  const findBy = async (column: "id" | "refresh_hash" | "previous_hash", value: string) => {
    const row = await db.selectFrom("sessions").selectAll().where(column, "=", value).executeTakeFirst();
    return row === undefined ? null : toSession(row);
  };
  return {
    async add(session) {
      await db
        .insertInto("sessions")
        .values({
          id: session.id,
          person_id: session.personId,
          kind: session.kind,
          device: session.device,
          access_hash: session.accessHash,
          refresh_hash: session.refreshHash,
          previous_hash: session.previousHash,
          rotated_at: session.rotatedAt,
          is_rotation_seen: session.isRotationSeen ? 1 : 0,
          created_at: session.createdAt,
          last_seen_at: session.lastSeenAt,
          access_expires_at: session.accessExpiresAt,
          refresh_expires_at: session.refreshExpiresAt,
          ended_at: session.endedAt,
        })
        .execute();
    },
    find: (sessionId) => findBy("id", sessionId),
    async findByAccess(hash) {
      const [row] = (await byAccess(db, { hash })).rows;
      return row === undefined ? null : toSession(row);
    },
    findByRefresh: (hash) => findBy("refresh_hash", hash),
    findByPrevious: (hash) => findBy("previous_hash", hash),
    async listOf(personId) {
      const rows = await db
        .selectFrom("sessions")
        .selectAll()
        .where("person_id", "=", personId)
        .orderBy("created_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map(toSession);
    },
    async update(sessionId, changes) {
      await db.updateTable("sessions").set(toRow(changes)).where("id", "=", sessionId).execute();
    },
    async endAll(personId, at, except = "") {
      const rows = await db
        .updateTable("sessions")
        .set({ ended_at: at })
        .where("person_id", "=", personId)
        .where("id", "!=", except)
        .where("ended_at", "is", null)
        .returning("id")
        .execute();
      return rows.map(({ id }) => id);
    },
    async end(sessionId, at) {
      const { numUpdatedRows } = await db
        .updateTable("sessions")
        .set({ ended_at: at })
        .where("id", "=", sessionId)
        .where("ended_at", "is", null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async forget(personId) {
      await db.deleteFrom("sessions").where("person_id", "=", personId).execute();
    },
    async sweep(before) {
      const { numDeletedRows } = await db
        .deleteFrom("sessions")
        .where((row) => row.or([row("ended_at", "<", before), row("refresh_expires_at", "<", before)]))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async countLive(now) {
      const { count } = await db
        .selectFrom("sessions")
        .select((row) => row.fn.countAll<number>().as("count"))
        .where("ended_at", "is", null)
        .where("refresh_expires_at", ">", now)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
