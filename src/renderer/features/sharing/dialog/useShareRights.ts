/** What this person may do about access to what the dialog shows: asks the one rule for every level. */
import { mayGrant, mayGrantByLink, type EffectivePermission } from "../../../../domain/sharing/authorize.ts";
import { defaultLevel, offeredLevels, offerOf, type SharingCatalog } from "../../../../domain/sharing/catalog.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import type { SharingLevel } from "../../../../domain/sharing/levels.ts";
import { useItem, type Item } from "../../../data/index.ts";
import { ownPermission, permissionOn, type Permission } from "../../../sync/permission.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useAccessFacts, useCatalog } from "../../../sync/usePermission.ts";

export interface ShareRights {
  /** The item itself; null for everything of a kind, undefined while loading or where it is not here. */
  readonly item: Item | null | undefined;
  readonly permission: Permission;
  readonly effective: EffectivePermission | null;
  readonly catalog: SharingCatalog;
  /** Levels this person may give, as the type orders them. */
  readonly levels: readonly SharingLevel[];
  /** Levels that may go into a link. */
  readonly linkLevels: readonly SharingLevel[];
  /** Chosen beforehand; null: nothing can be given. */
  readonly firstLevel: string | null;
  readonly mayShare: boolean;
  readonly mayManage: boolean;
  /** Whether its owner is asked before a share at this level goes through. */
  readonly needsApproval: (level: string) => boolean;
}

export function useShareRights(target: ShareTarget): ShareRights {
  const { itemType, itemId } = target;
  const catalog = useCatalog();
  const facts = useAccessFacts();
  const item = useItem(itemType, (itemId ?? undefined) as ItemId | undefined);
  const permission = itemId === null || !item ? ownPermission : permissionOn(item, facts);
  const { effective } = permission;
  const offered = offeredLevels(catalog, itemType);
  const levels = offered.filter(({ id }) => mayGrant(catalog, effective, itemType, id));
  const first = defaultLevel(catalog, itemType);
  return {
    item: itemId === null ? null : (item ?? undefined),
    permission,
    effective,
    catalog,
    levels,
    linkLevels: itemId === null ? [] : offered.filter(({ id }) => mayGrantByLink(catalog, effective, itemType, id)),
    firstLevel: (levels.find(({ id }) => id === first) ?? levels[0])?.id ?? null,
    mayShare: permission.may("share"),
    mayManage: permission.may("manage"),
    needsApproval: (level) => !permission.isOwner && offerOf(catalog, itemType, level)?.requiresApproval === true,
  };
}
