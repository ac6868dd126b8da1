import { useMemo } from "react";
import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import { ownPermission, permissionOn, type Permission } from "./permission.ts";
import { useMe } from "./useMe.ts";
import { useShares } from "./useShareRecords.ts";

/**
 * What this person may do with an item, as it changes. For a part (a week, a block of rows) pass the item it belongs to;
 * for something that does not exist yet pass null: it will be one's own.
 */
export function usePermission(item: ItemFacts | null | undefined): Permission {
  const me = useMe();
  const shares = useShares();
  const { id, type, ownerId } = item ?? {};
  const personId = me?.personId ?? null;
  return useMemo(() => {
    if (id === undefined || type === undefined || ownerId === undefined) return ownPermission;
    return permissionOn({ id, type, ownerId }, personId, shares ?? []);
  }, [id, type, ownerId, personId, shares]);
}
