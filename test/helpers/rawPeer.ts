/** A program that speaks the records plane's frames by hand, honest or not. */
import * as Y from "yjs";
import { decodeFrame, encodeFrame } from "../../src/domain/protocol/codec.ts";
import {
  protocolVersion,
  serverMessageSchema,
  type ItemPush,
  type ItemResult,
  type ServerMessage,
  type SharePush,
  type ShareResult,
} from "../../src/domain/protocol/messages.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import type { ShareRecipient } from "../../src/domain/sharing/share.ts";
import type { RecordsHub } from "../../sync-server/transport/ws/recordsHub.ts";
import type { RecordsPeer } from "../../sync-server/transport/ws/recordsPeer.ts";

export class RawPeer {
  readonly #peer: RecordsPeer;
  readonly #waiting: ((message: ServerMessage) => void)[] = [];
  /** Everything the server sent, in order. */
  readonly heard: ServerMessage[] = [];
  closedWith: string | undefined;
  #number = 0;

  constructor(hub: RecordsHub, personId: string) {
    this.#peer = hub.open(
      {
        send: (frame) => this.#hear(serverMessageSchema.parse(decodeFrame(frame))),
        close: (_code, reason) => {
          this.closedWith = reason;
        },
        pause: () => undefined,
        resume: () => undefined,
        untilTaken: () => null,
      },
      { personId, sessionId: `raw ${personId}` },
    );
  }

  /** Connected and greeted. */
  static async greeted(hub: RecordsHub, personId: string): Promise<RawPeer> {
    const peer = new RawPeer(hub, personId);
    await peer.say({ t: "hello", version: protocolVersion });
    return peer;
  }

  #hear(message: ServerMessage): void {
    this.heard.push(message);
    // News come by themselves and answer nothing.
    if (message.t !== "news") this.#waiting.shift()?.(message);
  }

  /** Sends bytes as they are. */
  sendBytes(frame: Uint8Array): void {
    this.#peer.receive(frame);
  }

  /** Sends anything as a frame; resolves with what the server says to it. */
  say(message: unknown): Promise<ServerMessage> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#peer.receive(encodeFrame(message));
    });
  }

  async push(...rows: unknown[]): Promise<ItemResult[]> {
    const answer = await this.say({ t: "push", n: ++this.#number, collection: "items", rows });
    if (answer.t !== "pushed-items") throw new Error(`The server said ${JSON.stringify(answer)}`);
    return answer.results;
  }

  async pushShares(...rows: SaidShare[]): Promise<ShareResult[]> {
    const answer = await this.say({ t: "push-shares", n: ++this.#number, rows: rows.map(sharePush) });
    if (answer.t !== "pushed-shares") throw new Error(`The server said ${JSON.stringify(answer)}`);
    return answer.results;
  }

  async pull(since = 0): Promise<Extract<ServerMessage, { t: "pulled-items" }>> {
    const answer = await this.say({ t: "pull", n: ++this.#number, collection: "items", since, limit: 200 });
    if (answer.t !== "pulled-items") throw new Error(`The server said ${JSON.stringify(answer)}`);
    return answer;
  }

  async pullShares(since = 0): Promise<Extract<ServerMessage, { t: "pulled-shares" }>> {
    const answer = await this.say({ t: "pull", n: ++this.#number, collection: "shares", since, limit: 200 });
    if (answer.t !== "pulled-shares") throw new Error(`The server said ${JSON.stringify(answer)}`);
    return answer;
  }

  async get(...ids: string[]): Promise<Extract<ServerMessage, { t: "got" }>["rows"]> {
    const answer = await this.say({ t: "get", n: ++this.#number, ids });
    if (answer.t !== "got") throw new Error(`The server said ${JSON.stringify(answer)}`);
    return answer.rows;
  }
}

const emptyVector = Y.encodeStateVector(new Y.Doc());

/** A pushed row that holds a document, or an update of one. */
export function itemPush(id: string, what: Y.Doc | Uint8Array, more: Partial<ItemPush> = {}): ItemPush {
  const update = what instanceof Y.Doc ? Y.encodeStateAsUpdate(what) : what;
  const vector = what instanceof Y.Doc ? Y.encodeStateVector(what) : emptyVector;
  const row = { type: "list", parentId: "", sortKey: "", trashed: null, deleted: false } as const;
  return { id, ...row, update, base: emptyVector, vector, ...more };
}

/** What a test says of a share; the rest is that Anna's list is shared with Ben, to edit. */
export interface SaidShare {
  readonly id?: string;
  readonly move?: SharePush["move"];
  readonly address?: string;
  readonly itemType?: ItemType;
  readonly itemId?: string | null;
  readonly shareAll?: boolean;
  readonly level?: string;
  readonly recipient?: ShareRecipient;
  readonly expiresAt?: number | null;
  readonly membershipOnly?: boolean;
  readonly notes?: string;
}

export function sharePush({
  id = "share",
  move = "create",
  address = "ben@example.org",
  ...said
}: SaidShare): SharePush {
  const { itemType = "list", itemId = "list", shareAll = false, level = "edit" } = said;
  if (move === "change") return { move, id, change: { level } };
  if (move !== "create") return { move, id };
  const recipient = said.recipient ?? ({ kind: "person", address } as const);
  const { expiresAt = null, membershipOnly = false, notes = "" } = said;
  const words = { message: "", notes };
  return { move, id, wish: { recipient, itemType, itemId, shareAll, level, expiresAt, membershipOnly, ...words } };
}
