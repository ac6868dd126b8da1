/** How shares and requests for access are kept here: as the server last said them, or as they are wished while on their way. */
import type { RxJsonSchema } from "rxdb";
import type { AccessRequest } from "../../domain/sharing/accessRequest.ts";
import type { Share } from "../../domain/sharing/share.ts";
import { maxItemIdLength } from "../../domain/items/types.ts";

/** A share as the server last said it, or as the person wishes it while it is on its way (`isWish`). */
export type StoredShare = { -readonly [K in keyof Share]: Share[K] } & { isWish: boolean };

/** A request for access as the server last said it, or as it is wished here (`isWish`). */
export type StoredRequest = { -readonly [K in keyof AccessRequest]: AccessRequest[K] } & { isWish: boolean };

const orNull = (type: string): { type: string[] } => ({ type: [type, "null"] });
const text = { type: "string" } as const;

export const shareRecordSchema: RxJsonSchema<StoredShare> = {
  version: 2,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: maxItemIdLength },
    ownerId: text,
    ownerName: text,
    sharedById: text,
    sharedByName: text,
    recipientKind: text,
    recipientId: orNull("string"),
    recipientName: text,
    recipientAddress: text,
    itemType: text,
    itemId: orNull("string"),
    itemTitle: text,
    shareAll: { type: "boolean" },
    level: text,
    membershipOnly: { type: "boolean" },
    status: text,
    approval: text,
    message: text,
    notes: text,
    createdAt: { type: "number" },
    updatedAt: { type: "number" },
    invitedAt: orNull("number"),
    respondedAt: orNull("number"),
    lapsesAt: orNull("number"),
    expiresAt: orNull("number"),
    endReason: orNull("string"),
    byHousehold: { type: "boolean" },
    link: orNull("object"),
    isWish: { type: "boolean" },
  },
  required: [
    "id",
    "ownerId",
    "sharedById",
    "recipientKind",
    "recipientAddress",
    "itemType",
    "shareAll",
    "level",
    "membershipOnly",
    "status",
    "approval",
    "isWish",
  ],
} as unknown as RxJsonSchema<StoredShare>;

/** What was known of a share while it was always from an item's owner to one person, for good. */
type FirstShare = Omit<
  StoredShare,
  | "sharedById"
  | "sharedByName"
  | "recipientKind"
  | "approval"
  | "notes"
  | "invitedAt"
  | "lapsesAt"
  | "expiresAt"
  | "endReason"
  | "link"
  | "byHousehold"
>;

/** Before a household shared anything by itself. */
type SecondShare = Omit<StoredShare, "byHousehold">;

export const shareMigrations = {
  1: (share: FirstShare): SecondShare => ({
    ...share,
    sharedById: share.ownerId,
    sharedByName: share.ownerName,
    recipientKind: "person",
    approval: "none",
    notes: "",
    invitedAt: null,
    lapsesAt: null,
    expiresAt: null,
    endReason: null,
    link: null,
  }),
  2: (share: SecondShare): StoredShare => ({ ...share, byHousehold: false }),
};

export const requestRecordSchema: RxJsonSchema<StoredRequest> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: maxItemIdLength },
    itemId: text,
    itemType: text,
    itemTitle: text,
    askerId: text,
    askerName: text,
    ownerId: text,
    level: text,
    message: text,
    status: text,
    createdAt: { type: "number" },
    updatedAt: { type: "number" },
    isWish: { type: "boolean" },
  },
  required: ["id", "itemId", "itemType", "askerId", "ownerId", "level", "status", "isWish"],
};
