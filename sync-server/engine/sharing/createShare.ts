/** Sharing: who may give what to whom, and what a new share is like (S2.1–S2.7, S3.4, S3.11). */
import { foldAddress } from "../../../src/domain/accounts/address.ts";
import type { ItemType } from "../../../src/domain/items/types.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { mayGrant, mayGrantByLink, type EffectivePermission } from "../../../src/domain/sharing/authorize.ts";
import { offeredLevels, offerOf, type SharingCatalog } from "../../../src/domain/sharing/catalog.ts";
import { actionsOf, byRoleLevelId, levelOf, ownerLevelId } from "../../../src/domain/sharing/levels.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import { checkWish, type ShareRecipient, type ShareWish } from "../../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { RecipientKey, ShareRow } from "../../store/ports/shares.ts";
import { actorOf } from "../actor.ts";
import { decide } from "../decide.ts";
import { standingWith } from "../organizations/standing.ts";
import type { Work } from "../work.ts";
import { driverFor } from "./drivers.ts";
import { invitationLapsesAt } from "./settings.ts";
import { storeShare } from "./store.ts";
import { refeedShare } from "./visibility.ts";

/**
 * Shares an item, or all of a type, with a recipient. `id` is the device's own for a share made offline. `household`: what made it
 * happen, where a household shares what its members make.
 */
export async function createShare(
  work: Work,
  personId: string,
  id: string,
  asked: ShareWish,
  household: string | null = null,
): Promise<Result<ShareRow>> {
  const { tx } = work;
  const now = tx.now();
  const made = await tx.shares.find(id);
  // The device did not hear the answer the first time and asks again: it is the same share, not a second one, whatever has become
  // since of what it was about.
  if (made?.sharedById === personId && isOfWish(made, asked)) return ok(made);
  const catalog = await tx.catalog.read();
  const wish = checkWish(asked, levelsFor(catalog, asked), now);
  if (!wish.ok) return wish;
  const giver = await mayGive(tx, catalog, personId, wish.value);
  if (!giver.ok) return giver;
  const { ownerId } = giver.value;
  const recipient = await recipientOf(tx, personId, ownerId, id, asked.recipient, asked.itemType);
  if (!recipient.ok) return recipient;
  const scope = { ownerId, type: asked.itemType, id: asked.itemId };
  const live = await tx.shares.findLive(scope, recipient.value.key);
  // What a person says themselves counts more than what the household's setting did for them.
  const givesWay = household === null && live?.byHousehold === true && live.sharedById === personId;
  if (live && !givesWay) {
    const level = (levelOf(catalog.levels, live.level)?.name ?? live.level).toLowerCase();
    const whom = live.recipientAddress || "them";
    return fail("share_exists", `This is shared with ${whom} already (${level}). Change that share instead.`);
  }
  if (made) return fail("share_exists", "This share was made already.");
  const valid = await driverFor(catalog, asked.itemType, asked.level).validateShare(work, wish.value, personId);
  if (!valid.ok) return valid;
  if (live) await giveWay(work, live);
  const needsApproval = offerOf(catalog, asked.itemType, asked.level)?.requiresApproval && ownerId !== personId;
  const isKnown = await isKnownRecipient(tx, asked.recipient.kind, recipient.value.id, personId);
  const isAccepted = !needsApproval && isKnown;
  const wished = {
    id,
    ownerId,
    sharedById: personId,
    recipientKind: asked.recipient.kind,
    recipientId: recipient.value.id,
    recipientAddress: asked.recipient.kind === "person" ? asked.recipient.address.trim() : "",
    recipientAddressFolded: recipient.value.key.kind === "person" ? recipient.value.key.addressFolded : "",
    itemType: asked.itemType,
    itemId: asked.itemId,
    shareAll: asked.shareAll,
    level: asked.level,
    membershipOnly: asked.membershipOnly,
    status: isAccepted ? "accepted" : "pending",
    approval: needsApproval ? "waiting" : "none",
    message: asked.message,
    notes: asked.notes,
    createdAt: now,
    invitedAt: needsApproval || isAccepted ? null : now,
    respondedAt: isAccepted ? now : null,
    lapsesAt: needsApproval || isAccepted ? null : await invitationLapsesAt(tx, now),
    expiresAt: asked.expiresAt,
    remindedAt: null,
    endReason: null,
    byHousehold: household !== null,
  } as const;
  const share = await storeShare(work, personId, "share.created", null, wished, household);
  await driverFor(catalog, share.itemType, share.level).onShareCreated(work, share);
  if (needsApproval) await work.notify({ kind: "approval-asked", share });
  else await inviteOrGive(work, share);
  return ok(share);
}

/**
 * Ends the share a household's setting made, for one that its maker asks for by hand: made offline, both come to the server at once,
 * and the setting's is there first. Nothing is put into feeds: the one that follows gives the same thing to the same people.
 */
async function giveWay(work: Work, share: ShareRow): Promise<void> {
  await storeShare(work, share.sharedById, "share.revoked", share, { ...share, status: "revoked" }, byHand);
  await driverFor(await work.tx.catalog.read(), share.itemType, share.level).onShareRevoked(work, share);
}

/** Told in the audit as what ended a share. */
const byHand = "shared_by_hand";

/** Levels this wish may name: those the type offers, and for an organization and its groups the one that goes by role. */
function levelsFor(catalog: SharingCatalog, wish: ShareWish): string[] {
  const offered = offeredLevels(catalog, wish.itemType).map((level) => level.id);
  const { kind } = wish.recipient;
  const goesByRole = wish.itemType === "table" && (kind === "organization" || kind === "group");
  return goesByRole ? [...offered, byRoleLevelId] : offered;
}

