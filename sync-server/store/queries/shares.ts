/** Shares in SQL. */
import type { Kysely, Selectable } from "kysely";
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { ShareStatus } from "../../../src/domain/sharing/share.ts";
import type { ShareRow, ShareStore } from "../ports/shares.ts";
import { compiledQuery } from "../compiledQuery.ts";
import type { Tables } from "../tables.ts";

function toShare(row: Selectable<Tables["shares"]>): ShareRow {
  return {
    id: row.id,
    ownerId: row.owner_id,
    recipientId: row.recipient_id,
    recipientAddress: row.recipient_address,
    recipientAddressFolded: row.recipient_address_folded,
    itemType: row.item_type as ItemType,
    itemId: row.item_id,
    shareAll: row.share_all === 1,
    level: row.level,
    membershipOnly: row.membership_only === 1,
    status: row.status as ShareStatus,
    message: row.note,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    respondedAt: row.responded_at,
    seq: row.seq,
  };
}

const live = ["pending", "accepted"];

const grantsOf = compiledQuery<{ personId: string; ownerId: string }, Selectable<Tables["shares"]>>((db, parameter) =>
  db
    .selectFrom("shares")
    .selectAll()
    .where("recipient_id", "=", parameter("personId"))
    .where("owner_id", "=", parameter("ownerId"))
    .where("status", "=", "accepted"),
);

const grantsAbout = compiledQuery<{ ownerId: string; rootType: string; rootId: string }, Selectable<Tables["shares"]>>(
  (db, parameter) =>
    db
      .selectFrom("shares")
      .selectAll()
      .where("owner_id", "=", parameter("ownerId"))
      .where("item_type", "=", parameter("rootType"))
      .where((where) => where.or([where("item_id", "=", parameter("rootId")), where("share_all", "=", 1)]))
      .where("status", "=", "accepted"),
);

export function shareStore(db: Kysely<Tables>): ShareStore {
  return {
    async find(id) {
      const row = await db.selectFrom("shares").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toShare(row);
    },
    async put(share) {
      const values = {
        owner_id: share.ownerId,
        recipient_id: share.recipientId,
        recipient_address: share.recipientAddress,
        recipient_address_folded: share.recipientAddressFolded,
        item_type: share.itemType,
        item_id: share.itemId,
        share_all: share.shareAll ? 1 : 0,
        level: share.level,
        membership_only: share.membershipOnly ? 1 : 0,
        status: share.status,
        note: share.message,
        created_at: share.createdAt,
        updated_at: share.updatedAt,
        responded_at: share.respondedAt,
        seq: share.seq,
      };
      await db
        .insertInto("shares")
        .values({ id: share.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async findLive(ownerId, addressFolded, itemType, itemId) {
      const row = await db
        .selectFrom("shares")
        .selectAll()
        .where("owner_id", "=", ownerId)
        .where("recipient_address_folded", "=", addressFolded)
        .where("item_type", "=", itemType)
        .where("item_id", itemId === null ? "is" : "=", itemId)
        .where("status", "in", live)
        .executeTakeFirst();
      return row === undefined ? null : toShare(row);
    },
    async grants(personId, ownerId) {
      return (await grantsOf(db, { personId, ownerId })).rows.map(toShare);
    },
    async grantsOn(ownerId, rootType, rootId) {
      return (await grantsAbout(db, { ownerId, rootType, rootId })).rows.map(toShare);
    },
    async pendingFor(addressFolded) {
      const rows = await db
        .selectFrom("shares")
        .selectAll()
        .where("recipient_address_folded", "=", addressFolded)
        .where("recipient_id", "is", null)
        .where("status", "=", "pending")
        .orderBy("seq")
        .execute();
      return rows.map(toShare);
    },
    async liveOf(personId) {
      const rows = await db
        .selectFrom("shares")
        .selectAll()
        .where((where) => where.or([where("owner_id", "=", personId), where("recipient_id", "=", personId)]))
        .where("status", "in", live)
        .orderBy("seq")
        .execute();
      return rows.map(toShare);
    },
    async feed(personId, since, limit) {
      const rows = await db
        .selectFrom("shares")
        .selectAll()
        .where((where) => where.or([where("owner_id", "=", personId), where("recipient_id", "=", personId)]))
        .where("seq", ">", since)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map(toShare);
    },
    async wasGiven(recipientId, ownerId, itemType, itemId) {
      const row = await db
        .selectFrom("shares")
        .select("id")
        .where("recipient_id", "=", recipientId)
        .where("owner_id", "=", ownerId)
        .where("item_type", "=", itemType)
        .where((where) => where.or([where("item_id", "=", itemId), where("share_all", "=", 1)]))
        .where("responded_at", "is not", null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async hasAccepted(recipientId, ownerId) {
      const row = await db
        .selectFrom("shares")
        .select("id")
        .where("recipient_id", "=", recipientId)
        .where("owner_id", "=", ownerId)
        .where("status", "=", "accepted")
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
