/** What a person does with shares, on the local records: made offline it is queued, and the server decides. */
import type { ItemType } from "../../domain/items/types.ts";
import type { Share } from "../../domain/sharing/share.ts";
import type { Collections } from "../data/collections.ts";

/** Whom a share can be made for offline. A link's secret is the server's to make: links are asked for online (`share.create`). */
export type LocalRecipient =
  | { readonly kind: "person"; readonly address: string }
  | { readonly kind: "group" | "organization"; readonly id: string; readonly name: string };

export interface NewShare {
  readonly id: string;
  /** The item's owner; "" where no server has seen it. */
  readonly ownerId: string;
  /** Who shares: the owner, or somebody who may share it on. */
  readonly sharedById: string;
  readonly recipient: LocalRecipient;
  readonly itemType: ItemType;
  readonly itemId: string | null;
  readonly itemTitle: string;
  readonly shareAll: boolean;
  readonly level: string;
  readonly message: string;
  readonly notes?: string;
  readonly membershipOnly?: boolean;
  /** When access ends by itself (ms); null: it does not. */
  readonly expiresAt?: number | null;
  readonly now: number;
}

/** Asks to share; resolves to the share's id when the wish is durable here. */
export async function shareWith(shares: Collections["shares"], wish: NewShare): Promise<string> {
  const { recipient } = wish;
  const isPerson = recipient.kind === "person";
  await shares.insert({
    id: wish.id,
    ownerId: wish.ownerId,
    ownerName: "",
    sharedById: wish.sharedById,
    sharedByName: "",
    recipientKind: recipient.kind,
    recipientId: isPerson ? null : recipient.id,
    recipientName: isPerson ? "" : recipient.name,
    recipientAddress: isPerson ? recipient.address.trim() : "",
    itemType: wish.itemType,
    itemId: wish.itemId,
    itemTitle: wish.itemTitle,
    shareAll: wish.shareAll,
    level: wish.level,
    membershipOnly: wish.membershipOnly ?? false,
    status: "pending",
    approval: "none",
    message: wish.message,
    notes: wish.notes ?? "",
    createdAt: wish.now,
    updatedAt: wish.now,
    invitedAt: null,
    respondedAt: null,
    lapsesAt: null,
    expiresAt: wish.expiresAt ?? null,
    endReason: null,
    byHousehold: false,
    link: null,
    isWish: true,
  });
  return wish.id;
}

/** One thing that is done with a share. */
export type ShareMove =
  | { readonly level?: string; readonly expiresAt?: number | null; readonly notes?: string }
  | { readonly status: "accepted" | "declined" | "revoked" }
  /** The item's owner's answer to a share that somebody else made of it. */
  | { readonly approval: "approved" | "refused" };

/** Changes level, end or notes, accepts, declines, revokes, approves or refuses; durable here when it resolves. */
export async function changeShare(shares: Collections["shares"], id: string, move: ShareMove): Promise<void> {
  const share = await shares.findOne(id).exec();
  await share?.incrementalPatch({ ...patchOf(move), isWish: true });
}

function patchOf(move: ShareMove): Partial<Share> {
  if (!("approval" in move)) return move;
  if (move.approval === "approved") return { approval: "approved" };
  return { status: "revoked", endReason: "refused" };
}
