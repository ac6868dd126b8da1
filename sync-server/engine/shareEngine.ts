/**
 * Sharing by e-mail (S2): who may share what with whom, what becomes of a share, and what appears or disappears with it for
 * its recipient. Each function runs inside the caller's transaction and leaves an audit entry. It sends nothing: it says
 * whom to tell.
 */
import { foldAddress } from "../../src/domain/accounts/address.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { levelOf, seededLevels } from "../../src/domain/sharing/levels.ts";
import {
  checkWish,
  isLive,
  transition,
  type Share,
  type ShareEvent,
  type ShareWish,
} from "../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemRow } from "../store/ports/items.ts";
import type { ShareRow } from "../store/ports/shares.ts";
import { decide } from "./decide.ts";

/** What happened, and whom it concerns. */
export interface ShareOutcome {
  readonly share: ShareRow;
  /** People whose list of shares changed. */
  readonly informed: readonly string[];
  /** The person whose items appeared or disappeared, if anybody's. */
  readonly refeed: string | null;
  /** A mail to write, if any: an invitation to somebody who has to answer or to register. */
  readonly invite: boolean;
}

const offeredLevels = seededLevels.filter((level) => level.offered).map((level) => level.id);
const notThere = fail("share_not_found", "This share no longer exists.");

/** Shares an item, or all of a type, with an address (S2.1–S2.7). `id` is the device's own for a share made offline. */
export async function createShare(
  tx: StoreTransaction,
  personId: string,
  id: string,
  asked: ShareWish,
  now: number,
): Promise<Result<ShareOutcome>> {
  const wish = checkWish(asked, offeredLevels);
  if (!wish.ok) return wish;
  const allowed = await maySharer(tx, personId, wish.value);
  if (!allowed.ok) return allowed;
  const folded = foldAddress(asked.address);
  if ((await tx.people.addressesOf(personId)).some((own) => own.folded === folded)) {
    return fail("share_self", "This is your own address. Share with somebody else’s.");
  }
  const made = await tx.shares.find(id);
  // The device did not hear the answer the first time and asks again: it is the same share, not a second one.
  if (made?.ownerId === personId && isSameWish(made, wish.value)) return ok(outcome(made, {}));
  const live = await tx.shares.findLive(personId, folded, asked.itemType, asked.itemId);
  if (live) {
    return fail(
      "share_exists",
      `This is shared with ${live.recipientAddress} already (${levelName(live.level)}). Change that share instead.`,
    );
  }
  if (made) return fail("share_exists", "This share was made already.");
  const registered = await tx.people.findAddress(folded);
  const recipientId = registered?.personId ?? null;
  // Somebody who accepted from this person before need not be asked each time; anybody else is.
  const isKnown = recipientId !== null && (await tx.shares.hasAccepted(recipientId, personId));
  const share: ShareRow = {
    id,
    ownerId: personId,
    recipientId,
    recipientAddress: asked.address.trim(),
    recipientAddressFolded: folded,
    itemType: asked.itemType,
    itemId: asked.itemId,
    shareAll: asked.shareAll,
    level: asked.level,
    membershipOnly: false,
    status: isKnown ? "accepted" : "pending",
    message: asked.message,
    createdAt: now,
    updatedAt: now,
    respondedAt: isKnown ? now : null,
    seq: await tx.nextSequence(1),
  };
  await tx.shares.put(share);
  await audit(tx, personId, "share.created", null, share, now);
  if (isKnown) await refeed(tx, share);
  return ok(outcome(share, { refeed: isKnown, invite: !isKnown }));
}

function isSameWish(share: ShareRow, wish: ShareWish): boolean {
  const isSameItem = share.itemType === wish.itemType && share.itemId === wish.itemId;
  return isSameItem && share.recipientAddressFolded === foldAddress(wish.address);
}

