/** The rule that an organization always keeps an active owner (S1.18). */
import { fail, ok, type Result } from "../result.ts";
import { asRole, roleCan, type OrganizationKind } from "./roles.ts";

/** What of a membership decides. `endsAt` is when it, or its role, ends by itself. */
export interface OwnerFacts {
  readonly personId: string;
  readonly role: string;
  readonly isActive: boolean;
  readonly endsAt: number | null;
}

/** An owner who stays one: without an end by itself. */
export function isLastingOwner(kind: OrganizationKind, { role, isActive, endsAt }: OwnerFacts): boolean {
  return isActive && endsAt === null && asRole(role) !== null && roleCan(kind, role, "isOwner");
}

/** Whether an organization still has an owner after one membership became `changed` (or went: null). Errors: last_owner. */
export function keepsOwner(
  kind: OrganizationKind,
  memberships: readonly OwnerFacts[],
  personId: string,
  changed: OwnerFacts | null,
): Result<null> {
  const others = memberships.filter((membership) => membership.personId !== personId);
  const after = changed === null ? others : [...others, changed];
  if (after.some((membership) => isLastingOwner(kind, membership))) return ok(null);
  return fail("last_owner", "They are the last owner. Make somebody else an owner first.");
}
