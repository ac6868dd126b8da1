/** What this person may do with an item, by the shares this device knows. Asks `authorize`, and nothing else, what holds. */
import { authorize, effectivePermission, type ItemFacts } from "../../domain/sharing/authorize.ts";
import { ownerLevelId, seededLevels, type Action } from "../../domain/sharing/levels.ts";
import type { Share } from "../../domain/sharing/share.ts";

export interface Permission {
  /** A level's id; null where nothing is known that gives access (any more). */
  readonly level: string | null;
  readonly may: (action: Action) => boolean;
  /** Whether the item is this person's own. */
  readonly isOwner: boolean;
  /** The owner's name where it is somebody else's, "" while it is not known. */
  readonly ownerName: string;
  /** The share it comes from; null for one's own. */
  readonly shareId: string | null;
}

export const ownPermission: Permission = {
  level: ownerLevelId,
  may: () => true,
  isOwner: true,
  ownerName: "",
  shareId: null,
};

/**
 * `personId` null: nobody has an account here, so everything is one's own; so is an item that no server has seen (`ownerId` "").
 * For a part pass the item it belongs to.
 */
export function permissionOn(item: ItemFacts, personId: string | null, shares: readonly Share[]): Permission {
  if (personId === null || item.ownerId === "" || item.ownerId === personId) return ownPermission;
  const permission = effectivePermission(seededLevels, personId, item, shares);
  return {
    level: permission?.level ?? null,
    may: (action) => authorize(seededLevels, personId, action, item, shares).allowed,
    isOwner: false,
    ownerName: shares.find((share) => share.ownerId === item.ownerId && share.ownerName !== "")?.ownerName ?? "",
    shareId: permission?.shareId ?? null,
  };
}
