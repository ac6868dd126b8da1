/** Photos and page copies: bytes under their own hash, and which items brought them. */

export interface StoredBytes {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface BlobPair {
  readonly itemId: string;
  readonly blobId: string;
}

export interface BlobStore {
  /** Whether these bytes are stored, whoever brought them. */
  has(blobId: string): Promise<boolean>;
  /** The bytes, if somebody brought them with this item; null otherwise, also where they are stored for another item. */
  findOf(pair: BlobPair): Promise<StoredBytes | null>;
  /** Which of the pairs are there. */
  present(pairs: readonly BlobPair[]): Promise<readonly BlobPair[]>;
  add(blobId: string, blob: StoredBytes & { readonly createdAt: number }): Promise<void>;
  /** From now on the item's viewers may have the bytes. */
  link(pair: BlobPair): Promise<void>;
  /** What the pictures of a person's items take, in bytes; each counted once. */
  bytesOf(ownerId: string): Promise<number>;
  /** Items that pictures were brought with, by id behind `after`, at most `limit`. */
  itemsAfter(after: string, limit: number): Promise<readonly string[]>;
  /** The item refers to these of its pictures, and to no others: those are loose from `now` (ms) on. */
  refer(itemId: string, blobIds: readonly string[], now: number): Promise<void>;
  /** Forgets pictures that have been loose since before `looseBefore` (ms), and their bytes once nobody has them; answers how many bytes went. */
  sweep(looseBefore: number): Promise<number>;
}
