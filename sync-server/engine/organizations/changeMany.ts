/**
 * One change for many members: each is decided by itself and stands or is refused by itself, so that the last owner, a role above
 * one's own or somebody who left meanwhile stops nobody else.
 */
import { hasLastingRole, lastsAt } from "../../../src/domain/organizations/membership.ts";
import type { BulkChange, BulkChangeAnswer } from "../../../src/domain/organizations/memberList.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { personPrincipal } from "../../../src/domain/sharing/principals.ts";
import { attempt, type Work } from "../work.ts";
import { addToGroup, noGroup } from "./groups.ts";
import { changeRole, noMember, removeMember } from "./memberships.ts";
import { standingIn, standingWith } from "./standing.ts";

const oneself = fail("request_invalid", "That is you. Change your own membership by itself.");

/** Errors: organization_not_found, permission_denied; everything else is said of each person. */
export async function changeMany(
  work: Work,
  actorId: string,
  organizationId: string,
  personIds: readonly string[],
  change: BulkChange,
): Promise<Result<BulkChangeAnswer>> {
  // Who manages a group alone puts people into it; everything else needs to manage the members.
  const standing = await (change.kind === "group"
    ? standingIn(work.tx, actorId, organizationId)
    : standingWith(work.tx, actorId, organizationId, "manageMembers"));
  if (!standing.ok) return standing;
  const answer: BulkChangeAnswer = { changed: 0, unchanged: 0, refused: [] };
  for (const personId of new Set(personIds)) {
    const done = await attempt(work, (part) => changeOne(part, actorId, organizationId, personId, change));
    if (!done.ok)
      answer.refused.push({
        personId,
        name: await nameIn(work, organizationId, personId),
        message: done.error.message,
      });
    else if (done.value === "changed") answer.changed++;
    else answer.unchanged++;
  }
  return ok(answer);
}

/** Of somebody who never was in it nothing is said, not even a name. */
async function nameIn({ tx }: Work, organizationId: string, personId: string): Promise<string> {
  const membership = await tx.organizations.membership(organizationId, personId);
  return membership === null ? "" : tx.principals.nameOf(personPrincipal(personId));
}

async function changeOne(
  work: Work,
  actorId: string,
  organizationId: string,
  personId: string,
  change: BulkChange,
): Promise<Result<"changed" | "unchanged">> {
  const { tx } = work;
  const membership = await tx.organizations.membership(organizationId, personId);
  if (!membership) return noMember;
  switch (change.kind) {
    case "group": {
      const group = await tx.groups.find(change.groupId);
      if (group?.organizationId !== organizationId) return noGroup;
      const known = await tx.groups.member(change.groupId, "person", personId);
      // What they have in it already stays theirs.
      if (known && lastsAt(known.endsAt, tx.now())) return ok("unchanged");
      const adding = {
        memberKind: "person",
        memberId: personId,
        role: null,
        permissionSetId: null,
        endsAt: null,
      } as const;
      const added = await addToGroup(work, actorId, change.groupId, adding);
      return added.ok ? ok("changed") : added;
    }
    case "role": {
      if (personId === actorId) return oneself;
      if (hasLastingRole(membership, change.role, tx.now())) return ok("unchanged");
      const changed = await changeRole(work, actorId, organizationId, {
        personId,
        role: change.role,
        roleEndsAt: null,
      });
      return changed.ok ? ok("changed") : changed;
    }
    case "remove": {
      if (personId === actorId) return oneself;
      const removed = await removeMember(work, actorId, organizationId, personId);
      return removed.ok ? ok("changed") : removed;
    }
    default:
      return change satisfies never;
  }
}
