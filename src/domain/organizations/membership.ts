/** What a membership is worth at a time, and who may change whose. Pure; times are the server's ms. */
import { fail, ok, type Result } from "../result.ts";
import { asRole, capabilitiesOf, rolesOfKind, type OrganizationKind } from "./roles.ts";

export interface MembershipFacts {
  readonly role: string;
  readonly isActive: boolean;
  readonly endsAt: number | null;
  readonly roleEndsAt: number | null;
  readonly roleAfter: string | null;
}

/** Exact at the boundary: at `endsAt` it is over. */
export function isMemberAt({ isActive, endsAt }: MembershipFacts, now: number): boolean {
  return isActive && (endsAt === null || endsAt > now);
}

/** The role at `now`: one that has ended has given way to the one after it. */
export function roleAt({ role, roleEndsAt, roleAfter }: MembershipFacts, now: number): string {
  return roleEndsAt !== null && roleEndsAt <= now ? (roleAfter ?? "") : role;
}

/** When a membership or its role ends by itself, whichever is first; null: neither. */
export function firstEnd({ endsAt, roleEndsAt }: MembershipFacts): number | null {
  const ends = [endsAt, roleEndsAt].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

const above = fail("permission_denied", "You can give and take no more than your own role allows. Ask an owner.");

/**
 * Whether somebody may turn one role into another (null: not a member). Nobody gives or takes what they do not hold
 * themselves. Errors: permission_denied, request_invalid (a role this kind of organization does not have).
 */
export function mayMoveRole(
  kind: OrganizationKind,
  actorRole: string,
  from: string | null,
  to: string | null,
): Result<null> {
  const held = capabilitiesOf(kind, actorRole);
  if (!held.has("manageMembers")) {
    return fail("permission_denied", "Only owners and admins change who is in it.");
  }
  if (to !== null && !rolesOfKind[kind].some((role) => role === asRole(to))) {
    return fail("request_invalid", "There is no such role here. Choose one of the list.");
  }
  const moved = [from, to].filter((role) => role !== null);
  const isHeld = moved.every((role) => [...capabilitiesOf(kind, role)].every((capability) => held.has(capability)));
  return isHeld ? ok(null) : above;
}
