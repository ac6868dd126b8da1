/** What appears or disappears with a share or a placement, put into the feeds of those it concerns. */
import { personPrincipal, principalOf, type Principal } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import type { Work } from "../work.ts";
import { containerTypes, driverOf } from "./drivers.ts";

/** Roots a share is about: the item, or all of a type, and what is in them where they are containers. */
export async function rootsOfShare(tx: StoreTransaction, share: ShareRow): Promise<string[]> {
  const roots = share.itemId === null ? await tx.items.rootsOfType(share.ownerId, share.itemType) : [share.itemId];
  const driver = driverOf(share.itemType);
  const all = new Set(roots);
  for (const root of roots) for (const held of await driver.heldBy(tx, root)) all.add(held);
  return [...all];
}

/** Whose share it is; null while nobody is known behind the address. */
export function principalOfShare(share: ShareRow): Principal | null {
  return share.recipientId === null ? null : principalOf(share.recipientKind, share.recipientId);
}

/** Those who hear of a share itself: its owner, who made it, and its recipient. */
export function partiesOf(share: ShareRow): Principal[] {
  const recipient = share.approval === "waiting" ? null : principalOfShare(share);
  const parties = [personPrincipal(share.ownerId), personPrincipal(share.sharedById)];
  return recipient === null ? parties : [...parties, recipient];
}

/** Puts everything a share is about into its recipient's feed again: each is looked at anew for them. */
export async function refeedShare(work: Work, share: ShareRow): Promise<void> {
  const principal = principalOfShare(share);
  if (principal !== null) await refeedItems(work, [principal], await rootsOfShare(work.tx, share));
}

/** Puts items, with their parts, into the feeds of these principals. */
export async function refeedItems(
  { tx, effects }: Pick<Work, "tx" | "effects">,
  audience: readonly Principal[],
  rootIds: readonly string[],
): Promise<void> {
  const ids = rootIds.length === 0 ? [] : await tx.items.idsWithParts(rootIds);
  if (ids.length === 0) return;
  // What is said about them, and what they give as containers, appears and disappears with them.
  const records = [
    ...(await tx.comments.idsOf(rootIds)).map((comment) => ({ kind: "comment", ...comment })),
    ...(await tx.items.amongOfTypes(rootIds, [...containerTypes])).map((id) => ({ kind: "container", id, itemId: id })),
  ];
  for (const principal of audience) {
    await tx.items.addVisibility(principal, ids, await tx.nextSequence(ids.length));
    if (records.length > 0) await tx.records.publishAll(principal, records, await tx.nextSequence(records.length));
  }
  if (records.length > 0) effects.tell("records", audience);
  for (const id of ids) effects.rechecked.add(id);
  effects.tell("items", audience);
}
