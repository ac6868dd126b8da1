/** What becomes of a share: accepted, declined, revoked, approved, changed. Who may, and what appears or disappears with it. */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { mayGrant, mayGrantByLink } from "../../../src/domain/sharing/authorize.ts";
import { byRoleLevelId, levelAllows } from "../../../src/domain/sharing/levels.ts";
import {
  isLive,
  transition,
  type Share,
  type ShareChange,
  type ShareEvent,
} from "../../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { permissionOf } from "../decide.ts";
import type { Work } from "../work.ts";
import { inviteOrGive, isKnownRecipient, ownersPermission } from "./createShare.ts";
import { driverFor } from "./drivers.ts";
import { invitationLapsesAt } from "./settings.ts";
import { storeShare } from "./store.ts";
import { refeedShare } from "./visibility.ts";

export const noShare = fail("share_not_found", "This share no longer exists.");

/** What this person may do with whatever a share is about; null where they have no access to it. */
async function permissionOnSubject(tx: StoreTransaction, personId: string, share: ShareRow) {
  if (share.ownerId === personId) return ownersPermission(await tx.catalog.read());
  const item = share.itemId === null ? null : await tx.items.head(share.itemId);
  return item && permissionOf(tx, personId, item);
}

/** Whether somebody runs this share: its owner, who manages the item, or who made it while they may still share it on. */
export async function runsShare(tx: StoreTransaction, personId: string, share: ShareRow): Promise<boolean> {
  const permission = await permissionOnSubject(tx, personId, share);
  if (!permission) return false;
  return permission.actions.has("manage") || (share.sharedById === personId && permission.canReshare);
}

function isRecipient(share: ShareRow, personId: string): boolean {
  return share.recipientKind === "person" && share.recipientId === personId && share.approval !== "waiting";
}

/** Accepts or declines (its recipient), or revokes (who runs it, or its recipient leaving) a share. */
export async function moveShare(
  work: Work,
  personId: string,
  id: string,
  event: Extract<ShareEvent, "accept" | "decline" | "revoke">,
): Promise<Result<ShareRow>> {
  const { tx } = work;
  const share = await tx.shares.find(id);
  if (!share) return noShare;
  const isTheirs = isRecipient(share, personId);
  const runs = await runsShare(tx, personId, share);
  if (!isTheirs && !runs) return noShare;
  if (event !== "revoke" && !isTheirs) {
    return fail("permission_denied", "Only the person invited can answer this invitation.");
  }
  // Asked again because the first answer was not heard: there is nothing left to do.
  if (share.status === statusAfter[event]) return ok(share);
  if (isOver(share, tx.now())) {
    const lapsed = await applyEvent(work, null, share, "expire");
    return lapsed.ok ? fail("share_transition", "This invitation is over. Ask to be invited again.") : lapsed;
  }
  return applyEvent(work, personId, share, event, event === "revoke" && !runs ? "left" : null);
}

const statusAfter = { accept: "accepted", decline: "declined", revoke: "revoked" } as const;

/** Whether a live share is over by the clock, whatever its status still says: exact at the boundary. */
export function isOver(share: ShareRow, now: number): boolean {
  if (share.expiresAt !== null && share.expiresAt <= now) return isLive(share);
  return share.status === "pending" && share.lapsesAt !== null && share.lapsesAt <= now;
}

/** Moves a share by an event, as S3.5 draws it; whoever calls has decided that it may. */
export async function applyEvent(
  work: Work,
  actorId: string | null,
  share: ShareRow,
  event: ShareEvent,
  endReason: Share["endReason"] = null,
): Promise<Result<ShareRow>> {
  const { tx } = work;
  const status = transition(share.status, event);
  if (!status.ok) return status;
  const isAnswer = event === "accept" || event === "decline";
  const moved = await storeShare(
    work,
    actorId,
    `share.${status.value}`,
    share,
    { ...share, status: status.value, respondedAt: isAnswer ? tx.now() : share.respondedAt, endReason },
    endReason,
  );
  const wasGiven = share.status === "accepted";
  if (wasGiven || moved.status === "accepted") await refeedShare(work, moved);
  const driver = driverFor(await tx.catalog.read(), moved.itemType, moved.level);
  if (moved.status === "accepted") await driver.onShareAccepted(work, moved);
  else if (wasGiven) await driver.onShareRevoked(work, moved);
  await tellOf(work, share, moved, actorId);
  return ok(moved);
}

