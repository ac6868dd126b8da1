/**
 * A device that is new, in a process of its own: gets all recipes once, by the way its task names, says how long that took, and
 * ends. Stores are on an in-process IndexedDB, the same one for ours and the peer's.
 */
import "fake-indexeddb/auto";
import { randomBytes } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { WebSocket } from "ws";
import { recordsProtocol, maxRows } from "../../../src/domain/protocol/messages.ts";
import { openKitchen, type Kitchen } from "../../../src/renderer/data/kitchen.ts";
import { RecordsConnection, type SocketEvents } from "../../../src/renderer/sync/connection.ts";
import { FeedAhead } from "../../../src/renderer/sync/feedAhead.ts";
import { replicateItems } from "../../../src/renderer/sync/itemReplication.ts";
import { RescueStore } from "../../../src/renderer/sync/rescue.ts";
import type { DeviceKind, DeviceTask, Received } from "./newDeviceTask.ts";
import type { PouchConstructor } from "./pouch.ts";

const task = JSON.parse(process.argv[2] ?? "{}") as DeviceTask;
const { address, protocols, recipes } = task;
let bytes = 0;

function connect(): RecordsConnection {
  const connection = new RecordsConnection({
    openSocket(events: SocketEvents) {
      const socket = new WebSocket(address, [recordsProtocol, ...protocols], { perMessageDeflate: false });
      socket.on("open", () => events.onOpen());
      socket.on("message", (data: Buffer) => {
        bytes += data.byteLength;
        events.onFrame(data);
      });
      socket.on("close", () => events.onClose());
      return { send: (frame) => socket.send(frame), close: () => socket.close() };
    },
    token: () => Promise.resolve(null),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
  });
  connection.connect();
  return connection;
}

function newKitchen(): Promise<Kitchen> {
  return openKitchen({
    name: "device",
    storage: getRxStorageDexie({ chromeTransactionDurability: "strict" }),
    multiInstance: false,
    now: () => Date.now(),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
  });
}

async function download(path: string): Promise<Buffer[]> {
  const response = await new Promise<IncomingMessage>((answered, failed) => {
    get(`${address}${path}`, answered).on("error", failed);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
  }
  return chunks;
}

/** Each way in two halves: what is made ready before the clock starts, and what is timed. Answers how many rows came. */
const ways: Readonly<Record<DeviceKind, () => Promise<() => Promise<number>>>> = {
  receive: () =>
    Promise.resolve(async () => {
      const connection = connect();
      let rows = 0;
      const feed = new FeedAhead(connection);
      for (let since = 0, more = true; more;) {
        const page = await feed.page(since, maxRows);
        rows += page.rows.length;
        ({ upTo: since, more } = page);
      }
      connection.close();
      return rows;
    }),
  async replicate() {
    const { collections } = await newKitchen();
    return async () => {
      const connection = connect();
      const replication = replicateItems({
        items: collections.items,
        connection,
        rescues: new RescueStore(collections.rescues, () => Date.now()),
        feedId: "anna",
        waitForLeadership: false,
      });
      await replication.awaitInitialReplication();
      return collections.items.count().exec();
    };
  },
  download: () => Promise.resolve(() => download("/documents").then(() => recipes)),
  async downloadAndStore() {
    const { collections } = await newKitchen();
    return async () => {
      const records = JSON.parse(Buffer.concat(await download("/records")).toString()) as Parameters<
        typeof collections.items.bulkInsert
      >[0];
      await collections.items.bulkInsert(records);
      return collections.items.count().exec();
    };
  },
  pouch() {
    const require = createRequire(import.meta.url);
    const Pouch = require("pouchdb-core") as PouchConstructor;
    for (const name of ["http", "indexeddb"]) Pouch.plugin(require(`pouchdb-adapter-${name}`));
    Pouch.plugin(require("pouchdb-replication"));
    const device = new Pouch("device", { adapter: "indexeddb" });
    return Promise.resolve(async () => {
      await device.replicate.from(new Pouch(address, { adapter: "http" }), { batch_size: maxRows });
      return (await device.info()).doc_count;
    });
  },
};

const run = await ways[task.kind]();
const begun = performance.now();
const usedBefore = process.cpuUsage();
const rows = await run();
const ms = performance.now() - begun;
const { user, system } = process.cpuUsage(usedBefore);
const received: Received = { ms, cpuMs: (user + system) / 1_000, rows, bytes };
process.send?.(received, () => process.exit(0));
