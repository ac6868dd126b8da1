/**
 * The records plane's connection: one authenticated websocket, kept open while the person is signed in, with requests and
 * their answers by number. It knows nothing of what is asked; it must never lose or repeat an answer silently: every
 * request either gets its own answer or fails.
 */
import { BehaviorSubject, filter, firstValueFrom, Subject, type Observable } from "rxjs";
import { decodeFrame, encodeFrame } from "../../domain/protocol/codec.ts";
import {
  protocolVersion,
  serverMessageSchema,
  type ClientMessage,
  type CollectionName,
  type ServerMessage,
} from "../../domain/protocol/messages.ts";
import { FailureError, type Failure } from "../../domain/result.ts";

/** A websocket as far as this needs one; the browser's own fits, tests bring a queued one. */
export interface Socket {
  readonly send: (frame: Uint8Array) => void;
  readonly close: () => void;
}

export interface SocketEvents {
  readonly onOpen: () => void;
  readonly onFrame: (frame: Uint8Array) => void;
  readonly onClose: () => void;
}

/** Where the connection meets the world. */
export interface ConnectionPorts {
  readonly openSocket: (events: SocketEvents, token: string | null) => Socket;
  /** The token to open with; null where the browser's cookie does it. Rejects when the session is over. */
  readonly token: () => Promise<string | null>;
  /** Calls back after a delay (ms); returns how to cancel. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** A number in [0, 1), to spread reconnects. */
  readonly random: () => number;
  /** Asked before anything is exchanged: is this the person and the server state expected? No: the connection rests. */
  readonly mayUse?: (welcome: { readonly personId: string; readonly epoch: string }) => boolean;
}

export type ConnectionState =
  | { readonly kind: "connecting" }
  /** `serverNow`: the server's time when it welcomed this device, ms. */
  | { readonly kind: "online"; readonly personId: string; readonly epoch: string; readonly serverNow: number }
  | { readonly kind: "offline" }
  /** The server does not accept this session any more: sign in again. */
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "closed" };

type Request = Extract<ClientMessage, { n: number }>;
type RequestBody = Request extends infer Message ? (Message extends unknown ? Omit<Message, "n"> : never) : never;
export type Answer = Extract<ServerMessage, { n: number }>;

const answerTimeoutMs = 30_000;
const firstRetryMs = 500;
const longestRetryMs = 30_000;

/** Codes after which trying again with the same session is pointless. */
const finalCodes: ReadonlySet<string> = new Set(["session_ended", "protocol_version"]);

export class RecordsConnection {
  readonly #ports: ConnectionPorts;
  readonly #state = new BehaviorSubject<ConnectionState>({ kind: "offline" });
  readonly #waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Error) => void; stop: () => void }
  >();
  readonly news$ = new Subject<CollectionName>();
  #socket: Socket | undefined;
  #attempt = 0;
  #number = 0;
  #stopRetry: (() => void) | undefined;
  /** Events of sockets before the current one are not heard. */
  #generation = 0;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  get state$(): Observable<ConnectionState> {
    return this.#state;
  }
  get state(): ConnectionState {
    return this.#state.value;
  }

  /** Connects now, also where a later try was planned: the network is back, the machine woke up. */
  connect(): void {
    if (this.#state.value.kind === "closed" || this.#state.value.kind === "online") return;
    this.#stopRetry?.();
    this.#attempt = 0;
    this.#open();
  }

  /** Opens a new connection now, also where there seems to be one: after sleep or on another network it may be dead. */
  reconnect(): void {
    if (this.#state.value.kind === "closed") return;
    this.#stopRetry?.();
    this.#attempt = 0;
    this.#open();
  }

  /** Ends the connection for good. */
  close(): void {
    this.#stopRetry?.();
    this.#drop({ kind: "closed" });
  }

  #open(): void {
    this.#drop({ kind: "connecting" });
    const generation = ++this.#generation;
    const current = (run: () => void) => (): void => {
      if (generation === this.#generation) run();
    };
    const events: SocketEvents = {
      onOpen: current(() => {
        this.#socket?.send(encodeFrame({ t: "hello", version: protocolVersion } satisfies ClientMessage));
      }),
      onFrame: (frame) => {
        if (generation === this.#generation) this.#receive(frame);
      },
      onClose: current(() => this.#lost()),
    };
    this.#ports.token().then(
      (token) => {
        if (generation === this.#generation) this.#socket = this.#ports.openSocket(events, token);
      },
      (error: unknown) => {
        if (generation !== this.#generation) return;
        if (error instanceof FailureError && finalCodes.has(error.code)) this.#refuse(error);
        else this.#lost();
      },
    );
  }

  #receive(frame: Uint8Array): void {
    const parsed = serverMessageSchema.safeParse(decodeFrame(frame));
    // A server that speaks gibberish is as good as gone; reconnecting asks everything again.
    if (!parsed.success) return this.#lost();
    const message = parsed.data;
    if (message.t === "welcome") {
      this.#attempt = 0;
      if (this.#ports.mayUse?.(message) === false) {
        this.#drop({ kind: "offline" });
        return undefined;
      }
      const { personId, epoch, now: serverNow } = message;
      this.#state.next({ kind: "online", personId, epoch, serverNow });
      return undefined;
    }
    if (message.t === "news") {
      this.news$.next(message.collection);
      return undefined;
    }
    if (message.t === "error" && message.n === null) {
      if (finalCodes.has(message.failure.code)) this.#refuse(message.failure);
      else this.#lost();
      return undefined;
    }
    const n = message.n ?? -1;
    const waiting = this.#waiting.get(n);
    this.#waiting.delete(n);
    waiting?.stop();
    if (message.t === "error") waiting?.reject(new FailureError(message.failure));
    else waiting?.resolve(message);
    return undefined;
  }

  /** Resolves when there is a connection; rejects with a `FailureError` when there will be none. */
  async connected(): Promise<void> {
    const isDecided = ({ kind }: ConnectionState): boolean => kind !== "offline" && kind !== "connecting";
    const state = await firstValueFrom(this.#state.pipe(filter(isDecided)));
    if (state.kind !== "online") throw notConnected();
  }

  /**
   * Sends a request, as soon as there is a connection; resolves with its answer, rejects with a `FailureError` when the
   * connection is lost before it, and when there will be none.
   */
  async request(body: RequestBody): Promise<Answer> {
    await this.connected();
    const socket = this.#socket;
    if (!socket) throw notConnected();
    const n = ++this.#number;
    return new Promise((resolve, reject) => {
      const stop = this.#ports.after(answerTimeoutMs, () => {
        this.#waiting.delete(n);
        reject(notConnected());
        this.#lost();
      });
      this.#waiting.set(n, { resolve, reject, stop });
      socket.send(encodeFrame({ ...body, n }));
    });
  }

  #refuse(failure: Failure): void {
    this.#drop({ kind: "refused", failure: { code: failure.code, message: failure.message } });
  }

  #lost(): void {
    this.#drop({ kind: "offline" });
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#attempt++);
    this.#stopRetry = this.#ports.after(waitMs * (0.5 + this.#ports.random() / 2), () => this.#open());
  }

  #drop(state: ConnectionState): void {
    this.#generation++;
    this.#socket?.close();
    this.#socket = undefined;
    for (const { reject, stop } of this.#waiting.values()) {
      stop();
      reject(notConnected());
    }
    this.#waiting.clear();
    if (this.#state.value.kind !== "closed") this.#state.next(state);
  }
}

function notConnected(): FailureError {
  return new FailureError({
    code: "not_connected",
    message: "There is no connection to the server. Everything is kept here until there is.",
  });
}
