/**
 * A device as the run sees it: a thread with an app in it, on a wire of the simulated network. Each device has a thread
 * because each is an app of its own, with the local store's bounds of one app.
 */
import { Worker } from "node:worker_threads";
import type { Socket } from "../../src/renderer/sync/connection.ts";
import type { Ask, DeviceContent, FromDevice, StorageKind, ToDevice } from "./deviceMessages.ts";
import type { Network } from "./network.ts";

export interface SimulatedPerson {
  readonly id: string;
  readonly address: string;
  isRegistered: boolean;
}

/** A thread that has not answered and has waited this long for nothing hangs, in ms; one that works takes as long as the machine does. */
const longestIdleMs = 25_000;
const lookEveryMs = 1_000;

/** A thread and who listens to it now. */
interface Thread {
  readonly worker: Worker;
  listener: { readonly receive: (message: FromDevice) => void; readonly fail: (error: unknown) => void } | undefined;
}

/** Threads that wait for their next device: starting one takes as long as a run. */
const idle: Thread[] = [];

function startThread(): Thread {
  // What the libraries print about themselves is not of interest; an error that nobody catches ends the thread.
  const worker = new Worker(new URL("./deviceHost.ts", import.meta.url), { stdout: true, stderr: true });
  const thread: Thread = { worker, listener: undefined };
  worker.on("message", (message: FromDevice) => thread.listener?.receive(message));
  worker.on("error", (error) => thread.listener?.fail(error));
  return thread;
}

/** Ends the threads; without it they keep the process. */
export async function endThreads(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ worker }) => worker.terminate()));
}

export class SimulatedDevice {
  readonly name: string;
  readonly person: SimulatedPerson;
  readonly storage: StorageKind;
  readonly #thread: Thread;
  readonly #network: Network;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #sockets = new Map<number, Socket>();
  readonly #timers = new Map<number, () => void>();
  readonly #onWritten: (word: string, ok: boolean) => void;
  #asked = 0;
  isSignedIn = false;
  hasArchive = false;
  hasCopy = false;

  constructor(parts: {
    readonly name: string;
    readonly person: SimulatedPerson;
    readonly storage: StorageKind;
    readonly network: Network;
    readonly onWritten: (word: string, ok: boolean) => void;
  }) {
    this.name = parts.name;
    this.person = parts.person;
    this.storage = parts.storage;
    this.#network = parts.network;
    this.#onWritten = parts.onWritten;
    this.#thread = idle.pop() ?? startThread();
    this.#thread.listener = {
      receive: (message) => this.#receive(message),
      fail: (error) => {
        for (const { reject } of this.#waiting.values())
          reject(error instanceof Error ? error : new Error(String(error)));
      },
    };
  }

  /** Asks the device's thread; what comes back is what `deviceHost.ts` answers to it. */
  ask<Value = unknown>(ask: Ask): Promise<Value> {
    const n = ++this.#asked;
    return new Promise((resolve, reject) => {
      const idleMs = (): number => this.#thread.worker.performance.eventLoopUtilization().idle;
      const idleBefore = idleMs();
      const hangs = setInterval(() => {
        if (idleMs() - idleBefore > longestIdleMs) reject(new Error(`${this.name} does not finish ${ask.op}`));
      }, lookEveryMs);
      const settle = <Given>(then: (value: Given) => void) => {
        return (value: Given): void => {
          clearInterval(hangs);
          then(value);
        };
      };
      this.#waiting.set(n, { resolve: settle(resolve as (value: unknown) => void), reject: settle(reject) });
      this.#post({ kind: "ask", n, ask });
    });
  }

  open(run: string): Promise<void> {
    return this.ask({ op: "open", name: `${run}-${this.name}`, storage: this.storage, personId: this.person.id });
  }

  async signIn(): Promise<void> {
    this.isSignedIn = true;
    await this.ask({ op: "signIn" });
  }

  async signOut(): Promise<void> {
    this.isSignedIn = false;
    await this.ask({ op: "signOut" });
  }

  content(): Promise<DeviceContent> {
    return this.ask<DeviceContent>({ op: "content" });
  }

  async close(): Promise<void> {
    await this.ask({ op: "close" });
    this.#thread.listener = undefined;
    idle.push(this.#thread);
  }

  #post(message: ToDevice): void {
    this.#thread.worker.postMessage(message);
  }

  #receive(message: FromDevice): void {
    switch (message.kind) {
      case "answer":
        this.#waiting.get(message.n)?.resolve(message.value);
        this.#waiting.delete(message.n);
        return;
      case "failure":
        this.#waiting.get(message.n)?.reject(new Error(`${this.name}: ${message.message}`));
        this.#waiting.delete(message.n);
        return;
      case "openSocket": {
        const { socket } = message;
        const opened = this.#network.open(this.name, this.person.id, {
          onOpen: () => this.#post({ kind: "opened", socket }),
          onFrame: (frame) => this.#post({ kind: "frame", socket, frame }),
          onClose: () => {
            this.#sockets.delete(socket);
            this.#post({ kind: "closed", socket });
          },
        });
        this.#sockets.set(socket, opened);
        return;
      }
      case "closeSocket":
        this.#sockets.get(message.socket)?.close();
        return;
      case "send":
        this.#sockets.get(message.socket)?.send(message.frame);
        return;
      case "after": {
        const { timer, delayMs } = message;
        const run = (): void => this.#post({ kind: "timer", timer });
        this.#timers.set(timer, this.#network.plan(this.name, delayMs, run));
        return;
      }
      case "cancel":
        this.#timers.get(message.timer)?.();
        this.#timers.delete(message.timer);
        return;
      case "written":
        this.#onWritten(message.word, message.ok);
        return;
      default:
        message satisfies never;
    }
  }
}
