/** People lists of organizations in SQL. */
import { sql, type Kysely, type RawBuilder, type Selectable } from "kysely";
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
    async search(organizationId, search, after, limit) {
      const from = after === null ? sql`` : sql`AND (name COLLATE NOCASE, id) > (${after.name}, ${after.id})`;
      const { rows } = await sql<Stored>`
        SELECT * FROM listed_people INDEXED BY listed_people_by_name WHERE ${matching(organizationId, search)} ${from}
        ORDER BY name COLLATE NOCASE, id LIMIT ${limit}`.execute(db);
      return rows.map(toPerson);
    },
    async count(organizationId, search) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM listed_people WHERE ${matching(organizationId, search)}`.execute(db);
      return rows[0]?.count ?? 0;
    },
  };
}

function matching(organizationId: string, search: string): RawBuilder<unknown> {
  if (search === "") return sql`organization_id = ${organizationId}`;
  const pattern = containing(search);
  return sql`organization_id = ${organizationId} AND (name LIKE ${pattern} ESCAPE '\\'
    OR address LIKE ${pattern} ESCAPE '\\' OR department LIKE ${pattern} ESCAPE '\\')`;
}
