/** Shares that end without anybody acting: by time, with a subscription, with an account; and those that wait for one. */
import { foldAddress } from "../../../src/domain/accounts/address.ts";
import { isLive } from "../../../src/domain/sharing/share.ts";
import type { Principal } from "../../../src/domain/sharing/principals.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { isSubscribed } from "../actor.ts";
import type { Work } from "../work.ts";
import { applyEvent, isOver } from "./moveShare.ts";
import { readSharingSettings } from "./settings.ts";
import { storeShare } from "./store.ts";
import { principalOfShare } from "./visibility.ts";

const dayMs = 86_400_000;

/** Ends up to `limit` invitations and shares whose time has come; answers how many (S3.20). */
export async function expireShares(work: Work, limit: number): Promise<number> {
  let count = 0;
  for (const share of await work.tx.shares.overdue(work.tx.now(), limit)) {
    if ((await applyEvent(work, null, share, "expire")).ok) count++;
  }
  return count;
}

/** Reminds the recipients of up to `limit` shares that end soon, once each; answers how many (S3.20). */
export async function remindOfEnds(work: Work, limit: number): Promise<number> {
  const { tx } = work;
  const now = tx.now();
  const { reminderDays } = await readSharingSettings(tx);
  const due = await tx.shares.endingSoon(now, now + reminderDays * dayMs, limit);
  for (const share of due) {
    // The reminder is no change of the share: its number stays.
    await tx.shares.put({ ...share, remindedAt: now });
    if (share.approval !== "waiting" && share.recipientKind !== "link")
      await work.notify({ kind: "share-ending", share });
  }
  return due.length;
}

/**
 * Revokes shares that need a subscription their recipient has not; of one principal, or of everybody (null). Answers how many
 * (S0.4). What `authorize` says does not wait for this.
 */
export async function endUnpaidShares(work: Work, principal: Principal | null): Promise<number> {
  let count = 0;
  for (const share of await work.tx.shares.membershipOnly(principal)) {
    const recipient = principalOfShare(share);
    // An invitation nobody has accepted has nothing to end yet.
    if (recipient === null || share.status !== "accepted" || (await isSubscribed(work.tx, recipient))) continue;
    if ((await applyEvent(work, null, share, "revoke", "membership_ended")).ok) count++;
  }
  return count;
}

/** A verified address belongs to somebody now: every share that waited for it is theirs and accepted at once (S2.3). */
export async function resolvePending(work: Work, personId: string, address: string): Promise<ShareRow[]> {
  const resolved: ShareRow[] = [];
  for (const share of await work.tx.shares.pendingFor(foldAddress(address))) {
    if (isOver(share, work.tx.now())) {
      await applyEvent(work, null, share, "expire");
      continue;
    }
    if (share.ownerId === personId || share.sharedById === personId) {
      // An address of one's own added later: sharing with oneself means nothing (S2.6).
      const ended = await applyEvent(work, null, share, "revoke");
      if (ended.ok) resolved.push(ended.value);
      continue;
    }
    const owned = { ...share, recipientId: personId };
    if (share.approval === "waiting") {
      resolved.push(await storeShare(work, personId, "share.resolved", share, owned));
      continue;
    }
    const accepted = await applyEvent(work, personId, owned, "accept");
    if (accepted.ok) resolved.push(accepted.value);
  }
  return resolved;
}

/** An account ends: its own shares end with it; those given to it wait for the address again (S2.11). */
export async function endSharesOf(work: Work, personId: string): Promise<void> {
  for (const share of await work.tx.shares.liveOf(personId)) {
    if (share.ownerId === personId) {
      await applyEvent(work, personId, share, "revoke", "account_deleted");
      continue;
    }
    await storeShare(
      work,
      personId,
      "share.pending",
      share,
      { ...share, recipientId: null, status: "pending", respondedAt: null },
      "account_deleted",
    );
  }
}

/** Everything shared of an item ends with it. */
export async function endSharesOfItem(work: Work, actorId: string, itemId: string): Promise<void> {
  const item = await work.tx.items.head(itemId);
  if (!item) return;
  for (const share of await work.tx.shares.liveOn(item)) {
    if (share.itemId === itemId && isLive(share)) await applyEvent(work, actorId, share, "revoke", "item_deleted");
  }
}
