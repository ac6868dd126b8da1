/** Shares as the server keeps them. */
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { Principal, PrincipalKind } from "../../../src/domain/sharing/principals.ts";
import type { Share, ShareStatus } from "../../../src/domain/sharing/share.ts";

export interface ShareRow {
  readonly id: string;
  readonly ownerId: string;
  readonly sharedById: string;
  readonly recipientKind: PrincipalKind;
  readonly recipientId: string | null;
  readonly recipientAddress: string;
  readonly recipientAddressFolded: string;
  readonly itemType: ItemType;
  readonly itemId: string | null;
  readonly shareAll: boolean;
  readonly level: string;
  readonly membershipOnly: boolean;
  readonly status: ShareStatus;
  readonly approval: Share["approval"];
  readonly message: string;
  readonly notes: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly invitedAt: number | null;
  readonly respondedAt: number | null;
  readonly lapsesAt: number | null;
  readonly expiresAt: number | null;
  /** When its recipient was reminded that it ends soon. */
  readonly remindedAt: number | null;
  readonly endReason: Share["endReason"];
  /** Made because its recipient, a household, shares what its members make. */
  readonly byHousehold: boolean;
  readonly seq: number;
}

/** What a share is about: an item, or (`id` null) all an owner has of a type. */
export interface ShareScope {
  readonly ownerId: string;
  readonly type: ItemType;
  readonly id: string | null;
}

/** Whom a share is with, as far as two of the same are told apart: a person by address, registered or not. */
export type RecipientKey =
  | { readonly kind: "person"; readonly addressFolded: string }
  | { readonly kind: Exclude<PrincipalKind, "person">; readonly id: string };

/** An item or container that shares may be about. */
export interface ShareSubjectRow {
  readonly id: string;
  readonly type: ItemType;
  readonly ownerId: string;
}

/** What an admin looks for among all shares; what is not said is not asked. */
export interface ShareFilter {
  readonly itemType?: ItemType | undefined;
  readonly status?: ShareStatus | undefined;
  readonly level?: string | undefined;
  readonly recipientKind?: PrincipalKind | undefined;
  /** A person who owns, made or was given it. */
  readonly personId?: string | undefined;
  /** The beginning of an address. */
  readonly address?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Pending and accepted ones alone. */
  readonly isLive?: boolean | undefined;
}

export interface ShareStore {
  find(id: string): Promise<ShareRow | null>;
  /** Adds or replaces. */
  put(row: ShareRow): Promise<void>;
  /** The one live share of an owner with a recipient about a type and item (null = all), if any (S2.5). */
  findLive(scope: ShareScope, recipient: RecipientKey): Promise<ShareRow | null>;
  /** Accepted shares with any of these principals about any of these subjects, by the subjects' owners. */
  grantsFor(principals: readonly Principal[], subjects: readonly ShareSubjectRow[]): Promise<readonly ShareRow[]>;
  /** Accepted shares that could give anybody access to one of these subjects. */
  grantsOn(subjects: readonly ShareSubjectRow[]): Promise<readonly ShareRow[]>;
  /** Accepted shares with a principal, about anything. */
  acceptedWith(principal: Principal): Promise<readonly ShareRow[]>;
  /** Shares with a principal, also those that are over, that a person has seen on a device. */
  shownWith(principal: Principal, personId: string): Promise<readonly string[]>;
  /** Pending shares with an address nobody had registered. */
  pendingFor(addressFolded: string): Promise<readonly ShareRow[]>;
  /** Live shares a person owns, or was given by name. */
  liveOf(personId: string): Promise<readonly ShareRow[]>;
  /** Live shares of an item, also those of everything of its type. */
  liveOn(subject: ShareSubjectRow): Promise<readonly ShareRow[]>;
  /** Shares a person owns or made, or one of these principals was given, that changed after `since`, in the order of their numbers. */
  feed(personId: string, principals: readonly Principal[], since: number, limit: number): Promise<readonly ShareRow[]>;
  /** Puts shares into a person's feed: they appeared or disappeared for them, without a change of their own. */
  addAppearances(personId: string, shareIds: readonly string[], firstSeq: number): Promise<void>;
  /** Whether one of these principals was ever given this, whatever became of the share. */
  wasGiven(principals: readonly Principal[], subjects: readonly ShareSubjectRow[]): Promise<boolean>;
  /** What somebody has of these types, not in the trash, that a principal was never given; the oldest first. */
  neverGiven(
    ownerId: string,
    principal: Principal,
    types: readonly ItemType[],
    limit: number,
  ): Promise<readonly { readonly id: string; readonly type: ItemType }[]>;
  /** How many of each type; types of which there are none are left out. */
  countNeverGiven(
    ownerId: string,
    principal: Principal,
    types: readonly ItemType[],
  ): Promise<readonly { readonly type: ItemType; readonly count: number }[]>;
  /** Whether a person ever accepted a share that another made. */
  hasAccepted(recipientId: string, sharedById: string): Promise<boolean>;
  /** Invitations that have lapsed, and shares that have ended, at `now`; the oldest first. */
  overdue(now: number, limit: number): Promise<readonly ShareRow[]>;
  /** Accepted shares that end between `now` and `before` of which nobody was reminded; and invitations that lapse in that time. */
  endingSoon(now: number, before: number, limit: number): Promise<readonly ShareRow[]>;
  /** Shares of everybody that match, newest number first, from before `before`. */
  search(filter: ShareFilter, before: number, limit: number): Promise<readonly ShareRow[]>;
  /** How many match, but no more than `upTo`: counting on takes as long as there are. */
  count(filter: ShareFilter, upTo: number): Promise<number>;
  /** How many different people, groups, organizations and links the shares that match are with. */
  countRecipients(filter: ShareFilter): Promise<number>;
  /** Accepted shares at a level, from after number `after`. */
  acceptedAt(level: string, after: number, limit: number): Promise<readonly ShareRow[]>;
  /** Live shares that need a subscription, of a recipient; of everybody where null. */
  membershipOnly(principal: Principal | null): Promise<readonly ShareRow[]>;
  /** Shares that ended with a subscription after a time. */
  endedUnpaid(after: number): Promise<readonly ShareRow[]>;
}
