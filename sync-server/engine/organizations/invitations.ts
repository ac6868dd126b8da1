/**
 * Invitations into an organization (S1.15): by mail, for one person; by a link or QR code, for as many as it says. The secret is
 * stored as a hash; what an invitation may give is asked of whoever made it.
 */
import { foldAddress, isAddress } from "../../../src/domain/accounts/address.ts";
import { moveInvitation, statusAt, type InvitationEvent } from "../../../src/domain/organizations/invitation.ts";
import type { NewItems } from "../../../src/domain/organizations/newItems.ts";
import { endedAt, isMemberAt, mayMoveRole } from "../../../src/domain/organizations/membership.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { hashToken } from "../../accounts/tokens.ts";
import type { InvitationRow } from "../../store/ports/invitations.ts";
import type { OrganizationRow } from "../../store/ports/organizations.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { Work } from "../work.ts";
import { personPrincipal } from "../../../src/domain/sharing/principals.ts";
import { publishRecord } from "../records.ts";
import { join } from "./memberships.ts";
import { audit } from "./organizations.ts";
import { standingWith } from "./standing.ts";

const dayMs = 86_400_000;
export const invitationLifetimeMs = 7 * dayMs;
/** Mails one invitation may cause: a mistyped address is somebody's real one. */
const maxSends = 5;
/** Whoever starts an organization must not be able to mail the world with it. */
const maxMailedADay = 200;

export const noInvitation = fail("invitation_not_found", "This invitation does not exist. Ask for a new one.");

export interface NewInvitation {
  readonly id: string;
  readonly token: string;
  readonly organizationId: string;
  readonly role: string;
  /** Null: by a link. */
  readonly address: string | null;
  /** How many people may come by a link. */
  readonly maxUses: number;
}

/** Errors: organization_not_found, permission_denied, share_address, member_exists, request_invalid. */
export async function createInvitation(
  work: Work,
  personId: string,
  { id, token, organizationId, role, address, maxUses }: NewInvitation,
): Promise<Result<InvitationRow>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "manageMembers");
  if (!standing.ok) return standing;
  const allowed = mayMoveRole(standing.value.organization.kind, standing.value, null, { role, extra: [] });
  if (!allowed.ok) return allowed;
  const folded = address === null ? "" : foldAddress(address);
  if (address !== null) {
    if (!isAddress(address)) return fail("share_address", "Write one e-mail address, such as anna@example.org.");
    const known = await tx.people.findAddress(folded);
    const membership = known && (await tx.organizations.membership(organizationId, known.personId));
    if (membership && isMemberAt(membership, tx.now())) {
      return fail("member_exists", "They are in this organization already.");
    }
    if ((await tx.invitations.countMailed(organizationId, tx.now() - dayMs)) >= maxMailedADay) {
      return fail("too_many_requests", "That is enough invitations for one day. Make a link for many instead.");
    }
    for (const open of await tx.invitations.pendingFor(folded)) {
      // A second invitation takes the place of the first.
      if (open.organizationId === organizationId) await move(work, personId, open, "revoke");
    }
  }
  const now = tx.now();
  const invitation: InvitationRow = {
    id,
    organizationId,
    kind: address === null ? "link" : "mail",
    address: address?.trim() ?? "",
    addressFolded: folded,
    role,
    tokenHash: hashToken(token),
    status: "pending",
    invitedBy: personId,
    maxUses: address === null ? maxUses : 1,
    uses: 0,
    sends: address === null ? 0 : 1,
    createdAt: now,
    updatedAt: now,
    expiresAt: now + invitationLifetimeMs,
    acceptedBy: null,
  };
  await store(work, invitation);
  await audit(work, personId, "invitation.created", organizationId, { invitation: id, role, kind: invitation.kind });
  if (address !== null) await work.notify({ kind: "organization-invited", invitation, token });
  return ok(invitation);
}

/** Stores an invitation; whoever has its address hears of it. */
async function store(work: Work, invitation: InvitationRow): Promise<void> {
  await work.tx.invitations.put(invitation);
  const known = invitation.kind === "mail" ? await work.tx.people.findAddress(invitation.addressFolded) : null;
  if (known) await publishRecord(work, [personPrincipal(known.personId)], "invitation", invitation.id);
}

