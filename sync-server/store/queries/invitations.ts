/** Invitations into organizations in SQL. */
import { sql, type Kysely, type Selectable } from "kysely";
import { invitationStatuses } from "../../../src/domain/organizations/invitation.ts";
import type { InvitationRow, InvitationStore } from "../ports/invitations.ts";
import type { Tables } from "../tables.ts";

type Stored = Selectable<Tables["organization_invitations"]>;

function toInvitation(row: Stored): InvitationRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    address: row.address,
    addressFolded: row.address_folded,
    role: row.role,
    tokenHash: row.token_hash,
    // Nothing else is ever written; what somebody else wrote there is over.
    status: invitationStatuses.find((status) => status === row.status) ?? "revoked",
    invitedBy: row.invited_by,
    maxUses: row.max_uses,
    uses: row.uses,
    sends: row.sends,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
    acceptedBy: row.accepted_by,
  };
}

export function invitationStore(db: Kysely<Tables>): InvitationStore {
  const select = () => db.selectFrom("organization_invitations").selectAll();
  return {
    async find(id) {
      const row = await select().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toInvitation(row);
    },
    async findByToken(tokenHash) {
      const row = await select().where("token_hash", "=", tokenHash).executeTakeFirst();
      return row === undefined ? null : toInvitation(row);
    },
    async put(row) {
      const values = {
        organization_id: row.organizationId,
        kind: row.kind,
        address: row.address,
        address_folded: row.addressFolded,
        role: row.role,
        token_hash: row.tokenHash,
        status: row.status,
        invited_by: row.invitedBy,
        max_uses: row.maxUses,
        uses: row.uses,
        sends: row.sends,
        created_at: row.createdAt,
        updated_at: row.updatedAt,
        expires_at: row.expiresAt,
        accepted_by: row.acceptedBy,
      };
      await db
        .insertInto("organization_invitations")
        .values({ id: row.id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async countMailed(organizationId, since) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*) AS count FROM organization_invitations
        WHERE organization_id = ${organizationId} AND kind = 'mail' AND created_at > ${since}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async ofOrganization(organizationId, limit) {
      const rows = await select()
        .where("organization_id", "=", organizationId)
        .orderBy("created_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(toInvitation);
    },
    async pendingFor(addressFolded) {
      const rows = await select()
        .where("address_folded", "=", addressFolded)
        .where("kind", "=", "mail")
        .where("status", "=", "pending")
        .orderBy("created_at")
        .execute();
      return rows.map(toInvitation);
    },
    async overdue(now, limit) {
      const { rows } = await sql<Stored>`
        SELECT * FROM organization_invitations WHERE status = 'pending' AND expires_at <= ${now}
        ORDER BY expires_at LIMIT ${limit}`.execute(db);
      return rows.map(toInvitation);
    },
  };
}
