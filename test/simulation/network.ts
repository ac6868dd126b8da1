/**
 * The wires of a simulation: every frame, opening, closing and planned retry waits in a queue until the run decides that it
 * happens. Frames of one socket keep their order, as a websocket promises; everything else comes in the order of the seed.
 */
import { decodeFrame, encodeFrame } from "../../src/domain/protocol/codec.ts";
import { clientMessageSchema, serverMessageSchema } from "../../src/domain/protocol/messages.ts";
import type { Socket, SocketEvents } from "../../src/renderer/sync/connection.ts";
import type { RecordsPeer } from "../../sync-server/transport/ws/recordsPeer.ts";
import type { SeededRandom } from "../helpers/seededRandom.ts";
import type { Counts } from "./counts.ts";
import type { SimulatedServer } from "./server.ts";

type PushFrame = { readonly personId: string; readonly frame: Uint8Array };

interface Link {
  readonly owner: string;
  readonly personId: string;
  readonly up: Uint8Array[];
  readonly down: (() => void)[];
  peer: RecordsPeer | undefined;
  isOpen: boolean;
  readonly cut: () => void;
}

interface Timer {
  readonly owner: string;
  readonly delayMs: number;
  readonly run: () => void;
}

function sharesIn(frame: Uint8Array): readonly { readonly id: string }[] {
  const message = clientMessageSchema.parse(decodeFrame(frame));
  return message.t === "push-shares" ? message.rows : [];
}

/** What a device's own timeout of an answer is planned with; shorter ones are reconnects. */
const answerTimeoutMs = 30_000;

export class Network {
  readonly #links = new Set<Link>();
  readonly #timers = new Set<Timer>();
  readonly #online = new Set<string>();
  readonly #random: SeededRandom;
  readonly #server: SimulatedServer;
  readonly #counts: Counts;
  /** Pushes as they went over the wire, to be sent again. */
  readonly pushes: PushFrame[] = [];
  /** Shares whose makers were told that they exist, of themselves, with what led to it. */
  readonly mistold: string[] = [];
  /** Told of every row a push had merged or refused, when the server says so and when the device hears it. */
  onRow: (row: { update: Uint8Array; kind: string; heard: boolean }) => void = () => undefined;

  constructor(random: SeededRandom, server: SimulatedServer, counts: Counts) {
    this.#random = random;
    this.#server = server;
    this.#counts = counts;
  }

  isOnline(owner: string): boolean {
    return this.#online.has(owner);
  }

  /** Joins a device to the network or takes it off. */
  setOnline(owner: string, isOnline: boolean): void {
    if (isOnline) {
      this.#online.add(owner);
      return;
    }
    this.#online.delete(owner);
    this.cut(owner);
  }

