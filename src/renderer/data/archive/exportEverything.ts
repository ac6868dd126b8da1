/** Everything out (K.9): all items, trash included, all photos and page copies, this device's settings, in one file. */
import { fromBase64 } from "lib0/buffer";
import { ArchiveWriter } from "../../../domain/archive/writeArchive.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { isSettingKey } from "../recordCollections.ts";
import type { Kitchen } from "../kitchen.ts";
import { pagesOf } from "../pages.ts";
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
const recordsPerTurn = 200;
export const blobsPerTurn = 20;

/** Makes the export. Failures: `cancelled`, `storage_failed`. Unsaved edits are written first, so that they are in it. */
export async function exportEverything(
  kitchen: Kitchen,
  now: number,
  run: ArchiveRun = {},
): Promise<Result<Uint8Array>> {
  await kitchen.retrySaves();
  const { items, blobs, settings } = kitchen.collections;
  try {
    const total = (await items.count().exec()) + (await blobs.count().exec());
    const writer = new ArchiveWriter();
    let done = 0;
    for await (const page of pagesOf(items, recordsPerTurn)) {
      if (run.signal?.aborted) return cancelled;
      for (const { id, type, parentId, ownerId, sortKey, createdAt, updatedAt, trashedAt, state } of page)
        writer.item({ id, type, parentId, ownerId, sortKey, createdAt, updatedAt, trashedAt, state });
      run.onProgress?.({ done: (done += page.length), total });
    }
    for await (const page of pagesOf(blobs, blobsPerTurn)) {
      if (run.signal?.aborted) return cancelled;
      for (const { id, kind, mime, thumbnail, createdAt, data } of page)
        writer.blob({ id, kind, mime, thumbnail, createdAt }, fromBase64(data));
      run.onProgress?.({ done: (done += page.length), total });
    }
    for (const record of await settings.find().exec()) {
      if (!isSettingKey(record.id)) continue;
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
