/**
 * What containers hold, kept in step with their documents: an item's place gives access only as far as whoever put it there
 * could have shared it. Called by the merge, in its transaction.
 */
import { placementCap } from "../../../src/domain/sharing/authorize.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import type { Placement } from "../../store/ports/placements.ts";
import { audienceOf, permissionOf } from "../decide.ts";
import { publishRecord } from "../records.ts";
import { Effects, type Work } from "../work.ts";
import { refeedItems } from "./visibility.ts";

/** Work that tells nobody in words. */
type Traced = Pick<Work, "tx" | "effects">;

/** A container's document changed by `personId`: places follow, and what came or went appears or disappears for its audience. */
export async function followContainer(
  work: Traced,
  personId: string,
  container: ItemHeadRow,
  entries: readonly string[],
): Promise<void> {
  const { tx } = work;
  const before = new Map((await tx.placements.ofContainer(container.id)).map((place) => [place.itemId, place]));
  const now = new Set(entries);
  const added = entries.filter((id) => !before.has(id));
  const removed = [...before.values()].filter(({ itemId }) => !now.has(itemId));
  if (added.length === 0 && removed.length === 0) return;
  const changed: string[] = [];
  for (const { itemId, cap } of removed) {
    await tx.placements.remove(container.id, itemId);
    if (cap !== null) changed.push(itemId);
  }
  for (const itemId of added) {
    const cap = await capOf(tx, personId, itemId);
    await place(work, { containerId: container.id, itemId, placedBy: personId, cap });
    if (cap !== null) changed.push(itemId);
  }
  await tellContainer(work, container, changed);
}

/** What putting an item into a container is worth when this person does it now; null also for what is not there (yet). */
async function capOf(tx: StoreTransaction, personId: string, itemId: string): Promise<string | null> {
  const item = await tx.items.head(itemId);
  if (!item || item.deletedAt > 0 || item.rootId !== item.id) return null;
  return placementCap(await permissionOf(tx, personId, item));
}

async function place({ tx }: Pick<Work, "tx">, placement: Placement): Promise<void> {
  await tx.placements.put(placement, await tx.nextSequence(1));
}

/** An item is new: places its owner gave it before it arrived count from now on. */
export async function followNewItem(work: Traced, personId: string, item: ItemHeadRow): Promise<void> {
  const { tx } = work;
  for (const placement of await tx.placements.allOfItem(item.id)) {
    if (placement.placedBy !== personId || placement.cap !== null) continue;
    const container = await tx.items.head(placement.containerId);
    if (!container) continue;
    await place(work, { ...placement, cap: await capOf(tx, personId, item.id) });
    await tellContainer(work, container, [item.id]);
  }
}

/** A container went to the trash, came back or was deleted: what it gave access to disappears or appears. */
export async function followContainerTrash(work: Traced, container: ItemHeadRow): Promise<void> {
  const held = await work.tx.placements.ofContainer(container.id);
  await tellContainer(
    work,
    container,
    held.filter(({ cap }) => cap !== null).map(({ itemId }) => itemId),
  );
}

async function tellContainer(work: Traced, container: ItemHeadRow, itemIds: readonly string[]): Promise<void> {
  const audience = await audienceOf(work.tx, container);
  await publishRecord(work, audience, "container", container.id, container.id);
  await refeedItems(work, audience, itemIds);
}

/**
 * Places of cookbooks that were stored before places were: each cookbook's owner put its contents there. Runs once; what is
 * somebody else's gives nothing until it is put in again.
 */
export async function placeWhatWasThere(
  tx: StoreTransaction,
  entriesOf: (container: ItemHeadRow) => Promise<readonly string[]>,
): Promise<void> {
  const done = "placements-filled";
  if ((await tx.settings.read(done)) !== null) return;
  for (const container of await tx.items.allOfType("cookbook")) {
    await followContainer({ tx, effects: new Effects() }, container.ownerId, container, await entriesOf(container));
  }
  await tx.settings.write(done, "true");
}
