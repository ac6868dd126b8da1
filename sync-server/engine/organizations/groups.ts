/** Groups of an organization: whom a thing can be shared with at once. A group holds people and groups, never itself. */
import { isMemberAt, lastsAt } from "../../../src/domain/organizations/membership.ts";
import { heldBy, mayGive } from "../../../src/domain/organizations/permissions.ts";
import { rolesOfKind, type Capability, type OrganizationKind } from "../../../src/domain/organizations/roles.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { GroupMemberRow, GroupRow } from "../../store/ports/groups.ts";
import { publishRecord } from "../records.ts";
import { applyEvent } from "../sharing/moveShare.ts";
import type { Work } from "../work.ts";
import { noMember } from "./memberships.ts";
import { audit } from "./organizations.ts";
import { setToGive } from "./permissionSets.ts";
import { lastKnown, regroup } from "./regroup.ts";
import { standingIn, standingWith, type Standing } from "./standing.ts";

export const noGroup = fail("group_not_found", "This group does not exist, or not any more.");

/** A group of an organization the person is in. Errors: group_not_found, for everybody else alike. */
async function groupFor(
  work: Work,
  personId: string,
  groupId: string,
): Promise<Result<{ readonly group: GroupRow; readonly standing: Standing }>> {
  const group = await work.tx.groups.find(groupId);
  if (!group) return noGroup;
  const standing = await standingIn(work.tx, personId, group.organizationId);
  if (!standing.ok) return noGroup;
  return ok({ group, standing: standing.value });
}

/** A group whose people this person manages: as in the whole organization, or by what they have in this group alone. */
async function managed(
  work: Work,
  personId: string,
  groupId: string,
): Promise<Result<{ readonly group: GroupRow; readonly standing: Standing; readonly held: ReadonlySet<Capability> }>> {
  const found = await groupFor(work, personId, groupId);
  if (!found.ok) return found;
  const { group, standing } = found.value;
  const held = new Set([...standing.held, ...(await heldInGroup(work, personId, group, standing))]);
  if (held.has("manageMembers")) return ok({ group, standing, held });
  return fail("permission_denied", "Only owners, admins and who manages this group change who is in it.");
}

/** What somebody's own role and permission set in a group allow in it. */
async function heldInGroup(
  { tx }: Work,
  personId: string,
  { id }: GroupRow,
  { organization }: Standing,
): Promise<ReadonlySet<Capability>> {
  const member = await tx.groups.member(id, "person", personId);
  if (!member || !lastsAt(member.endsAt, tx.now())) return new Set();
  return allowedBy(tx, organization.kind, member);
}

/** What a role and permission set in a group allow in it. */
async function allowedBy(
  tx: Work["tx"],
  kind: OrganizationKind,
  { role, permissionSetId }: Pick<GroupMemberRow, "role" | "permissionSetId">,
): Promise<ReadonlySet<Capability>> {
  const set = permissionSetId === null ? null : await tx.permissionSets.find(permissionSetId);
  return heldBy(kind, { role: role ?? "", extra: set?.capabilities ?? [] });
}

async function store(work: Work, group: GroupRow): Promise<void> {
  await work.tx.groups.put({ ...group, seq: await work.tx.nextSequence(1) });
  await publishRecord(work, [principalOf("organization", group.organizationId)], "group", group.id);
}

/** Errors: organization_not_found, permission_denied. */
export async function createGroup(
  work: Work,
  personId: string,
  { id, organizationId, name }: { readonly id: string; readonly organizationId: string; readonly name: string },
): Promise<Result<GroupRow>> {
  const standing = await standingWith(work.tx, personId, organizationId, "manageMembers");
  if (!standing.ok) return standing;
  const group: GroupRow = { id, organizationId, name, createdAt: work.tx.now(), deletedAt: 0, seq: 0 };
  await store(work, group);
  await audit(work, personId, "group.created", organizationId, { group: id, name });
  return ok(group);
}

/** Errors: group_not_found, permission_denied. */
export async function renameGroup(
  work: Work,
  personId: string,
  groupId: string,
  name: string,
): Promise<Result<GroupRow>> {
  const found = await managed(work, personId, groupId);
  if (!found.ok) return found;
  const { group } = found.value;
  await store(work, { ...group, name });
  await audit(work, personId, "group.renamed", group.organizationId, { group: groupId, name }, null, {
    before: { name: group.name },
  });
  return ok({ ...group, name });
}

