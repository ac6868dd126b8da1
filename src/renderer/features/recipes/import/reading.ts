/** Reads sources in a worker, a parcel of recipes at a time; the next parcel is read while the last one is stored. */
import type { ImportedFile } from "../../../../domain/recipes/import/detectAndRead.ts";
import type { ReadingReply, ReadingRequest } from "./readingMessages.ts";

type Begin = Exclude<ReadingRequest, { kind: "more" }>;
// A union keeps its members apart only when each is asked for by itself.
type WithoutNumber<T> = T extends unknown ? Omit<T, "number"> : never;

export class Reading {
  readonly #worker = new Worker(new URL("./readingWorker.ts", import.meta.url), { type: "module", name: "import" });
  readonly #waiting = new Map<number, { resolve: (reply: ReadingReply) => void; reject: (error: Error) => void }>();
  #number = 0;

  constructor() {
    this.#worker.addEventListener("message", (event: MessageEvent<ReadingReply>) => {
      this.#waiting.get(event.data.number)?.resolve(event.data);
    });
    this.#worker.addEventListener("error", (event) => {
      const error = new Error(event.message || "The reader stopped.");
      for (const { reject } of this.#waiting.values()) reject(error);
    });
  }

  #ask(request: ReadingRequest): Promise<ReadingReply> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.number, { resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  /** Everything in one source, in parcels. Throws when the reader itself fails (out of memory, a bug). */
  async *read(source: WithoutNumber<Begin>): AsyncGenerator<readonly ImportedFile[]> {
    this.#number += 1;
    const number = this.#number;
    try {
      let reply = await this.#ask({ ...source, number });
      while (!reply.isEnd) {
        const next = this.#ask({ kind: "more", number });
        // Asked for before the last parcel is stored; a failure is met below, when it is its turn.
        next.catch(() => undefined);
        yield reply.files;
        reply = await next;
      }
      yield reply.files;
    } finally {
      this.#waiting.delete(number);
    }
  }

  close(): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error("cancelled"));
    this.#waiting.clear();
  }
}
