/**
 * One device on the records plane: decodes its frames, answers them one after the other, and tells it when there is news. It
 * decides nothing: who may do what is asked inside each transaction, with the permissions as they are then.
 */
import { decodeFrame, encodeFrame } from "../../../src/domain/protocol/codec.ts";
import {
  clientMessageSchema,
  maxFrameBytes,
  protocolVersion,
  type ClientMessage,
  type CollectionName,
  type ServerMessage,
} from "../../../src/domain/protocol/messages.ts";
import { FailureError, type Failure } from "../../../src/domain/result.ts";

/** The wire as far as a peer needs it. */
export interface PeerWire {
  readonly send: (frame: Uint8Array) => void;
  /** Ends the connection; the peer hears nothing more. */
  readonly close: (code: number, reason: string) => void;
  /** Stops and resumes reading from a device that asks faster than it is answered. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves when the device has taken enough of what it was sent to be sent more, or is gone; null where it has. */
  readonly untilTaken: () => Promise<void> | null;
}

export type AskedMessage = Exclude<ClientMessage, { t: "hello" }>;

/** Who answers for all peers. */
export interface PeerHost {
  now(): number;
  epoch(): string;
  answer(peer: RecordsPeer, asked: AskedMessage): Promise<ServerMessage>;
  /** A bug, for the log. */
  reportBug(error: unknown): void;
  forget(peer: RecordsPeer): void;
}

/** Frames waiting for their turn before reading stops. */
const maxQueued = 32;

export class RecordsPeer {
  readonly personId: string;
  readonly sessionId: string;
  readonly #hub: PeerHost;
  readonly #wire: PeerWire;
  readonly #queue: Uint8Array[] = [];
  readonly #news = new Set<CollectionName>();
  #isWorking = false;
  #isGreeted = false;
  #isClosed = false;

  constructor(hub: PeerHost, wire: PeerWire, session: { readonly personId: string; readonly sessionId: string }) {
    this.#hub = hub;
    this.#wire = wire;
    this.personId = session.personId;
    this.sessionId = session.sessionId;
  }

  /** A frame arrived. Frames are handled strictly in order; none is handled once the connection is refused. */
  receive(frame: Uint8Array): void {
    if (this.#isClosed) return;
    if (frame.byteLength > maxFrameBytes) {
      this.refuse({ code: "protocol_error", message: "This message is too large." });
      return;
    }
    this.#queue.push(frame);
    if (this.#queue.length === maxQueued) this.#wire.pause();
    if (!this.#isWorking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let frame = this.#queue.shift(); frame; frame = this.#queue.shift()) {
      if (this.#queue.length === maxQueued / 2) this.#wire.resume();
      await this.#handle(frame);
      // Whoever asks and does not read what is answered would fill the memory with it.
      await this.#wire.untilTaken();
      if (this.#isClosed) break;
    }
    this.#isWorking = false;
  }

  async #handle(frame: Uint8Array): Promise<void> {
    const parsed = clientMessageSchema.safeParse(decodeFrame(frame));
    if (!parsed.success) {
      this.refuse({ code: "protocol_error", message: "This message was not understood. Update the app." });
      return;
    }
    const message = parsed.data;
    if (message.t === "hello") {
      this.#greet(message.version);
      return;
    }
    if (!this.#isGreeted) {
      this.refuse({ code: "protocol_error", message: "This connection did not say hello." });
      return;
    }
    try {
      const answer = await this.#hub.answer(this, message);
      this.#send(answer);
    } catch (error) {
      this.#answerFailure(message, error);
    }
  }

  #greet(version: number): void {
    if (version !== protocolVersion) {
      this.refuse({ code: "protocol_version", message: "This app is older or newer than the server. Update it." });
      return;
    }
    this.#isGreeted = true;
    this.#send({
      t: "welcome",
      version: protocolVersion,
      personId: this.personId,
      now: this.#hub.now(),
      epoch: this.#hub.epoch(),
    });
  }

  /** The database is full or away: the device keeps everything and tries again. Anything else is a bug and is logged. */
  #answerFailure(message: AskedMessage, error: unknown): void {
    if (!(error instanceof FailureError)) this.#hub.reportBug(error);
    const failure: Failure =
      error instanceof FailureError
        ? { code: error.code, message: error.message }
        : { code: "storage_failed", message: "The server could not do this now. It is tried again by itself." };
    this.#send({ t: "error", n: message.n, failure });
  }

  /** Something this person may see has changed. Several at once make one message. */
  tell(collection: CollectionName): void {
    if (!this.#isGreeted || this.#isClosed) return;
    if (this.#news.size === 0) setImmediate(() => this.#tellNow());
    this.#news.add(collection);
  }

  #tellNow(): void {
    for (const collection of this.#news) this.#send({ t: "news", collection });
    this.#news.clear();
  }

  /** Says why and ends the connection; what it had sent and is still queued is not handled. */
  refuse(failure: Failure): void {
    if (this.#isClosed) return;
    this.#send({ t: "error", n: null, failure });
    this.closed();
    this.#wire.close(4000, failure.code);
  }

  /** The wire is gone. */
  closed(): void {
    this.#isClosed = true;
    this.#queue.length = 0;
    this.#hub.forget(this);
  }

  #send(message: ServerMessage): void {
    if (!this.#isClosed) this.#wire.send(encodeFrame(message));
  }
}
