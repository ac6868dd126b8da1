/** Organizations and memberships in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import { newItemsSchema } from "../../../src/domain/organizations/newItems.ts";
import type { OrganizationRow, OrganizationStore } from "../ports/organizations.ts";
import type { Tables } from "../tables.ts";
import { memberLists } from "./memberLists.ts";
import { toMembership } from "./memberships.ts";
import { organizationList } from "./organizationList.ts";

function toOrganization(row: Selectable<Tables["organizations"]>): OrganizationRow {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    color: row.color,
    ownerId: row.owner_id,
    newItems: row.new_items === null ? null : newItemsSchema.parse(JSON.parse(row.new_items)),
    newItemsSince: row.new_items_since,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    seq: row.seq,
  };
}

export function organizationStore(db: Kysely<Tables>): OrganizationStore {
  return {
    async find(id) {
      const row = await db.selectFrom("organizations").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toOrganization(row);
    },
    async put(row) {
      const values = {
        kind: row.kind,
        name: row.name,
        color: row.color,
        owner_id: row.ownerId,
        settings: "{}",
        new_items: row.newItems && JSON.stringify(row.newItems),
        new_items_since: row.newItemsSince,
        created_at: row.createdAt,
        updated_at: row.updatedAt,
        deleted_at: row.deletedAt,
        seq: row.seq,
      };
      await db
        .insertInto("organizations")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async ofPerson(personId, now) {
      const { rows } = await sql<Selectable<Tables["organizations"]>>`
        SELECT organizations.* FROM memberships JOIN organizations ON organizations.id = organization_id
        WHERE person_id = ${personId} AND is_active = 1 AND (ends_at IS NULL OR ends_at > ${now}) AND deleted_at = 0
        ORDER BY name COLLATE NOCASE, organizations.id`.execute(db);
      return rows.map(toOrganization);
    },
    async membership(organizationId, personId) {
      const row = await db
        .selectFrom("memberships")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return row === undefined ? null : toMembership(row);
    },
    async putMembership(row) {
      const values = {
        role: row.role,
        permission_set_id: row.permissionSetId,
        permission_set_after: row.permissionSetAfter,
        invited_by: row.invitedBy,
        invited_at: row.invitedAt,
        is_active: row.isActive ? 1 : 0,
        ends_at: row.endsAt,
        created_at: row.createdAt,
        updated_at: row.updatedAt,
        seq: row.seq,
        role_ends_at: row.roleEndsAt,
        role_after: row.roleAfter,
        support_reason: row.supportReason,
        keeps_new_items: row.keepsNewItems ? 1 : 0,
        earlier_answered_at: row.earlierAnsweredAt,
      };
      await db
        .insertInto("memberships")
        .values({ id: row.id, organization_id: row.organizationId, person_id: row.personId, ...values })
        .onConflict((conflict) => conflict.columns(["organization_id", "person_id"]).doUpdateSet(values))
        .execute();
    },
    async withRoles(organizationId, roles) {
      const rows = await db
        .selectFrom("memberships")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("role", "in", roles)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(toMembership);
    },
    async countActive(organizationId, now) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM memberships
        WHERE organization_id = ${organizationId} AND is_active = 1 AND (ends_at IS NULL OR ends_at > ${now})`.execute(
        db,
      );
      return rows[0]?.count ?? 0;
    },
    ...memberLists(db),
    ...organizationList(db),
    async support(organizationId, now) {
      const { rows } = await sql<Selectable<Tables["memberships"]>>`
        SELECT * FROM memberships WHERE organization_id = ${organizationId} AND support_reason IS NOT NULL
          AND is_active = 1 AND (ends_at IS NULL OR ends_at > ${now}) ORDER BY ends_at, id`.execute(db);
      return rows.map(toMembership);
    },
    async countSeats(organizationId, now) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM memberships WHERE organization_id = ${organizationId} AND is_active = 1
          AND (ends_at IS NULL OR ends_at > ${now}) AND support_reason IS NULL`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async overdue(now, limit) {
      const { rows } = await sql<Selectable<Tables["memberships"]>>`
        SELECT * FROM memberships WHERE is_active = 1 AND ends_at <= ${now}
        UNION SELECT * FROM memberships WHERE is_active = 1 AND role_ends_at <= ${now}
        ORDER BY seq LIMIT ${limit}`.execute(db);
      return rows.map(toMembership);
    },
  };
}
