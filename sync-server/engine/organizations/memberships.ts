/** Who is in an organization: joining, roles, leaving. Runs inside `regroup`, so that devices hear exactly what it means to them. */
import {
  firstEnd,
  isMemberAt,
  mayMoveRole,
  permissionSetAt,
  roleAt,
} from "../../../src/domain/organizations/membership.ts";
import { isLastingOwner, keepsOwner } from "../../../src/domain/organizations/owners.ts";
import { rolesOfKind } from "../../../src/domain/organizations/roles.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { personPrincipal, principalOf } from "../../../src/domain/sharing/principals.ts";
import type { MembershipRow, OrganizationRow } from "../../store/ports/organizations.ts";
import { publishRecord } from "../records.ts";
import type { Work } from "../work.ts";
import { asOwnerFacts, audit, endOrganization, keepOwnerField, ownerRoles } from "./organizations.ts";
import { regroup } from "./regroup.ts";
import { setToGive } from "./permissionSets.ts";
import { grantOf, standingIn, type Standing } from "./standing.ts";

/** Nobody makes themselves stay, or more than they were let in as. */
const isSupport = fail(
  "request_invalid",
  "This is support access: it ends by itself and cannot be changed. End it, or invite them as a member.",
);
export const noMember = fail("member_not_found", "They are not in this organization, or not any more.");

export interface Joining {
  readonly personId: string;
  readonly role: string;
  readonly invitedBy: string | null;
  readonly invitedAt: number | null;
  /** When the membership ends by itself. */
  readonly endsAt: number | null;
  /** Why the server's admin comes in (S1.12). */
  readonly supportReason?: string;
  /** What they make they share themselves. */
  readonly keepsNewItems?: boolean;
}

/** Makes somebody a member, or one again. Whoever calls has decided that it may. Errors: member_exists, seats_full. */
export async function join(
  work: Work,
  actorId: string | null,
  organization: OrganizationRow,
  { personId, role, invitedBy, invitedAt, endsAt, supportReason, keepsNewItems = false }: Joining,
  cause: string | null,
): Promise<Result<MembershipRow>> {
  const { tx } = work;
  const now = tx.now();
  const before = await tx.organizations.membership(organization.id, personId);
  if (before && isMemberAt(before, now)) return fail("member_exists", "They are in this organization already.");
  const subscription = await tx.subscriptions.find("organization", organization.id);
  const seats = subscription?.seats ?? null;
  const needsSeat = seats !== null && supportReason === undefined;
  if (needsSeat && (await tx.organizations.countSeats(organization.id, now)) >= seats) {
    return fail("seats_full", `All ${seats} seats are taken. Ask whoever manages billing for more.`);
  }
  // It ended by the clock, and nothing has noticed yet: what went with it, places in groups, ends before the next begins.
  if (before?.isActive) await endMembership(work, null, organization, before);
  const membership: MembershipRow = {
    id: before?.id ?? `${organization.id}.${personId}`,
    organizationId: organization.id,
    personId,
    role,
    invitedBy,
    invitedAt,
    isActive: true,
    endsAt,
    roleEndsAt: null,
    roleAfter: null,
    permissionSetId: null,
    permissionSetAfter: null,
    supportReason: supportReason ?? null,
    keepsNewItems,
    // Whoever comes again is asked again.
    earlierAnsweredAt: null,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    seq: await tx.nextSequence(1),
  };
  await regroup(work, [personId], () => tx.organizations.putMembership(membership));
  const facts = { role, endsAt, ...(supportReason === undefined ? {} : { reason: supportReason }) };
  const action = supportReason === undefined ? "member.joined" : "support.started";
  await audit(work, actorId, action, organization.id, facts, personId, { cause });
  await tellOfMembers(work, organization.id, personId);
  return ok(membership);
}

/** How many are in it, and what one of them is, changed. */
async function tellOfMembers(work: Work, organizationId: string, personId: string): Promise<void> {
  const audience = [principalOf("organization", organizationId), personPrincipal(personId)];
  await publishRecord(work, audience, "organization", organizationId);
}

