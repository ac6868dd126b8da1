/**
 * Takes photos and page copies off the disk once nothing refers to them: no item (in the trash or not), no rescued copy, nothing
 * an undo in this window could bring back. It runs after items were deleted for good, beside everything else.
 */
import { getChangedDocumentsSince } from "rxdb";
import type { BlobRepository } from "./blobs.ts";
import type { Collections } from "./collections.ts";
import { blobIdsIn } from "../../domain/items/blobIds.ts";

/** A photo is stored before the item that shows it: one this young may still get its item. */
const youngMs = 3_600_000;
const itemsPerLook = 200;
/** Read and removed together; they may be large. */
const blobsPerTurn = 20;

export interface BlobSweepParts {
  readonly collections: Pick<Collections, "items" | "rescues" | "blobs">;
  readonly blobs: BlobRepository;
  /** What open documents may bring back. */
  readonly held: () => ReadonlySet<string>;
  readonly now: () => number;
}

export class BlobSweep {
  readonly #parts: BlobSweepParts;
  readonly #deleted = new Set<string>();
  #running: Promise<void> = Promise.resolve();
  #isAsked = false;
  #isStopped = false;

  constructor(parts: BlobSweepParts) {
    this.#parts = parts;
  }

  /** Sweeps soon. `deleted` are the blobs of items that were just deleted for good: they go however young they are. */
  ask(deleted: readonly string[]): void {
    for (const id of deleted) this.#deleted.add(id);
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#running = this.#running
      .then(() => {
        this.#isAsked = false;
        return this.#sweep();
      })
      .catch((error: unknown) => console.error("Photos nobody refers to could not be removed.", error));
  }

  /** Resolves when nothing is being swept. */
  idle(): Promise<void> {
    return this.#running;
  }

  /** Ends a sweep under way after its present step; what is left goes with the next one. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#running;
  }

  async #sweep(): Promise<void> {
    const { blobs, collections, held, now } = this.#parts;
    const deleted = new Set(this.#deleted);
    this.#deleted.clear();
    const kept = await this.#referredTo();
    const loose = (await blobs.ids()).filter((id) => !kept.has(id));
    for (let start = 0; start < loose.length && !this.#isStopped; start += blobsPerTurn) {
      const records = await collections.blobs.findByIds(loose.slice(start, start + blobsPerTurn)).exec();
      const opened = held();
      const gone = [...records.values()]
        .filter(({ id, createdAt }) => !opened.has(id) && (deleted.has(id) || createdAt < now() - youngMs))
        .map(({ id }) => id);
      const removed = await blobs.remove(gone);
      if (!removed.ok) throw new Error(removed.error.message);
    }
  }

  /** By the order of their last change: an item that is edited meanwhile is met again, never missed. */
  async #referredTo(): Promise<Set<string>> {
    const { items, rescues } = this.#parts.collections;
    const kept = new Set<string>();
    let checkpoint: { id: string; lwt: number } | undefined;
    while (!this.#isStopped) {
      const found = await getChangedDocumentsSince(items.storageInstance, itemsPerLook, checkpoint);
      checkpoint = found.checkpoint as typeof checkpoint;
      for (const record of found.documents)
        if (!record._deleted) for (const id of blobIdsIn(record.derived)) kept.add(id);
      if (found.documents.length < itemsPerLook) break;
    }
    for (const rescue of await rescues.find().exec()) for (const id of blobIdsIn(rescue.derived)) kept.add(id);
    return kept;
  }
}
