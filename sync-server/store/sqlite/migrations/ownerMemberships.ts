/** Organizations that know their owner by a field alone get the owner's membership (S1.11). Run twice it is run once. */
import { sql } from "kysely";
import type { Kysely } from "kysely";

export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`INSERT INTO memberships
      (id, organization_id, person_id, role, permission_set_id, invited_by, invited_at, is_active, ends_at, created_at, updated_at, seq)
    SELECT id || '.owner', id, owner_id, 'OWNER', NULL, NULL, NULL, 1, NULL, created_at, updated_at, seq FROM organizations
    WHERE deleted_at = 0 AND NOT EXISTS (
      SELECT 1 FROM memberships WHERE organization_id = organizations.id AND role = 'OWNER' AND is_active = 1 AND ends_at IS NULL)
    ON CONFLICT (organization_id, person_id) DO UPDATE SET role = 'OWNER', is_active = 1, ends_at = NULL`.execute(
    database,
  );
}
