/** People, addresses and password hashes in SQL. */
import type { Kysely, Selectable } from "kysely";
import type { Person, PersonAddress, PersonStore } from "../ports/people.ts";
import type { Tables } from "../tables.ts";

function toPerson(row: Selectable<Tables["persons"]>): Person {
  return {
    id: row.id,
    name: row.name,
    color: row.color,
    isAdmin: row.is_admin === 1,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  };
}

function toAddress(row: Selectable<Tables["emails"]>): PersonAddress {
  return { address: row.address, folded: row.address_folded, personId: row.person_id, verifiedAt: row.verified_at };
}

export function personStore(db: Kysely<Tables>): PersonStore {
  return {
    async add({ id, name, color, isAdmin, createdAt }) {
      await db
        .insertInto("persons")
        .values({ id, name, color, is_admin: isAdmin ? 1 : 0, created_at: createdAt, deleted_at: null })
        .execute();
    },
    async find(personId) {
      const row = await db.selectFrom("persons").selectAll().where("id", "=", personId).executeTakeFirst();
      return row === undefined ? null : toPerson(row);
    },
    async update(personId, { name, color, isAdmin }) {
      const changes = {
        ...(name === undefined ? {} : { name }),
        ...(color === undefined ? {} : { color }),
        ...(isAdmin === undefined ? {} : { is_admin: isAdmin ? 1 : 0 }),
      };
      if (Object.keys(changes).length === 0) return;
      await db.updateTable("persons").set(changes).where("id", "=", personId).execute();
    },
    async erase(personId, at) {
      await db.deleteFrom("emails").where("person_id", "=", personId).execute();
      await db.deleteFrom("passwords").where("person_id", "=", personId).execute();
      await db
        .updateTable("persons")
        .set({ name: "", color: "neutral", is_admin: 0, deleted_at: at })
        .where("id", "=", personId)
        .execute();
    },
    async hasAdmin() {
      const row = await db.selectFrom("persons").select("id").where("is_admin", "=", 1).limit(1).executeTakeFirst();
      return row !== undefined;
    },

    async addAddress({ address, folded, personId, verifiedAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("emails")
        .values({ address, address_folded: folded, person_id: personId, verified_at: verifiedAt })
        .onConflict((conflict) => conflict.column("address_folded").doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async findAddress(folded) {
      const row = await db.selectFrom("emails").selectAll().where("address_folded", "=", folded).executeTakeFirst();
      return row === undefined ? null : toAddress(row);
    },
    async addressesOf(personId) {
      const rows = await db
        .selectFrom("emails")
        .selectAll()
        .where("person_id", "=", personId)
        .orderBy("verified_at")
        .orderBy("address_folded")
        .execute();
      return rows.map(toAddress);
    },
    async removeAddress(personId, folded) {
      const { numDeletedRows } = await db
        .deleteFrom("emails")
        .where("person_id", "=", personId)
        .where("address_folded", "=", folded)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    async passwordHash(personId) {
      const row = await db.selectFrom("passwords").select("hash").where("person_id", "=", personId).executeTakeFirst();
      return row?.hash ?? null;
    },
    async setPasswordHash(personId, hash, at) {
      await db
        .insertInto("passwords")
        .values({ person_id: personId, hash, changed_at: at })
        .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ hash, changed_at: at }))
        .execute();
    },
  };
}
