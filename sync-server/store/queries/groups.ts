/** Groups in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import type { GroupMemberRow, GroupRow, GroupStore } from "../ports/groups.ts";
import type { Tables } from "../tables.ts";

function toGroup(row: Selectable<Tables["groups"]>): GroupRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
    seq: row.seq,
  };
}

function toMember(row: Selectable<Tables["group_members"]>): GroupMemberRow {
  return {
    groupId: row.group_id,
    memberKind: row.member_kind,
    memberId: row.member_id,
    role: row.role,
    permissionSetId: row.permission_set_id,
    endsAt: row.ends_at,
    addedAt: row.added_at,
    grantedAt: row.granted_at,
  };
}

export function groupStore(db: Kysely<Tables>): GroupStore {
  return {
    async find(id) {
      const row = await db
        .selectFrom("groups")
        .selectAll()
        .where("id", "=", id)
        .where("deleted_at", "=", 0)
        .executeTakeFirst();
      return row === undefined ? null : toGroup(row);
    },
    async put(row) {
      const values = {
        organization_id: row.organizationId,
        name: row.name,
        created_at: row.createdAt,
        deleted_at: row.deletedAt,
        seq: row.seq,
      };
      await db
        .insertInto("groups")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async ofOrganization(organizationId) {
      const rows = await db
        .selectFrom("groups")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("deleted_at", "=", 0)
        .orderBy("name")
        .orderBy("id")
        .execute();
      return rows.map(toGroup);
    },
    async groupsIn(groupId, now) {
      const { rows } = await sql<{ id: string; name: string; ends_at: number | null }>`
        SELECT groups.id, name, ends_at FROM group_members JOIN groups ON groups.id = member_id AND deleted_at = 0
        WHERE group_id = ${groupId} AND member_kind = 'group' AND (ends_at IS NULL OR ends_at > ${now})
        ORDER BY name, groups.id`.execute(db);
      return rows.map((row) => ({ id: row.id, name: row.name, endsAt: row.ends_at }));
    },
    async countPeople(groupId, now) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM group_members
          JOIN groups ON groups.id = group_id
          JOIN memberships ON memberships.organization_id = groups.organization_id AND person_id = member_id
        WHERE group_id = ${groupId} AND member_kind = 'person' AND is_active = 1
          AND (group_members.ends_at IS NULL OR group_members.ends_at > ${now})
          AND (memberships.ends_at IS NULL OR memberships.ends_at > ${now})`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async member(groupId, memberKind, memberId) {
      const row = await db
        .selectFrom("group_members")
        .selectAll()
        .where("group_id", "=", groupId)
        .where("member_kind", "=", memberKind)
        .where("member_id", "=", memberId)
        .executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },
    async putMember(row) {
      const values = {
        role: row.role,
        permission_set_id: row.permissionSetId,
        ends_at: row.endsAt,
        added_at: row.addedAt,
        granted_at: row.grantedAt,
      };
      await db
        .insertInto("group_members")
        .values({ group_id: row.groupId, member_kind: row.memberKind, member_id: row.memberId, ...values })
        .onConflict((conflict) => conflict.columns(["group_id", "member_kind", "member_id"]).doUpdateSet(values))
        .execute();
    },
    async removeMember(groupId, memberKind, memberId) {
      const { numDeletedRows } = await db
        .deleteFrom("group_members")
        .where("group_id", "=", groupId)
        .where("member_kind", "=", memberKind)
        .where("member_id", "=", memberId)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
    async removePerson(organizationId, personId) {
      await sql`DELETE FROM group_members WHERE member_kind = 'person' AND member_id = ${personId}
        AND group_id IN (SELECT id FROM groups WHERE organization_id = ${organizationId})`.execute(db);
    },
    async clear(groupId) {
      await sql`DELETE FROM group_members
        WHERE group_id = ${groupId} OR (member_kind = 'group' AND member_id = ${groupId})`.execute(db);
    },
    async grantsIn(groupId, now) {
      const { rows } = await sql<{ role: string | null; permission_set_id: string | null }>`
        SELECT DISTINCT role, permission_set_id FROM group_members WHERE group_id = ${groupId}
          AND granted_at IS NOT NULL AND (ends_at IS NULL OR ends_at > ${now})`.execute(db);
      return rows.map((row) => ({ role: row.role, permissionSetId: row.permission_set_id }));
    },
    async isWithin(groupId, withinId) {
      const { rows } = await sql<{ id: string }>`
        WITH RECURSIVE inside(id) AS (
          SELECT ${withinId}
          UNION SELECT member_id FROM inside JOIN group_members ON group_id = inside.id AND member_kind = 'group'
        ) SELECT id FROM inside WHERE id = ${groupId}`.execute(db);
      return rows.length > 0;
    },
    async overdue(now, limit) {
      const rows = await db
        .selectFrom("group_members")
        .selectAll()
        .where("ends_at", "<=", now)
        .orderBy("ends_at")
        .limit(limit)
        .execute();
      return rows.map(toMember);
    },
  };
}
