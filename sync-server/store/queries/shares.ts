/** Shares in SQL. */
import { sql, type Kysely, type RawBuilder, type Selectable } from "kysely";
import type { ItemType } from "../../../src/domain/items/types.ts";
import { personPrincipal, principalOf, type PrincipalKind } from "../../../src/domain/sharing/principals.ts";
import type { ShareStatus } from "../../../src/domain/sharing/share.ts";
import { compiledQuery } from "../compiledQuery.ts";
import type { RecipientKey, ShareRow, ShareStore, ShareSubjectRow } from "../ports/shares.ts";
import type { Tables } from "../tables.ts";
import { neverGivenQueries } from "./neverGiven.ts";
import { countRecipients, countShares, searchShares } from "./administeredShares.ts";

type StoredShare = Selectable<Tables["shares"]>;

function toShare(row: StoredShare): ShareRow {
  return {
    id: row.id,
    ownerId: row.owner_id,
    sharedById: row.shared_by_id,
    recipientKind: row.recipient_kind as PrincipalKind,
    recipientId: row.recipient_id,
    recipientAddress: row.recipient_address,
    recipientAddressFolded: row.recipient_address_folded,
    itemType: row.item_type as ItemType,
    itemId: row.item_id,
    shareAll: row.share_all === 1,
    level: row.level,
    membershipOnly: row.membership_only === 1,
    status: row.status as ShareStatus,
    approval: row.approval as ShareRow["approval"],
    message: row.message,
    notes: row.notes,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    invitedAt: row.invited_at,
    respondedAt: row.responded_at,
    lapsesAt: row.lapses_at,
    expiresAt: row.expires_at,
    remindedAt: row.reminded_at,
    endReason: row.end_reason as ShareRow["endReason"],
    byHousehold: row.by_household === 1,
    seq: row.seq,
  };
}

function toValues(share: ShareRow): Omit<Tables["shares"], "id"> {
  return {
    owner_id: share.ownerId,
    shared_by_id: share.sharedById,
    recipient_kind: share.recipientKind,
    recipient_id: share.recipientId,
    principal: share.recipientId === null ? null : principalOf(share.recipientKind, share.recipientId),
    recipient_address: share.recipientAddress,
    recipient_address_folded: share.recipientAddressFolded,
    item_type: share.itemType,
    item_id: share.itemId,
    share_all: share.shareAll ? 1 : 0,
    level: share.level,
    membership_only: share.membershipOnly ? 1 : 0,
    status: share.status,
    approval: share.approval,
    message: share.message,
    notes: share.notes,
    created_at: share.createdAt,
    updated_at: share.updatedAt,
    invited_at: share.invitedAt,
    responded_at: share.respondedAt,
    lapses_at: share.lapsesAt,
    expires_at: share.expiresAt,
    reminded_at: share.remindedAt,
    end_reason: share.endReason,
    by_household: share.byHousehold ? 1 : 0,
    seq: share.seq,
  };
}

const live = ["pending", "accepted"];

/**
 * Accepted, about one of these by its owner: named, or everything of its type. Two questions, each with its index by name: left
 * to choose, SQLite goes through all that somebody owns or was given.
 */
function about(asked: string, whose: RawBuilder<unknown>): RawBuilder<StoredShare> {
  return sql<StoredShare>`
    SELECT shares.* FROM json_each(${asked}) AS asked CROSS JOIN shares INDEXED BY shares_of_item ON shares.item_id = asked.value ->> 0
      WHERE ${whose} AND shares.owner_id = asked.value ->> 2 AND shares.status = 'accepted'
    UNION ALL
    SELECT shares.* FROM json_each(${asked}) AS asked
      CROSS JOIN shares INDEXED BY shares_of_type ON shares.owner_id = asked.value ->> 2 AND shares.item_type = asked.value ->> 1 AND shares.share_all = 1
      WHERE ${whose} AND shares.status = 'accepted'`;
}

