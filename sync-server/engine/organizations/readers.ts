/** The records devices receive of organizations: what they belong to, and the groups they may share with. */
import { newItemsFor } from "../../../src/domain/organizations/newItems.ts";
import type { GroupRecord, InvitationRecord, OrganizationRecord } from "../../../src/domain/records/kinds.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { RecordReader } from "../records.ts";
import { openInvitationFor, viewInvitation } from "./invitations.ts";
import { standingIn } from "./standing.ts";
import { supportIn } from "./supportAccess.ts";

const readOrganization: RecordReader = async (tx, viewer, id) => {
  if (viewer.personId === null) return null;
  const standing = await standingIn(tx, viewer.personId, id);
  if (!standing.ok) return null;
  const { organization, membership, role, held } = standing.value;
  const principal = principalOf("organization", id);
  const subscription = await tx.subscriptions.find("organization", id);
  const data: OrganizationRecord = {
    id,
    kind: organization.kind,
    name: organization.name,
    color: organization.color,
    role,
    capabilities: [...held],
    people: await tx.organizations.countActive(id, tx.now()),
    plan: subscription?.plan ?? "FREE",
    isPaid: viewer.subscribed.has(principal),
    paidUntil: subscription?.endsAt ?? null,
    seats: subscription?.seats ?? null,
    newItems: newItemsFor(organization, membership, tx.now()),
    support: held.has("manageMembers") ? await supportIn(tx, id) : [],
  };
  return { itemId: "", data };
};

const readGroup: RecordReader = async (tx, viewer, id) => {
  const group = await tx.groups.find(id);
  if (!group || viewer.personId === null) return null;
  const standing = await standingIn(tx, viewer.personId, group.organizationId);
  if (!standing.ok) return null;
  const people = await tx.principals.personsOf(principalOf("group", id), tx.now());
  const data: GroupRecord = {
    id,
    organizationId: group.organizationId,
    organizationName: standing.value.organization.name,
    name: group.name,
    people: people.length,
  };
  return { itemId: "", data };
};

const readInvitation: RecordReader = async (tx, viewer, id) => {
  const invitation = viewer.personId === null ? null : await openInvitationFor(tx, viewer.personId, id);
  const look = invitation && (await viewInvitation(tx, invitation));
  if (!invitation || !look?.ok) return null;
  const { status: _open, address: _theirs, ...facts } = look.value;
  const data: InvitationRecord = { ...facts, expiresAt: invitation.expiresAt };
  return { itemId: "", data };
};

export const organizationRecordReaders: readonly (readonly [string, RecordReader])[] = [
  ["organization", readOrganization],
  ["group", readGroup],
  ["invitation", readInvitation],
];
