/** The shares a person is part of, arranged for the overview: what came in, what went out, by item or by person (S2.10). */
import { foldAddress } from "../accounts/address.ts";
import type { ItemType } from "../items/types.ts";
import { recipientWords } from "./accessMarks.ts";
import { principalOf, type Actor } from "./principals.ts";
import { isLive, type Share } from "./share.ts";

/** Whose overview it is, with the groups and organizations they are in. */
export type Viewer = Pick<Actor, "principals"> & { readonly personId: string };

/** Whether a person gave this: it is theirs, or they shared somebody else's on. */
export function isGivenBy(viewer: Viewer, share: Share): boolean {
  return share.ownerId === viewer.personId || share.sharedById === viewer.personId;
}

/** Whether it was given to this person, or to a group or organization they are in, by somebody else. */
export function isGivenTo(viewer: Viewer, share: Share): boolean {
  if (isGivenBy(viewer, share) || share.recipientId === null || share.approval === "waiting") return false;
  return viewer.principals.has(principalOf(share.recipientKind, share.recipientId));
}

export interface Incoming<S> {
  /** Invitations to answer, newest first. */
  readonly waiting: readonly S[];
  readonly accepted: readonly S[];
  /** Declined, revoked, expired. */
  readonly ended: readonly S[];
}

/** Shares given to this person, newest first. */
export function incomingShares<S extends Share>(viewer: Viewer, shares: readonly S[]): Incoming<S> {
  const mine = shares.filter((share) => isGivenTo(viewer, share)).toSorted((a, b) => b.updatedAt - a.updatedAt);
  return {
    waiting: mine.filter((share) => share.status === "pending"),
    accepted: mine.filter((share) => share.status === "accepted"),
    ended: mine.filter((share) => !isLive(share)),
  };
}

/** Shares that others made of this person's items and that wait for their word (S3.3). */
export function sharesToApprove<S extends Share>(personId: string, shares: readonly S[]): S[] {
  return shares
    .filter((share) => share.ownerId === personId && share.status === "pending" && share.approval === "waiting")
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

export type ShareOrder = "newest" | "name" | "sharer";

/** How what is shared with somebody is arranged. */
export interface IncomingView {
  readonly query: string;
  /** Only this type; null: all. */
  readonly type: ItemType | null;
  readonly order: ShareOrder;
  readonly groupBy: "none" | "type" | "sharer";
}

/** One heading and what stands under it. */
export interface ShareGroup<S> {
  readonly key: string;
  /** The share that names the group: its item, its person or its type. */
  readonly first: S;
  readonly shares: readonly S[];
}

/** Arranges what is shared with somebody: filtered, sorted, in groups; one group without a heading where it is not grouped. */
export function arrangedIncoming<S extends Share>(shares: readonly S[], view: IncomingView): ShareGroup<S>[] {
  const nameOf = view.order === "sharer" ? sharerOf : titleOf;
  const kept = arrange(
    shares.filter((share) => (view.type === null || share.itemType === view.type) && matches(share, view.query)),
    view.order,
    nameOf,
  );
  const keyOf = (share: S): string =>
    view.groupBy === "type" ? share.itemType : view.groupBy === "sharer" ? share.sharedById : "";
  return grouped(kept, keyOf);
}

/** Shares this person gave, grouped by what is shared or by whom it is shared with; live ones first in each group. */
export function outgoingShares<S extends Share>(
  viewer: Viewer,
  shares: readonly S[],
  by: "item" | "person",
  query = "",
  order: Exclude<ShareOrder, "sharer"> = "newest",
): ShareGroup<S>[] {
  const own = arrange(
    shares.filter((share) => isGivenBy(viewer, share) && matches(share, query)),
    order,
    by === "item" ? titleOf : recipientWords,
  );
  return grouped(own, (share) => (by === "item" ? `${share.itemType}/${share.itemId ?? "*"}` : recipientKey(share)));
}

/** The same for all shares with one recipient, whatever is shared. */
export function recipientKey(share: Share): string {
  if (share.recipientKind === "person") return foldAddress(share.recipientAddress);
  return share.recipientKind === "link" ? "link" : principalOf(share.recipientKind, share.recipientId ?? "");
}

function grouped<S extends Share>(shares: readonly S[], keyOf: (share: S) => string): ShareGroup<S>[] {
  const groups = new Map<string, S[]>();
  for (const share of shares) {
    const group = groups.get(keyOf(share));
    if (group) group.push(share);
    else groups.set(keyOf(share), [share]);
  }
  return [...groups].flatMap(([key, members]) => {
    const sorted = members.toSorted((a, b) => Number(!isLive(a)) - Number(!isLive(b)));
    const [first] = sorted;
    return first ? [{ key, first, shares: sorted }] : [];
  });
}

function titleOf(share: Share): string {
  return share.itemTitle || share.itemType;
}

function sharerOf(share: Share): string {
  return share.sharedByName || share.ownerName;
}

function matches(share: Share, query: string): boolean {
  const words = folded(query.trim());
  if (words === "") return true;
  return [
    share.itemTitle,
    share.ownerName,
    share.sharedByName,
    share.recipientName,
    share.recipientAddress,
    share.message,
  ].some((text) => folded(text).includes(words));
}

/** Without case and accents: "creme" finds "Crème". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function arrange<S extends Share>(shares: readonly S[], order: ShareOrder, nameOf: (share: S) => string): S[] {
  return shares.toSorted((a, b) =>
    order === "newest" ? b.updatedAt - a.updatedAt : nameOf(a).localeCompare(nameOf(b)) || b.updatedAt - a.updatedAt,
  );
}
