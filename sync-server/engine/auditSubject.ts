/** Whom an entry of the audit is about, for who reads it: no more than they may know of them. */
import type { AuditFacts } from "../../src/domain/audit/words.ts";
import { personPrincipal, type Actor } from "../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { AuditRecord } from "../store/ports/audit.ts";
import { standingWith } from "./organizations/standing.ts";
import { viewShare } from "./sharing/viewShare.ts";

/** A name, an address as long as nobody answered, or "" where that is not the reader's to know. */
export async function auditSubject(
  tx: StoreTransaction,
  viewer: Actor,
  record: AuditRecord,
  after: AuditFacts,
  isAdmin: boolean,
): Promise<string> {
  const [share, invitation, listed] = [after?.share, after?.invitation, after?.person];
  if (typeof share === "string") {
    const found = await recipientOf(tx, viewer, share);
    if (found !== "" || !isAdmin) return found;
  }
  if (typeof invitation === "string") return invitedOf(tx, viewer, invitation);
  if (after?.memberKind === "group" && typeof after.member === "string") return groupIn(tx, after.member);
  if (typeof listed === "string") return listedOf(tx, viewer, listed);
  return record.subjectId === null ? "" : tx.principals.nameOf(personPrincipal(record.subjectId));
}

/** Of a share only what its viewer may know of its recipient: before an answer, the address alone. */
async function recipientOf(tx: StoreTransaction, viewer: Actor, id: string): Promise<string> {
  const row = await tx.shares.find(id);
  if (row?.recipientKind === "link") return "anyone with the link";
  const share = row && (await viewShare(tx, viewer, row, true));
  if (!share) return "";
  return share.recipientName === "" ? share.recipientAddress : share.recipientName;
}

/** The address for who sees the list of invitations; to everybody else, once they came, the name that members have. */
async function invitedOf(tx: StoreTransaction, { personId }: Actor, id: string): Promise<string> {
  const invitation = await tx.invitations.find(id);
  if (!invitation || personId === null) return "";
  if (invitation.kind === "link") return "whoever has the link";
  const manages = await standingWith(tx, personId, invitation.organizationId, "manageMembers");
  if (manages.ok) return invitation.address;
  return invitation.acceptedBy === null ? "" : tx.principals.nameOf(personPrincipal(invitation.acceptedBy));
}

/** A group that was put into another one. */
async function groupIn(tx: StoreTransaction, id: string): Promise<string> {
  const group = await tx.groups.find(id);
  return group ? `the group “${group.name}”` : "a group that is deleted";
}

/** Somebody who is on a people list, for who sees it. */
async function listedOf(tx: StoreTransaction, { personId }: Actor, id: string): Promise<string> {
  const listed = await tx.listedPeople.find(id);
  if (!listed || personId === null) return "";
  const sees = await standingWith(tx, personId, listed.organizationId, "viewPeople");
  return sees.ok ? listed.name : "";
}
