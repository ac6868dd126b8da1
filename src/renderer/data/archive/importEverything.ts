/**
 * Everything in (K.9). Into an empty profile it gives the same data. Into one that is not empty there are two ways:
 * `add` brings in what is missing and merges what both have, so nothing here is lost; `replace` makes this device read
 * exactly as the file, and is how a backup is restored.
 */
import { fromBase64, toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { ArchivedItem } from "../../../domain/archive/format.ts";
import { readArchive, type ArchiveContent } from "../../../domain/archive/readArchive.ts";
import { materialize, sortKeyOf, titleOf } from "../../../domain/items/materialize.ts";
import { newDocument } from "../../../domain/items/newDocument.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { StoredItem } from "../collections.ts";
import { isSettingKey } from "../recordCollections.ts";
import type { Kitchen } from "../kitchen.ts";
import { storageFailure } from "../storageFailure.ts";
import { idsOf } from "../pages.ts";
import { nextTurn } from "../nextTurn.ts";
import { cancelled, inTurns, type ArchiveRun } from "./exportEverything.ts";

export type ImportMode = "add" | "replace";

export interface ImportReport {
  readonly added: number;
  readonly merged: number;
  /** Items here and in the file that were the same already. */
  readonly unchanged: number;
  readonly removed: number;
  readonly blobs: number;
}

/**
 * Imports an export. The whole file is read and every item materialized before the first write; a file that is broken
 * anywhere changes nothing. Failures: those of `readArchive`, `item_invalid`, `storage_full`, `storage_failed`, `cancelled`
 * (what was written before stays).
 */
export async function importEverything(
  kitchen: Kitchen,
  bytes: Uint8Array,
  mode: ImportMode,
  run: ArchiveRun = {},
): Promise<Result<ImportReport>> {
  const content = readArchive(bytes);
  if (!content.ok) return content;
  const incoming = new Map<string, StoredItem>();
  for (const turn of inTurns(content.value.items)) {
    if (run.signal?.aborted) return cancelled;
    for (const item of turn) {
      const record = recordFrom(item, [item.state]);
      if (!record.ok) return record;
      incoming.set(item.id, record.value);
    }
    await nextTurn();
  }
  await kitchen.retrySaves();
  try {
    return await write(kitchen, content.value, incoming, mode, run);
  } catch (error) {
    return { ok: false, error: storageFailure(error) };
  }
}

async function write(
  kitchen: Kitchen,
  content: ArchiveContent,
  incoming: ReadonlyMap<string, StoredItem>,
  mode: ImportMode,
  run: ArchiveRun,
): Promise<Result<ImportReport>> {
  const { items, blobs, settings } = kitchen.collections;
  const total = incoming.size + content.blobs.length;
  let done = 0;
  let added = 0;
  let merged = 0;
  let unchanged = 0;
  // Blobs first: an item never refers to a photo that is not there yet.
  for (const turn of inTurns(content.blobs, 20)) {
    if (run.signal?.aborted) return cancelled;
    await kitchen.saves.track(() =>
      blobs.bulkUpsert(
        turn.map(({ blob, bytes }) => ({
          id: blob.id,
          kind: blob.kind,
          mime: blob.mime,
          size: bytes.byteLength,
          data: toBase64(bytes),
          thumbnail: blob.thumbnail,
          createdAt: blob.createdAt,
        })),
      ),
    );
    run.onProgress?.({ done: (done += turn.length), total });
  }
  for (const ids of inTurns([...incoming.keys()])) {
    if (run.signal?.aborted) return cancelled;
    const present = await items.findByIds(ids).exec();
    const writes: StoredItem[] = [];
    for (const id of ids) {
      const record = incoming.get(id);
      const here = present.get(id);
      if (!record) continue;
      if (!here) added++;
      else if (here.state === record.state && here.trashedAt === record.trashedAt) {
        unchanged++;
        continue;
      } else merged++;
      if (here && mode === "add") {
        const both = recordFrom(record, [here.state, record.state]);
        if (!both.ok) return both;
        writes.push({
          ...both.value,
          trashedAt: here.trashedAt,
          updatedAt: Math.max(here.updatedAt, record.updatedAt),
        });
      } else {
        writes.push(record);
      }
    }
    if (writes.length > 0) {
      const result = await kitchen.saves.track(() => items.bulkUpsert(writes));
      if (result.error.length > 0) {
        return fail("storage_failed", "Some items could not be written. Close other Potluck windows and import again.");
      }
    }
    run.onProgress?.({ done: (done += ids.length), total });
  }
  const removed = mode === "replace" ? await removeOthers(kitchen, incoming, content) : 0;
  if (mode === "replace" || !(await settings.find().exec()).some(({ id }) => isSettingKey(id))) {
    await kitchen.saves.track(() => settings.bulkUpsert(content.settings.map(({ id, value }) => ({ id, value }))));
  }
  return ok({ added, merged, unchanged, removed, blobs: content.blobs.length });
}

async function removeOthers(
  kitchen: Kitchen,
  incoming: ReadonlyMap<string, StoredItem>,
  content: ArchiveContent,
): Promise<number> {
  const { items } = kitchen.collections;
  const extra = (await idsOf(items)).filter((id) => !incoming.has(id));
  for (const ids of inTurns(extra)) await kitchen.saves.track(() => items.bulkRemove(ids));
  const kept = new Set(content.blobs.map(({ blob }) => blob.id));
  await kitchen.blobs.remove((await kitchen.blobs.ids()).filter((id) => !kept.has(id)));
  return extra.length;
}

/** The record for one or several states of the same item merged, with everything derived computed here. */
function recordFrom(item: ArchivedItem | StoredItem, states: readonly string[]): Result<StoredItem> {
  const doc = newDocument();
  try {
    for (const state of states) Y.applyUpdate(doc, fromBase64(state));
  } catch {
    // Yjs throws whatever decoding stumbles on; there is nothing in it for the person.
    return fail("export_unreadable", "An item in this export is damaged, so nothing was changed. Try another backup.");
  }
  const derived = materialize(item.type, doc);
  if (!derived.ok) return derived;
  const title = titleOf(derived.value);
  const [only] = states;
  const record: StoredItem = {
    id: item.id,
    type: item.type,
    parentId: item.parentId,
    ownerId: item.ownerId,
    title,
    sortKey: item.parentId === "" ? sortKeyOf(title) : item.sortKey,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    trashedAt: item.trashedAt,
    state: states.length === 1 && only !== undefined ? only : toBase64(Y.encodeStateAsUpdate(doc)),
    derived: derived.value,
  };
  doc.destroy();
  return ok(record);
}
