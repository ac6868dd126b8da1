/** Whether everything a person did is on the disk: what the frame says at the bottom left. Never says "saved" early. */
import { BehaviorSubject, type Observable } from "rxjs";
import type { Failure } from "../../domain/result.ts";

export type SaveState =
  | { readonly kind: "saved" }
  /** Writes under way. */
  | { readonly kind: "saving"; readonly pending: number }
  /** Writes that failed and are being tried again. */
  | { readonly kind: "failed"; readonly pending: number; readonly failure: Failure };

export class SaveTracker {
  readonly #state = new BehaviorSubject<SaveState>({ kind: "saved" });
  readonly #failed = new Map<string, Failure>();
  #pending = 0;

  get state$(): Observable<SaveState> {
    return this.#state;
  }
  get state(): SaveState {
    return this.#state.value;
  }

  /** Counts a write from its start until it ends, whichever way. */
  async track<T>(write: () => Promise<T>): Promise<T> {
    this.#pending++;
    this.#publish();
    try {
      return await write();
    } finally {
      this.#pending--;
      this.#publish();
    }
  }

  /** Remembers that what belongs to `key` is not on the disk. */
  failed(key: string, failure: Failure): void {
    this.#failed.set(key, failure);
    this.#publish();
  }

  /** What belongs to `key` is on the disk now. */
  recovered(key: string): void {
    if (this.#failed.delete(key)) this.#publish();
  }

  #publish(): void {
    const [failure] = this.#failed.values();
    if (failure) this.#state.next({ kind: "failed", pending: this.#failed.size, failure });
    else if (this.#pending > 0) this.#state.next({ kind: "saving", pending: this.#pending });
    else this.#state.next({ kind: "saved" });
  }
}