/** An address turned out to be this person's: invitations that were mailed to it are theirs to answer. */
export async function findInvitations(work: Work, personId: string, address: string): Promise<void> {
  for (const { id } of await work.tx.invitations.pendingFor(foldAddress(address))) {
    await publishRecord(work, [personPrincipal(personId)], "invitation", id);
  }
}

/** An invitation of an organization whose members this person manages. Errors: invitation_not_found, for everybody else. */
async function managed(
  work: Work,
  personId: string,
  id: string,
): Promise<Result<{ readonly invitation: InvitationRow; readonly organization: OrganizationRow }>> {
  const invitation = await work.tx.invitations.find(id);
  if (!invitation) return noInvitation;
  const standing = await standingWith(work.tx, personId, invitation.organizationId, "manageMembers");
  return standing.ok ? ok({ invitation, organization: standing.value.organization }) : noInvitation;
}

/** Sends it again with another secret and from now; the one before is void. Errors: invitation_not_found, invitation_over. */
export async function resendInvitation(
  work: Work,
  personId: string,
  id: string,
  token: string,
): Promise<Result<InvitationRow>> {
  const { tx } = work;
  const found = await managed(work, personId, id);
  if (!found.ok) return found;
  const { invitation } = found.value;
  const now = tx.now();
  const status = statusAt(invitation, now);
  if (invitation.kind === "link" || (status !== "pending" && status !== "expired")) {
    return fail("invitation_over", `This invitation was ${status} already. Invite them anew.`);
  }
  if (invitation.sends >= maxSends) {
    return fail("too_many_requests", "This was sent often enough. Ask them in another way whether it arrived.");
  }
  const again: InvitationRow = {
    ...invitation,
    status: "pending",
    tokenHash: hashToken(token),
    sends: invitation.sends + 1,
    updatedAt: now,
    expiresAt: now + invitationLifetimeMs,
  };
  await store(work, again);
  await audit(work, personId, "invitation.resent", invitation.organizationId, { invitation: id });
  await work.notify({ kind: "organization-invited", invitation: again, token });
  return ok(again);
}

/** Errors: invitation_not_found, invitation_over. */
export async function revokeInvitation(work: Work, personId: string, id: string): Promise<Result<InvitationRow>> {
  const found = await managed(work, personId, id);
  return found.ok ? move(work, personId, found.value.invitation, "revoke") : found;
}

/** The invitation by its secret, or (by id) one that was mailed to a verified address of this person. */
export type InvitationKey = { readonly token: string } | { readonly id: string };

async function findFor(tx: StoreTransaction, personId: string, key: InvitationKey): Promise<InvitationRow | null> {
  if ("token" in key) return tx.invitations.findByToken(hashToken(key.token));
  const invitation = await tx.invitations.find(key.id);
  return invitation?.kind === "mail" && (await isFor(tx, personId, invitation)) ? invitation : null;
}

/** A link is for whoever has it; a mail, also a forwarded one, for whose verified address it was sent to. */
async function isFor(tx: StoreTransaction, personId: string, { kind, addressFolded }: InvitationRow): Promise<boolean> {
  if (kind === "link") return true;
  return (await tx.people.addressesOf(personId)).some(({ folded }) => folded === addressFolded);
}

/**
 * Accepts: makes the person a member with the role of the invitation. Who is in it already is answered with it. Errors:
 * invitation_not_found, invitation_over, invitation_address (it was mailed to somebody else), seats_full.
 */
export async function acceptInvitation(
  work: Work,
  personId: string,
  key: InvitationKey,
  keepsNewItems = false,
): Promise<Result<OrganizationRow>> {
  const { tx } = work;
  const invitation = await findFor(tx, personId, key);
  const organization = invitation && (await tx.organizations.find(invitation.organizationId));
  if (!organization || organization.deletedAt > 0) return noInvitation;
  const before = await tx.organizations.membership(organization.id, personId);
  if (before && isMemberAt(before, tx.now())) return ok(organization);
  if (before && endedAt(before) >= invitation.createdAt) {
    // Who was taken out does not come back by what they had in the pocket.
    return fail("invitation_over", "This invitation is from before you left. Ask for a new one.");
  }
  const moved = moveInvitation(invitation, "accept", tx.now());
  if (!moved.ok) return moved;
  if (!(await isFor(tx, personId, invitation))) {
    const { address } = invitation;
    return fail(
      "invitation_address",
      `This invitation was sent to ${address}. Sign in with that address, or add it to your account, then join.`,
    );
  }
  const joined = await join(
    work,
    personId,
    organization,
    {
      personId,
      role: invitation.role,
      invitedBy: invitation.invitedBy,
      invitedAt: invitation.createdAt,
      endsAt: null,
      keepsNewItems,
    },
    "invitation",
  );
  if (!joined.ok) return joined;
  await store(work, { ...invitation, ...moved.value, acceptedBy: personId, updatedAt: tx.now() });
  await audit(work, personId, "invitation.accepted", organization.id, { invitation: invitation.id });
  await work.notify({
    kind: "member-joined",
    organizationId: organization.id,
    personId,
    invitedBy: invitation.invitedBy,
  });
  return ok(organization);
}

