/** Giving an item away (S3.21): to somebody who has it already, with the level the old owner keeps. */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { offeredLevels } from "../../../src/domain/sharing/catalog.ts";
import { personPrincipal } from "../../../src/domain/sharing/principals.ts";
import { isLive } from "../../../src/domain/sharing/share.ts";
import type { ItemRow } from "../../store/ports/items.ts";
import { audienceOf, decide } from "../decide.ts";
import type { Work } from "../work.ts";
import { storeShare } from "./store.ts";
import { refeedItems } from "./visibility.ts";

const missing = fail("item_not_found", "This does not exist, or not any more.");

export interface Transfer {
  readonly itemId: string;
  readonly toPersonId: string;
  /** What the old owner keeps; null: nothing. */
  readonly keepLevel: string | null;
  /** Id of the old owner's share. */
  readonly shareId: string;
}

export async function transferOwnership(work: Work, personId: string, transfer: Transfer): Promise<Result<null>> {
  const { tx, effects } = work;
  const { itemId, toPersonId, keepLevel } = transfer;
  const item = await tx.items.head(itemId);
  if (!item || item.deletedAt > 0 || item.rootId !== item.id) return missing;
  const decision = await decide(tx, personId, "transfer", item);
  if (!decision.allowed) {
    return decision.reason === "invisible" ? missing : fail("permission_denied", "Only its owner can give this away.");
  }
  if (item.ownerId === toPersonId) return ok(null);
  const [address] = await tx.people.addressesOf(personId);
  const hasIt = (await decide(tx, toPersonId, "view", item)).allowed;
  if (!hasIt || !address)
    return fail("share_recipient", "Share it with them first. Once they have it, you can give it to them.");
  const levels = offeredLevels(await tx.catalog.read(), item.type).map((level) => level.id);
  if (keepLevel !== null && !levels.includes(keepLevel)) {
    return fail("share_level", "Choose one of the levels this can be shared at.");
  }
  const before = await audienceOf(tx, item);
  const given = (await tx.shares.liveOn(item)).filter((share) => share.itemId === itemId && isLive(share));
  for (const row of await tx.items.withParts(itemId)) await giveItem(work, personId, row, toPersonId);
  for (const share of given) {
    const isTheirs = share.recipientKind === "person" && share.recipientId === toPersonId;
    // What the new owner was given means nothing any more; everybody else keeps what they have, from the new owner.
    const moved = isTheirs ? ({ ...share, status: "revoked" } as const) : { ...share, ownerId: toPersonId };
    await storeShare(work, personId, "share.transferred", share, moved);
  }
  if (keepLevel !== null) {
    const now = tx.now();
    await storeShare(work, personId, "share.created", null, {
      id: transfer.shareId,
      ownerId: toPersonId,
      sharedById: toPersonId,
      recipientKind: "person",
      recipientId: personId,
      recipientAddress: address.address,
      recipientAddressFolded: address.folded,
      itemType: item.type,
      itemId,
      shareAll: false,
      level: keepLevel,
      membershipOnly: false,
      status: "accepted",
      approval: "none",
      message: "",
      notes: "",
      createdAt: now,
      invitedAt: null,
      respondedAt: now,
      lapsesAt: null,
      expiresAt: null,
      remindedAt: null,
      endReason: null,
      byHousehold: false,
    });
  }
  // It was theirs, so they were never said to have been shown it.
  await tx.shown.note(personId, [itemId]);
  const changed = await tx.items.head(itemId);
  const after = changed ? await audienceOf(tx, changed) : [];
  await refeedItems(work, [...new Set([...before, ...after, personPrincipal(personId)])], [itemId]);
  effects.rechecked.add(itemId);
  await work.notify({ kind: "ownership-given", itemId, fromId: personId, toId: toPersonId });
  return ok(null);
}

async function giveItem({ tx }: Work, actorId: string, row: ItemRow, ownerId: string): Promise<void> {
  const seq = await tx.nextSequence(1);
  await tx.items.put({ ...row, ownerId, updatedAt: tx.now(), seq });
  await tx.audit.append({
    at: tx.now(),
    actorId,
    action: "item.transferred",
    itemType: row.type,
    itemId: row.id,
    subjectId: ownerId,
    before: { ownerId: row.ownerId },
    after: { ownerId, seq },
  });
}
