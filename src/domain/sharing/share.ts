/** A share: what, by whom, with whom, at which level, and in which state. One record for every item type (S0.1, S0.3). */
import { z } from "zod";
import { isAddress } from "../accounts/address.ts";
import { itemTypes, type ItemType } from "../items/types.ts";
import { fail, ok, type Result } from "../result.ts";

/** Item types a person can share; parts follow what they are part of. */
export const shareableTypes = itemTypes.filter((type) => type !== "planWeek" && type !== "rows");

export const shareStatuses = ["pending", "accepted", "declined", "revoked", "expired"] as const;
export type ShareStatus = (typeof shareStatuses)[number];

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const time = z.number().int().min(0);

export const shareSchema = z.object({
  id,
  ownerId: id,
  ownerName: z.string().max(200),
  /** Null while nobody has registered the address, and again when the recipient's account is deleted (S2.11). */
  recipientId: id.nullable(),
  recipientName: z.string().max(200),
  /** As typed by the sharer. */
  recipientAddress: z.string().min(3).max(255),
  itemType: z.enum(itemTypes),
  /** Null exactly when `shareAll` (S2.4). */
  itemId: id.nullable(),
  /** The item's title when it was shared last looked at, so that an invitation can say what it is about. */
  itemTitle: z.string().max(500),
  shareAll: z.boolean(),
  level: z.string().min(1).max(50),
  membershipOnly: z.boolean(),
  status: z.enum(shareStatuses),
  /** What the sharer wrote to go with it. */
  message: z.string().max(2_000),
  createdAt: time,
  updatedAt: time,
  respondedAt: time.nullable(),
});
export type Share = z.infer<typeof shareSchema>;

/** What can happen to a share. */
export type ShareEvent = "accept" | "decline" | "revoke" | "expire";

/** The status flow of S3.5 as data: everything not listed is an error value. */
const moves: Readonly<Record<ShareStatus, Partial<Record<ShareEvent, ShareStatus>>>> = {
  pending: { accept: "accepted", decline: "declined", revoke: "revoked", expire: "expired" },
  accepted: { revoke: "revoked", expire: "expired" },
  declined: {},
  revoked: {},
  expired: {},
};

/** The status after an event, or `share_transition` where the move is illegal. */
export function transition(status: ShareStatus, event: ShareEvent): Result<ShareStatus> {
  const next = moves[status][event];
  if (next) return ok(next);
  return fail("share_transition", `This share is ${status} already, so it cannot be ${pastOf[event]}.`);
}

const pastOf: Readonly<Record<ShareEvent, string>> = {
  accept: "accepted",
  decline: "declined",
  revoke: "revoked",
  expire: "expired",
};

/** A share that gives, or may still give, access. At most one per owner, recipient, type and item is live (S2.5). */
export function isLive(share: Pick<Share, "status">): boolean {
  return share.status === "pending" || share.status === "accepted";
}

/** What a person asks for when sharing. Item id is null exactly when all of a type are shared (S2.4). */
export const shareWishSchema = z
  .object({
    address: z.string().max(255),
    itemType: z.enum(itemTypes),
    itemId: id.nullable(),
    shareAll: z.boolean(),
    level: z.string().max(50),
    message: z.string().max(2_000).default(""),
  })
  .strict();
export type ShareWish = z.infer<typeof shareWishSchema>;

/** Checks a wish's own form (S2.4, S2.7); whether the sharer may is `authorize`'s. */
export function checkWish(wish: ShareWish, offered: readonly string[]): Result<ShareWish> {
  if (!isAddress(wish.address)) {
    return fail("share_address", "Write one e-mail address, such as anna@example.org.");
  }
  if (!isShareable(wish.itemType)) return fail("share_type", "This kind of thing cannot be shared by itself.");
  if (wish.shareAll !== (wish.itemId === null)) {
    return fail("share_item", "Share either one item or all of a kind, not both.");
  }
  if (!offered.includes(wish.level)) return fail("share_level", "Choose what the person may do: view or edit.");
  return ok(wish);
}

function isShareable(type: ItemType): boolean {
  return shareableTypes.some((shareable) => shareable === type);
}
