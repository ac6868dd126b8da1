/**
 * Links: shares with whoever holds a secret (S3.19). Making one and showing it again to those who run it, changing what only a
 * link has, and what its holder may see. Which level a link may give is `mayGrantByLink`'s; it is asked when the share is made.
 */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { principalOf, personPrincipal, type Actor } from "../../../src/domain/sharing/principals.ts";
import type { ShareChange, ShareWish } from "../../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { LinkRow } from "../../store/ports/links.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { publishRecord } from "../records.ts";
import type { Work } from "../work.ts";
import { createShare } from "./createShare.ts";
import { hashLinkSecret, linkSecret } from "./linkSecret.ts";
import { isVisit, shareOfVisit } from "./linkVisit.ts";
import { changeShare, isOver, noShare, runsShare } from "./moveShare.ts";
import { storeShare } from "./store.ts";
import { refeedItems, rootsOfShare } from "./visibility.ts";

/** The same for a link that never was, was revoked, is over or used up: nobody learns which. */
export const noLink = fail(
  "link_invalid",
  "This link does not work, or not any more. Ask whoever sent it for another.",
);

export interface NewLink {
  readonly wish: ShareWish;
  readonly maxUses: number | null;
  /** Null: no password. */
  readonly passwordHash: string | null;
}

/** Makes a link; the same call sent again answers the same link. */
export async function createLink(
  work: Work,
  key: Buffer,
  personId: string,
  id: string,
  { wish, maxUses, passwordHash }: NewLink,
): Promise<Result<ShareRow>> {
  const { tx } = work;
  const made = await createShare(work, personId, id, wish);
  if (!made.ok || (await tx.links.find(id))) return made;
  await tx.links.put({ shareId: id, tokenHash: hashLinkSecret(linkSecret(key, id)), passwordHash, maxUses, uses: 0 });
  return made;
}

interface FoundLink {
  readonly share: ShareRow;
  readonly link: LinkRow;
}

/** A link for somebody who runs it. Errors: share_not_found. */
async function linkToRun(tx: StoreTransaction, personId: string, shareId: string): Promise<Result<FoundLink>> {
  const share = await tx.shares.find(shareId);
  const link = share && (await tx.links.find(shareId));
  if (!share || !link || !(await runsShare(tx, personId, share))) return noShare;
  return ok({ share, link });
}

/** The secret again, for who runs the share. Errors: share_not_found, link_invalid. */
export async function showLink(
  tx: StoreTransaction,
  key: Buffer,
  personId: string,
  shareId: string,
): Promise<Result<FoundLink & { readonly secret: string }>> {
  const found = await linkToRun(tx, personId, shareId);
  if (!found.ok) return found;
  const secret = linkSecret(key, shareId);
  if (hashLinkSecret(secret) !== found.value.link.tokenHash) {
    return fail("link_invalid", "The server’s key was replaced, so this link cannot be shown again. Make a new one.");
  }
  return ok({ ...found.value, secret });
}

export interface LinkChange extends ShareChange {
  readonly maxUses?: number | null;
  /** Null takes the password away. */
  readonly passwordHash?: string | null;
}

/** Changes a live link: its level, end and notes as with any share, and its password and number of uses. */
export async function changeLink(
  work: Work,
  personId: string,
  shareId: string,
  { maxUses, passwordHash, ...change }: LinkChange,
): Promise<Result<ShareRow>> {
  const { tx } = work;
  const found = await linkToRun(tx, personId, shareId);
  if (!found.ok) return found;
  const changed = await changeShare(work, personId, shareId, change);
  if (!changed.ok || (maxUses === undefined && passwordHash === undefined)) return changed;
  const { link } = found.value;
  await tx.links.put({
    ...link,
    maxUses: maxUses === undefined ? link.maxUses : maxUses,
    passwordHash: passwordHash === undefined ? link.passwordHash : passwordHash,
  });
  const what = [...(passwordHash === undefined ? [] : ["password"]), ...(maxUses === undefined ? [] : ["uses"])];
  return ok(await storeShare(work, personId, "link.changed", changed.value, changed.value, what.join(", ")));
}

/** A link by its secret that works now; null for every reason alike. */
export async function linkBySecret(tx: StoreTransaction, secret: string): Promise<FoundLink | null> {
  const link = await tx.links.findByToken(hashLinkSecret(secret));
  const share = link && (await workingShare(tx, link.shareId));
  if (!link || !share || (link.maxUses !== null && link.uses >= link.maxUses)) return null;
  return { share, link };
}

/** The link of a visit, unless it has ended since; used up or not. */
export async function openedLink(tx: StoreTransaction, key: Buffer, visit: string): Promise<FoundLink | null> {
  const link = await tx.links.find(shareOfVisit(visit));
  const share = link && isVisit(key, visit, link, tx.now()) ? await workingShare(tx, link.shareId) : null;
  return link && share ? { share, link } : null;
}

async function workingShare(tx: StoreTransaction, shareId: string): Promise<ShareRow | null> {
  const share = await tx.shares.find(shareId);
  return share && share.status === "accepted" && !isOver(share, tx.now()) ? share : null;
}

export async function countUse(tx: StoreTransaction, link: LinkRow): Promise<void> {
  await tx.links.put({ ...link, uses: link.uses + 1 });
}

/** Who has nothing but a link. */
export function linkHolder(shareId: string): Actor {
  return {
    personId: null,
    principals: new Set([principalOf("link", shareId)]),
    subscribed: new Set(),
    roleLevels: new Map(),
  };
}

/** Somebody signed in keeps what a link gives: it is one of their principals from now on, and its items are in their feed. */
export async function keepLink(work: Work, personId: string, share: ShareRow): Promise<void> {
  const { tx, effects } = work;
  if (share.ownerId === personId || !(await tx.links.addVisitor(share.id, personId, tx.now()))) return;
  const person = personPrincipal(personId);
  await tx.audit.append({
    at: tx.now(),
    actorId: personId,
    action: "link.kept",
    itemType: share.itemType,
    itemId: share.itemId,
    subjectId: personId,
    after: { share: share.id, level: share.level },
  });
  // A new number, so that devices that are past the share's old one hear of it; only the two concerned are woken.
  await tx.shares.put({ ...share, seq: await tx.nextSequence(1) });
  effects.tell("shares", [person, personPrincipal(share.ownerId)]);
  effects.regrouped.add(personId);
  await publishRecord(work, [person], "self", personId);
  if (share.itemId !== null && share.itemType === "cookbook") {
    await publishRecord(work, [person], "container", share.itemId, share.itemId);
  }
  await refeedItems(work, [person], await rootsOfShare(tx, share));
}
