/** Photos and page copies, stored once each under the hash of their bytes. */
import { fromBase64, toBase64 } from "lib0/buffer";
import { ok, fail, type Result } from "../../domain/result.ts";
import type { Collections, StoredBlob } from "./collections.ts";
import { idsOf } from "./pages.ts";
import { sha256Hex } from "./sha256.ts";
import type { SaveTracker } from "./saveState.ts";
import { storageFailure } from "./storageFailure.ts";

export interface Blob {
  readonly id: string;
  readonly kind: "photo" | "page";
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly thumbnail: string;
}

/** Largest photo or page copy kept, in bytes. Photos are scaled down before (see photo.ts), page copies cut. */
export const maxBlobBytes = 12_000_000;

export class BlobRepository {
  readonly #blobs: Collections["blobs"];
  readonly #saves: SaveTracker;
  readonly #now: () => number;

  constructor(blobs: Collections["blobs"], saves: SaveTracker, now: () => number) {
    this.#blobs = blobs;
    this.#saves = saves;
    this.#now = now;
  }

  /** Stores bytes; resolves to their id when durable. Storing the same bytes again is harmless. */
  async put(blob: Omit<Blob, "id">): Promise<Result<string>> {
    if (blob.bytes.byteLength > maxBlobBytes) {
      return fail("file_too_large", "This picture or page is larger than 12 MB and was left out. Use a smaller one.");
    }
    const id = await hashOf(blob.bytes);
    const record: StoredBlob = {
      id,
      kind: blob.kind,
      mime: blob.mime,
      size: blob.bytes.byteLength,
      data: toBase64(blob.bytes),
      thumbnail: blob.thumbnail,
      createdAt: this.#now(),
    };
    try {
      await this.#saves.track(() => this.#blobs.insertIfNotExists(record));
      return ok(id);
    } catch (error) {
      return { ok: false, error: storageFailure(error) };
    }
  }

  /** Stores many at once, in one write; answers their ids in order. One that is too large fails all before anything is written. */
  async putMany(blobs: readonly Omit<Blob, "id">[]): Promise<Result<string[]>> {
    const tooLarge = blobs.find((blob) => blob.bytes.byteLength > maxBlobBytes);
    if (tooLarge) return this.put(tooLarge).then((failure) => (failure.ok ? ok([failure.value]) : failure));
    const records = new Map<string, StoredBlob>();
    const ids: string[] = [];
    for (const { kind, mime, bytes, thumbnail } of blobs) {
      const id = await hashOf(bytes);
      ids.push(id);
      if (records.has(id)) continue;
      records.set(id, {
        id,
        kind,
        mime,
        size: bytes.byteLength,
        data: toBase64(bytes),
        thumbnail,
        createdAt: this.#now(),
      });
    }
    try {
      // What is there already comes back as a conflict, which is as good as written.
      if (records.size > 0) await this.#saves.track(() => this.#blobs.bulkInsert([...records.values()]));
      return ok(ids);
    } catch (error) {
      return { ok: false, error: storageFailure(error) };
    }
  }

  /** The bytes under an id, or undefined. */
  async get(id: string): Promise<Blob | undefined> {
    const record = await this.#blobs.findOne(id).exec();
    if (!record) return undefined;
    return {
      id,
      kind: record.kind,
      mime: record.mime,
      bytes: fromBase64(record.data),
      thumbnail: record.thumbnail,
    };
  }

  /** Tells of blobs that come to be here, from whichever window; answers how to stop hearing. */
  onArrival(hear: (id: string) => void): () => void {
    const subscription = this.#blobs.$.subscribe(({ operation, documentId }) => {
      if (operation !== "DELETE") hear(documentId);
    });
    return () => subscription.unsubscribe();
  }

  /**
   * A blob as it is now, and again once it arrives where it is not here yet (another device may still be bringing it): undefined
   * means not here. Answers how to stop hearing.
   */
  follow(id: string, hear: (blob: Blob | undefined) => void, failed: (error: unknown) => void): () => void {
    let isOver = false;
    let isHere = false;
    const read = (): void => {
      this.get(id)
        .then((blob) => {
          if (isOver || isHere) return;
          isHere = blob !== undefined;
          hear(blob);
        })
        .catch((error: unknown) => {
          if (!isOver) failed(error);
        });
    };
    const stop = this.onArrival((arrived) => {
      if (arrived === id) read();
    });
    read();
    return () => {
      isOver = true;
      stop();
    };
  }

  /** Small pictures (data addresses) of several blobs at once; ids without one are left out. */
  async thumbnails(ids: readonly string[]): Promise<Map<string, string>> {
    const records = await this.#blobs.findByIds([...ids]).exec();
    return new Map(
      [...records].filter(([, record]) => record.thumbnail !== "").map(([id, record]) => [id, record.thumbnail]),
    );
  }

  /** Ids of all blobs. Their bytes are not read: there may be gigabytes of them. */
  async ids(): Promise<string[]> {
    return idsOf(this.#blobs);
  }

  /** Removes blobs nobody refers to any more, bytes and all. */
  async remove(ids: readonly string[]): Promise<Result<null>> {
    if (ids.length === 0) return ok(null);
    try {
      await this.#saves.track(() => this.#blobs.bulkRemove([...ids]));
      // The store marks what is deleted and keeps it, for replications to hear of. No replication reads this collection.
      await this.#blobs.storageInstance.cleanup(deletedBeforeMs);
      return ok(null);
    } catch (error) {
      return { ok: false, error: storageFailure(error) };
    }
  }
}

/** How long ago something must be deleted to be taken off the disk: the store's clock may be this much ahead. */
const deletedBeforeMs = -1_000;

/** The id of bytes: their SHA-256 in hexadecimal. */
export function hashOf(bytes: Uint8Array): Promise<string> {
  return sha256Hex(bytes);
}
