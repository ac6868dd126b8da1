/**
 * Photos and page copies that an undo may bring back: everything an open document has referred to since it was opened. It
 * knows this window's documents only.
 */
import { z } from "zod";
import type { ItemId } from "../../domain/items/types.ts";

const blobsSchema = z.object({
  photoIds: z.array(z.string()).catch([]),
  pageCopyId: z.string().nullable().catch(null),
});

/** Ids of the photos and the page copy that derived fields refer to; none for items that have no pictures. */
export function blobIdsIn(derived: unknown): readonly string[] {
  const found = blobsSchema.safeParse(derived);
  if (!found.success) return [];
  const { photoIds, pageCopyId } = found.data;
  return pageCopyId === null ? photoIds : [...photoIds, pageCopyId];
}

export class HeldBlobs {
  readonly #byItem = new Map<ItemId, Set<string>>();

  /** Remembers what a document refers to now. */
  see(id: ItemId, derived: unknown): void {
    const ids = blobIdsIn(derived);
    if (ids.length === 0) return;
    const held = this.#byItem.get(id) ?? new Set();
    for (const blobId of ids) held.add(blobId);
    this.#byItem.set(id, held);
  }

  /** The document is no longer open: nothing in it can be undone. */
  letGo(id: ItemId): void {
    this.#byItem.delete(id);
  }

  ids(): Set<string> {
    return new Set([...this.#byItem.values()].flatMap((held) => [...held]));
  }
}
