/** Who has access to what, read from the shares a device knows: for the share dialog and the overview. Decides nothing. */
import { foldAddress } from "../accounts/address.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ItemFacts } from "./authorize.ts";
import type { ItemType } from "../items/types.ts";
import { isLive, type Share } from "./share.ts";

/** What is being shared: one item, or (`itemId` null) all its owner has of a type, now and later (S2.4). */
export interface ShareSubject {
  readonly itemType: ItemType;
  readonly itemId: string | null;
}

/**
 * The live shares that give, or may give, access to this: for an item those of the item and those of everything of its
 * kind; for a kind those of the kind. People who have it first, those still to answer last; by address.
 */
export function accessList<S extends Share>(subject: ShareSubject, ownerId: string, shares: readonly S[]): S[] {
  const covers = (share: S): boolean =>
    share.itemType === subject.itemType &&
    (share.shareAll || (subject.itemId !== null && share.itemId === subject.itemId));
  return shares
    .filter((share) => share.ownerId === ownerId && isLive(share) && covers(share))
    .toSorted(
      (a, b) =>
        Number(a.status === "pending") - Number(b.status === "pending") ||
        foldAddress(a.recipientAddress).localeCompare(foldAddress(b.recipientAddress)) ||
        Number(a.shareAll) - Number(b.shareAll),
    );
}

/**
 * What can be said of a new share before the server is asked: `share_self` for one's own address, `share_exists` with the
 * first one where the same is shared with the same address (S2.5, S2.6). The server decides again.
 */
export function checkNewShare(
  subject: ShareSubject,
  address: string,
  own: { readonly personId: string; readonly addresses: readonly string[] },
  shares: readonly Share[],
): Result<null> {
  const folded = foldAddress(address);
  if (own.addresses.some((one) => foldAddress(one) === folded)) {
    return fail("share_self", "This is your own address. Type somebody else’s.");
  }
  const first = firstShare(subject, own.personId, address, shares);
  if (!first) return ok(null);
  const state = first.status === "pending" ? "and waits for an answer" : "already";
  return fail("share_exists", `Shared with ${first.recipientAddress} ${state}. Change the level in the list instead.`);
}

/** As `checkNewShare`, for a group or an organization. */
export function checkNewGroupShare(
  subject: ShareSubject,
  recipient: { readonly kind: "group" | "organization"; readonly id: string },
  ownerId: string,
  shares: readonly Share[],
): Result<null> {
  const first = shares.find(
    (share) =>
      share.ownerId === ownerId &&
      isLive(share) &&
      share.itemType === subject.itemType &&
      share.itemId === subject.itemId &&
      share.recipientKind === recipient.kind &&
      share.recipientId === recipient.id,
  );
  if (!first) return ok(null);
  return fail("share_exists", `Shared with ${first.recipientName} already. Change the level in the list instead.`);
}

/** The live share of exactly this with this address, if there is one. */
export function firstShare<S extends Share>(
  subject: ShareSubject,
  ownerId: string,
  address: string,
  shares: readonly S[],
): S | undefined {
  const folded = foldAddress(address);
  return shares.find(
    (share) =>
      share.ownerId === ownerId &&
      isLive(share) &&
      share.itemType === subject.itemType &&
      share.itemId === subject.itemId &&
      foldAddress(share.recipientAddress) === folded,
  );
}

/** What an item's mark in a list says: whose it is, or who has it besides. */
export interface AccessMark {
  /** The owner's name where it is somebody else's; "" where their name is not known (yet). */
  readonly sharedBy: string | null;
  /** Names (or addresses) of those it is shared with, where it is one's own. */
  readonly sharedWith: readonly string[];
}

/** Looks up marks in shares, prepared once for a whole list of items. */
export function accessMarks(personId: string, shares: readonly Share[]): (item: ItemFacts) => AccessMark | null {
  const ownerNames = new Map<string, string>();
  const byItem = new Map<string, string[]>();
  const byType = new Map<string, string[]>();
  for (const share of shares) {
    if (share.ownerId !== personId) {
      if (share.ownerName !== "") ownerNames.set(share.ownerId, share.ownerName);
    } else if (isLive(share)) {
      const map = share.itemId === null ? byType : byItem;
      const key = share.itemId ?? share.itemType;
      map.set(key, [...(map.get(key) ?? []), share.recipientName || share.recipientAddress]);
    }
  }
  return (item) => {
    if (item.ownerId !== "" && item.ownerId !== personId) {
      return { sharedBy: ownerNames.get(item.ownerId) ?? "", sharedWith: [] };
    }
    const names = new Set([...(byItem.get(item.id) ?? []), ...(byType.get(item.type) ?? [])]);
    return names.size === 0 ? null : { sharedBy: null, sharedWith: [...names] };
  };
}