async function maySharer(tx: StoreTransaction, personId: string, wish: ShareWish): Promise<Result<null>> {
  if (wish.itemId === null) return ok(null);
  const item = await tx.items.find(wish.itemId);
  const missing = fail(
    "item_not_found",
    "This does not exist on the server yet. Wait until it is synced, then share it.",
  );
  if (!item || item.deletedAt > 0 || item.type !== wish.itemType) return missing;
  const decision = await decide(tx, personId, "share", item);
  if (decision.allowed) return ok(null);
  return decision.reason === "invisible" ? missing : fail("permission_denied", "Only its owner can share this.");
}

/** Changes a live share's level: nothing else of a share changes (S2.8). */
export async function changeShareLevel(
  tx: StoreTransaction,
  personId: string,
  id: string,
  level: string,
  now: number,
): Promise<Result<ShareOutcome>> {
  const share = await tx.shares.find(id);
  if (!share || share.ownerId !== personId) return notThere;
  if (!offeredLevels.includes(level)) return fail("share_level", "Choose what the person may do: view or edit.");
  if (!isLive(share)) return fail("share_transition", `This share is ${share.status}, so its level cannot change.`);
  if (share.level === level) return ok(outcome(share, {}));
  const changed: ShareRow = { ...share, level, updatedAt: now, seq: await tx.nextSequence(1) };
  await tx.shares.put(changed);
  await audit(tx, personId, "share.level", share, changed, now);
  return ok(outcome(changed, {}));
}

/** Accepts, declines (its recipient) or revokes (its owner, or its recipient leaving) a share. */
export async function moveShare(
  tx: StoreTransaction,
  personId: string,
  id: string,
  event: Extract<ShareEvent, "accept" | "decline" | "revoke">,
  now: number,
): Promise<Result<ShareOutcome>> {
  const share = await tx.shares.find(id);
  const isParty = share && (share.ownerId === personId || share.recipientId === personId);
  if (!share || !isParty) return notThere;
  if (event !== "revoke" && share.recipientId !== personId) {
    return fail("permission_denied", "Only the person invited can answer this invitation.");
  }
  // Asked again because the first answer was not heard: there is nothing left to do.
  if (share.status === statusAfter[event]) return ok(outcome(share, {}));
  return applyEvent(tx, personId, share, event, now);
}

const statusAfter = { accept: "accepted", decline: "declined", revoke: "revoked" } as const;

/** Accepts a share for somebody who asked for it. */
export async function acceptOnBehalf(
  tx: StoreTransaction,
  share: ShareRow,
  now: number,
): Promise<Result<ShareOutcome>> {
  return applyEvent(tx, share.recipientId, share, "accept", now);
}

async function applyEvent(
  tx: StoreTransaction,
  actorId: string | null,
  share: ShareRow,
  event: ShareEvent,
  now: number,
): Promise<Result<ShareOutcome>> {
  const status = transition(share.status, event);
  if (!status.ok) return status;
  const isAnswer = event === "accept" || event === "decline";
  const moved: ShareRow = {
    ...share,
    status: status.value,
    updatedAt: now,
    respondedAt: isAnswer ? now : share.respondedAt,
    seq: await tx.nextSequence(1),
  };
  await tx.shares.put(moved);
  await audit(tx, actorId, `share.${status.value}`, share, moved, now);
  const changesAccess = share.status === "accepted" || moved.status === "accepted";
  if (changesAccess) await refeed(tx, moved);
  return ok(outcome(moved, { refeed: changesAccess }));
}

/** A verified address belongs to somebody now: every share that waited for it is theirs and accepted at once (S2.3). */
export async function resolvePending(
  tx: StoreTransaction,
  personId: string,
  address: string,
  now: number,
): Promise<ShareOutcome[]> {
  const outcomes: ShareOutcome[] = [];
  for (const share of await tx.shares.pendingFor(foldAddress(address))) {
    const owned = { ...share, recipientId: personId };
    if (share.ownerId === personId) {
      // An address of one's own added later: sharing with oneself means nothing (S2.6).
      const ended = await applyEvent(tx, null, owned, "revoke", now);
      if (ended.ok) outcomes.push(ended.value);
      continue;
    }
    const accepted = await applyEvent(tx, personId, owned, "accept", now);
    if (accepted.ok) outcomes.push(accepted.value);
  }
  return outcomes;
}