/** Declines one that was mailed. A link is for others too: nothing is declined there. Errors: invitation_not_found, invitation_over. */
export async function declineInvitation(work: Work, personId: string, key: InvitationKey): Promise<Result<null>> {
  const invitation = await findFor(work.tx, personId, key);
  if (invitation?.kind !== "mail") return noInvitation;
  const moved = await move(work, personId, invitation, "decline");
  return moved.ok ? ok(null) : moved;
}

async function move(
  work: Work,
  actorId: string | null,
  invitation: InvitationRow,
  event: InvitationEvent,
): Promise<Result<InvitationRow>> {
  const moved = moveInvitation(invitation, event, work.tx.now());
  if (!moved.ok) return moved;
  const stored = { ...invitation, ...moved.value, updatedAt: work.tx.now() };
  await store(work, stored);
  await audit(work, actorId, `invitation.${stored.status}`, invitation.organizationId, { invitation: invitation.id });
  return ok(stored);
}

/** Marks invitations whose time has come; answers how many. */
export async function expireInvitations(work: Work, limit: number): Promise<number> {
  const overdue = await work.tx.invitations.overdue(work.tx.now(), limit);
  for (const invitation of overdue) await move(work, null, invitation, "expire");
  return overdue.length;
}

export interface InvitationLook {
  readonly id: string;
  readonly organizationName: string;
  readonly organizationKind: OrganizationRow["kind"];
  readonly invitedByName: string;
  readonly role: string;
  readonly status: InvitationRow["status"];
  /** Whom it was mailed to; "" for a link. Who holds its secret has the mail. */
  readonly address: string;
  readonly people: number;
  /** What whoever joins makes is shared with it by itself, if they want that; null: nothing is. */
  readonly newItems: NewItems | null;
}

/** What an invitation is to, for whoever holds its secret: enough to decide, and nothing else of the organization. */
export async function lookAtInvitation(tx: StoreTransaction, token: string): Promise<Result<InvitationLook>> {
  const invitation = await tx.invitations.findByToken(hashToken(token));
  return invitation ? viewInvitation(tx, invitation) : noInvitation;
}

export async function viewInvitation(tx: StoreTransaction, invitation: InvitationRow): Promise<Result<InvitationLook>> {
  const organization = await tx.organizations.find(invitation.organizationId);
  if (!organization || organization.deletedAt > 0) return noInvitation;
  const inviter = await tx.people.find(invitation.invitedBy);
  return ok({
    id: invitation.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    invitedByName: inviter?.name ?? "",
    role: invitation.role,
    status: statusAt(invitation, tx.now()),
    address: invitation.address,
    people: await tx.organizations.countActive(organization.id, tx.now()),
    newItems: organization.newItems,
  });
}

/** An invitation by mail to a verified address of this person that can be answered now; null: none, or over. */
export async function openInvitationFor(
  tx: StoreTransaction,
  personId: string,
  id: string,
): Promise<InvitationRow | null> {
  const invitation = await findFor(tx, personId, { id });
  return invitation && statusAt(invitation, tx.now()) === "pending" ? invitation : null;
}

/** Open invitations by mail to one of this person's verified addresses. */
export async function invitationsOf(tx: StoreTransaction, personId: string): Promise<InvitationLook[]> {
  const looks: InvitationLook[] = [];
  for (const { folded } of await tx.people.addressesOf(personId)) {
    for (const invitation of await tx.invitations.pendingFor(folded)) {
      const look = await viewInvitation(tx, invitation);
      if (look.ok && look.value.status === "pending") looks.push(look.value);
    }
  }
  return looks;
}
