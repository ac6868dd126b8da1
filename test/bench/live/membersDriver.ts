/**
 * The devices of all members, each a socket of its own on the records plane: they greet, pull what there is, and pull again when the
 * server says that there is news. The first one changes a row of the table, as often as it is told to.
 */
import { once } from "node:events";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { decodeFrame, encodeFrame } from "../../../src/domain/protocol/codec.ts";
import {
  protocolVersion,
  recordsProtocol,
  serverMessageSchema,
  tokenProtocol,
} from "../../../src/domain/protocol/messages.ts";
import { addRows } from "../../../src/domain/tables/document.ts";
import { itemPush } from "../../helpers/rawPeer.ts";
import type { ChangesArrived, MembersTask } from "./membersTask.ts";

const { address, tokens, tableId, changes } = JSON.parse(process.argv[2] ?? "{}") as MembersTask;
const rowsId = `${tableId}.rows`;
const openedAtOnce = 50;

class Device {
  readonly socket: WebSocket;
  #since = 0;
  #isPulling = false;
  #hasNews = false;
  /** How often the block of rows came. */
  came = 0;
  onCame: () => void = () => undefined;

  constructor(token: string) {
    this.socket = new WebSocket(address, [recordsProtocol, tokenProtocol(token)], { perMessageDeflate: false });
    this.socket.on("message", (data: Buffer) => this.#hear(data));
  }

  say(message: unknown): void {
    this.socket.send(encodeFrame(message));
  }

  pull(): void {
    this.#hasNews = this.#isPulling;
    if (this.#isPulling) return;
    this.#isPulling = true;
    this.say({ t: "pull", n: 1, collection: "items", since: this.#since, limit: 100 });
  }

  #hear(data: Buffer): void {
    const message = serverMessageSchema.parse(decodeFrame(data));
    if (message.t === "news" && message.collection === "items") this.pull();
    if (message.t !== "pulled-items") return;
    this.#since = message.upTo;
    this.#isPulling = false;
    if (message.rows.some((row) => row.kind === "item" && row.head.id === rowsId)) {
      this.came++;
      this.onCame();
    }
    if (this.#hasNews || message.more) this.pull();
  }
}

const devices: Device[] = [];
for (let start = 0; start < tokens.length; start += openedAtOnce) {
  const some = tokens.slice(start, start + openedAtOnce).map((token) => new Device(token));
  await Promise.all(some.map(({ socket }) => once(socket, "open")));
  devices.push(...some);
}
for (const device of devices) {
  device.say({ t: "hello", version: protocolVersion });
  device.pull();
}
const [writer] = devices;
const rows = new Y.Doc();
rows.clientID = 9;
const more = { type: "rows", parentId: tableId, sortKey: "a0" } as const;

/** Changes the rows once; resolves when the last of the others has it: how long that took, ms. */
async function change(index: number): Promise<number> {
  const others = devices.slice(1);
  const before = others.map(({ came }) => came);
  const all = new Promise<void>((done) => {
    const look = (): void => {
      if (others.every(({ came }, at) => came > (before[at] ?? 0))) done();
    };
    for (const device of others) device.onCame = look;
  });
  addRows(rows, [{ cells: { name: `row ${index}` } }], () => `row-${index}`);
  const begun = performance.now();
  writer?.say({ t: "push", n: 2, collection: "items", rows: [itemPush(rowsId, rows, more)] });
  await all;
  return performance.now() - begun;
}

// The first one makes the block, and everybody has everything.
await change(0);
process.send?.("ready");
process.once("message", () => {
  void (async () => {
    const lastMs: number[] = [];
    for (let index = 1; index <= changes; index++) lastMs.push(await change(index));
    const arrived: ChangesArrived = { lastMs };
    process.send?.(arrived);
  })();
});
process.on("disconnect", () => process.exit(0));
