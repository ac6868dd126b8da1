/** Who belongs to what, in SQL. */
import { sql, type Kysely } from "kysely";
import { asPrincipal, type Principal } from "../../../src/domain/sharing/principals.ts";
import type { PrincipalStore } from "../ports/principals.ts";
import { storedCapabilities } from "./permissionSets.ts";
import type { Tables } from "../tables.ts";

export function principalStore(db: Kysely<Tables>): PrincipalStore {
  return {
    async factsOf(personId, now) {
      const { rows } = await sql<{ kind: string; id: string; extra: string; role: string | null; caps: string | null }>`
        WITH RECURSIVE member AS (
          SELECT organization_id, organizations.kind,
            CASE WHEN role_ends_at <= ${now} THEN ifnull(role_after, '') ELSE role END AS role,
            CASE WHEN role_ends_at <= ${now} THEN permission_set_after ELSE permission_set_id END AS set_id
          FROM memberships JOIN organizations ON organizations.id = organization_id
          WHERE person_id = ${personId} AND is_active = 1 AND (ends_at IS NULL OR ends_at > ${now}) AND deleted_at = 0
        ), inside(id) AS (
          SELECT group_id FROM group_members
          WHERE member_kind = 'person' AND member_id = ${personId} AND (ends_at IS NULL OR ends_at > ${now})
          UNION
          SELECT group_members.group_id FROM inside JOIN group_members
            ON member_kind = 'group' AND member_id = inside.id AND (ends_at IS NULL OR ends_at > ${now})
        ), held AS (
          SELECT groups.id, groups.organization_id FROM inside JOIN groups ON groups.id = inside.id
          WHERE deleted_at = 0 AND organization_id IN (SELECT organization_id FROM member)
        )
        SELECT 'member' AS kind, organization_id AS id, kind AS extra, role,
          (SELECT capabilities FROM permission_sets WHERE id = set_id) AS caps FROM member
        UNION ALL SELECT 'group', id, organization_id, (
          SELECT role FROM group_members WHERE group_id = held.id AND member_kind = 'person' AND member_id = ${personId}
            AND (ends_at IS NULL OR ends_at > ${now})), (
          SELECT capabilities FROM group_members JOIN permission_sets ON permission_sets.id = permission_set_id
          WHERE group_id = held.id AND member_kind = 'person' AND member_id = ${personId}
            AND (ends_at IS NULL OR ends_at > ${now})) FROM held
        UNION ALL SELECT 'link', share_id, '', NULL, NULL FROM link_visitors WHERE person_id = ${personId}
        UNION ALL SELECT 'paid', subject_kind || ':' || subject_id, '', NULL, NULL FROM subscriptions
          WHERE is_paid = 1 AND (ends_at IS NULL OR ends_at > ${now}) AND (
            (subject_kind = 'person' AND subject_id = ${personId})
            OR (subject_kind = 'organization' AND subject_id IN (SELECT organization_id FROM member)))`.execute(db);
      const of = (kind: string): typeof rows => rows.filter((row) => row.kind === kind);
      return {
        memberships: of("member").map((row) => ({
          organizationId: row.id,
          kind: row.extra === "household" ? "household" : "team",
          role: row.role ?? "",
          extra: storedCapabilities(row.caps),
        })),
        groups: of("group").map((row) => ({
          id: row.id,
          organizationId: row.extra,
          role: row.role,
          extra: storedCapabilities(row.caps),
        })),
        links: of("link").map((row) => row.id),
        subscribed: of("paid").flatMap((row) => asPrincipal(row.id) ?? []),
      };
    },
    async firstUnswept(now) {
      const { rows } = await sql<{ at: number | null }>`
        SELECT min(at) AS at FROM (
          SELECT min(ends_at) AS at FROM memberships WHERE is_active = 1 AND ends_at <= ${now}
          UNION ALL SELECT min(role_ends_at) FROM memberships WHERE is_active = 1 AND role_ends_at <= ${now}
          UNION ALL SELECT min(ends_at) FROM group_members WHERE ends_at <= ${now}
          UNION ALL SELECT min(ends_at) FROM subscriptions WHERE is_paid = 1 AND ends_at <= ${now})`.execute(db);
      return rows[0]?.at ?? null;
    },
    async personsOf(principal, now) {
      const [kind, id] = splitPrincipal(principal);
      if (kind === "person") return [id];
      if (kind === "link") {
        const rows = await db.selectFrom("link_visitors").select("person_id").where("share_id", "=", id).execute();
        return rows.map((row) => row.person_id);
      }
      if (kind === "organization") {
        const { rows } = await sql<{ person_id: string }>`
          SELECT person_id FROM memberships JOIN organizations ON organizations.id = organization_id
          WHERE organization_id = ${id} AND is_active = 1 AND deleted_at = 0
            AND (ends_at IS NULL OR ends_at > ${now})`.execute(db);
        return rows.map((row) => row.person_id);
      }
      const { rows } = await sql<{ person_id: string }>`
        WITH RECURSIVE inside(id) AS (
          SELECT id FROM groups WHERE id = ${id} AND deleted_at = 0
          UNION
          SELECT member_id FROM inside JOIN group_members ON group_id = inside.id
            JOIN groups ON groups.id = member_id AND deleted_at = 0
          WHERE member_kind = 'group' AND (ends_at IS NULL OR ends_at > ${now})
        )
        SELECT DISTINCT member_id AS person_id FROM inside JOIN group_members ON group_id = inside.id
          JOIN groups ON groups.id = ${id}
          JOIN memberships ON memberships.person_id = member_id AND memberships.organization_id = groups.organization_id
            AND is_active = 1 AND (memberships.ends_at IS NULL OR memberships.ends_at > ${now})
        WHERE member_kind = 'person' AND (group_members.ends_at IS NULL OR group_members.ends_at > ${now})`.execute(db);
      return rows.map((row) => row.person_id);
    },
    async isSubscribed(principal, now) {
      const [kind, id] = splitPrincipal(principal);
      if (kind !== "person" && kind !== "organization") return false;
      const row = await db
        .selectFrom("subscriptions")
        .select("plan")
        .where("subject_kind", "=", kind)
        .where("subject_id", "=", id)
        .where("is_paid", "=", 1)
        .where((where) => where.or([where("ends_at", "is", null), where("ends_at", ">", now)]))
        .executeTakeFirst();
      return row !== undefined;
    },
    async organizationOfGroup(groupId) {
      const row = await db
        .selectFrom("groups")
        .select("organization_id")
        .where("id", "=", groupId)
        .where("deleted_at", "=", 0)
        .executeTakeFirst();
      return row?.organization_id ?? null;
    },
    async nameOf(principal) {
      const [kind, id] = splitPrincipal(principal);
      if (kind === "link") return "";
      const table = kind === "person" ? "persons" : kind === "group" ? "groups" : "organizations";
      const row = await db.selectFrom(table).select("name").where("id", "=", id).executeTakeFirst();
      return row?.name ?? "";
    },
  };
}

function splitPrincipal(principal: Principal): [string, string] {
  const at = principal.indexOf(":");
  return [principal.slice(0, at), principal.slice(at + 1)];
}
