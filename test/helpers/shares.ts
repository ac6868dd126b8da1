/** Shares as the rules and the store want them, with everything said that a test does not care about. */
import type { ShareFacts } from "../../src/domain/sharing/authorize.ts";
import type { Share } from "../../src/domain/sharing/share.ts";
import type { ShareRow } from "../../sync-server/store/ports/shares.ts";

/** An accepted share of the owner's list with Bob, to view. */
export function shareFacts(change: Partial<ShareFacts> = {}): ShareFacts {
  return {
    id: "s1",
    ownerId: "owner",
    recipientKind: "person",
    recipientId: "bob",
    itemType: "list",
    itemId: "list1",
    shareAll: false,
    level: "view",
    membershipOnly: false,
    status: "accepted",
    expiresAt: null,
    ...change,
  };
}

/** An accepted share as the server keeps it. */
export function shareRow(
  change: Partial<ShareRow> & Pick<ShareRow, "id" | "ownerId" | "recipientId" | "itemType" | "itemId" | "seq">,
): ShareRow {
  return {
    sharedById: change.ownerId,
    recipientKind: "person",
    recipientAddress: `${change.recipientId}@example.org`,
    recipientAddressFolded: `${change.recipientId}@example.org`,
    shareAll: change.itemId === null,
    level: "view",
    membershipOnly: false,
    status: "accepted",
    approval: "none",
    message: "",
    notes: "",
    createdAt: 1,
    updatedAt: 1,
    invitedAt: null,
    respondedAt: 1,
    lapsesAt: null,
    expiresAt: null,
    remindedAt: null,
    endReason: null,
    byHousehold: false,
    ...change,
  };
}

let made = 0;

/** A share as its parties see it: of "me", of one list, with Anna. */
export function knownShare(change: Partial<Share> = {}): Share {
  made += 1;
  return {
    id: `share-${made}`,
    ownerId: "me",
    ownerName: "Me",
    sharedById: change.ownerId ?? "me",
    sharedByName: "Me",
    recipientKind: "person",
    recipientId: null,
    recipientName: "",
    recipientAddress: "anna@example.org",
    itemType: "list",
    itemId: "one",
    itemTitle: "This week",
    shareAll: false,
    level: "view",
    membershipOnly: false,
    status: "accepted",
    approval: "none",
    message: "",
    notes: "",
    createdAt: made,
    updatedAt: made,
    invitedAt: null,
    respondedAt: null,
    lapsesAt: null,
    expiresAt: null,
    endReason: null,
    byHousehold: false,
    link: null,
    ...change,
  };
}
