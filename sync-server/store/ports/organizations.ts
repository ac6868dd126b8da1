/** Organizations and who is in them. */
import type { OrganizationKind } from "../../../src/domain/organizations/roles.ts";

export interface OrganizationRow {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly color: string;
  /** The field older versions knew the owner by; kept in step with the memberships (S1.11). */
  readonly ownerId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt: number;
  readonly seq: number;
}

export interface MembershipRow {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly role: string;
  readonly invitedBy: string | null;
  readonly invitedAt: number | null;
  readonly isActive: boolean;
  /** When the membership ends by itself. */
  readonly endsAt: number | null;
  /** When the role ends by itself, and the one that comes back then. */
  readonly roleEndsAt: number | null;
  readonly roleAfter: string | null;
  /** What it has besides its role; ends and comes back with the role. */
  readonly permissionSetId: string | null;
  readonly permissionSetAfter: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly seq: number;
}

export interface MemberQuery {
  readonly organizationId: string;
  readonly role: string | null;
  readonly isActive: boolean | null;
  /** Part of the name or of an address; "" finds all. */
  readonly search: string;
  readonly searchesAddresses: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** A membership with what it is looked up by. */
export interface ListedMember extends MembershipRow {
  readonly name: string;
  readonly color: string;
  readonly address: string;
  readonly invitedByName: string;
}

export interface OrganizationStore {
  /** Also a deleted one. */
  find(id: string): Promise<OrganizationRow | null>;
  /** Adds or replaces. */
  put(row: OrganizationRow): Promise<void>;
  /** Those a person is an active member of at `now`, by name (S1.4). */
  ofPerson(personId: string, now: number): Promise<readonly OrganizationRow[]>;
  /** A person's membership, active or not. */
  membership(organizationId: string, personId: string): Promise<MembershipRow | null>;
  /** Adds or replaces. */
  putMembership(row: MembershipRow): Promise<void>;
  /** Memberships with one of these roles, active or not. */
  withRoles(organizationId: string, roles: readonly string[]): Promise<readonly MembershipRow[]>;
  countActive(organizationId: string, now: number): Promise<number>;
  members(query: MemberQuery): Promise<{ readonly rows: readonly ListedMember[]; readonly total: number }>;
  /** Active memberships that are over, or whose role is, at `now`. */
  overdue(now: number, limit: number): Promise<readonly MembershipRow[]>;
}
