/** A stored membership as the rest of the server knows it. */
import type { Selectable } from "kysely";
import type { MembershipRow } from "../ports/organizations.ts";
import type { Tables } from "../tables.ts";

export function toMembership(row: Selectable<Tables["memberships"]>): MembershipRow {
  return {
    id: row.id,
    organizationId: row.organization_id,
    personId: row.person_id,
    role: row.role,
    invitedBy: row.invited_by,
    invitedAt: row.invited_at,
    isActive: row.is_active === 1,
    endsAt: row.ends_at,
    roleEndsAt: row.role_ends_at,
    roleAfter: row.role_after,
    permissionSetId: row.permission_set_id,
    permissionSetAfter: row.permission_set_after,
    supportReason: row.support_reason,
    keepsNewItems: row.keeps_new_items === 1,
    earlierAnsweredAt: row.earlier_answered_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    seq: row.seq,
  };
}
