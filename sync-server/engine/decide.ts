/** Brings the facts from the store to the one rule that decides. No permission is decided here. */
import { authorize, type Decision } from "../../src/domain/sharing/authorize.ts";
import { seededLevels, type Action } from "../../src/domain/sharing/levels.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import type { ShareRow } from "../store/ports/shares.ts";

/** May this person do this to that item, by what is stored now? A part is decided by the item it belongs to. */
export async function decide(
  tx: StoreTransaction,
  personId: string,
  action: Action,
  item: ItemHeadRow,
): Promise<Decision> {
  const root = item.rootId === item.id ? item : await tx.items.head(item.rootId);
  if (!root) return { allowed: false, reason: "invisible", permission: null };
  const shares = root.ownerId === personId ? [] : await tx.shares.grants(personId, root.ownerId);
  return authorize(seededLevels, personId, action, root, shares);
}

/** Everybody who may see an item now: its owner and whoever accepted a share of it. */
export async function viewersOf(tx: StoreTransaction, item: ItemHeadRow): Promise<string[]> {
  const root = item.rootId === item.id ? item : await tx.items.head(item.rootId);
  if (!root) return [item.ownerId];
  const shares = await tx.shares.grantsOn(root.ownerId, root.type, root.id);
  const recipients = shares.flatMap((share) => share.recipientId ?? []);
  const mayView = (personId: string): boolean => authorize(seededLevels, personId, "view", root, shares).allowed;
  return [root.ownerId, ...new Set(recipients.filter(mayView))];
}

/**
 * A transaction for up to `changes` changes one after the other: asks for a person's grants once, so only for work in which no
 * share changes, and takes the numbers for all of them at once. Numbers that are not used are left out.
 */
export function forManyChanges(tx: StoreTransaction, changes: number): StoreTransaction {
  let next: number | undefined;
  const known = new Map<string, Promise<readonly ShareRow[]>>();
  return {
    ...tx,
    async nextSequence(count) {
      if (count !== 1) return tx.nextSequence(count);
      next ??= await tx.nextSequence(changes);
      return next++;
    },
    shares: {
      ...tx.shares,
      grants(personId, ownerId) {
        const key = `${personId} ${ownerId}`;
        const grants = known.get(key) ?? tx.shares.grants(personId, ownerId);
        known.set(key, grants);
        return grants;
      },
    },
  };
}