/** Whom to tell in words. An account that ends, or a move nobody is concerned by, tells nobody. */
async function tellOf({ notify }: Work, before: ShareRow, moved: ShareRow, actorId: string | null): Promise<void> {
  if (before.approval === "waiting" || moved.endReason === "account_deleted" || moved.recipientKind === "link") return;
  switch (moved.status) {
    case "accepted":
      return notify({ kind: "share-accepted", share: moved });
    case "declined":
      return notify({ kind: "share-declined", share: moved });
    case "revoked":
      return notify({ kind: "share-revoked", share: moved, actorId });
    case "expired":
      return notify({ kind: "share-expired", share: moved });
    case "pending":
      return undefined;
    default:
      return moved.status satisfies never;
  }
}

/** Changes a live share's level, end or notes: nothing else of a share changes (S2.8). */
export async function changeShare(
  work: Work,
  personId: string,
  id: string,
  change: ShareChange,
): Promise<Result<ShareRow>> {
  const { tx } = work;
  const share = await tx.shares.find(id);
  if (!share || !(await runsShare(tx, personId, share))) return noShare;
  if (!isLive(share)) return fail("share_transition", `This share is ${share.status}, so it cannot change.`);
  const catalog = await tx.catalog.read();
  const level = change.level ?? share.level;
  if (level !== share.level) {
    const permission = await permissionOnSubject(tx, personId, share);
    const check = share.recipientKind === "link" ? mayGrantByLink : mayGrant;
    const hasRoles = share.recipientKind === "organization" || share.recipientKind === "group";
    const isByRole = level === byRoleLevelId && hasRoles && share.itemType === "table";
    // Nor may somebody who cannot give a level take it from others.
    const may =
      (isByRole ? permission?.actions.has("manage") : check(catalog, permission, share.itemType, level)) &&
      (permission?.actions.has("manage") || mayGrant(catalog, permission, share.itemType, share.level));
    if (!may) return fail("share_level", "You can give no more than you have. Choose another level.");
  }
  const expiresAt = change.expiresAt === undefined ? share.expiresAt : change.expiresAt;
  if (expiresAt !== share.expiresAt && expiresAt !== null && expiresAt <= tx.now()) {
    return fail("share_expiry", "This share would be over already. Choose a later time, or revoke it.");
  }
  const changed = { ...share, level, expiresAt, notes: change.notes ?? share.notes };
  if (changed.level === share.level && changed.expiresAt === share.expiresAt && changed.notes === share.notes) {
    return ok(share);
  }
  const remindedAt = expiresAt === share.expiresAt ? share.remindedAt : null;
  const stored = await storeShare(work, personId, "share.changed", share, { ...changed, remindedAt });
  const seesAs = (one: string): boolean => levelAllows(catalog.levels, one, "view");
  // What was over, or could not even be seen, appears; what is only worth more or less is known from the share itself.
  const appears = share.expiresAt !== null && share.expiresAt <= tx.now();
  if (stored.status === "accepted" && (appears || seesAs(share.level) !== seesAs(level)))
    await refeedShare(work, stored);
  if (stored.status === "accepted" && stored.itemId !== null) work.effects.rechecked.add(stored.itemId);
  return ok(stored);
}

/** The item's owner (or who manages it) approves or refuses a share that somebody else made (S3.3). */
export async function answerApproval(
  work: Work,
  personId: string,
  id: string,
  answer: "approve" | "refuse",
): Promise<Result<ShareRow>> {
  const { tx } = work;
  const share = await tx.shares.find(id);
  if (!share || !(await permissionOnSubject(tx, personId, share))?.actions.has("manage")) return noShare;
  if (share.status !== "pending" || share.approval !== "waiting") {
    return fail("share_approval", "This share does not wait for approval any more.");
  }
  if (answer === "refuse") {
    const refused = await applyEvent(work, personId, share, "revoke", "refused");
    if (refused.ok) await work.notify({ kind: "approval-refused", share: refused.value });
    return refused;
  }
  const now = tx.now();
  const isKnown = await isKnownRecipient(tx, share.recipientKind, share.recipientId, share.sharedById);
  const approved = await storeShare(work, personId, "share.approved", share, {
    ...share,
    approval: "approved",
    invitedAt: isKnown ? null : now,
    lapsesAt: isKnown ? null : await invitationLapsesAt(tx, now),
  });
  if (isKnown) {
    const accepted = await applyEvent(work, personId, approved, "accept");
    if (accepted.ok && share.recipientKind !== "link")
      await work.notify({ kind: "share-given", share: accepted.value });
    return accepted;
  }
  await inviteOrGive(work, approved);
  return ok(approved);
}

/** Accepts a share for somebody who asked for it. */
export async function acceptOnBehalf(work: Work, share: ShareRow): Promise<Result<ShareRow>> {
  return applyEvent(work, share.recipientId, share, "accept");
}
