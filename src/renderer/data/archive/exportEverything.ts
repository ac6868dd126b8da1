/** Everything out (K.9): all items, trash included, all photos and page copies, this device's settings, in one file. */
import { fromBase64 } from "lib0/buffer";
import { ArchiveWriter } from "../../../domain/archive/writeArchive.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Kitchen } from "../kitchen.ts";
import { storageFailure } from "../storageFailure.ts";

export interface ArchiveProgress {
  readonly done: number;
  readonly total: number;
}

export interface ArchiveRun {
  readonly onProgress?: (progress: ArchiveProgress) => void;
  readonly signal?: AbortSignal;
}

/** Records read or written between two looks at the cancel button. */
export const recordsPerTurn = 200;

/** Makes the export. Failures: `cancelled`, `storage_failed`. Unsaved edits are written first, so that they are in it. */
export async function exportEverything(
  kitchen: Kitchen,
  now: number,
  run: ArchiveRun = {},
): Promise<Result<Uint8Array>> {
  await kitchen.retrySaves();
  const { items, blobs, settings } = kitchen.collections;
  try {
    const itemIds = (await items.find().exec()).map((record) => record.id);
    const blobIds = await kitchen.blobs.ids();
    const total = itemIds.length + blobIds.length;
    const writer = new ArchiveWriter();
    let done = 0;
    for (const ids of inTurns(itemIds)) {
      if (run.signal?.aborted) return cancelled;
      for (const record of (await items.findByIds(ids).exec()).values()) {
        const { id, type, parentId, ownerId, sortKey, createdAt, updatedAt, trashedAt, state } = record;
        writer.item({ id, type, parentId, ownerId, sortKey, createdAt, updatedAt, trashedAt, state });
      }
      run.onProgress?.({ done: (done += ids.length), total });
    }
    for (const ids of inTurns(blobIds, 20)) {
      if (run.signal?.aborted) return cancelled;
      for (const record of (await blobs.findByIds(ids).exec()).values()) {
        const { id, kind, mime, thumbnail, createdAt } = record;
        writer.blob({ id, kind, mime, thumbnail, createdAt }, fromBase64(record.data));
      }
      run.onProgress?.({ done: (done += ids.length), total });
    }
    for (const record of await settings.find().exec()) {
      writer.setting({ id: record.id, value: { ...(record.toJSON().value as Record<string, unknown>) } });
    }
    return ok(writer.finish(now));
  } catch (error) {
    return { ok: false, error: storageFailure(error) };
  }
}

export const cancelled = fail("cancelled", "Stopped before it was finished.");

export function* inTurns<T>(list: readonly T[], size = recordsPerTurn): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
