/** The organizations of a server in SQL, for whoever runs it: by name, a page at a time. */
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { OrganizationKind } from "../../../src/domain/organizations/roles.ts";
import type { OrganizationQuery, OrganizationStore } from "../ports/organizations.ts";
import type { Tables } from "../tables.ts";
import { containing } from "./containing.ts";

interface Found {
  id: string;
  name: string;
  kind: OrganizationKind;
  created_at: number;
  people: number;
  plan: string | null;
}

function matching({ search, kind }: OrganizationQuery): RawBuilder<unknown> {
  const parts = [sql`deleted_at = 0`];
  if (kind !== null) parts.push(sql`kind = ${kind}`);
  if (search !== "") parts.push(sql`name LIKE ${containing(search)} ESCAPE '\\'`);
  return sql.join(parts, sql` AND `);
}

export function organizationList(db: Kysely<Tables>): Pick<OrganizationStore, "search" | "countFound"> {
  return {
    async search(query, after, limit, now) {
      const from =
        after === null ? sql`` : sql`AND (name COLLATE NOCASE, id) > (${after.name} COLLATE NOCASE, ${after.id})`;
      const { rows } = await sql<Found>`
        SELECT id, name, kind, created_at,
          (SELECT count(*) FROM memberships
            WHERE organization_id = organizations.id AND is_active = 1 AND (ends_at IS NULL OR ends_at > ${now})) AS people,
          (SELECT plan FROM subscriptions WHERE subject_kind = 'organization' AND subject_id = organizations.id) AS plan
        FROM organizations WHERE ${matching(query)} ${from}
        ORDER BY name COLLATE NOCASE, id LIMIT ${limit}`.execute(db);
      return rows.map(({ id, name, kind, created_at: createdAt, people, plan }) => ({
        id,
        name,
        kind,
        createdAt,
        people,
        plan: plan ?? "FREE",
      }));
    },
    async countFound(query) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM organizations WHERE ${matching(query)}`.execute(db);
      return rows[0]?.count ?? 0;
    },
  };
}