/** Deletes a group: what was shared with it is no longer. Errors: group_not_found, permission_denied. */
export async function deleteGroup(work: Work, personId: string, groupId: string): Promise<Result<null>> {
  const { tx } = work;
  const found = await groupFor(work, personId, groupId);
  if (!found.ok) return found;
  const { group } = found.value;
  const standing = await standingWith(tx, personId, group.organizationId, "manageMembers");
  if (!standing.ok) return standing;
  const { organization, held } = standing.value;
  for (const grant of await tx.groups.grantsIn(groupId, tx.now())) {
    if (!mayGive(held, await allowedBy(tx, organization.kind, grant))) {
      return fail("permission_denied", "Somebody may do more in it than you may. Ask an owner to delete it.");
    }
  }
  const principal = principalOf("group", groupId);
  const people = await tx.principals.personsOf(principal, await lastKnown(tx));
  await regroup(work, people, async () => {
    await store(work, { ...group, deletedAt: tx.now() });
    await tx.groups.clear(groupId);
  });
  for (const share of await tx.shares.acceptedWith(principal)) {
    await applyEvent(work, personId, share, "revoke", "recipient_deleted");
  }
  await audit(work, personId, "group.deleted", group.organizationId, { group: groupId, name: group.name });
  return ok(null);
}

export interface GroupAdding {
  readonly memberKind: GroupMemberRow["memberKind"];
  readonly memberId: string;
  /** A role of their own in this group (S1.17). */
  readonly role: string | null;
  /** What they have besides, in this group. */
  readonly permissionSetId: string | null;
  readonly endsAt: number | null;
}

/**
 * Puts a person or a group into a group, or changes how they are in it. Errors: group_not_found, permission_denied,
 * member_not_found, group_cycle, request_invalid.
 */
export async function addToGroup(
  work: Work,
  personId: string,
  groupId: string,
  adding: GroupAdding,
): Promise<Result<null>> {
  const { tx } = work;
  const found = await managed(work, personId, groupId);
  if (!found.ok) return found;
  const { group, standing, held } = found.value;
  const { organizationId } = group;
  const { memberKind, memberId, role, permissionSetId, endsAt } = adding;
  const now = tx.now();
  if (endsAt !== null && endsAt <= now) {
    return fail("request_invalid", "This would be over already. Choose a later time.");
  }
  const isMore = role !== null || permissionSetId !== null;
  const known = await tx.groups.member(groupId, memberKind, memberId);
  const was = known !== null && lastsAt(known.endsAt, now) ? known : null;
  const isKnown = role === null || rolesOfKind[standing.organization.kind].some((one) => one === role);
  if (isMore && (memberKind === "group" || !isKnown)) {
    return fail("request_invalid", "Only a person can have a role in a group, and only one of the list.");
  }
  const set = await setToGive(work, organizationId, permissionSetId);
  if (!set.ok) return set;
  const given = heldBy(standing.organization.kind, { role: role ?? "", extra: set.value?.capabilities ?? [] });
  const before = memberKind === "person" ? await heldInGroup(work, memberId, group, standing) : [];
  if (!mayGive(held, [...given, ...before])) {
    return fail("permission_denied", "You can give and take no more than you may do yourself. Ask an owner.");
  }
  if (memberKind === "person") {
    const membership = await tx.organizations.membership(organizationId, memberId);
    if (!membership || !isMemberAt(membership, now)) return noMember;
  } else {
    const inner = await tx.groups.find(memberId);
    if (inner?.organizationId !== organizationId) return noGroup;
    if (await tx.groups.isWithin(groupId, memberId)) {
      return fail("group_cycle", "This group would be in itself. Take it out of that group first.");
    }
  }
  const people = await peopleOf(work, memberKind, memberId);
  const isAsBefore = was !== null && was.role === role && was.permissionSetId === permissionSetId;
  const grantedAt = isMore ? (isAsBefore ? was.grantedAt : now) : null;
  const member = { groupId, memberKind, memberId, role, permissionSetId, endsAt };
  await regroup(work, people, () => tx.groups.putMember({ ...member, addedAt: was?.addedAt ?? now, grantedAt }));
  await tellOf(work, personId, group, was === null ? "group.added" : "group.granted", member, was);
  return ok(null);
}

