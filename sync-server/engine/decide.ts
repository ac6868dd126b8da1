/** Brings the facts from the store to the one rule that decides. No permission is decided here. */
import { authorize, type Decision } from "../../src/domain/sharing/authorize.ts";
import { seededLevels, type Action } from "../../src/domain/sharing/levels.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemRow } from "../store/ports/items.ts";

/** May this person do this to that item, by what is stored now? A part is decided by the item it belongs to. */
export async function decide(tx: StoreTransaction, personId: string, action: Action, item: ItemRow): Promise<Decision> {
  const root = item.rootId === item.id ? item : await tx.items.find(item.rootId);
  if (!root) return { allowed: false, reason: "invisible", permission: null };
  const shares = root.ownerId === personId ? [] : await tx.shares.grants(personId, root.ownerId);
  return authorize(seededLevels, personId, action, root, shares);
}

/** Everybody who may see an item now: its owner and whoever accepted a share of it. */
export async function viewersOf(tx: StoreTransaction, item: ItemRow): Promise<string[]> {
  const root = item.rootId === item.id ? item : await tx.items.find(item.rootId);
  if (!root) return [item.ownerId];
  const shares = await tx.shares.grantsOn(root.ownerId, root.type, root.id);
  const recipients = shares.flatMap((share) => share.recipientId ?? []);
  const mayView = (personId: string): boolean => authorize(seededLevels, personId, "view", root, shares).allowed;
  return [root.ownerId, ...new Set(recipients.filter(mayView))];
}
