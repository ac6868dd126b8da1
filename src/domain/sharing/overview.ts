/** The shares a person is part of, arranged for the overview: what came in, what went out, by item or by person (S2.10). */
import { foldAddress } from "../accounts/address.ts";
import { isLive, type Share } from "./share.ts";

export interface Incoming<S> {
  /** Invitations to answer, newest first. */
  readonly waiting: readonly S[];
  readonly accepted: readonly S[];
  /** Declined, revoked, expired. */
  readonly ended: readonly S[];
}

export type ShareOrder = "newest" | "name";

/** Shares given to this person. */
export function incomingShares<S extends Share>(
  personId: string,
  shares: readonly S[],
  query = "",
  order: ShareOrder = "newest",
): Incoming<S> {
  const mine = arrange(
    shares.filter((share) => share.ownerId !== personId && matches(share, query)),
    order,
    (share) => share.ownerName,
  );
  return {
    waiting: mine.filter((share) => share.status === "pending"),
    accepted: mine.filter((share) => share.status === "accepted"),
    ended: mine.filter((share) => !isLive(share)),
  };
}

/** One heading of the outgoing list and what stands under it. */
export interface ShareGroup<S> {
  readonly key: string;
  /** The share that names the group: its item or its person. */
  readonly first: S;
  readonly shares: readonly S[];
}

/** Shares this person gave, grouped by what is shared or by whom it is shared with; live ones first in each group. */
export function outgoingShares<S extends Share>(
  personId: string,
  shares: readonly S[],
  by: "item" | "person",
  query = "",
  order: ShareOrder = "newest",
): ShareGroup<S>[] {
  const groups = new Map<string, S[]>();
  const nameOf = (share: S): string =>
    by === "item" ? share.itemTitle || share.itemType : share.recipientName || share.recipientAddress;
  const own = arrange(
    shares.filter((share) => share.ownerId === personId && matches(share, query)),
    order,
    nameOf,
  );
  for (const share of own) {
    const key = by === "item" ? `${share.itemType}/${share.itemId ?? "*"}` : foldAddress(share.recipientAddress);
    const group = groups.get(key);
    if (group) group.push(share);
    else groups.set(key, [share]);
  }
  return [...groups].flatMap(([key, members]) => {
    const sorted = members.toSorted((a, b) => Number(!isLive(a)) - Number(!isLive(b)));
    const [first] = sorted;
    return first ? [{ key, first, shares: sorted }] : [];
  });
}

function matches(share: Share, query: string): boolean {
  const words = query.trim().toLowerCase();
  if (words === "") return true;
  return [share.itemTitle, share.ownerName, share.recipientName, share.recipientAddress, share.message].some((text) =>
    text.toLowerCase().includes(words),
  );
}

function arrange<S extends Share>(shares: readonly S[], order: ShareOrder, nameOf: (share: S) => string): S[] {
  return shares.toSorted((a, b) =>
    order === "name" ? nameOf(a).localeCompare(nameOf(b)) || b.updatedAt - a.updatedAt : b.updatedAt - a.updatedAt,
  );
}
