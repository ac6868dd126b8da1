/** Who belongs to what: the facts about a person that decide which shares are theirs. */
import type { Capability, OrganizationKind } from "../../../src/domain/organizations/roles.ts";
import type { Principal } from "../../../src/domain/sharing/principals.ts";

export interface MembershipFacts {
  readonly organizationId: string;
  readonly kind: OrganizationKind;
  /** The role at that time: one that has ended has given way to the one after it. */
  readonly role: string;
  /** What their permission set adds to it. */
  readonly extra: readonly Capability[];
}

export interface PrincipalFacts {
  /** Active memberships, with an end that has not come. */
  readonly memberships: readonly MembershipFacts[];
  /** Groups the person is in at `now`, and the groups those are in, with their organization. */
  readonly groups: readonly {
    readonly id: string;
    readonly organizationId: string;
    /** A role of their own in this group, instead of their organization's. */
    readonly role: string | null;
    /** What a permission set adds in this group. */
    readonly extra: readonly Capability[];
  }[];
  /** Shares of links the person opened while signed in. */
  readonly links: readonly string[];
  /** Of the person and their organizations: who has a paid subscription at `now`. */
  readonly subscribed: readonly Principal[];
}

export interface PrincipalStore {
  /** What a person belongs to at `now` (server's ms). */
  factsOf(personId: string, now: number): Promise<PrincipalFacts>;
  /** The first moment that has come at which something ended by itself and was not swept yet: nobody was told. */
  firstUnswept(now: number): Promise<number | null>;
  /** Everybody who acts as a principal at `now`: the members of a group with its groups, or of an organization. */
  personsOf(principal: Principal, now: number): Promise<readonly string[]>;
  /** Whether a person or organization has a paid subscription at `now`. */
  isSubscribed(principal: Principal, now: number): Promise<boolean>;
  /** The organization a group is of; null where there is no such group. */
  organizationOfGroup(groupId: string): Promise<string | null>;
  /** What a principal is called: a name, or "" where it is gone. */
  nameOf(principal: Principal): Promise<string>;
}
