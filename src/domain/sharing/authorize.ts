/**
 * The one place that decides: may this person do this to that item, now? Pure; the screens use it to hide, the device to
 * refuse early, the server as the authority. Default is no.
 */
import type { ItemType } from "../items/types.ts";
import { impliedLevels, levelAllows, levelOf, ownerLevelId, type Action, type LevelCatalog } from "./levels.ts";
import type { Share } from "./share.ts";

/** What is known of an item when deciding. A part is decided by the item it belongs to: pass that item's facts. */
export interface ItemFacts {
  readonly id: string;
  readonly type: ItemType;
  readonly ownerId: string;
}

/** The parts of a share that decide. */
export type ShareFacts = Pick<
  Share,
  "id" | "ownerId" | "recipientId" | "itemType" | "itemId" | "shareAll" | "level" | "status"
>;

/** What a person may do with an item and where that comes from. */
export interface EffectivePermission {
  readonly level: string;
  readonly source: "owner" | "direct" | "shareAll";
  /** The share it comes from; null for the owner. */
  readonly shareId: string | null;
  /** The level and all it implies. */
  readonly levels: readonly string[];
}

export type Decision =
  | { readonly allowed: true; readonly permission: EffectivePermission }
  | {
      readonly allowed: false;
      /** `invisible`: must be answered as if the item did not exist; `level`: seen, but not allowed this. */
      readonly reason: "invisible" | "level";
      readonly permission: EffectivePermission | null;
    };

/** Whether a share gives a person access to an item: accepted, theirs, by the item's owner, and about this item. */
function applies(share: ShareFacts, personId: string, item: ItemFacts): boolean {
  if (share.status !== "accepted" || share.recipientId !== personId || share.ownerId !== item.ownerId) return false;
  return share.shareAll ? share.itemType === item.type : share.itemId === item.id;
}

/** The highest permission a person has on an item, from ownership and any of these shares; null = none. */
export function effectivePermission(
  catalog: LevelCatalog,
  personId: string,
  item: ItemFacts,
  shares: Iterable<ShareFacts>,
): EffectivePermission | null {
  if (item.ownerId === personId) {
    return { level: ownerLevelId, source: "owner", shareId: null, levels: impliedLevels(catalog, ownerLevelId) };
  }
  let best: ShareFacts | undefined;
  let bestRank = -1;
  for (const share of shares) {
    const rank = levelOf(catalog, share.level)?.rank ?? -1;
    if (rank > bestRank && applies(share, personId, item)) {
      best = share;
      bestRank = rank;
    }
  }
  if (!best) return null;
  return {
    level: best.level,
    source: best.shareAll ? "shareAll" : "direct",
    shareId: best.id,
    levels: impliedLevels(catalog, best.level),
  };
}

/** May `personId` do `action` to `item`? A permission that does not even allow viewing makes the item invisible. */
export function authorize(
  catalog: LevelCatalog,
  personId: string,
  action: Action,
  item: ItemFacts,
  shares: Iterable<ShareFacts>,
): Decision {
  const permission = effectivePermission(catalog, personId, item, shares);
  if (!permission || !levelAllows(catalog, permission.level, "view")) {
    return { allowed: false, reason: "invisible", permission: null };
  }
  if (!levelAllows(catalog, permission.level, action)) return { allowed: false, reason: "level", permission };
  return { allowed: true, permission };
}
