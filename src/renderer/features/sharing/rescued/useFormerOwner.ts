import type { ItemId, ItemType } from "../../../../domain/items/types.ts";
import { useMe } from "../../../sync/useMe.ts";
import { useShares } from "../../../sync/useShareRecords.ts";

/** Whose an item is, or was when it was shared: from the share it came by, also after that has ended. */
export function useFormerOwner(item: {
  readonly id: ItemId;
  readonly type: ItemType;
}): { readonly id: string; readonly name: string } | null {
  const me = useMe();
  const shares = useShares() ?? [];
  const given = shares.filter((share) => share.ownerId !== me?.personId);
  const share =
    given.find((one) => one.itemId === item.id) ?? given.find((one) => one.shareAll && one.itemType === item.type);
  return share ? { id: share.ownerId, name: share.ownerName } : null;
}
