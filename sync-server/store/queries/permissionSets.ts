/** Permission sets in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import { z } from "zod";
import { asCapabilities, type SettableCapability } from "../../../src/domain/organizations/permissions.ts";
import type { PermissionSetRow, PermissionSetStore } from "../ports/permissionSets.ts";
import type { Tables } from "../tables.ts";

const names = z.array(z.string());

/** The capabilities of a stored set; null: no set. */
export function storedCapabilities(text: string | null): SettableCapability[] {
  return text === null ? [] : asCapabilities(names.parse(JSON.parse(text)));
}

function toSet(row: Selectable<Tables["permission_sets"]>): PermissionSetRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    capabilities: storedCapabilities(row.capabilities),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function permissionSetStore(db: Kysely<Tables>): PermissionSetStore {
  return {
    async find(id) {
      const row = await db.selectFrom("permission_sets").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toSet(row);
    },
    async put(row) {
      const values = {
        organization_id: row.organizationId,
        name: row.name,
        capabilities: JSON.stringify(row.capabilities),
        created_at: row.createdAt,
        updated_at: row.updatedAt,
      };
      await db
        .insertInto("permission_sets")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async remove(id) {
      await sql`UPDATE memberships SET permission_set_id = NULL WHERE permission_set_id = ${id}`.execute(db);
      await sql`UPDATE memberships SET permission_set_after = NULL WHERE permission_set_after = ${id}`.execute(db);
      await sql`UPDATE group_members SET permission_set_id = NULL WHERE permission_set_id = ${id}`.execute(db);
      await db.deleteFrom("permission_sets").where("id", "=", id).execute();
    },
    async ofOrganization(organizationId) {
      const rows = await db
        .selectFrom("permission_sets")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .orderBy("name")
        .orderBy("id")
        .execute();
      return rows.map(toSet);
    },
    async holders(id) {
      const { rows } = await sql<{ person_id: string }>`
        SELECT person_id FROM memberships WHERE permission_set_id = ${id}
        UNION SELECT person_id FROM memberships WHERE permission_set_after = ${id}
        UNION SELECT member_id FROM group_members WHERE permission_set_id = ${id} AND member_kind = 'person'`.execute(
        db,
      );
      return rows.map((row) => row.person_id);
    },
  };
}
