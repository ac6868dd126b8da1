/** Organizations: made, changed, deleted. Sharing makes none (S0.2); whoever makes one owns it from the first moment (S1.7). */
import { asRole, roleCan, roles, type OrganizationKind } from "../../../src/domain/organizations/roles.ts";
import { isLastingOwner } from "../../../src/domain/organizations/owners.ts";
import { firstEnd } from "../../../src/domain/organizations/membership.ts";
import { checkNewItems, type NewItems } from "../../../src/domain/organizations/newItems.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import { personPrincipal, principalOf } from "../../../src/domain/sharing/principals.ts";
import type { MembershipRow, OrganizationRow } from "../../store/ports/organizations.ts";
import { publishRecord } from "../records.ts";
import { applyEvent } from "../sharing/moveShare.ts";
import type { Work } from "../work.ts";
import { lastKnown, regroup } from "./regroup.ts";
import { standingWith } from "./standing.ts";

/** Roles that make an owner; what an owner is, is said by the table of roles. */
export function ownerRoles(kind: OrganizationKind): string[] {
  return roles.filter((role) => roleCan(kind, role, "isOwner"));
}

export interface NewOrganization {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly color: string;
  /** What its members make is shared with it by itself; null: nothing is. */
  readonly newItems: NewItems | null;
}

/** Makes an organization with its maker as owner, both or neither. Errors: request_invalid, share_level. */
export async function createOrganization(
  work: Work,
  personId: string,
  { id, kind, name, color, newItems: wish }: NewOrganization,
): Promise<Result<OrganizationRow>> {
  const { tx } = work;
  const newItems = wish === null ? ok(null) : checkNewItems(kind, wish, await tx.catalog.read());
  if (!newItems.ok) return newItems;
  const now = tx.now();
  const organization: OrganizationRow = {
    id,
    kind,
    name,
    color,
    ownerId: personId,
    newItems: newItems.value,
    newItemsSince: newItems.value && now,
    createdAt: now,
    updatedAt: now,
    deletedAt: 0,
    seq: await tx.nextSequence(1),
  };
  await regroup(work, [personId], async () => {
    await tx.organizations.put(organization);
    await tx.organizations.putMembership({
      id: `${id}.owner`,
      organizationId: id,
      personId,
      role: "OWNER",
      invitedBy: null,
      invitedAt: null,
      isActive: true,
      endsAt: null,
      roleEndsAt: null,
      roleAfter: null,
      permissionSetId: null,
      permissionSetAfter: null,
      supportReason: null,
      keepsNewItems: false,
      earlierAnsweredAt: null,
      createdAt: now,
      updatedAt: now,
      seq: organization.seq,
    });
  });
  await audit(work, personId, "organization.created", id, { kind, ...newItems.value });
  await publishRecord(work, [principalOf("organization", id)], "organization", id);
  return ok(organization);
}

/** Renames it or gives it another colour. Errors: organization_not_found, permission_denied. */
export async function updateOrganization(
  work: Work,
  personId: string,
  organizationId: string,
  changes: { readonly name?: string | undefined; readonly color?: string | undefined },
): Promise<Result<OrganizationRow>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "manageSettings");
  if (!standing.ok) return standing;
  const { organization } = standing.value;
  const changed: OrganizationRow = {
    ...organization,
    name: changes.name ?? organization.name,
    color: changes.color ?? organization.color,
    updatedAt: tx.now(),
    seq: await tx.nextSequence(1),
  };
  await tx.organizations.put(changed);
  await audit(work, personId, "organization.changed", organizationId, { fields: Object.keys(changes) });
  const audience = [principalOf("organization", organizationId)];
  await publishRecord(work, audience, "organization", organizationId);
  for (const group of await tx.groups.ofOrganization(organizationId)) {
    await publishRecord(work, audience, "group", group.id);
  }
  return ok(changed);
}

/** Deletes it: everything shared with it ends. Errors: organization_not_found, permission_denied. */
export async function deleteOrganization(work: Work, personId: string, organizationId: string): Promise<Result<null>> {
  const standing = await standingWith(work.tx, personId, organizationId, "isOwner");
  if (!standing.ok) return standing;
  await endOrganization(work, personId, standing.value.organization);
  return ok(null);
}

export async function endOrganization(
  work: Work,
  actorId: string | null,
  organization: OrganizationRow,
): Promise<void> {
  const { tx } = work;
  const principal = principalOf("organization", organization.id);
  const members = await tx.principals.personsOf(principal, await lastKnown(tx));
  const groups = await tx.groups.ofOrganization(organization.id);
  await regroup(work, members, async () => {
    const now = tx.now();
    await tx.organizations.put({ ...organization, deletedAt: now, updatedAt: now, seq: await tx.nextSequence(1) });
  });
  for (const ended of [principal, ...groups.map((group) => principalOf("group", group.id))]) {
    for (const share of await tx.shares.acceptedWith(ended)) {
      await applyEvent(work, actorId, share, "revoke", "recipient_deleted");
    }
  }
  for (const member of members) {
    await publishRecord(work, [personPrincipal(member)], "organization", organization.id);
  }
  for (const { id, kind, addressFolded } of await tx.invitations.ofOrganization(
    organization.id,
    Number.MAX_SAFE_INTEGER,
  )) {
    const invited = kind === "mail" ? await tx.people.findAddress(addressFolded) : null;
    if (invited) await publishRecord(work, [personPrincipal(invited.personId)], "invitation", id);
  }
  await audit(work, actorId, "organization.deleted", organization.id, { people: members.length });
}

/** Keeps the old `owner` field in step: it names the owner it named, or else the longest-serving one (S1.11). */
export async function keepOwnerField(work: Work, organization: OrganizationRow): Promise<void> {
  const { tx } = work;
  const owners = (await tx.organizations.withRoles(organization.id, ownerRoles(organization.kind))).filter(
    (membership) => isLastingOwner(organization.kind, asOwnerFacts(membership)),
  );
  const [first] = owners;
  if (!first || owners.some(({ personId }) => personId === organization.ownerId)) return;
  await tx.organizations.put({
    ...organization,
    ownerId: first.personId,
    updatedAt: tx.now(),
    seq: await tx.nextSequence(1),
  });
}

/** A membership as the rule of the last owner looks at it: with the role that stays. */
export function asOwnerFacts(membership: MembershipRow) {
  const { personId, role, isActive } = membership;
  return { personId, role: asRole(role) ?? "", isActive, endsAt: firstEnd(membership) };
}

type AuditedFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What the audit says of an organization: ids, roles, and the names of its own groups, campaigns and permission sets then, no names of people. */
export async function audit(
  { tx }: Work,
  actorId: string | null,
  action: string,
  organizationId: string,
  after: AuditedFacts,
  subjectId: string | null = null,
  { before = null, cause = null }: { readonly before?: AuditedFacts | null; readonly cause?: string | null } = {},
): Promise<void> {
  await tx.audit.append({
    at: tx.now(),
    actorId,
    action,
    itemType: "organization",
    itemId: organizationId,
    subjectId,
    before,
    after,
    cause,
  });
}
