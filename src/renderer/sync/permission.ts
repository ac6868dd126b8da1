/** What this person may do with an item, by what this device knows. Asks `authorize`'s rule, and nothing else, what holds. */
import {
  decideOn,
  effectivePermission,
  type EffectivePermission,
  type ItemFacts,
} from "../../domain/sharing/authorize.ts";
import { seededCatalog } from "../../domain/sharing/catalog.ts";
import { ownerLevelId, type Action } from "../../domain/sharing/levels.ts";
import { lonePerson } from "../../domain/sharing/principals.ts";
import type { AccessFacts } from "./accessFacts.ts";

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
  /** Where it comes from, until when, and through which container; null where nothing gives access. */
  readonly effective: EffectivePermission | null;
}

const somebody = lonePerson("-");
const ownEffective = effectivePermission(seededCatalog, somebody, { id: "-", type: "recipe", ownerId: "-" }, [], 0);

export const ownPermission: Permission = {
  level: ownerLevelId,
  may: () => true,
  isOwner: true,
  ownerName: "",
  shareId: null,
  effective: ownEffective,
};

/**
 * `facts` null: nobody has an account here, so everything is one's own; so is an item that no server has seen (`ownerId` "").
 * For a part pass the item it belongs to.
 */
export function permissionOn(item: ItemFacts, facts: AccessFacts | null): Permission {
  if (facts === null || item.ownerId === "" || item.ownerId === facts.personId) return ownPermission;
  const { catalog, actor, shares, containers, now } = facts;
  const { id, type, ownerId } = item;
  const place = { id, type, ownerId, containers: containers.get(id) ?? [] };
  const effective = effectivePermission(catalog, actor, place, shares, now);
  return {
    level: effective?.level ?? null,
    may: (action) => decideOn(effective, action).allowed,
    isOwner: false,
    ownerName: shares.find((share) => share.ownerId === ownerId && share.ownerName !== "")?.ownerName ?? "",
    shareId: effective?.shareId ?? null,
    effective,
  };
}