/** Errors: group_not_found, permission_denied, member_not_found. */
export async function removeFromGroup(
  work: Work,
  personId: string,
  groupId: string,
  memberKind: GroupMemberRow["memberKind"],
  memberId: string,
): Promise<Result<null>> {
  const found = await managed(work, personId, groupId);
  if (!found.ok) return found;
  const { group, standing, held } = found.value;
  if (memberKind === "person" && !mayGive(held, await heldInGroup(work, memberId, group, standing))) {
    return fail("permission_denied", "You can take no more than you may do yourself. Ask an owner.");
  }
  const people = await peopleOf(work, memberKind, memberId);
  const was = await work.tx.groups.member(groupId, memberKind, memberId);
  const wasIn = await regroup(work, people, () => work.tx.groups.removeMember(groupId, memberKind, memberId));
  if (!was || !wasIn) return noMember;
  await tellOf(work, personId, group, "group.removed", was, was);
  return ok(null);
}

async function peopleOf({ tx }: Work, kind: GroupMemberRow["memberKind"], id: string): Promise<readonly string[]> {
  return tx.principals.personsOf(principalOf(kind, id), await lastKnown(tx));
}

type Placed = Pick<GroupMemberRow, "memberKind" | "memberId" | "role" | "permissionSetId" | "endsAt">;
type GroupEvent = "group.added" | "group.granted" | "group.removed" | "group.ended";

const told = {
  "group.added": "added",
  "group.granted": "changed",
  "group.removed": "removed",
  "group.ended": "ended",
} as const;

function grantFacts({ role, permissionSetId, endsAt }: Placed) {
  return { role, permissionSet: permissionSetId, until: endsAt };
}

/** Writes it down, tells the devices of everybody in it, and the person themselves where somebody else did it. */
async function tellOf(
  work: Work,
  actorId: string | null,
  { id, organizationId, name }: GroupRow,
  action: GroupEvent,
  placed: Placed,
  was: Placed | null,
): Promise<void> {
  const { memberKind, memberId } = placed;
  const isGone = action === "group.removed" || action === "group.ended";
  const subject = memberKind === "person" ? memberId : null;
  const facts = { group: id, name, memberKind, member: memberId };
  const after = isGone ? facts : { ...facts, ...grantFacts(placed) };
  const before = was !== null && !isGone ? grantFacts(was) : null;
  await audit(work, actorId, action, organizationId, after, subject, { before });
  await publishRecord(work, [principalOf("organization", organizationId)], "group", id);
  if (subject === null || subject === actorId) return;
  const { role, permissionSetId, endsAt: until } = placed;
  const given = { role, permissionSetId, until };
  await work.notify({
    kind: "role-changed",
    event: told[action],
    organizationId,
    groupId: id,
    actorId,
    toId: subject,
    given,
  });
}

/** Ends memberships in groups whose time has come; answers how many. */
export async function endOverdueGroupMembers(work: Work, limit: number): Promise<number> {
  const { tx } = work;
  const overdue = await tx.groups.overdue(tx.now(), limit);
  for (const member of overdue) {
    const { groupId, memberKind, memberId } = member;
    const people = await peopleOf(work, memberKind, memberId);
    const remove = () => tx.groups.removeMember(groupId, memberKind, memberId);
    await regroup(work, people, remove);
    const group = await tx.groups.find(groupId);
    if (group) await tellOf(work, null, group, "group.ended", member, member);
  }
  return overdue.length;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
  /** How many were put into it themselves. */
  readonly people: number;
  readonly groups: readonly { readonly id: string; readonly name: string; readonly endsAt: number | null }[];
  /** What whoever asks may do in it. */
  readonly held: ReadonlySet<Capability>;
}

/** Groups of an organization; who is in one is asked a page at a time. Errors: organization_not_found. */
export async function listGroups(work: Work, personId: string, organizationId: string): Promise<Result<GroupView[]>> {
  const { tx } = work;
  const standing = await standingIn(tx, personId, organizationId);
  if (!standing.ok) return standing;
  const views: GroupView[] = [];
  for (const group of await tx.groups.ofOrganization(organizationId)) {
    const { id, name } = group;
    views.push({
      id,
      name,
      people: await tx.groups.countPeople(id, tx.now()),
      groups: await tx.groups.groupsIn(id, tx.now()),
      held: new Set([...standing.value.held, ...(await heldInGroup(work, personId, group, standing.value))]),
    });
  }
  return ok(views);
}
