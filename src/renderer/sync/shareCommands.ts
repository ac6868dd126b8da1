/** What a person does with shares, on the local records: made offline it is queued, and the server decides. */
import type { ItemType } from "../../domain/items/types.ts";
import type { Collections } from "../data/collections.ts";

export interface NewShare {
  readonly id: string;
  readonly ownerId: string;
  readonly address: string;
  readonly itemType: ItemType;
  readonly itemId: string | null;
  readonly itemTitle: string;
  readonly shareAll: boolean;
  readonly level: string;
  readonly message: string;
  readonly now: number;
}

/** Asks to share; resolves to the share's id when the wish is durable here. */
export async function shareWith(shares: Collections["shares"], wish: NewShare): Promise<string> {
  await shares.insert({
    id: wish.id,
    ownerId: wish.ownerId,
    ownerName: "",
    recipientId: null,
    recipientName: "",
    recipientAddress: wish.address.trim(),
    itemType: wish.itemType,
    itemId: wish.itemId,
    itemTitle: wish.itemTitle,
    shareAll: wish.shareAll,
    level: wish.level,
    membershipOnly: false,
    status: "pending",
    message: wish.message,
    createdAt: wish.now,
    updatedAt: wish.now,
    respondedAt: null,
    isWish: true,
  });
  return wish.id;
}

/** Changes the level, accepts, declines or revokes; durable here when it resolves. */
export async function changeShare(
  shares: Collections["shares"],
  id: string,
  change: { readonly level: string } | { readonly status: "accepted" | "declined" | "revoked" },
): Promise<void> {
  const share = await shares.findOne(id).exec();
  await share?.incrementalPatch({ ...change, isWish: true });
}
