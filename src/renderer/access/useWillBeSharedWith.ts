import { willBeShared } from "../../domain/organizations/newItems.ts";
import type { ItemType } from "../../domain/items/types.ts";
import { useSession } from "../sync/session/index.ts";
import { useRecords } from "../sync/useRecords.ts";

/** Names of households that something one has just made will be shared with when it reaches the server; none once it has. */
export function useWillBeSharedWith(item: {
  readonly type: ItemType;
  readonly ownerId: string;
  readonly createdAt?: number;
}): readonly string[] {
  const { session } = useSession();
  const organizations = useRecords("organization") ?? [];
  const { type, ownerId, createdAt } = item;
  if (ownerId !== "" || createdAt === undefined) return [];
  return organizations
    .filter(({ newItems }) => willBeShared(newItems, { type, createdAt }, session.ownedSince))
    .map(({ name }) => name);
}
