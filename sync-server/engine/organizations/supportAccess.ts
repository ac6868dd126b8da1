/**
 * Support access (S1.12): an admin of the server comes into an organization without an inviter, for a reason and a time. Its owners
 * and admins are told, see it as long as it lasts and afterwards in the history; either side ends it, and it ends by itself.
 */
import { isMemberAt } from "../../../src/domain/organizations/membership.ts";
import { roleCan, roles } from "../../../src/domain/organizations/roles.ts";
import {
  supportEndsAt,
  supportRole,
  type OrganizationPage,
  type Support,
  type SupportWish,
} from "../../../src/domain/organizations/support.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import { personPrincipal } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { OrganizationQuery, OrganizationRow } from "../../store/ports/organizations.ts";
import { pageByName, type MemberCursor } from "../../../src/domain/organizations/memberList.ts";
import { requireAdmin } from "../sharing/administration.ts";
import type { Work } from "../work.ts";
import { endMembership, join, noMember } from "./memberships.ts";
import { noOrganization, standingIn } from "./standing.ts";

/** For admins of the server; to everybody else the organization does not exist. Errors: organization_not_found, member_exists. */
export async function startSupport(
  work: Work,
  actorId: string,
  { organizationId, reason, hours }: SupportWish,
): Promise<Result<Support>> {
  const { tx } = work;
  if (!(await requireAdmin(tx, actorId)).ok) return noOrganization;
  const organization = await tx.organizations.find(organizationId);
  if (!organization || organization.deletedAt > 0) return noOrganization;
  const since = tx.now();
  const endsAt = supportEndsAt(hours, since);
  const joining = { personId: actorId, role: supportRole, invitedBy: null, invitedAt: null, endsAt };
  const joined = await join(work, actorId, organization, { ...joining, supportReason: reason }, null);
  if (!joined.ok) return joined;
  const support = { personId: actorId, name: await nameOf(tx, actorId), reason, since, endsAt };
  await tellThoseWhoManage(work, organization, support);
  return ok(support);
}

async function tellThoseWhoManage(work: Work, { id, kind }: OrganizationRow, support: Support): Promise<void> {
  const { tx } = work;
  const managing = roles.filter((role) => roleCan(kind, role, "manageMembers"));
  for (const membership of await tx.organizations.withRoles(id, managing)) {
    if (membership.supportReason !== null || !isMemberAt(membership, tx.now())) continue;
    await work.notify({ kind: "support-access", organizationId: id, toId: membership.personId, support });
  }
}

/**
 * Ends it now: oneself, another admin of the server, or who manages the organization's members. Errors: organization_not_found (for
 * everybody else), member_not_found (no support of theirs is in it).
 */
export async function endSupport(
  work: Work,
  actorId: string,
  organizationId: string,
  personId: string,
): Promise<Result<null>> {
  const { tx } = work;
  const standing = await standingIn(tx, actorId, organizationId);
  const manages = standing.ok && standing.value.held.has("manageMembers");
  if (!manages && !(await requireAdmin(tx, actorId)).ok) return noOrganization;
  const organization = await tx.organizations.find(organizationId);
  const target = await tx.organizations.membership(organizationId, personId);
  if (!organization || !target || target.supportReason === null || !isMemberAt(target, tx.now())) return noMember;
  const ended = await endMembership(work, actorId, organization, target);
  return ended.ok ? ok(null) : ended;
}

async function nameOf(tx: StoreTransaction, personId: string): Promise<string> {
  return tx.principals.nameOf(personPrincipal(personId));
}

/** Support that is in an organization now, the first to end first. Whoever calls has decided who hears of it. */
export async function supportIn(tx: StoreTransaction, organizationId: string): Promise<Support[]> {
  const found: Support[] = [];
  for (const { personId, supportReason, updatedAt, endsAt } of await tx.organizations.support(
    organizationId,
    tx.now(),
  )) {
    const name = await nameOf(tx, personId);
    // It was never changed since it began: that is refused.
    found.push({ personId, name, reason: supportReason ?? "", since: updatedAt, endsAt: endsAt ?? 0 });
  }
  return found;
}

/** The organizations of the server by name, nothing of what is in them; for its admins. Errors: permission_denied. */
export async function listOrganizations(
  tx: StoreTransaction,
  actorId: string,
  query: OrganizationQuery,
  after: MemberCursor | null,
  limit: number,
): Promise<Result<OrganizationPage>> {
  const admin = await requireAdmin(tx, actorId);
  if (!admin.ok) return admin;
  const rows = await tx.organizations.search(query, after, limit + 1, tx.now());
  const { page, next } = pageByName(rows, limit);
  const organizations: OrganizationPage["organizations"] = [];
  for (const row of page) {
    const own = await tx.organizations.membership(row.id, actorId);
    const isMember = own !== null && isMemberAt(own, tx.now()) && own.supportReason === null;
    organizations.push({ ...row, support: await supportIn(tx, row.id), isMember });
  }
  return ok({
    total: after === null ? await tx.organizations.countFound(query) : null,
    organizations,
    next,
  });
}
