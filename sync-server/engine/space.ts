/**
 * How much room each person's things take here, documents and pictures, and whether there is room for more. What others add to
 * somebody's things counts for whose they are. Counted from what is stored the first time and when the bound seems reached;
 * between, only added to, so that a keystroke does not count everything.
 */
import { fail, ok, type Result } from "../../src/domain/result.ts";
import type { StoreTransaction } from "../store/ports.ts";

export class SpaceLimit {
  readonly #maxBytes: number;
  /** At least what each person's things take. */
  readonly #taken = new Map<string, number>();

  /** 0: no limit. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The stored data was replaced: what was counted is of before. */
  forget(): void {
    this.#taken.clear();
  }

  /** Takes room for `bytes` that `personId` brings to things of `ownerId`. Errors: space_full. */
  async take(tx: StoreTransaction, personId: string, ownerId: string, bytes: number): Promise<Result<null>> {
    if (this.#maxBytes === 0) return ok(null);
    let taken = this.#taken.get(ownerId);
    if (taken === undefined || taken + bytes > this.#maxBytes) {
      taken = (await tx.items.bytesOf(ownerId)) + (await tx.blobs.bytesOf(ownerId));
    }
    if (taken + bytes > this.#maxBytes) {
      this.#taken.set(ownerId, taken);
      return fail("space_full", personId === ownerId ? this.#own() : others);
    }
    this.#taken.set(ownerId, taken + bytes);
    return ok(null);
  }

  /** Takes room where it is known that there is, without counting what is stored; false leaves the question to `take`. */
  takeKnown(ownerId: string, bytes: number): boolean {
    if (this.#maxBytes === 0) return true;
    const taken = this.#taken.get(ownerId);
    if (taken === undefined || taken + bytes > this.#maxBytes) return false;
    this.#taken.set(ownerId, taken + bytes);
    return true;
  }

  #own(): string {
    const size = `${(this.#maxBytes / 1_000_000).toLocaleString("en")} MB`;
    return `Your space on this server (${size}) is full. Delete something for good, or ask who runs the server for more.`;
  }
}

const others = "Who shares this with you has no space left on this server. Ask them to make some.";
