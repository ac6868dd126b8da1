/** Looking members up (S1.9), for whoever may see them: addresses, and who was in it before, are for those who manage it. */
import { isMemberAt, permissionSetAt, roleAt } from "../../../src/domain/organizations/membership.ts";
import {
  maxMemberIds,
  pageByName,
  type ListedMember as MemberAnswer,
  type MemberCursor,
  type MemberFilter,
  type MemberPage,
} from "../../../src/domain/organizations/memberList.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ListedMember, MemberQuery } from "../../store/ports/organizations.ts";
import { noGroup } from "./groups.ts";
import { standingWith } from "./standing.ts";

interface Asked {
  readonly query: MemberQuery;
  readonly manages: boolean;
}

/** The question as this person may ask it. Errors: organization_not_found, permission_denied, group_not_found. */
async function allowed(tx: StoreTransaction, personId: string, filter: MemberFilter): Promise<Result<Asked>> {
  const standing = await standingWith(tx, personId, filter.organizationId, "viewMembers");
  if (!standing.ok) return standing;
  const { groupId } = filter;
  if (groupId !== null && (await tx.groups.find(groupId))?.organizationId !== filter.organizationId) return noGroup;
  const manages = standing.value.held.has("manageMembers");
  const query = { ...filter, searchesAddresses: manages, now: tx.now() };
  return ok({ manages, query: manages ? query : { ...query, standing: "active" } });
}

/** A page of members by name. Errors: organization_not_found, permission_denied, group_not_found. */
export async function pageOfMembers(
  tx: StoreTransaction,
  personId: string,
  filter: MemberFilter,
  after: MemberCursor | null,
  limit: number,
): Promise<Result<MemberPage>> {
  const asked = await allowed(tx, personId, filter);
  if (!asked.ok) return asked;
  const { query, manages } = asked.value;
  const rows = await tx.organizations.members(query, after, limit + 1);
  const { page, next } = pageByName(rows, limit);
  return ok({
    total: after === null ? await tx.organizations.countMembers(query) : null,
    members: page.map((row) => viewMember(row, manages, tx.now())),
    next,
  });
}

function viewMember(row: ListedMember, manages: boolean, now: number): MemberAnswer {
  const { personId, name, color, endsAt, roleEndsAt, invitedBy, invitedByName, invitedAt, createdAt } = row;
  return {
    personId,
    name,
    color,
    address: manages ? row.address : null,
    role: roleAt(row, now),
    permissionSetId: permissionSetAt(row, now),
    isActive: isMemberAt(row, now),
    endsAt,
    roleEndsAt,
    supportReason: manages ? row.supportReason : null,
    invitedBy,
    invitedByName,
    invitedAt,
    createdAt,
    inGroup: row.inGroup,
  };
}

/** Who matches, for doing something to all of them. Errors: organization_not_found, permission_denied, group_not_found. */
export async function idsOfMembers(
  tx: StoreTransaction,
  personId: string,
  filter: MemberFilter,
): Promise<Result<{ ids: string[]; hasMore: boolean }>> {
  const asked = await allowed(tx, personId, filter);
  if (!asked.ok) return asked;
  const ids = await tx.organizations.memberIds(asked.value.query, maxMemberIds + 1);
  return ok({ ids: ids.slice(0, maxMemberIds), hasMore: ids.length > maxMemberIds });
}