/** Access begins at once, or an invitation goes out. */
export async function inviteOrGive(work: Work, share: ShareRow): Promise<void> {
  if (share.status === "accepted") {
    await refeedShare(work, share);
    if (share.recipientKind !== "link") await work.notify({ kind: "share-given", share });
  } else {
    await work.notify({ kind: "share-invited", share });
  }
}

interface FoundRecipient {
  readonly id: string | null;
  readonly key: RecipientKey;
}

/** Whether access needs no answer: a group, an organization, a link, or somebody who accepted from this sharer before. */
export async function isKnownRecipient(
  tx: StoreTransaction,
  kind: ShareRecipient["kind"],
  recipientId: string | null,
  sharerId: string,
): Promise<boolean> {
  return kind !== "person" || (recipientId !== null && (await tx.shares.hasAccepted(recipientId, sharerId)));
}

const strangers = fail("share_recipient", "You can share with groups and organizations you belong to. Choose another.");

async function recipientOf(
  tx: StoreTransaction,
  personId: string,
  ownerId: string,
  shareId: string,
  recipient: ShareRecipient,
  itemType: ItemType,
): Promise<Result<FoundRecipient>> {
  if (recipient.kind === "link") {
    return ok({ id: shareId, key: { kind: "link", id: shareId } });
  }
  if (recipient.kind !== "person") {
    const { principals } = await actorOf(tx, personId);
    if (!(await isWithin(tx, principals, recipient))) return strangers;
    if (recipient.kind === "organization" && itemType === "table") {
      const standing = await standingWith(tx, personId, recipient.id, "shareTables");
      if (!standing.ok) return standing.error.code === "organization_not_found" ? strangers : standing;
    }
    return ok({ id: recipient.id, key: { kind: recipient.kind, id: recipient.id } });
  }
  const folded = foldAddress(recipient.address);
  if ((await tx.people.addressesOf(personId)).some((own) => own.folded === folded)) {
    return fail("share_self", "This is your own address. Share with somebody else’s.");
  }
  if (ownerId !== personId && (await tx.people.addressesOf(ownerId)).some((own) => own.folded === folded)) {
    return fail("share_self", "This is its owner’s address. They have it already.");
  }
  const registered = await tx.people.findAddress(folded);
  return ok({ id: registered?.personId ?? null, key: { kind: "person", addressFolded: folded } });
}

/** Whether a person may share with a group or organization: one they belong to, or a group of such an organization. */
async function isWithin(
  tx: StoreTransaction,
  principals: ReadonlySet<string>,
  recipient: { readonly kind: "group" | "organization"; readonly id: string },
): Promise<boolean> {
  if (principals.has(principalOf(recipient.kind, recipient.id))) return true;
  if (recipient.kind !== "group") return false;
  const organizationId = await tx.principals.organizationOfGroup(recipient.id);
  return organizationId !== null && principals.has(principalOf("organization", organizationId));
}

/** Whether a share with a wish's id was made of it: the same thing with the same recipient. */
function isOfWish(share: ShareRow, { itemType, itemId, recipient }: ShareWish): boolean {
  if (share.itemType !== itemType || share.itemId !== itemId || share.recipientKind !== recipient.kind) return false;
  switch (recipient.kind) {
    case "person":
      return share.recipientAddressFolded === foldAddress(recipient.address);
    case "group":
    case "organization":
      return share.recipientId === recipient.id;
    case "link":
      return true;
    default:
      return recipient satisfies never;
  }
}

/** What everything of one's own allows: what an owner may. */
export function ownersPermission(catalog: SharingCatalog): EffectivePermission {
  return {
    level: ownerLevelId,
    source: "owner",
    shareId: null,
    containerId: null,
    levels: [ownerLevelId],
    actions: actionsOf(catalog.levels, ownerLevelId),
    canReshare: true,
    expiresAt: null,
  };
}

/** Whether this person may give this (S3.11), and whose it is. Errors: item_not_found, permission_denied, share_level, share_item. */
export async function mayGive(
  tx: StoreTransaction,
  catalog: SharingCatalog,
  personId: string,
  wish: ShareWish,
): Promise<Result<{ readonly ownerId: string }>> {
  const above = fail("share_level", "You can give no more than you have. Choose a lower level.");
  if (wish.itemId === null) {
    const isLink = wish.recipient.kind === "link";
    return isLink ? fail("share_item", "A link is for one thing. Choose which.") : ok({ ownerId: personId });
  }
  const item = await tx.items.head(wish.itemId);
  const missing = fail(
    "item_not_found",
    "This does not exist on the server yet. Wait until it is synced, then share it.",
  );
  if (!item || item.deletedAt > 0 || item.type !== wish.itemType) return missing;
  const decision = await decide(tx, personId, "share", item);
  if (!decision.allowed) {
    return decision.reason === "invisible" ? missing : fail("permission_denied", "You may not share this on.");
  }
  const { permission } = decision;
  if (wish.level === byRoleLevelId) return permission.actions.has("manage") ? ok({ ownerId: item.ownerId }) : above;
  const isGranted =
    wish.recipient.kind === "link"
      ? mayGrantByLink(catalog, permission, wish.itemType, wish.level)
      : mayGrant(catalog, permission, wish.itemType, wish.level);
  return isGranted ? ok({ ownerId: item.ownerId }) : above;
}
