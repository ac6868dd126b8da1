/** A share as one of those it concerns sees it. */
import { isWith } from "../../../src/domain/sharing/authorize.ts";
import { isLive, type Share } from "../../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { decide } from "../decide.ts";
import { principalOf, type Actor } from "../../../src/domain/sharing/principals.ts";
import { driverOf } from "./drivers.ts";
import { runsShare } from "./moveShare.ts";

/**
 * A share with the names that go with it; null for whom it does not concern. Until the invited person accepts, the sharer learns
 * nothing about the address: not even whether it has an account. A recipient sees neither notes nor what waits for approval.
 */
export async function viewShare(
  tx: StoreTransaction,
  viewer: Actor,
  share: ShareRow,
  /** The viewer may see who has access, whatever this share is to them; its words and address stay between its parties. */
  maySeeAccess = false,
): Promise<Share | null> {
  const { personId } = viewer;
  const isRecipient = isWith(share, viewer);
  const isSharer = personId !== null && (personId === share.ownerId || personId === share.sharedById);
  const runs = isSharer || (personId !== null && !isRecipient && (await runsShare(tx, personId, share)));
  const isParty = runs || (isRecipient && share.approval !== "waiting");
  if (!isParty && !(maySeeAccess && share.status === "accepted")) return null;
  const owner = await tx.people.find(share.ownerId);
  const sharer = share.sharedById === share.ownerId ? owner : await tx.people.find(share.sharedById);
  const isKnown = share.recipientKind !== "person" || isRecipient || share.respondedAt !== null;
  const recipientId = isKnown ? share.recipientId : null;
  const recipientName =
    recipientId === null ? "" : await tx.principals.nameOf(principalOf(share.recipientKind, recipientId));
  const link = share.recipientKind === "link" ? await tx.links.find(share.id) : null;
  return {
    id: share.id,
    ownerId: share.ownerId,
    ownerName: owner?.name ?? "",
    sharedById: share.sharedById,
    sharedByName: sharer?.name ?? "",
    recipientKind: share.recipientKind,
    recipientId,
    recipientName,
    recipientAddress: isParty ? share.recipientAddress : "",
    itemType: share.itemType,
    itemId: share.itemId,
    itemTitle: await titleFor(tx, share, personId),
    shareAll: share.shareAll,
    level: share.level,
    membershipOnly: share.membershipOnly,
    status: share.status,
    approval: share.approval,
    message: isParty ? share.message : "",
    notes: runs ? share.notes : "",
    createdAt: share.createdAt,
    updatedAt: share.updatedAt,
    invitedAt: share.invitedAt,
    respondedAt: share.respondedAt,
    lapsesAt: share.lapsesAt,
    expiresAt: share.expiresAt,
    endReason: share.endReason,
    byHousehold: share.byHousehold,
    link: link && { hasPassword: link.passwordHash !== null, maxUses: link.maxUses, uses: link.uses },
  };
}

/** What the item is called, for whoever may know it: who has lost or declined access is not told what it is called now. */
async function titleFor(tx: StoreTransaction, share: ShareRow, personId: string | null): Promise<string> {
  if (share.itemId === null) return "";
  const item = await tx.items.head(share.itemId);
  if (!item || item.deletedAt > 0) return "";
  const mayKnow = isLive(share) || (personId !== null && (await decide(tx, personId, "view", item)).allowed);
  return mayKnow ? driverOf(item.type).displayName(item).slice(0, 500) : "";
}
