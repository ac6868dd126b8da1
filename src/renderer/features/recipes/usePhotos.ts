/** Photos from the store for showing: thumbnails in batches for lists, whole pictures as object addresses for the reader. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useKitchen, type Kitchen } from "../../data/index.ts";

/** Thumbnails kept in memory: some 8 KB each. */
const maxThumbnails = 1_500;

export class ThumbnailCache {
  readonly #kitchen: Pick<Kitchen, "blobs">;
  /** "" for one that is not here. */
  readonly #known = new Map<string, string>();
  readonly #wanted = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #isAsking = false;

  /** Lives as long as its kitchen. */
  constructor(kitchen: Pick<Kitchen, "blobs">) {
    this.#kitchen = kitchen;
    kitchen.blobs.onArrival((id) => {
      // Looked for and missed, or being looked for a moment too early.
      if (this.#known.get(id) !== "" && !this.#asked.has(id)) return;
      this.#known.delete(id);
      this.want(id);
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  peek(id: string): string | undefined {
    return this.#known.get(id);
  }

  want(id: string): void {
    if (this.#known.has(id)) return;
    this.#wanted.add(id);
    if (this.#isAsking) return;
    this.#isAsking = true;
    // Rows that come into view together are read together.
    setTimeout(() => void this.#ask(), 16);
  }

  async #ask(): Promise<void> {
    const ids = [...this.#wanted].slice(0, 24);
    for (const id of ids) {
      this.#wanted.delete(id);
      this.#asked.add(id);
    }
    try {
      const found = await this.#kitchen.blobs.thumbnails(ids);
      for (const id of ids) this.#known.set(id, found.get(id) ?? "");
    } catch (error) {
      console.error("Thumbnails could not be read.", error);
    }
    this.#asked.clear();
    for (const id of this.#known.keys()) {
      if (this.#known.size <= maxThumbnails) break;
      this.#known.delete(id);
    }
    for (const listener of this.#listeners) listener();
    this.#isAsking = this.#wanted.size > 0;
    if (this.#isAsking) setTimeout(() => void this.#ask());
  }
}

const caches = new WeakMap<Kitchen, ThumbnailCache>();

function cacheOf(kitchen: Kitchen): ThumbnailCache {
  let cache = caches.get(kitchen);
  if (!cache) {
    cache = new ThumbnailCache(kitchen);
    caches.set(kitchen, cache);
  }
  return cache;
}

/** A photo's thumbnail as a data address; undefined while it is read or where there is none. */
export function useThumbnail(photoId: string | null): string | undefined {
  const cache = cacheOf(useKitchen());
  const thumbnail = useSyncExternalStore(cache.subscribe, () => (photoId === null ? undefined : cache.peek(photoId)));
  useEffect(() => {
    if (photoId !== null) cache.want(photoId);
  }, [cache, photoId]);
  return thumbnail === "" ? undefined : thumbnail;
}

/** A whole photo as an object address: undefined while it is read, null while it is missing. */
export function usePhoto(photoId: string | null): string | null | undefined {
  const { blobs } = useKitchen();
  const [photo, setPhoto] = useState<{ id: string; url: string | null }>();
  useEffect(() => {
    if (photoId === null) return undefined;
    let url: string | null = null;
    const stop = blobs.follow(
      photoId,
      (blob) => {
        url = blob ? URL.createObjectURL(new Blob([new Uint8Array(blob.bytes)], { type: blob.mime })) : null;
        setPhoto({ id: photoId, url });
      },
      (error) => {
        console.error("A photo could not be read.", error);
        setPhoto({ id: photoId, url: null });
      },
    );
    return () => {
      stop();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [blobs, photoId]);
  return photo?.id === photoId ? photo.url : undefined;
}
