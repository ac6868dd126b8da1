/** A share: what, by whom, with whom, at which level, and in which state. One record for every item type (S0.1, S0.3). */
import { z } from "zod";
import { isAddress } from "../accounts/address.ts";
import { itemTypes, type ItemType } from "../items/types.ts";
import { fail, ok, type Result } from "../result.ts";
import { principalKinds } from "./principals.ts";

/** Item types a person can share; parts follow what they are part of. */
export const shareableTypes = itemTypes.filter((type) => type !== "planWeek" && type !== "rows");

export const shareStatuses = ["pending", "accepted", "declined", "revoked", "expired"] as const;
export type ShareStatus = (typeof shareStatuses)[number];

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const time = z.number().int().min(0);

/** Why a share ended, where the event alone does not say. */
export const endReasons = [
  "membership_ended",
  "account_deleted",
  "item_deleted",
  "recipient_deleted",
  "refused",
  "left",
  "migrated",
] as const;

/** What a link adds to its share. The secret itself is never in a record. */
export const linkFactsSchema = z.object({
  hasPassword: z.boolean(),
  /** Null: any number of times. */
  maxUses: z.number().int().min(1).nullable(),
  uses: z.number().int().min(0),
});

export const shareSchema = z.object({
  id,
  ownerId: id,
  ownerName: z.string().max(200),
  /** Who made it: the owner, or somebody who may share the owner's item on. */
  sharedById: id,
  sharedByName: z.string().max(200),
  recipientKind: z.enum(principalKinds),
  /**
   * The person, group, organization or link; for a person null while nobody has registered the address, and again when the
   * recipient's account is deleted (S2.11).
   */
  recipientId: id.nullable(),
  recipientName: z.string().max(200),
  /** As typed by the sharer; "" where the recipient is no person. */
  recipientAddress: z.string().max(255),
  itemType: z.enum(itemTypes),
  /** Null exactly when `shareAll` (S2.4). */
  itemId: id.nullable(),
  /** The item's title when it was shared last looked at, so that an invitation can say what it is about. */
  itemTitle: z.string().max(500),
  shareAll: z.boolean(),
  level: z.string().min(1).max(50),
  /** Works only while its recipient has a paid subscription (S0.4). */
  membershipOnly: z.boolean(),
  status: z.enum(shareStatuses),
  /** `waiting`: the item's owner has to approve it before its recipient hears of it (S3.3). */
  approval: z.enum(["none", "waiting", "approved"]),
  /** What the sharer wrote to go with it. */
  message: z.string().max(2_000),
  /** For those who manage it; its recipient does not see them. */
  notes: z.string().max(2_000),
  createdAt: time,
  updatedAt: time,
  invitedAt: time.nullable(),
  respondedAt: time.nullable(),
  /** When a pending invitation lapses by itself: from this moment on, server's clock (S3.20). */
  lapsesAt: time.nullable(),
  /** When access ends by itself: from this moment on, server's clock. */
  expiresAt: time.nullable(),
  endReason: z.enum(endReasons).nullable(),
  /** Made because its recipient, a household, shares what its members make; nobody was told of it in words. */
  byHousehold: z.boolean(),
  link: linkFactsSchema.nullable(),
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

const namedRecipients = [
  z.strictObject({ kind: z.literal("person"), address: z.string().max(255) }),
  z.strictObject({ kind: z.literal("group"), id }),
  z.strictObject({ kind: z.literal("organization"), id }),
] as const;

/** A recipient who is somebody: what sharing with many takes. */
export const namedRecipientSchema = z.discriminatedUnion("kind", namedRecipients);

/** Whom a person shares with: an address, a group or organization they belong to, or anybody with a link. */
export const shareRecipientSchema = z.discriminatedUnion("kind", [
  ...namedRecipients,
  z.strictObject({
    kind: z.literal("link"),
    password: z.string().min(1).max(200).nullable().default(null),
    maxUses: z.number().int().min(1).max(1_000_000).nullable().default(null),
  }),
]);
export type ShareRecipient = z.infer<typeof shareRecipientSchema>;

/** What a person asks for when sharing. Item id is null exactly when all of a type are shared (S2.4). */
export const shareWishSchema = z.strictObject({
  recipient: shareRecipientSchema,
  itemType: z.enum(itemTypes),
  itemId: id.nullable(),
  shareAll: z.boolean(),
  level: z.string().max(50),
  membershipOnly: z.boolean().default(false),
  message: z.string().max(2_000).default(""),
  notes: z.string().max(2_000).default(""),
  expiresAt: time.nullable().default(null),
});
export type ShareWish = z.infer<typeof shareWishSchema>;

/** What can be changed of a live share (S2.8). */
export const shareChangeSchema = z.strictObject({
  level: z.string().max(50).optional(),
  expiresAt: time.nullable().optional(),
  notes: z.string().max(2_000).optional(),
});
export type ShareChange = z.infer<typeof shareChangeSchema>;

/** Checks a wish's own form (S2.4, S2.7) at the server's `now`; whether the sharer may give it is `mayGrant`'s. */
export function checkWish(wish: ShareWish, offered: readonly string[], now: number): Result<ShareWish> {
  if (wish.recipient.kind === "person" && !isAddress(wish.recipient.address)) {
    return fail("share_address", "Write one e-mail address, such as anna@example.org.");
  }
  if (!isShareable(wish.itemType)) return fail("share_type", "This kind of thing cannot be shared by itself.");
  if (wish.shareAll !== (wish.itemId === null)) {
    return fail("share_item", "Share either one item or all of a kind, not both.");
  }
  if (!offered.includes(wish.level)) return fail("share_level", "Choose one of the levels this can be shared at.");
  if (wish.expiresAt !== null && wish.expiresAt <= now) {
    return fail("share_expiry", "This share would be over already. Choose a later time.");
  }
  return ok(wish);
}

function isShareable(type: ItemType): boolean {
  return shareableTypes.some((shareable) => shareable === type);
}
