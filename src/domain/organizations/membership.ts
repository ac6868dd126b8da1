/** What a membership is worth at a time, and who may change whose. Pure; times are the server's ms. */
import { fail, ok, type Result } from "../result.ts";
import { heldBy, mayGive, type Grant } from "./permissions.ts";
import { asRole, reachesRole, rolesOfKind, type Capability, type OrganizationKind } from "./roles.ts";

export interface MembershipFacts {
  readonly role: string;
  readonly isActive: boolean;
  readonly endsAt: number | null;
  readonly roleEndsAt: number | null;
  readonly roleAfter: string | null;
}

/** Whether what ends at a time, or (null) never, is still so at `now`. Exact at the boundary: at `endsAt` it is over. */
export function lastsAt(endsAt: number | null, now: number): boolean {
  return endsAt === null || endsAt > now;
}

export function isMemberAt({ isActive, endsAt }: MembershipFacts, now: number): boolean {
  return isActive && lastsAt(endsAt, now);
}

/** When a membership that is over ended: by the clock at its time, whenever that was noticed and stored, else when it was taken away or left. */
export function endedAt({ isActive, endsAt, updatedAt }: MembershipFacts & { readonly updatedAt: number }): number {
  if (endsAt === null) return updatedAt;
  return isActive ? endsAt : Math.min(endsAt, updatedAt);
}

/** The role at `now`: one that has ended has given way to the one after it. */
export function roleAt({ role, roleEndsAt, roleAfter }: MembershipFacts, now: number): string {
  return roleEndsAt !== null && roleEndsAt <= now ? (roleAfter ?? "") : role;
}

/** Whether they have this role for good. */
export function hasLastingRole(membership: MembershipFacts, role: string, now: number): boolean {
  return isMemberAt(membership, now) && membership.roleEndsAt === null && membership.role === role;
}

/** The permission set at `now`: it ends and comes back with the role. */
export function permissionSetAt(
  membership: Pick<MembershipFacts, "roleEndsAt"> & {
    readonly permissionSetId: string | null;
    readonly permissionSetAfter: string | null;
  },
  now: number,
): string | null {
  const { roleEndsAt, permissionSetId, permissionSetAfter } = membership;
  return roleEndsAt !== null && roleEndsAt <= now ? permissionSetAfter : permissionSetId;
}

/** When a membership or its role ends by itself, whichever is first; null: neither. */
export function firstEnd({ endsAt, roleEndsAt }: Pick<MembershipFacts, "endsAt" | "roleEndsAt">): number | null {
  const ends = [endsAt, roleEndsAt].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

const above = fail("permission_denied", "You can give and take no more than your own role allows. Ask an owner.");

/** Who moves somebody: their role, and everything it and their permission set allow. */
export interface Mover {
  readonly role: string;
  readonly held: ReadonlySet<Capability>;
}

/**
 * Whether somebody may turn one grant into another (null: not a member). Nobody gives or takes what they do not hold themselves, nor a
 * role above theirs on the ladder of managers. Errors: permission_denied, request_invalid (a role this kind of organization does not have).
 */
export function mayMoveRole(
  kind: OrganizationKind,
  { role, held }: Mover,
  from: Grant | null,
  to: Grant | null,
): Result<null> {
  if (!held.has("manageMembers")) {
    return fail("permission_denied", "Only owners and admins change who is in it.");
  }
  if (to !== null && !rolesOfKind[kind].some((role) => role === asRole(to.role))) {
    return fail("request_invalid", "There is no such role here. Choose one of the list.");
  }
  const moved = [from, to].filter((grant) => grant !== null);
  const isHeld = moved.every((grant) => mayGive(held, heldBy(kind, grant)));
  return isHeld && moved.every((grant) => reachesRole(role, grant.role)) ? ok(null) : above;
}
