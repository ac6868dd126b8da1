/** Support access (S1.12): the server's admin lets somebody into an organization without an inviter; its owners see it. */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import type { Work } from "../work.ts";
import { join } from "./memberships.ts";
import { noOrganization } from "./standing.ts";

export interface SupportAccess {
  readonly organizationId: string;
  readonly personId: string;
  /** When it ends by itself; null: when somebody ends it. */
  readonly endsAt: number | null;
}

/** Whoever calls has checked that the actor runs the server. Errors: organization_not_found, person_not_found, member_exists. */
export async function grantSupportAccess(
  work: Work,
  actorId: string | null,
  { organizationId, personId, endsAt }: SupportAccess,
): Promise<Result<null>> {
  const { tx } = work;
  const organization = await tx.organizations.find(organizationId);
  if (!organization || organization.deletedAt > 0) return noOrganization;
  const person = await tx.people.find(personId);
  if (person?.deletedAt !== null) return fail("person_not_found", "There is nobody with this id.");
  if (endsAt !== null && endsAt <= tx.now()) {
    return fail("request_invalid", "This would be over already. Choose a later time.");
  }
  const joining = { personId, role: "ADMIN", invitedBy: null, invitedAt: null, endsAt };
  const joined = await join(work, actorId, organization, joining, "support");
  return joined.ok ? ok(null) : joined;
}
