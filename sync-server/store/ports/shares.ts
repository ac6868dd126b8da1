/** Shares as the server keeps them. */
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { ShareStatus } from "../../../src/domain/sharing/share.ts";

export interface ShareRow {
  readonly id: string;
  readonly ownerId: string;
  readonly recipientId: string | null;
  readonly recipientAddress: string;
  readonly recipientAddressFolded: string;
  readonly itemType: ItemType;
  readonly itemId: string | null;
  readonly shareAll: boolean;
  readonly level: string;
  readonly membershipOnly: boolean;
  readonly status: ShareStatus;
  readonly message: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly respondedAt: number | null;
  readonly seq: number;
}

export interface ShareStore {
  find(id: string): Promise<ShareRow | null>;
  /** Adds or replaces. */
  put(row: ShareRow): Promise<void>;
  /** The one live share of an owner with an address about a type and item (null = all), if any (S2.5). */
  findLive(ownerId: string, addressFolded: string, itemType: ItemType, itemId: string | null): Promise<ShareRow | null>;
  /** Accepted shares that could give `personId` access to an item of `ownerId`. */
  grants(personId: string, ownerId: string): Promise<readonly ShareRow[]>;
  /** Accepted shares that could give anybody access to this item. */
  grantsOn(ownerId: string, rootType: ItemType, rootId: string): Promise<readonly ShareRow[]>;
  /** Pending shares with an address nobody had registered. */
  pendingFor(addressFolded: string): Promise<readonly ShareRow[]>;
  /** Live shares a person gave, or was given. */
  liveOf(personId: string): Promise<readonly ShareRow[]>;
  /** Shares of or with a person that changed after `since`, in the order of their numbers. */
  feed(personId: string, since: number, limit: number): Promise<readonly ShareRow[]>;
  /** Whether a person was ever given this item, by a share of it or of all of its type, whatever became of the share. */
  wasGiven(recipientId: string, ownerId: string, itemType: ItemType, itemId: string): Promise<boolean>;
  /** Whether a person ever accepted a share from another. */
  hasAccepted(recipientId: string, ownerId: string): Promise<boolean>;
}
