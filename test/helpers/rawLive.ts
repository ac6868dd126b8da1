/** A program on the live plane that sends whatever bytes it likes, and keeps what it hears. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { recordsProtocol, tokenProtocol } from "../../src/domain/protocol/messages.ts";
import { messageTypes, syncSteps } from "../../sync-server/transport/ws/liveFrames.ts";
import type { TestClient } from "./testClient.ts";
import type { TestServer } from "./testServer.ts";

/** Messages as a device sends them; the websocket puts its own frame around each. */
export function syncMessage(step: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
}

function presenceMessage(message: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.presence);
  writeVarUint8Array(encoder, message);
  return toUint8Array(encoder);
}

interface PresenceOf {
  readonly client: number;
  readonly clock: number;
  readonly state: unknown;
}

export class RawLive {
  readonly socket: WebSocket;
  readonly doc = new Y.Doc();
  readonly refusals: string[] = [];
  readonly presences: PresenceOf[] = [];
  closedWith: number | undefined;

  constructor(server: TestServer, who: TestClient, itemId = "list") {
    this.socket = new WebSocket(`${server.address.replace("http", "ws")}/live/${itemId}`, [
      recordsProtocol,
      tokenProtocol(who.accessToken),
    ]);
    this.socket.on("error", () => undefined);
    this.socket.on("close", (code) => (this.closedWith = code));
    this.socket.on("message", (data: Buffer) => this.#hear(data));
    onTestFinished(() => this.socket.terminate());
  }

  #hear(frame: Buffer): void {
    const decoder = createDecoder(frame);
    const type = readVarUint(decoder);
    if (type === messageTypes.sync) {
      const step = readVarUint(decoder);
      const body = readVarUint8Array(decoder);
      if (step === syncSteps.vector) this.socket.send(syncMessage(syncSteps.vector, Y.encodeStateVector(this.doc)));
      else Y.applyUpdate(this.doc, body);
    } else if (type === messageTypes.auth) {
      readVarUint(decoder);
      this.refusals.push(readVarString(decoder));
    } else if (type === messageTypes.presence) {
      const inner = createDecoder(readVarUint8Array(decoder));
      for (let left = readVarUint(inner); left > 0; left--) {
        const [client, clock] = [readVarUint(inner), readVarUint(inner)];
        this.presences.push({ client, clock, state: JSON.parse(readVarString(inner)) as unknown });
      }
    }
  }

  get title(): string {
    return this.doc.getText("title").toString();
  }

  /** An update that puts a word in front of the title, by this client id, made as if on this device. */
  edit(word: string, client = 1_000): Uint8Array {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    copy.clientID = client;
    copy.getText("title").insert(0, `${word} `);
    return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(this.doc));
  }

  says(client: number, clock: number, state: unknown): void {
    const encoder = createEncoder();
    writeVarUint(encoder, 1);
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, JSON.stringify(state));
    this.socket.send(presenceMessage(toUint8Array(encoder)));
  }
}
