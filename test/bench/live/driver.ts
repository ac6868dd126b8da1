/**
 * The clients of the live bench, in a process of their own: raw sockets that speak just enough of the protocol, so that what is
 * measured is the server and not a thousand documents being merged. Writers have a real document; readers look for the marks
 * that writers type. Connects, says so, then types once for every message it gets.
 */
import { setTimeout as wait } from "node:timers/promises";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { DriverTask, Typed } from "./load.ts";

const { kind, address, protocols, documentsPerSession, load } = JSON.parse(process.argv[2] ?? "{}") as DriverTask;
const isHocuspocus = kind === "hocuspocus";
/** Sockets opened at a time: a thousand at once is a test of the listen queue. */
const openedAtOnce = 50;
const openWithinMs = 30_000;
const arriveWithinMs = 10_000;

const steps = { vector: 0, state: 1, update: 2 } as const;
let latencies: number[] = [];
let sentAt: number[][] = [];
let openClients = 0;

function frame(room: string, step: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  // Hocuspocus has several documents on one socket and names them in each message.
  if (isHocuspocus) writeVarString(encoder, room);
  writeVarUint(encoder, 0);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
}

/** Hocuspocus waits for a token, also where nobody checks it. */
function signIn(room: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, room);
  writeVarUint(encoder, 2);
  writeVarUint(encoder, 0);
  writeVarString(encoder, "");
  return toUint8Array(encoder);
}

async function open(document: number, client: number): Promise<WebSocket> {
  const room = `document-${document}`;
  const signedIn = protocols[client]?.[Math.floor(document / documentsPerSession)] ?? [];
  const socket = new WebSocket(isHocuspocus ? address : `${address}/${room}`, [...signedIn], {
    perMessageDeflate: false,
  });
  await new Promise<void>((opened, failed) => {
    socket.on("error", failed);
    socket.on("message", (data) => {
      const bytes = data as Buffer;
      const at = isHocuspocus ? 1 + room.length : 0;
      if (bytes[at] !== 0) return;
      const step = bytes[at + 1];
      if (step === steps.vector) socket.send(frame(room, steps.state, new Uint8Array([0, 0])));
      else if (step === steps.state) opened();
      if (client > 0) read(document, bytes);
    });
    socket.once("open", () => {
      if (isHocuspocus) socket.send(signIn(room));
      socket.send(frame(room, steps.vector, new Uint8Array([0])));
    });
  });
  openClients++;
  return socket;
}

function read(document: number, bytes: Buffer): void {
  // A server may join keystrokes; then one message delivers several.
  for (const [, mark] of bytes.toString("latin1").matchAll(/<(\d+)>/g)) {
    const at = sentAt[document]?.[Number(mark)];
    if (at !== undefined) latencies.push(performance.now() - at);
  }
}

async function connect(): Promise<Y.Doc[]> {
  const pairs = Array.from({ length: load.documents * load.clients }, (_, index) => ({
    document: Math.floor(index / load.clients),
    client: index % load.clients,
  }));
  const writers: Y.Doc[] = [];
  for (let start = 0; start < pairs.length; start += openedAtOnce) {
    await Promise.all(
      pairs.slice(start, start + openedAtOnce).map(async ({ document, client }) => {
        const socket = await open(document, client);
        if (client > 0) return;
        const doc = new Y.Doc();
        doc.on("update", (update: Uint8Array) => socket.send(frame(`document-${document}`, steps.update, update)));
        writers[document] = doc;
      }),
    );
  }
  return writers;
}

let nextMark = 0;

/** Every writer types `keystrokes` times; the writers take turns, a few each millisecond. */
async function type(writers: readonly Y.Doc[], keystrokes: number): Promise<Typed> {
  latencies = [];
  sentAt = writers.map(() => []);
  for (let count = 0; count < keystrokes; count++) {
    const mark = nextMark++;
    for (const [document, doc] of writers.entries()) {
      const text = doc.getText("notes");
      const at = (sentAt[document] ??= []);
      at[mark] = performance.now();
      text.insert(text.length, `<${mark}>`);
      if (document % 5 === 4) await wait(1);
    }
    await wait(20);
  }
  const sent = writers.length * keystrokes;
  const expected = sent * (load.clients - 1);
  for (let waitedMs = 0; latencies.length < expected && waitedMs < arriveWithinMs; waitedMs += 20) await wait(20);
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { sent, delivered: latencies.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}

process.on("disconnect", () => process.exit(0));
const overdue = setTimeout(() => {
  console.error(`Only ${openClients} of ${load.documents * load.clients} clients are connected to ${kind}.`);
  process.exit(1);
}, openWithinMs);
const writers = await connect();
clearTimeout(overdue);
process.on("message", (keystrokes: number) => {
  void type(writers, keystrokes).then((typed) => process.send?.(typed));
});
process.send?.("connected");
