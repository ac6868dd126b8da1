/** What stands beside an item in a list: whose it is, who has it besides, whether anybody with a link can open it. */
import type { ItemFacts } from "./authorize.ts";
import { isLive, type Share } from "./share.ts";

export interface AccessMark {
  /** The owner's name where it is somebody else's; "" where their name is not known (yet). */
  readonly sharedBy: string | null;
  /** Names (or addresses) of those it is shared with, where it is one's own. */
  readonly sharedWith: readonly string[];
  /** Whether somebody can open it with a link. */
  readonly isPublic: boolean;
}

/** What to call a recipient: their name once it is known, else the address. */
export function recipientWords(share: Pick<Share, "recipientKind" | "recipientName" | "recipientAddress">): string {
  if (share.recipientKind === "link") return "Anyone with the link";
  return share.recipientName || share.recipientAddress;
}

/** Looks up marks in shares, prepared once for a whole list of items; those in containers come with them (`item.containers`). */
export function accessMarks(personId: string, shares: readonly Share[]): (item: ItemFacts) => AccessMark | null {
  const ownerNames = new Map<string, string>();
  const bySubject = new Map<string, Share[]>();
  const keyOf = (ownerId: string, type: string, id: string | null): string => `${ownerId} ${type} ${id ?? "*"}`;
  for (const share of shares) {
    if (share.ownerName !== "") ownerNames.set(share.ownerId, share.ownerName);
    if (share.sharedByName !== "") ownerNames.set(share.sharedById, share.sharedByName);
    if (!isLive(share)) continue;
    const key = keyOf(share.ownerId, share.itemType, share.itemId);
    const known = bySubject.get(key);
    if (known) known.push(share);
    else bySubject.set(key, [share]);
  }
  const sharesOf = (item: Pick<ItemFacts, "id" | "type" | "ownerId">): Share[] => [
    ...(bySubject.get(keyOf(item.ownerId, item.type, item.id)) ?? []),
    ...(bySubject.get(keyOf(item.ownerId, item.type, null)) ?? []),
  ];
  return (item) => {
    const ownerId = item.ownerId === "" ? personId : item.ownerId;
    const given = [...sharesOf({ ...item, ownerId }), ...(item.containers ?? []).flatMap(sharesOf)];
    const isPublic = given.some((share) => share.recipientKind === "link");
    if (ownerId !== personId) return { sharedBy: ownerNames.get(ownerId) ?? "", sharedWith: [], isPublic };
    const names = new Set<string>();
    for (const share of given) {
      const isSelf = share.recipientKind === "person" && share.recipientId === personId;
      if (share.recipientKind !== "link" && !isSelf) names.add(recipientWords(share));
    }
    for (const { ownerId: holder } of item.containers ?? []) {
      if (holder !== personId) names.add(ownerNames.get(holder) ?? "somebody");
    }
    return names.size === 0 && !isPublic ? null : { sharedBy: null, sharedWith: [...names], isPublic };
  };
}