/** The standing of who acts and the membership of whom it is about. */
async function both(
  work: Work,
  actorId: string,
  organizationId: string,
  personId: string,
): Promise<Result<Standing & { readonly target: MembershipRow }>> {
  const standing = await standingIn(work.tx, actorId, organizationId);
  if (!standing.ok) return standing;
  const target = await work.tx.organizations.membership(organizationId, personId);
  if (!target || !isMemberAt(target, work.tx.now())) return noMember;
  return ok({ ...standing.value, target });
}

export interface RoleChange {
  readonly personId: string;
  readonly role: string;
  /** When the role ends and the one before comes back; null: it stays. */
  readonly roleEndsAt: number | null;
  /** What it has besides the role, for as long as it; null: nothing; undefined: as it was. */
  readonly permissionSetId?: string | null | undefined;
  /** When the membership ends by itself; undefined: as it was. */
  readonly endsAt?: number | null | undefined;
}

/** Changes a member's role, for good or for a time (S1.17). Errors: organization_not_found, member_not_found, permission_denied, last_owner. */
export async function changeRole(
  work: Work,
  actorId: string,
  organizationId: string,
  change: RoleChange,
): Promise<Result<MembershipRow>> {
  const { tx } = work;
  const found = await both(work, actorId, organizationId, change.personId);
  if (!found.ok) return found;
  const { organization, target } = found.value;
  if (target.supportReason !== null) return isSupport;
  const now = tx.now();
  const permissionSetId = change.permissionSetId === undefined ? permissionSetAt(target, now) : change.permissionSetId;
  const set = await setToGive(work, organizationId, permissionSetId);
  if (!set.ok) return set;
  const given = { role: change.role, extra: set.value?.capabilities ?? [] };
  const allowed = mayMoveRole(organization.kind, found.value, await grantOf(tx, target), given);
  if (!allowed.ok) return allowed;
  const isOver = (end: number | null | undefined): boolean => end != null && end <= now;
  if (isOver(change.roleEndsAt) || isOver(change.endsAt)) {
    return fail("request_invalid", "This would be over already. Choose a later time.");
  }
  const isTemporary = change.roleEndsAt !== null;
  const changed: MembershipRow = {
    ...target,
    role: change.role,
    roleEndsAt: change.roleEndsAt,
    // Of two temporary roles one after the other the lasting one comes back.
    permissionSetId,
    permissionSetAfter: isTemporary
      ? target.roleEndsAt === null
        ? target.permissionSetId
        : target.permissionSetAfter
      : null,
    roleAfter: isTemporary ? (target.roleEndsAt === null ? target.role : target.roleAfter) : null,
    endsAt: change.endsAt === undefined ? target.endsAt : change.endsAt,
    updatedAt: now,
    seq: await tx.nextSequence(1),
  };
  const stored = await storeChange(work, actorId, organization, target, changed, "member.role");
  if (stored.ok && actorId !== changed.personId) {
    const { role, roleEndsAt: until, personId: toId } = changed;
    const given = { role, permissionSetId, until };
    await work.notify({ kind: "role-changed", event: "changed", organizationId, groupId: null, actorId, toId, given });
  }
  return stored;
}

/** Takes somebody out. Errors: organization_not_found, member_not_found, permission_denied, last_owner. */
export async function removeMember(
  work: Work,
  actorId: string,
  organizationId: string,
  personId: string,
): Promise<Result<MembershipRow>> {
  const found = await both(work, actorId, organizationId, personId);
  if (!found.ok) return found;
  const { organization, target } = found.value;
  const allowed = mayMoveRole(organization.kind, found.value, await grantOf(work.tx, target), null);
  if (!allowed.ok) return allowed;
  return endMembership(work, actorId, organization, target);
}

/** Leaves an organization oneself. Errors: organization_not_found, last_owner. */
export async function leave(work: Work, personId: string, organizationId: string): Promise<Result<MembershipRow>> {
  const standing = await standingIn(work.tx, personId, organizationId);
  if (!standing.ok) return standing;
  const { organization, membership } = standing.value;
  const left = await endMembership(work, personId, organization, membership);
  if (left.ok || left.error.code !== "last_owner") return left;
  return fail("last_owner", "You are the last owner. Make somebody else an owner first, or delete the organization.");
}

