/**
 * What people do to a server that is about to be killed: everybody writes as fast as they are answered, over real websockets on
 * both planes, signed in with their own tokens. Each writer says what was acknowledged, and at the end whether it was cut off.
 */
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { decodeFrame, encodeFrame } from "../../src/domain/protocol/codec.ts";
import {
  protocolVersion,
  recordsProtocol,
  serverMessageSchema,
  tokenProtocol,
  type ClientMessage,
  type ServerMessage,
} from "../../src/domain/protocol/messages.ts";
import { itemPush, sharePush } from "../helpers/rawPeer.ts";
import type { TestClient } from "../helpers/testClient.ts";

/** Resolves when the connection has ended: was something asked for and not answered? */
export type Load = Promise<boolean>;

const socketAddress = (client: TestClient): string => client.address.replace(/^http/, "ws");
const protocolsOf = (client: TestClient): string[] => [recordsProtocol, tokenProtocol(client.accessToken)];

/** Asks one thing after the other on the records plane until the connection ends. */
function keepAsking(
  client: TestClient,
  next: (number: number) => ClientMessage,
  answered: (message: ServerMessage) => void,
): Load {
  const socket = new WebSocket(`${socketAddress(client)}/sync`, protocolsOf(client));
  let number = 0;
  let isAsked = false;
  const ask = (): void => {
    socket.send(encodeFrame(next(++number)));
    isAsked = true;
  };
  socket.on("open", () => socket.send(encodeFrame({ t: "hello", version: protocolVersion })));
  socket.on("message", (data: Buffer) => {
    const message = serverMessageSchema.parse(decodeFrame(data));
    if (message.t === "welcome") return ask();
    if (!("n" in message)) return undefined;
    isAsked = false;
    answered(message);
    return ask();
  });
  // What fails ends in "close".
  socket.on("error", () => undefined);
  return new Promise((resolve) => socket.on("close", () => resolve(isAsked)));
}

/** Asks these one after the other and answers what the server said; for what is not load. */
export async function askAll(client: TestClient, asked: readonly ClientMessage[]): Promise<ServerMessage[]> {
  const socket = new WebSocket(`${socketAddress(client)}/sync`, protocolsOf(client));
  const answers: ServerMessage[] = [];
  const left = [...asked];
  socket.on("open", () => socket.send(encodeFrame({ t: "hello", version: protocolVersion })));
  socket.on("message", (data: Buffer) => {
    const message = serverMessageSchema.parse(decodeFrame(data));
    if (message.t === "news") return;
    if (message.t !== "welcome") answers.push(message);
    const next = left.shift();
    if (next) socket.send(encodeFrame(next));
    else socket.close();
  });
  await new Promise((resolve, reject) => {
    socket.on("close", resolve);
    socket.on("error", reject);
  });
  return answers;
}

/** Words into an own list, and with each a list of its own in the same push: both are stored, or none. */
export function writeRecords(client: TestClient, life: number, acknowledge: (word: string) => void): Load {
  const doc = new Y.Doc();
  let word = "";
  return keepAsking(
    client,
    (number) => {
      const before = Y.encodeStateVector(doc);
      word = `w${life}x${number}z`;
      doc.getMap("aisles").set(word, "bakery");
      const twin = new Y.Doc();
      twin.getMap("aisles").set(word, "bakery");
      const rows = [
        itemPush(`list-${client.personId}-${life}`, Y.encodeStateAsUpdate(doc, before)),
        itemPush(`twin-${client.personId}-${life}-${number}`, twin),
      ];
      return { t: "push", n: number, collection: "items", rows };
    },
    (message) => {
      if (message.t === "pushed-items" && message.results.every(({ kind }) => kind === "merged")) acknowledge(word);
    },
  );
}

/** An own list is shared with one person after the other who has no account. */
export function shareRecords(client: TestClient, life: number, acknowledge: (shareId: string) => void): Load {
  let id = "";
  const itemId = `given-${client.personId}-${life}`;
  return keepAsking(
    client,
    (number) => {
      if (number === 1) return { t: "push", n: 1, collection: "items", rows: [itemPush(itemId, new Y.Doc())] };
      id = `share-${life}-${number}`;
      const address = `guest-${life}-${number}@example.org`;
      return { t: "push-shares", n: number, rows: [sharePush({ id, address, itemId, level: "view" })] };
    },
    (message) => {
      if (message.t === "pushed-shares" && message.results.every(({ failure }) => !failure)) acknowledge(id);
    },
  );
}

/** Where words go in a document that two have open. */
export interface LivePlace {
  readonly itemId: string;
  readonly put: (doc: Y.Doc, word: string) => void;
  readonly words: (doc: Y.Doc) => Iterable<string>;
}

/** Aisles of a list: each is a change of its own. */
export function listPlace(itemId: string): LivePlace {
  return {
    itemId,
    put: (doc, word) => void doc.getMap("aisles").set(word, "bakery"),
    words: (doc) => doc.getMap("aisles").keys(),
  };
}

/** A recipe's notes: what is put there is typed, one word behind the other. */
export function notesPlace(itemId: string): LivePlace {
  const notes = (doc: Y.Doc): Y.Text => doc.getText("notes");
  return {
    itemId,
    put: (doc, word) => notes(doc).insert(notes(doc).length, ` ${word}`),
    words: (doc) => notes(doc).toString().split(" "),
  };
}

/** Words into an item both have open, each as soon as the other has the one before: what reached the other was acknowledged. */
export async function writeLive(
  writer: TestClient,
  reader: TestClient,
  { itemId, put, words }: LivePlace,
  life: number,
  acknowledge: (word: string) => void,
): Load {
  const open = (client: TestClient): WebsocketProvider =>
    new WebsocketProvider(`${socketAddress(client)}/live`, itemId, new Y.Doc(), {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: protocolsOf(client),
      disableBc: true,
    });
  const [mine, theirs] = [open(writer), open(reader)];
  let word = "";
  let number = 0;
  const write = (): void => {
    word = `l${life}x${number++}z`;
    put(mine.doc, word);
  };
  const ended = new Promise<void>((resolve) => {
    for (const provider of [mine, theirs]) provider.once("connection-close", () => resolve());
  });
  theirs.doc.on("update", () => {
    if (word === "" || !new Set(words(theirs.doc)).has(word)) return;
    acknowledge(word);
    write();
  });
  await Promise.race([ended, Promise.all([mine, theirs].map((one) => new Promise((done) => one.once("sync", done))))]);
  if (mine.synced && theirs.synced) write();
  await ended;
  for (const provider of [mine, theirs]) {
    provider.destroy();
    provider.doc.destroy();
  }
  return word !== "";
}
