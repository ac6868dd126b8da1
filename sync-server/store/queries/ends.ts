import { sql, type Kysely } from "kysely";
import type { EndStore } from "../ports/ends.ts";
import type { Tables } from "../tables.ts";

/** Each is the first entry of an index. */
export function endStore(db: Kysely<Tables>): EndStore {
  return {
    async next(after) {
      const { rows } = await sql<{ at: number | null }>`
        SELECT min(at) AS at FROM (
          SELECT min(ends_at) AS at FROM memberships WHERE is_active = 1 AND ends_at > ${after}
          UNION ALL SELECT min(role_ends_at) FROM memberships WHERE is_active = 1 AND role_ends_at > ${after}
          UNION ALL SELECT min(ends_at) FROM group_members WHERE ends_at > ${after}
          UNION ALL SELECT min(ends_at) FROM subscriptions WHERE ends_at > ${after}
          UNION ALL SELECT min(expires_at) FROM organization_invitations WHERE status = 'pending' AND expires_at > ${after}
          UNION ALL SELECT min(expires_at) FROM shares WHERE status IN ('pending', 'accepted') AND expires_at > ${after}
          UNION ALL SELECT min(lapses_at) FROM shares WHERE status = 'pending' AND lapses_at > ${after}
          UNION ALL SELECT min(send_at) FROM campaigns WHERE status = 'scheduled' AND send_at > ${after}
        )`.execute(db);
      return rows[0]?.at ?? null;
    },
  };
}
