/** What a person does about access, as commands on the local records; offline they are queued, and the server decides. */
import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import { checkNewShare, type ShareSubject } from "../../domain/sharing/accessList.ts";
import { checkWish } from "../../domain/sharing/share.ts";
import { seededLevels } from "../../domain/sharing/levels.ts";
import { ok, type Result } from "../../domain/result.ts";
import type { Kitchen } from "../data/index.ts";
import type { StoredShare } from "../data/collections.ts";
import { changeShare, shareWith } from "./shareCommands.ts";
import { permissionOn } from "./permission.ts";

/** What the share dialog is about: one item, or everything of a kind (`itemId` null). */
export interface ShareTarget extends ShareSubject {
  readonly title: string;
}

/** The levels that can be given by sharing, lowest first. */
export const offeredLevels = seededLevels.filter((level) => level.offered);

export interface ShareWishes {
  readonly addresses: readonly string[];
  readonly level: string;
  readonly message: string;
}

/** What became of one address: the share's id, or why not. */
export interface ShareOutcome {
  readonly address: string;
  readonly result: Result<string>;
}

/** Shares with each address by itself: one that fails stops no other. Resolves when the wishes are durable here. */
export async function shareWithAll(
  kitchen: Kitchen,
  me: { readonly personId: string; readonly addresses: readonly string[] },
  target: ShareTarget,
  wishes: ShareWishes,
  now: number,
): Promise<ShareOutcome[]> {
  const outcomes: ShareOutcome[] = [];
  for (const address of wishes.addresses) {
    const shares = (await kitchen.collections.shares.find().exec()).map((record) => record.toMutableJSON());
    const { level, message } = wishes;
    const { itemType, itemId } = target;
    const form = checkWish(
      { address, itemType, itemId, shareAll: itemId === null, level, message },
      offeredLevels.map(({ id }) => id),
    );
    const checked = form.ok ? checkNewShare(target, address, me, shares) : form;
    if (!checked.ok) {
      outcomes.push({ address, result: checked });
      continue;
    }
    const id = await shareWith(kitchen.collections.shares, {
      id: kitchen.items.newId(),
      ownerId: me.personId,
      address,
      itemType,
      itemId,
      itemTitle: target.title,
      shareAll: itemId === null,
      level,
      message,
      now,
    });
    outcomes.push({ address, result: ok(id) });
  }
  return outcomes;
}

/** Sends an invitation again: the old one ends, a new one with the same level and message begins. */
export async function resendShare(kitchen: Kitchen, share: StoredShare, now: number): Promise<void> {
  const { shares } = kitchen.collections;
  await changeShare(shares, share.id, { status: "revoked" });
  await shareWith(shares, {
    id: kitchen.items.newId(),
    ownerId: share.ownerId,
    address: share.recipientAddress,
    itemType: share.itemType,
    itemId: share.itemId,
    itemTitle: share.itemTitle,
    shareAll: share.shareAll,
    level: share.level,
    message: share.message,
    now,
  });
}

/** Changes a share: its level, or accepts, declines, revokes it. */
export async function moveShare(
  kitchen: Kitchen,
  shareId: string,
  change: Parameters<typeof changeShare>[2],
): Promise<void> {
  await changeShare(kitchen.collections.shares, shareId, change);
}

/** The shares that give this person access to somebody else's item; leaving it ends them all. */
export function sharesToLeave<S extends StoredShare>(item: ItemFacts, personId: string, shares: readonly S[]): S[] {
  return shares.filter((share) => permissionOn(item, personId, [share]).shareId === share.id);
}