  /** Everything on its way on a device's socket is lost. */
  cut(owner: string): boolean {
    const mine = [...this.#links].filter((link) => link.owner === owner);
    for (const link of mine) link.cut();
    return mine.some((link) => link.up.length + link.down.length > 0);
  }

  cutAll(): void {
    for (const link of this.#links) link.cut();
  }

  /** Plans something on a device; it happens when the run says so. Returns how to cancel. */
  plan(owner: string, delayMs: number, run: () => void): () => void {
    const timer = { owner, delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** A device opens a socket. */
  open(owner: string, personId: string, events: SocketEvents): Socket {
    const session = { personId, sessionId: `session-${owner}` };
    const asked = new Map<number, readonly { readonly update: Uint8Array }[]>();
    const end = (): void => {
      if (!link.isOpen) return;
      link.isOpen = false;
      link.up.length = 0;
      link.down.length = 0;
      link.peer?.closed();
      link.down.push(() => {
        this.#links.delete(link);
        events.onClose();
      });
    };
    const link: Link = {
      owner,
      personId: session.personId,
      up: [],
      down: [],
      peer: undefined,
      isOpen: true,
      cut: end,
    };
    this.#links.add(link);
    link.down.push(() => {
      const { hub } = this.#server;
      if (!hub || !this.#online.has(owner)) return end();
      link.peer = hub.open(
        {
          send: (frame) => {
            if (!link.isOpen) return;
            this.#seeAnswer(asked, frame, false);
            link.down.push(() => {
              this.#seeAnswer(asked, frame, true);
              events.onFrame(frame);
            });
          },
          close: end,
          pause: () => undefined,
          resume: () => undefined,
          untilTaken: () => null,
        },
        session,
      );
      return events.onOpen();
    });
    return {
      send: (frame) => {
        if (!link.isOpen) return;
        const message = clientMessageSchema.parse(decodeFrame(frame));
        if (message.t === "push") asked.set(message.n, message.rows);
        if (message.t === "push" || message.t === "push-shares" || message.t === "act") {
          this.pushes.push({ personId: session.personId, frame });
        }
        this.#counts.add(`sent ${message.t}`);
        link.up.push(frame);
      },
      close: end,
    };
  }

  #seeAnswer(asked: Map<number, readonly { readonly update: Uint8Array }[]>, frame: Uint8Array, heard: boolean): void {
    // The device's own schema: what the server sends must be what the device understands.
    const message = serverMessageSchema.parse(decodeFrame(frame));
    if (message.t === "pulled-items" && heard) {
      for (const row of message.rows) {
        this.#counts.add(row.kind === "gone" ? "pulled gone" : row.whole ? "pulled whole" : "pulled difference");
      }
    }
    if (message.t === "pushed-shares" && !heard) {
      for (const { id, share, failure } of message.results) {
        if (share && failure?.code === "share_exists") {
          const rows = this.pushes.flatMap((push) => sharesIn(push.frame)).filter((row) => row.id === id);
          this.mistold.push(`${JSON.stringify(share)} (${failure.message} Pushed as ${JSON.stringify(rows)})`);
        }
      }
    }
    if (message.t === "error" && heard) this.#counts.add(`error ${message.failure.code}`);
    if (message.t !== "pushed-items") return;
    message.results.forEach((result, index) => {
      const row = asked.get(message.n)?.[index];
      if (!row) return;
      if (heard) this.#counts.add(`push ${result.kind}`);
      if (heard && result.kind === "refused") this.#counts.add(`refused ${result.failure.code}`);
      this.onRow({ update: row.update, kind: result.kind, heard });
    });
  }

  /** What waits, for the message of a run that does not come to rest. */
  toString(): string {
    const links = [...this.#links].map(
      ({ owner, up, down, isOpen }) => `${owner} ${isOpen ? "open" : "cut"} ↑${up.length} ↓${down.length}`,
    );
    const timers = [...this.#timers].map(({ owner, delayMs }) => `${owner} in ${Math.round(delayMs)} ms`);
    return `sockets: ${links.join(", ")}; planned: ${timers.join(", ")}`;
  }

  /** Lets one thing happen on some wire; false where nothing waits. */
  deliver(): boolean {
    const waiting = [...this.#links].filter((link) => link.up.length + link.down.length > 0);
    if (waiting.length === 0) return false;
    const link = this.#random.pick(waiting);
    const isUp = link.up.length > 0 && (link.down.length === 0 || this.#random.next() < 0.5);
    if (isUp) {
      const frame = link.up.shift();
      if (frame) link.peer?.receive(frame);
    } else {
      link.down.shift()?.();
    }
    return true;
  }

  /** Lets one planned reconnect happen; false where none waits. */
  retry(): boolean {
    const waiting = [...this.#timers].filter((timer) => timer.delayMs < answerTimeoutMs && this.isOnline(timer.owner));
    if (waiting.length === 0) return false;
    const timer = this.#random.pick(waiting);
    this.#timers.delete(timer);
    timer.run();
    return true;
  }

  /** A device loses patience with an unanswered request. */
  timeOut(): boolean {
    const waiting = [...this.#timers].filter((timer) => timer.delayMs === answerTimeoutMs);
    if (waiting.length === 0) return false;
    const timer = this.#random.pick(waiting);
    this.#timers.delete(timer);
    timer.run();
    return true;
  }

  /** The push that a device sent last arrives a second time, right behind itself. */
  duplicate(): boolean {
    for (const link of this.#random.shuffled([...this.#links])) {
      const frame = link.up.at(-1);
      if (!frame || !link.isOpen) continue;
      const message = clientMessageSchema.parse(decodeFrame(frame));
      if (message.t !== "push" && message.t !== "push-shares" && message.t !== "act") continue;
      link.up.push(encodeFrame({ ...message, n: message.n + 1_000_000_000 }));
      return true;
    }
    return false;
  }

  /** A push of long ago arrives again on a person's present connection. */
  replay(): boolean {
    const links = [...this.#links].filter((link) => link.isOpen && link.peer);
    for (const link of this.#random.shuffled(links)) {
      const mine = this.pushes.filter((push) => push.personId === link.personId);
      if (mine.length === 0) continue;
      const message = clientMessageSchema.parse(decodeFrame(this.#random.pick(mine).frame));
      // A command is done once, however late it comes again.
      if (message.t === "act") {
        link.up.push(encodeFrame({ ...message, n: message.n + 2_000_000_000 }));
        return true;
      }
      if (message.t !== "push") continue;
      // Only what was written: a wish of long ago (trash, delete) is a wish again when it is sent again.
      const rows = message.rows.filter((row) => !row.deleted).map((row) => ({ ...row, trashed: null }));
      link.up.push(encodeFrame({ ...message, rows, n: message.n + 2_000_000_000 }));
      return true;
    }
    return false;
  }
}
