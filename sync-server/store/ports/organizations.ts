/** Organizations and who is in them. */
import type { GroupMemberRow } from "./groups.ts";
import type { MemberCursor, MemberFilter } from "../../../src/domain/organizations/memberList.ts";
import type { NewItems } from "../../../src/domain/organizations/newItems.ts";
import type { OrganizationKind } from "../../../src/domain/organizations/roles.ts";

export interface OrganizationRow {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly color: string;
  /** The field older versions knew the owner by; kept in step with the memberships (S1.11). */
  readonly ownerId: string;
  /** What its members make is shared with it by itself; null: nothing is. */
  readonly newItems: NewItems | null;
  /** Since when it shares all of that. */
  readonly newItemsSince: number | null;
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
  /** Why the server's admin is in it (S1.12); null: an ordinary membership. */
  readonly supportReason: string | null;
  /** What they make is not shared with it by itself. */
  readonly keepsNewItems: boolean;
  /** When they were last asked, and answered, about what they had before. */
  readonly earlierAnsweredAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly seq: number;
}

export interface MemberQuery extends MemberFilter {
  readonly searchesAddresses: boolean;
  readonly now: number;
}

/** A membership with what it is looked up by. */
export interface ListedMember extends MembershipRow {
  readonly name: string;
  readonly color: string;
  readonly address: string;
  readonly invitedByName: string;
  /** What they have in the group that was asked for. */
  readonly inGroup: Pick<GroupMemberRow, "role" | "permissionSetId" | "endsAt" | "addedAt" | "grantedAt"> | null;
}

/** An organization as whoever runs the server lists it: nothing of what is in it. */
export interface OrganizationSummary {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly createdAt: number;
  readonly people: number;
  readonly plan: string;
}

export interface OrganizationQuery {
  /** Part of the name; "" finds all. */
  readonly search: string;
  readonly kind: OrganizationKind | null;
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
  /** Members that match by name, from after a cursor on. */
  members(query: MemberQuery, after: MemberCursor | null, limit: number): Promise<readonly ListedMember[]>;
  countMembers(query: MemberQuery): Promise<number>;
  /** Person ids of members that match, by name. */
  memberIds(query: MemberQuery, limit: number): Promise<readonly string[]>;
  /** Support that is in it at `now`. */
  support(organizationId: string, now: number): Promise<readonly MembershipRow[]>;
  /** Active members whom seats are paid for: support takes none. */
  countSeats(organizationId: string, now: number): Promise<number>;
  /** Organizations of this server by name, from after a cursor on. */
  search(
    query: OrganizationQuery,
    after: MemberCursor | null,
    limit: number,
    now: number,
  ): Promise<readonly OrganizationSummary[]>;
  countFound(query: OrganizationQuery): Promise<number>;
  /** Active memberships that are over, or whose role is, at `now`. */
  overdue(now: number, limit: number): Promise<readonly MembershipRow[]>;
}