/** An account ends: its own shares end with it; those given to it wait for the address again (S2.11). */
export async function endSharesOf(tx: StoreTransaction, personId: string, now: number): Promise<ShareOutcome[]> {
  const outcomes: ShareOutcome[] = [];
  for (const share of await tx.shares.liveOf(personId)) {
    if (share.ownerId === personId) {
      const ended = await applyEvent(tx, personId, share, "revoke", now);
      if (ended.ok) outcomes.push(ended.value);
      continue;
    }
    const waiting: ShareRow = {
      ...share,
      recipientId: null,
      status: "pending",
      respondedAt: null,
      updatedAt: now,
      seq: await tx.nextSequence(1),
    };
    await tx.shares.put(waiting);
    await audit(tx, personId, "share.pending", share, waiting, now);
    outcomes.push(outcome(waiting, {}));
  }
  return outcomes;
}

/** Puts everything a share is about into its recipient's feed again: each is looked at anew for them. */
async function refeed(tx: StoreTransaction, share: ShareRow): Promise<void> {
  if (share.recipientId === null) return;
  const ids = await coveredIds(tx, share.ownerId, share.itemType, share.itemId);
  if (ids.length === 0) return;
  await tx.items.addVisibility(share.recipientId, ids, await tx.nextSequence(ids.length));
}

async function coveredIds(
  tx: StoreTransaction,
  ownerId: string,
  type: ItemType,
  itemId: string | null,
): Promise<readonly string[]> {
  if (itemId === null) return tx.items.idsOfType(ownerId, type);
  return (await tx.items.withParts(itemId)).map((item: ItemRow) => item.id);
}

function outcome(share: ShareRow, what: { refeed?: boolean; invite?: boolean }): ShareOutcome {
  const informed = share.recipientId === null ? [share.ownerId] : [share.ownerId, share.recipientId];
  return { share, informed, refeed: what.refeed ? share.recipientId : null, invite: what.invite ?? false };
}

function levelName(level: string): string {
  return (levelOf(seededLevels, level)?.name ?? level).toLowerCase();
}

async function audit(
  tx: StoreTransaction,
  actorId: string | null,
  action: string,
  before: ShareRow | null,
  after: ShareRow,
  now: number,
): Promise<void> {
  await tx.audit.append({
    at: now,
    actorId,
    action,
    itemType: after.itemType,
    itemId: after.itemId,
    subjectId: after.recipientId,
    before: before && { level: before.level, status: before.status },
    after: { share: after.id, level: after.level, status: after.status, shareAll: after.shareAll },
  });
}

/**
 * A share as one of its parties sees it, with the names that go with it. Until the invited person accepts, the sharer learns
 * nothing about the address: not even whether it has an account.
 */
export async function viewShare(tx: StoreTransaction, viewerId: string, share: ShareRow): Promise<Share> {
  const owner = await tx.people.find(share.ownerId);
  const isKnown = viewerId === share.recipientId || share.respondedAt !== null;
  const recipientId = isKnown ? share.recipientId : null;
  const recipient = recipientId === null ? null : await tx.people.find(recipientId);
  const item = share.itemId === null ? null : await tx.items.find(share.itemId);
  return {
    id: share.id,
    ownerId: share.ownerId,
    ownerName: owner?.name ?? "",
    recipientId,
    recipientName: recipient?.name ?? "",
    recipientAddress: share.recipientAddress,
    itemType: share.itemType,
    itemId: share.itemId,
    // Who has lost or declined access is not told what the item is called now.
    itemTitle: isLive(share) ? (item?.title ?? "").slice(0, 500) : "",
    shareAll: share.shareAll,
    level: share.level,
    membershipOnly: share.membershipOnly,
    status: share.status,
    message: share.message,
    createdAt: share.createdAt,
    updatedAt: share.updatedAt,
    respondedAt: share.respondedAt,
  };
}
