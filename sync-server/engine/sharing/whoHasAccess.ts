/**
 * Who has access to an item and through what (S3.8): everybody who can open it is listed under something here, and nobody else.
 * For those who may share it.
 */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import type { WhoHasAccess } from "../../../src/domain/sharing/whoHasAccess.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import { actorOf, isSubscribed } from "../actor.ts";
import { decide, rootOf } from "../decide.ts";
import { driverOf } from "./drivers.ts";
import { isOver } from "./moveShare.ts";
import { viewShare } from "./viewShare.ts";
import { principalOfShare } from "./visibility.ts";

export async function whoHasAccess(
  tx: StoreTransaction,
  personId: string,
  itemId: string,
): Promise<Result<WhoHasAccess>> {
  const asked = await tx.items.head(itemId);
  const item = asked && (await rootOf(tx, asked));
  const missing = fail("item_not_found", "This does not exist, or not any more.");
  if (!item || item.deletedAt > 0) return missing;
  const decision = await decide(tx, personId, "share", item);
  if (!decision.allowed) {
    return decision.reason === "invisible"
      ? missing
      : fail("permission_denied", "Only who may share this sees who else has it.");
  }
  const viewer = await actorOf(tx, personId);
  const owner = await tx.people.find(item.ownerId);
  const entries: WhoHasAccess["entries"] = [];
  const containerOwners: WhoHasAccess["containerOwners"] = [];
  // Whoever may share the item sees who has it, also through a container they do not run.
  const add = async (subject: ItemHeadRow, through: WhoHasAccess["entries"][number]["through"]): Promise<void> => {
    for (const row of await tx.shares.liveOn(subject)) {
      const share = await viewShare(tx, viewer, row, true);
      if (share && !isOver(row, tx.now())) entries.push({ share, through, works: await works(tx, row) });
    }
  };
  await add(item, null);
  for (const { containerId, ownerId, cap } of await tx.placements.ofItem(item.id)) {
    const container = await tx.items.head(containerId);
    if (!container || cap === null) continue;
    const maySee = (await decide(tx, personId, "view", container)).allowed;
    const title = maySee ? driverOf(container.type).displayName(container) : "";
    const through = { containerId, title, cap };
    if (ownerId !== item.ownerId) {
      containerOwners.push({ personId: ownerId, name: (await tx.people.find(ownerId))?.name ?? "", through });
    }
    await add(container, through);
  }
  return ok({ ownerId: item.ownerId, ownerName: owner?.name ?? "", entries, containerOwners });
}

async function works(tx: StoreTransaction, share: ShareRow): Promise<boolean> {
  const principal = principalOfShare(share);
  if (share.status !== "accepted" || principal === null) return false;
  return !share.membershipOnly || isSubscribed(tx, principal);
}
