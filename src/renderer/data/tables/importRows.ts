/** Many rows at once: a new table from a file, or a file's rows added to a table. In bounded writes, with progress and cancel. */
import type { ItemId } from "../../../domain/items/types.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Cells } from "../../../domain/tables/arrange.ts";
import { planAppend } from "../../../domain/tables/blocks.ts";
import { addRows } from "../../../domain/tables/document.ts";
import type { Kitchen } from "../kitchen.ts";
import type { NewItem } from "../items.ts";
import type { UndoGroup } from "../undo.ts";

export interface ImportProgress {
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between writes; what was written before stays in the step, so that the caller can take it back as a whole. */
  readonly isCancelled?: () => boolean;
}

/** Blocks written in one go: few enough that the window stays alive and cancel is heard, many enough that the disk is not waited for at each. */
const blocksPerWrite = 10;

/**
 * Writes rows behind the last block (`lastKey` null: the table has none) as part of one undo step. Resolves to how many
 * rows are durable. Failures: `cancelled`, and those of the store; rows written before stay until the step is undone.
 */
export async function appendManyRows(
  kitchen: Kitchen,
  group: UndoGroup,
  tableId: ItemId,
  lastKey: string | null,
  rows: readonly Cells[],
  progress: ImportProgress = {},
): Promise<Result<number>> {
  const { items } = kitchen;
  const places = planAppend(lastKey, rows.length);
  let next = 0;
  for (let start = 0; start < places.length; start += blocksPerWrite) {
    if (progress.isCancelled?.()) return fail("cancelled", "The import was stopped.");
    const blocks = places.slice(start, start + blocksPerWrite).map(({ sortKey, count }): NewItem => {
      const added = rows.slice(next, next + count).map((cells) => ({ cells }));
      next += count;
      return {
        id: `${tableId}.${items.newId()}` as ItemId,
        type: "rows",
        parentId: tableId,
        sortKey,
        init: (doc) => void addRows(doc, added, items.newId),
      };
    });
    const written = await items.createMany(group, blocks);
    if (!written.ok) return written;
    progress.onProgress?.(next, rows.length);
    // A turn of the event loop: the window paints and takes clicks between writes.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
  return ok(next);
}
