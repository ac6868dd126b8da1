/** People lists of organizations in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import type { ListedPeopleStore, ListedPersonRow } from "../ports/listedPeople.ts";
import type { Tables } from "../tables.ts";
import { containing } from "./containing.ts";

type Stored = Selectable<Tables["listed_people"]>;

function toPerson(row: Stored): ListedPersonRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    address: row.address,
    addressFolded: row.address_folded,
    department: row.department,
    addedBy: row.added_by,
    addedAt: row.added_at,
  };
}

export function listedPeopleStore(db: Kysely<Tables>): ListedPeopleStore {
  return {
    async find(id) {
      const row = await db.selectFrom("listed_people").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toPerson(row);
    },
    async known(organizationId, addressesFolded) {
      const { rows } = await sql<{ address_folded: string }>`
        SELECT address_folded FROM listed_people WHERE organization_id = ${organizationId}
          AND address_folded IN (SELECT value FROM json_each(${JSON.stringify(addressesFolded)}))`.execute(db);
      return rows.map((row) => row.address_folded);
    },
    async add(people) {
      const rows = people.map((person) => ({
        id: person.id,
        organization_id: person.organizationId,
        name: person.name,
        address: person.address,
        address_folded: person.addressFolded,
        department: person.department,
        added_by: person.addedBy,
        added_at: person.addedAt,
      }));
      // SQLite takes a bounded number of values in one statement.
      for (let start = 0; start < rows.length; start += 500) {
        await db
          .insertInto("listed_people")
          .values(rows.slice(start, start + 500))
          .execute();
      }
    },
    async remove(id) {
      await db.deleteFrom("listed_people").where("id", "=", id).execute();
    },
    async search(organizationId, search, limit, offset) {
      const pattern = containing(search);
      const matches = sql`FROM listed_people WHERE organization_id = ${organizationId} AND (${search} = ''
        OR name LIKE ${pattern} ESCAPE '\\' OR address LIKE ${pattern} ESCAPE '\\' OR department LIKE ${pattern} ESCAPE '\\')`;
      const { rows } = await sql<Stored>`
        SELECT * ${matches} ORDER BY name COLLATE NOCASE, id LIMIT ${limit} OFFSET ${offset}`.execute(db);
      const { rows: counted } = await sql<{ count: number }>`SELECT count(*) AS count ${matches}`.execute(db);
      return { rows: rows.map(toPerson), total: counted[0]?.count ?? 0 };
    },
  };
}