const givenToAnybody = compiledQuery<{ asked: string }, StoredShare>((db, parameter) => ({
  compile: () => about(parameter("asked"), sql`shares.principal IS NOT NULL`).compile(db),
}));

const givenToThese = compiledQuery<{ asked: string; principals: string }, StoredShare>((db, parameter) => ({
  compile: () =>
    about(
      parameter("asked"),
      sql`shares.principal IN (SELECT value FROM json_each(${parameter("principals")}))`,
    ).compile(db),
}));

function subjectsAsked(subjects: readonly ShareSubjectRow[]): string {
  return JSON.stringify(subjects.map(({ id, type, ownerId }) => [id, type, ownerId]));
}

function whereRecipient(recipient: RecipientKey) {
  return recipient.kind === "person"
    ? sql<boolean>`recipient_kind = 'person' AND recipient_address_folded = ${recipient.addressFolded}`
    : sql<boolean>`principal = ${principalOf(recipient.kind, recipient.id)}`;
}

export function shareStore(db: Kysely<Tables>): ShareStore {
  const select = () => db.selectFrom("shares").selectAll();
  return {
    async find(id) {
      const row = await select().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toShare(row);
    },
    async put(share) {
      const values = toValues(share);
      await db
        .insertInto("shares")
        .values({ id: share.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async findLive(scope, recipient) {
      const row = await select()
        .where("owner_id", "=", scope.ownerId)
        .where("item_type", "=", scope.type)
        .where("item_id", scope.id === null ? "is" : "=", scope.id)
        .where(whereRecipient(recipient))
        .where("status", "in", live)
        .executeTakeFirst();
      return row === undefined ? null : toShare(row);
    },
    async grantsFor(principals, subjects) {
      const asked = { asked: subjectsAsked(subjects), principals: JSON.stringify(principals) };
      return (await givenToThese(db, asked)).rows.map(toShare);
    },
    async grantsOn(subjects) {
      return (await givenToAnybody(db, { asked: subjectsAsked(subjects) })).rows.map(toShare);
    },
    async acceptedWith(principal) {
      const rows = await select().where("principal", "=", principal).where("status", "=", "accepted").execute();
      return rows.map(toShare);
    },
    async shownWith(principal, personId) {
      const rows = await db
        .selectFrom("shares")
        .innerJoin("shown", "shown.id", "shares.id")
        .select("shares.id")
        .where("shares.principal", "=", principal)
        .where("shown.person_id", "=", personId)
        .execute();
      return rows.map(({ id }) => id);
    },
    async pendingFor(addressFolded) {
      const rows = await select()
        .where("recipient_kind", "=", "person")
        .where("recipient_address_folded", "=", addressFolded)
        .where("recipient_id", "is", null)
        .where("status", "=", "pending")
        .orderBy("seq")
        .execute();
      return rows.map(toShare);
    },
    async liveOf(personId) {
      const rows = await select()
        .where((where) =>
          where.or([where("owner_id", "=", personId), where("principal", "=", personPrincipal(personId))]),
        )
        .where("status", "in", live)
        .orderBy("seq")
        .execute();
      return rows.map(toShare);
    },
    async liveOn({ id, type, ownerId }) {
      const rows = await select()
        .where("owner_id", "=", ownerId)
        .where("item_type", "=", type)
        .where((where) => where.or([where("item_id", "=", id), where("share_all", "=", 1)]))
        .where("status", "in", live)
        .orderBy("seq")
        .execute();
      return rows.map(toShare);
    },
    async feed(personId, principals, since, limit) {
      const mine = sql<string>`(SELECT value FROM json_each(${JSON.stringify(principals)}))`;
      const { rows } = await sql<StoredShare>`
        SELECT * FROM (SELECT * FROM shares WHERE owner_id = ${personId} AND seq > ${since} ORDER BY seq LIMIT ${limit})
        UNION
        SELECT * FROM (SELECT * FROM shares WHERE shared_by_id = ${personId} AND seq > ${since} ORDER BY seq LIMIT ${limit})
        UNION
        SELECT * FROM (SELECT * FROM shares WHERE principal IN ${mine} AND seq > ${since} ORDER BY seq LIMIT ${limit})
        ORDER BY seq LIMIT ${limit}`.execute(db);
      const { rows: appeared } = await sql<{ seq: number; share_id: string }>`
        SELECT seq, share_id FROM share_appearances WHERE principal = ${personPrincipal(personId)} AND seq > ${since}
        ORDER BY seq LIMIT ${limit}`.execute(db);
      const shares = rows.map(toShare);
      for (const { seq, share_id } of appeared) {
        const row = await select().where("id", "=", share_id).executeTakeFirst();
        // Its place in this person's feed is where it appeared, not where it changed last.
        if (row !== undefined) shares.push({ ...toShare(row), seq });
      }
      return shares.toSorted((a, b) => a.seq - b.seq).slice(0, limit);
    },
    async addAppearances(personId, shareIds, firstSeq) {
      const principal = personPrincipal(personId);
      const rows = shareIds.map((shareId, index) => ({ principal, seq: firstSeq + index, share_id: shareId }));
      for (let start = 0; start < rows.length; start += 500) {
        await db
          .insertInto("share_appearances")
          .values(rows.slice(start, start + 500))
          .execute();
      }
    },
    async wasGiven(principals, subjects) {
      const asked = JSON.stringify(subjects.map(({ id, type, ownerId }) => [id, type, ownerId]));
      const { rows } = await sql<{ id: string }>`
        SELECT shares.id FROM json_each(${asked}) AS asked
        JOIN shares ON shares.owner_id = asked.value ->> 2 AND shares.item_type = asked.value ->> 1
          AND (shares.item_id = asked.value ->> 0 OR shares.share_all = 1)
        WHERE shares.principal IN (SELECT value FROM json_each(${JSON.stringify(principals)}))
          AND shares.responded_at IS NOT NULL LIMIT 1`.execute(db);
      return rows.length > 0;
    },
    ...neverGivenQueries(db),
    async hasAccepted(recipientId, sharedById) {
      const row = await db
        .selectFrom("shares")
        .select("id")
        .where("principal", "=", personPrincipal(recipientId))
        .where("shared_by_id", "=", sharedById)
        .where("status", "=", "accepted")
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async overdue(now, limit) {
      const { rows } = await sql<StoredShare>`
        SELECT * FROM shares WHERE status = 'pending' AND lapses_at <= ${now}
        UNION SELECT * FROM shares WHERE status IN ('pending', 'accepted') AND expires_at <= ${now}
        ORDER BY seq LIMIT ${limit}`.execute(db);
      return rows.map(toShare);
    },
    async endingSoon(now, before, limit) {
      const { rows } = await sql<StoredShare>`
        SELECT * FROM shares WHERE status = 'pending' AND reminded_at IS NULL AND lapses_at > ${now} AND lapses_at <= ${before}
        UNION SELECT * FROM shares WHERE status IN ('pending', 'accepted') AND reminded_at IS NULL
          AND expires_at > ${now} AND expires_at <= ${before}
        ORDER BY seq LIMIT ${limit}`.execute(db);
      return rows.map(toShare);
    },
    async search(filter, before, limit) {
      return (await searchShares(db, filter, before, limit)).map(toShare);
    },
    count: (filter, upTo) => countShares(db, filter, upTo),
    countRecipients: (filter) => countRecipients(db, filter),
    async acceptedAt(level, after, limit) {
      const rows = await select()
        .where("status", "=", "accepted")
        .where("level", "=", level)
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(toShare);
    },
    async membershipOnly(principal) {
      let query = select().where("membership_only", "=", 1).where("status", "in", live);
      if (principal !== null) query = query.where("principal", "=", principal);
      return (await query.orderBy("seq").execute()).map(toShare);
    },
    async endedUnpaid(after) {
      const rows = await select()
        .where("end_reason", "=", "membership_ended")
        .where("updated_at", ">", after)
        .execute();
      return rows.map(toShare);
    },
  };
}
