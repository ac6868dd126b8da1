/**
 * The guard of organizations (S1.5): who somebody is in one, and whether that may do something. To whoever is not in it an
 * organization does not exist. Hands organization, membership and role to what it guards.
 */
import { isMemberAt, permissionSetAt, roleAt } from "../../../src/domain/organizations/membership.ts";
import { heldBy, type Grant } from "../../../src/domain/organizations/permissions.ts";
import type { Capability } from "../../../src/domain/organizations/roles.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { MembershipRow, OrganizationRow } from "../../store/ports/organizations.ts";

export interface Standing {
  readonly organization: OrganizationRow;
  readonly membership: MembershipRow;
  /** The role at the server's time. */
  readonly role: string;
  /** Everything their role and permission set allow then. */
  readonly held: ReadonlySet<Capability>;
}

export const noOrganization = fail("organization_not_found", "This organization does not exist, or you are not in it.");

/** An active member's standing. Errors: organization_not_found, for everybody else and every other reason alike. */
export async function standingIn(
  tx: StoreTransaction,
  personId: string,
  organizationId: string,
): Promise<Result<Standing>> {
  const organization = await tx.organizations.find(organizationId);
  if (!organization || organization.deletedAt > 0) return noOrganization;
  const membership = await tx.organizations.membership(organizationId, personId);
  const now = tx.now();
  if (!membership || !isMemberAt(membership, now)) return noOrganization;
  const grant = await grantOf(tx, membership);
  return ok({ organization, membership, role: grant.role, held: heldBy(organization.kind, grant) });
}

/** What a membership gives at the server's time. */
export async function grantOf(tx: StoreTransaction, membership: MembershipRow): Promise<Grant> {
  const now = tx.now();
  const setId = permissionSetAt(membership, now);
  const set = setId === null ? null : await tx.permissionSets.find(setId);
  return { role: roleAt(membership, now), extra: set?.capabilities ?? [] };
}

const refusals: Partial<Readonly<Record<Capability, string>>> = {
  isOwner: "Only an owner can do this.",
  manageSettings: "Only owners and admins change this.",
  manageBilling: "Only owners and who manages billing can do this.",
  manageMembers: "Only owners and admins change who is in it.",
  addPeople: "Only owners and admins change the people list.",
  viewAudit: "Only owners and admins see what happened.",
  shareTables: "Your role cannot share tables with the whole organization. Ask a manager.",
};

/** A standing that may do something. Errors: organization_not_found, permission_denied. */
export async function standingWith(
  tx: StoreTransaction,
  personId: string,
  organizationId: string,
  capability: Capability,
): Promise<Result<Standing>> {
  const standing = await standingIn(tx, personId, organizationId);
  if (!standing.ok) return standing;
  if (standing.value.held.has(capability)) return standing;
  return fail("permission_denied", refusals[capability] ?? "Your role does not allow this.");
}