/** Ends a membership: oneself, somebody else (whoever calls has decided that they may), or (no actor) its time. Errors: last_owner. */
export async function endMembership(
  work: Work,
  actorId: string | null,
  organization: OrganizationRow,
  target: MembershipRow,
): Promise<Result<MembershipRow>> {
  const { tx } = work;
  const ended: MembershipRow = {
    ...target,
    isActive: false,
    updatedAt: tx.now(),
    seq: await tx.nextSequence(1),
  };
  const area = target.supportReason === null ? "member" : "support";
  const how = actorId === null ? "ended" : actorId === target.personId ? "left" : "removed";
  return storeChange(work, actorId, organization, target, ended, `${area}.${how}`);
}

async function storeChange(
  work: Work,
  actorId: string | null,
  organization: OrganizationRow,
  before: MembershipRow,
  after: MembershipRow,
  action: string,
): Promise<Result<MembershipRow>> {
  const { tx } = work;
  const { kind, id } = organization;
  if (isLastingOwner(kind, asOwnerFacts(before))) {
    const owners = (await tx.organizations.withRoles(id, ownerRoles(kind))).map(asOwnerFacts);
    const kept = keepsOwner(kind, owners, before.personId, asOwnerFacts(after));
    if (!kept.ok) return kept;
  }
  await regroup(work, [after.personId], async () => {
    await tx.organizations.putMembership(after);
    if (!after.isActive) await tx.groups.removePerson(id, after.personId);
  });
  await audit(work, actorId, action, id, auditedFacts(after), after.personId, { before: auditedFacts(before) });
  await keepOwnerField(work, organization);
  await tellOfMembers(work, id, after.personId);
  return ok(after);
}

function auditedFacts(membership: MembershipRow) {
  return {
    role: membership.role,
    permissionSet: membership.permissionSetId,
    isActive: membership.isActive,
    until: firstEnd(membership),
  };
}

/** Ends memberships and roles whose time has come; answers how many. What `authorize` says does not wait for this. */
export async function endOverdueMemberships(work: Work, limit: number): Promise<number> {
  const { tx } = work;
  const now = tx.now();
  const overdue = await tx.organizations.overdue(now, limit);
  for (const membership of overdue) {
    const organization = await tx.organizations.find(membership.organizationId);
    if (!organization) continue;
    if (!isMemberAt(membership, now)) {
      await endMembership(work, null, organization, membership);
      continue;
    }
    const role = roleAt(membership, now);
    const sets = { permissionSetId: permissionSetAt(membership, now), permissionSetAfter: null };
    const back = { ...membership, ...sets, role, roleEndsAt: null, roleAfter: null, updatedAt: now };
    const changed = { ...back, seq: await tx.nextSequence(1) };
    await storeChange(work, null, organization, membership, changed, "member.role_ended");
    const given = { role, permissionSetId: sets.permissionSetId, until: null };
    const told = { organizationId: organization.id, groupId: null, actorId: null, toId: membership.personId, given };
    await work.notify({ kind: "role-changed", event: "ended", ...told });
  }
  return overdue.length;
}

/**
 * An account ends: its memberships with it. Where it was the last owner, the longest-serving of the most able takes its place;
 * where nobody is left, the organization ends.
 */
export async function endMembershipsOf(work: Work, personId: string): Promise<void> {
  const { tx } = work;
  for (const organization of await tx.organizations.ofPerson(personId, tx.now())) {
    const membership = await tx.organizations.membership(organization.id, personId);
    if (!membership) continue;
    const left = await endMembership(work, personId, organization, membership);
    if (left.ok) continue;
    const heir = await findHeir(work, organization, personId);
    if (heir === null) {
      await endOrganization(work, personId, organization);
      continue;
    }
    const lasting = { ...heir, role: "OWNER", endsAt: null, roleEndsAt: null, roleAfter: null, updatedAt: tx.now() };
    const promoted = { ...lasting, seq: await tx.nextSequence(1) };
    await storeChange(work, personId, organization, heir, promoted, "member.role");
    await endMembership(work, personId, organization, membership);
  }
}

async function findHeir({ tx }: Work, { id, kind }: OrganizationRow, personId: string): Promise<MembershipRow | null> {
  const now = tx.now();
  for (const role of rolesOfKind[kind]) {
    const candidates = await tx.organizations.withRoles(id, [role]);
    const heir = candidates.find(
      (one) => one.personId !== personId && isMemberAt(one, now) && one.endsAt === null && one.supportReason === null,
    );
    if (heir) return heir;
  }
  return null;
}
