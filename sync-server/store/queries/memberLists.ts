/**
 * Lists of members in SQL. What narrows and orders them is all in one index (`memberships_listed`): a page reads the rows it shows,
 * and counting reads no row.
 */
import { sql, type Kysely, type RawBuilder, type Selectable } from "kysely";
import type { ListedMember, MemberQuery, OrganizationStore } from "../ports/organizations.ts";
import type { Tables } from "../tables.ts";
import { containing } from "./containing.ts";
import { toMembership } from "./memberships.ts";

type StoredMember = Selectable<Tables["memberships"]> & {
  color: string;
  address: string | null;
  invited_by_name: string | null;
  group_role: string | null;
  group_set: string | null;
  group_ends_at: number | null;
  group_added_at: number | null;
  group_granted_at: number | null;
};

function standingIs({ standing, now }: MemberQuery): RawBuilder<unknown> {
  const isIn = sql`is_active = 1 AND (ends_at IS NULL OR ends_at > ${now})`;
  switch (standing) {
    case "active":
      return isIn;
    case "ending":
      return sql`${isIn} AND (ends_at IS NOT NULL OR role_ends_at > ${now})`;
    case "support":
      return sql`${isIn} AND support_reason IS NOT NULL`;
    case "former":
      return sql`NOT (${isIn})`;
    case "everybody":
      return sql`1`;
    default:
      return standing satisfies never;
  }
}

function matching(query: MemberQuery): RawBuilder<unknown> {
  const { organizationId, role, groupId, search, searchesAddresses, now } = query;
  const parts = [sql`organization_id = ${organizationId}`, standingIs(query)];
  if (role !== null) parts.push(sql`CASE WHEN role_ends_at <= ${now} THEN role_after ELSE role END = ${role}`);
  if (groupId !== null) {
    parts.push(sql`EXISTS (SELECT 1 FROM group_members WHERE group_id = ${groupId} AND member_kind = 'person'
      AND member_id = person_id AND (group_members.ends_at IS NULL OR group_members.ends_at > ${now}))`);
  }
  if (search !== "") {
    const pattern = containing(search);
    const isNamed = sql`name LIKE ${pattern} ESCAPE '\\'`;
    parts.push(
      searchesAddresses
        ? sql`(${isNamed} OR EXISTS (SELECT 1 FROM emails
            WHERE emails.person_id = memberships.person_id AND address LIKE ${pattern} ESCAPE '\\'))`
        : isNamed,
    );
  }
  return sql.join(parts, sql` AND `);
}

function toListed(row: StoredMember, isOfGroup: boolean): ListedMember {
  return {
    ...toMembership(row),
    name: row.name,
    color: row.color,
    address: row.address ?? "",
    invitedByName: row.invited_by_name ?? "",
    inGroup: isOfGroup
      ? {
          role: row.group_role,
          permissionSetId: row.group_set,
          endsAt: row.group_ends_at,
          addedAt: row.group_added_at ?? 0,
          grantedAt: row.group_granted_at,
        }
      : null,
  };
}

export function memberLists(db: Kysely<Tables>): Pick<OrganizationStore, "members" | "countMembers" | "memberIds"> {
  return {
    async members(query, after, limit) {
      const from = after === null ? sql`` : sql`AND (name, id) > (${after.name}, ${after.id})`;
      const { rows } = await sql<StoredMember>`
        WITH page AS MATERIALIZED (
          SELECT id FROM memberships WHERE ${matching(query)} ${from} ORDER BY name, id LIMIT ${limit}
        )
        SELECT memberships.*, persons.color,
          (SELECT address FROM emails WHERE emails.person_id = memberships.person_id ORDER BY verified_at LIMIT 1) AS address,
          (SELECT name FROM persons AS inviter WHERE inviter.id = invited_by) AS invited_by_name,
          held.role AS group_role, held.permission_set_id AS group_set, held.ends_at AS group_ends_at,
          held.added_at AS group_added_at, held.granted_at AS group_granted_at
        FROM page JOIN memberships ON memberships.id = page.id JOIN persons ON persons.id = memberships.person_id
          LEFT JOIN group_members AS held
            ON held.group_id = ${query.groupId} AND held.member_kind = 'person' AND held.member_id = memberships.person_id
        ORDER BY memberships.name, memberships.id`.execute(db);
      return rows.map((row) => toListed(row, query.groupId !== null));
    },
    async countMembers(query) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM memberships WHERE ${matching(query)}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async memberIds(query, limit) {
      const { rows } = await sql<{ person_id: string }>`
        SELECT person_id FROM memberships WHERE ${matching(query)} ORDER BY name, id LIMIT ${limit}`.execute(db);
      return rows.map((row) => row.person_id);
    },
  };
}
