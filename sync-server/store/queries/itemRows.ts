/** An item as it lies in its table, and its head as the server works with it. */
import type { Selectable } from "kysely";
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { ItemHeadRow } from "../ports/items.ts";
import type { Tables } from "../tables.ts";

export type StoredItem = Selectable<Tables["items"]>;

export const headColumns = [
  "id",
  "type",
  "parent_id",
  "root_id",
  "owner_id",
  "sort_key",
  "title",
  "created_at",
  "updated_at",
  "trashed_at",
  "deleted_at",
  "seq",
] as const;

/** Its head, without its document. */
export function toHead(row: Omit<StoredItem, "state" | "state_seq">): ItemHeadRow {
  return {
    id: row.id,
    type: row.type as ItemType,
    parentId: row.parent_id,
    rootId: row.root_id,
    ownerId: row.owner_id,
    sortKey: row.sort_key,
    title: row.title,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    trashedAt: row.trashed_at,
    deletedAt: row.deleted_at,
    seq: row.seq,
  };
}
