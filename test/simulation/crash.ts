/**
 * The real server process on a real disk, killed without a word (`kill -9`) while signed-in people write on both planes as fast as
 * they are answered, and started again on what it left. After each time: every acknowledged write is there whole, none is
 * there by halves, and the audit explains every row.
 */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as Y from "yjs";
import { itemPush, sharePush } from "../helpers/rawPeer.ts";
import type { SeededRandom } from "../helpers/seededRandom.ts";
import {
  registerAtProcess,
  startServerProcess,
  type ServerProcess,
  type StartingServer,
} from "../helpers/serverProcess.ts";
import type { TestClient } from "../helpers/testClient.ts";
import { checkServed, checkStored, type Acknowledged } from "./crashCheck.ts";
import {
  askAll,
  listPlace,
  notesPlace,
  shareRecords,
  writeLive,
  writeRecords,
  type LivePlace,
  type Load,
} from "./crashLoad.ts";

export interface CrashOutcome {
  readonly problems: readonly string[];
  /** Acknowledged, by kind of write. */
  readonly acknowledged: Readonly<Record<keyof Acknowledged, number>>;
  /** Connections that were cut off while a write was under way. */
  readonly cutOff: number;
  /** Killed before it listened, besides. */
  readonly killedStarting: number;
}

/** Chance that it is killed when everybody is in full swing; else whenever it comes. */
const killWarmChance = 0.7;
/** Chance that a start is killed before it listens. */
const killStartingChance = 0.2;
/** Chance that nobody does anything but type, so that nothing puts it in its places before the kill. */
const typingOnlyChance = 0.4;
/** About how long a start takes, ms. */
const startMs = 900;

interface Household {
  readonly anna: TestClient;
  readonly ben: TestClient;
  readonly carla: TestClient;
}

/** Kills the server `times` times under load and looks after each. */
export async function crash(times: number, random: SeededRandom): Promise<CrashOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-crash-"));
  const acknowledged: Acknowledged = { records: new Set(), live: new Set(), typed: new Set(), shares: new Set() };
  const problems: string[] = [];
  let running: StartingServer | undefined;
  let cutOff = 0;
  let killedStarting = 0;
  const start = (): StartingServer => (running = startServerProcess(folder));
  try {
    const people = await gather(await start().listening, folder);
    await end(running);
    for (let life = 0; life < times; life++) {
      if (random.next() < killStartingChance) {
        start();
        await wait(random.whole(0, startMs));
        await end(running);
        killedStarting++;
      }
      moveTo((await start().listening).address, people);
      const isWarm = random.next() < killWarmChance;
      const { loads, warm } = load(people, life, acknowledged, { isTypingOnly: random.next() < typingOnlyChance });
      if (isWarm) await warm;
      await wait(random.whole(0, 300));
      await end(running);
      cutOff += (await Promise.all(loads)).filter(Boolean).length;
      problems.push(...(await checkStored(folder, acknowledged)).map((problem) => `life ${life}: ${problem}`));
    }
    moveTo((await start().listening).address, people);
    for (const client of Object.values(people)) problems.push(...(await checkServed(client, acknowledged)));
  } finally {
    await end(running);
    await rm(folder, { recursive: true, force: true });
  }
  const { records, live, typed, shares } = acknowledged;
  const counted = { records: records.size, live: live.size, typed: typed.size, shares: shares.size };
  return { problems, acknowledged: counted, cutOff, killedStarting };
}

/** Three people with accounts; what Anna has of lists and recipes is Ben's to edit, now and later. */
async function gather(server: ServerProcess, folder: string): Promise<Household> {
  const [anna, ben, carla] = [
    await registerAtProcess(server, folder, "anna"),
    await registerAtProcess(server, folder, "ben"),
    await registerAtProcess(server, folder, "carla"),
  ];
  for (const itemType of ["list", "recipe"] as const) {
    const id = `all-${itemType}s`;
    const wish = sharePush({ id, address: "ben@example.org", itemType, itemId: null, shareAll: true });
    await askAll(anna, [{ t: "push-shares", n: 1, rows: [wish] }]);
    await askAll(ben, [{ t: "push-shares", n: 1, rows: [sharePush({ id, move: "accept" })] }]);
  }
  return { anna, ben, carla };
}

/** The server is at another port each time; the sessions are the same. */
function moveTo(address: string, people: Household): void {
  for (const client of Object.values(people)) client.address = address;
}

/** Everybody begins to write; `warm` resolves when each of them was answered once, or their connections are gone. */
function load(
  { anna, ben, carla }: Household,
  life: number,
  acknowledged: Acknowledged,
  { isTypingOnly }: { readonly isTypingOnly: boolean },
) {
  const { records, live, typed, shares } = acknowledged;
  const together = listPlace(`together-${life}`);
  const text = notesPlace(`typed-${life}`);
  const writeTogether = async (
    type: "list" | "recipe",
    place: LivePlace,
    acknowledge: (word: string) => void,
  ): Load => {
    const item = itemPush(place.itemId, new Y.Doc(), { type });
    const sent = askAll(anna, [{ t: "push", n: 1, collection: "items", rows: [item] }]);
    // Killed before there is anything to write in.
    const isThere = await sent.then(
      ([answer]) => answer?.t === "pushed-items",
      () => false,
    );
    return isThere && writeLive(anna, ben, place, life, acknowledge);
  };
  const typing = watched(
    (heard) => writeTogether("recipe", text, heard),
    (word) => typed.add(`${text.itemId} ${word}`),
  );
  if (isTypingOnly) return { loads: [typing.load], warm: typing.first };
  const started = [
    typing,
    watched(
      (heard) => writeRecords(anna, life, heard),
      (word) => records.add(`${anna.personId} ${word}`),
    ),
    watched(
      (heard) => writeRecords(ben, life, heard),
      (word) => records.add(`${ben.personId} ${word}`),
    ),
    watched(
      (heard) => shareRecords(carla, life, heard),
      (id) => shares.add(id),
    ),
    watched(
      (heard) => writeTogether("list", together, heard),
      (word) => live.add(`${together.itemId} ${word}`),
    ),
  ];
  return { loads: started.map(({ load }) => load), warm: Promise.all(started.map(({ first }) => first)) };
}

/** A load that keeps what is acknowledged, and when it first was. */
function watched(begin: (heard: (what: string) => void) => Load, keep: (what: string) => void) {
  const { promise: first, resolve } = Promise.withResolvers<void>();
  const load = begin((what) => {
    keep(what);
    resolve();
  });
  return { load, first: Promise.race([first, load]) };
}

/** Kills a process without a word and waits until the system has put it away. */
async function end(starting: StartingServer | undefined): Promise<void> {
  const child = starting?.child;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
