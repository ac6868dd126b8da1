/**
 * The records plane: a new device receives 10,000 recipes (decoded and validated, not yet stored), beside one plain HTTP download
 * of the same documents; and what one decision costs where there are 10,000 shares, beside @casl/ability.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMongoAbility, subject } from "@casl/ability";
import { WebSocket } from "ws";
import { decodeFrame, encodeFrame } from "../../src/domain/protocol/codec.ts";
import { maxRows, protocolVersion, recordsProtocol, serverMessageSchema } from "../../src/domain/protocol/messages.ts";
import { authorize, effectivePermission, type ShareFacts } from "../../src/domain/sharing/authorize.ts";
import { seededCatalog } from "../../src/domain/sharing/catalog.ts";
import { lonePerson } from "../../src/domain/sharing/principals.ts";
import { shareFacts } from "../helpers/shares.ts";
import type { BenchRow } from "./benchRow.ts";

const recipes = 10_000;
const shares = 10_000;
const rounds = 5;
const withinMs = 120_000;

interface Received {
  readonly ms: number;
  readonly bytes: number;
}

async function receiveAll(address: string, token: string): Promise<Received> {
  const begun = performance.now();
  const socket = new WebSocket(address, [recordsProtocol, token], { perMessageDeflate: false });
  const signal = AbortSignal.timeout(withinMs);
  let bytes = 0;
  let rows = 0;
  await once(socket, "open", { signal });
  socket.send(encodeFrame({ t: "hello", version: protocolVersion }));
  for (let since = 0, more = true, n = 0; more;) {
    const [data] = (await once(socket, "message", { signal })) as [Buffer];
    bytes += data.byteLength;
    const message = serverMessageSchema.parse(decodeFrame(data));
    if (message.t === "pulled-items") {
      rows += message.rows.length;
      since = message.upTo;
      more = message.more;
    } else if (message.t !== "welcome") throw new Error(`The server said ${message.t}`);
    if (more) socket.send(encodeFrame({ t: "pull", n: n++, collection: "items", since, limit: maxRows }));
  }
  socket.close();
  if (rows !== recipes) throw new Error(`${rows} of ${recipes} recipes arrived`);
  return { ms: performance.now() - begun, bytes };
}

async function download(address: string): Promise<Received> {
  const begun = performance.now();
  const response = await fetch(address, { signal: AbortSignal.timeout(withinMs) });
  const { byteLength } = await response.arrayBuffer();
  return { ms: performance.now() - begun, bytes: byteLength };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function newDevice(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  const server = fork(join(import.meta.dirname, "live/recordsServer.ts"), [folder, String(recipes)]);
  try {
    const [ready] = (await once(server, "message", { signal: AbortSignal.timeout(withinMs) })) as [
      { sync: string; token: string; plain: string },
    ];
    const ours: Received[] = [];
    const plain: Received[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await receiveAll(ready.sync, ready.token));
      plain.push(await download(ready.plain));
    }
    const row = (what: string, unit: string, own: number, peer: number, note: string): BenchRow => ({
      name: `new device, ${recipes} recipes: ${what}`,
      ours: own,
      peer,
      ratio: own / peer,
      unit,
      note,
    });
    const ms = (all: readonly Received[]): number => median(all.map((one) => one.ms));
    const megabytes = (all: readonly Received[]): number => median(all.map((one) => one.bytes)) / 1_000_000;
    return [
      row("time", "ms", ms(ours), ms(plain), "plain HTTP download; at most 2.5"),
      row("bytes", "MB", megabytes(ours), megabytes(plain), "plain HTTP download"),
    ];
  } finally {
    server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

/** ns a call of `work`, which is given a number that differs each time; the median of several runs. */
function nanoseconds(calls: number, work: (call: number) => boolean): number {
  const runs = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    let allowed = 0;
    for (let call = 0; call < calls; call++) if (work(call)) allowed++;
    if (allowed === 0) throw new Error("Nothing was allowed: the wrong thing is measured.");
    return ((performance.now() - begun) * 1_000_000) / calls;
  });
  return median(runs);
}

/** Anna has shared 10,000 recipes with Ben, one by one. */
function decisions(): BenchRow[] {
  const all: ShareFacts[] = Array.from({ length: shares }, (_, index) =>
    shareFacts({
      id: `share-${index}`,
      ownerId: "anna",
      recipientId: "ben",
      itemType: "recipe",
      itemId: `recipe-${index}`,
      level: index % 2 === 0 ? "edit" : "view",
    }),
  );
  const ben = lonePerson("ben");
  const byItem = new Map(all.map((share) => [share.itemId, [share]]));
  const items = all.map(({ itemId }) => ({ id: itemId ?? "", type: "recipe" as const, ownerId: "anna" }));
  const itemAt = (call: number): (typeof items)[number] =>
    items[call % shares] ?? { id: "", type: "recipe", ownerId: "" };
  // Its rules are the same grants; it looks through all that are about recipes.
  const ability = createMongoAbility(
    all.map(({ itemId, level }) => ({
      action: level === "edit" ? ["view", "edit"] : ["view"],
      subject: "recipe",
      conditions: { id: itemId },
    })),
  );
  const casl = nanoseconds(200, (call) => ability.can("edit", subject("recipe", { ...itemAt(call * 50) })));
  const decide = (found: (id: string) => readonly ShareFacts[]) => (call: number) =>
    authorize(seededCatalog, ben, "edit", itemAt(call), found(itemAt(call).id), 0).allowed;
  const unsorted = nanoseconds(500, (call) => decide(() => all)(call * 20));
  const looked = nanoseconds(
    200_000,
    decide((id) => byItem.get(id) ?? []),
  );
  const permission = nanoseconds(
    200_000,
    (call) => effectivePermission(seededCatalog, ben, itemAt(call), byItem.get(itemAt(call).id) ?? [], 0) !== null,
  );
  const row = (name: string, own: number, note: string): BenchRow => ({
    name: `${shares} shares: ${name}`,
    ours: own,
    peer: casl,
    ratio: own / casl,
    unit: "ns",
    note,
  });
  return [
    row("a decision among a person's 10,000 unsorted shares", unsorted, "@casl/ability"),
    row("a decision, shares found by item", looked, "@casl/ability, which has no such index"),
    row("an effective permission, shares found by item", permission, "@casl/ability, which has no such index"),
  ];
}

export async function run(): Promise<BenchRow[]> {
  return [...(await newDevice()), ...decisions()];
}
