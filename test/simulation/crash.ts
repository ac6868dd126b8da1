/**
 * A real server process on a real disk, killed without a word (`kill -9`) while several people write as fast as they are answered, and
 * started again on what it left. Afterwards: every acknowledged write is there whole, and the audit explains every row.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { decodeFrame, encodeFrame } from "../../src/domain/protocol/codec.ts";
import { protocolVersion, serverMessageSchema } from "../../src/domain/protocol/messages.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { itemPush } from "../helpers/rawPeer.ts";
import type { SeededRandom } from "../helpers/seededRandom.ts";
import { checkAudit, readServer } from "./invariants.ts";

const writers = ["person-anna", "person-ben", "person-carla"] as const;
const entry = new URL("../helpers/syncServerProcess.ts", import.meta.url).pathname;

export interface CrashOutcome {
  readonly problems: readonly string[];
  readonly acknowledged: number;
  /** Killed while a write was asked for and not answered. */
  readonly killedInTheMiddle: number;
}

async function start(folder: string): Promise<{ process: ChildProcess; port: number }> {
  const portFile = join(folder, "port");
  rmSync(portFile, { force: true });
  const child = spawn(process.execPath, [entry, folder, portFile], { stdio: "ignore" });
  while (!existsSync(portFile)) {
    if (child.exitCode !== null) throw new Error("The server process did not start");
    await wait(10);
  }
  return { process: child, port: Number(readFileSync(portFile, "utf8")) };
}

/** Writes words into an own list, one after the other, until the connection ends; `acknowledge` hears each that was answered. */
async function write(
  port: number,
  personId: string,
  life: number,
  acknowledge: (word: string) => void,
): Promise<boolean> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${personId}`);
  socket.on("error", () => undefined);
  const doc = new Y.Doc();
  let isAsked = false;
  let number = 0;
  let word = "";
  const ask = (): void => {
    const before = Y.encodeStateVector(doc);
    word = `w${life}x${number++}z`;
    doc.getMap("aisles").set(word, "bakery");
    const push = itemPush(`list-${personId}-${life}`, Y.encodeStateAsUpdate(doc, before));
    // A second row of the same push: both are stored, or none.
    const other = new Y.Doc();
    other.getMap("aisles").set(word, "bakery");
    const twin = itemPush(`twin-${personId}-${life}-${number}`, other);
    socket.send(encodeFrame({ t: "push", n: number, collection: "items", rows: [push, twin] }));
    isAsked = true;
  };
  socket.on("open", () => socket.send(encodeFrame({ t: "hello", version: protocolVersion })));
  socket.on("message", (data: Buffer) => {
    const message = serverMessageSchema.parse(decodeFrame(data));
    if (message.t === "welcome") ask();
    if (message.t !== "pushed-items") return;
    if (message.results.every((result) => result.kind === "merged")) acknowledge(word);
    isAsked = false;
    ask();
  });
  // Not `once`, which rejects where the wire breaks with an error first.
  await new Promise((resolve) => socket.on("close", resolve));
  return isAsked;
}

/** Kills the server `times` times and looks after each. */
export async function crash(times: number, random: SeededRandom): Promise<CrashOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-crash-"));
  const acknowledged = new Set<string>();
  const problems: string[] = [];
  let killedInTheMiddle = 0;
  let running: ChildProcess | undefined;
  try {
    await addPeople(folder);
    for (let life = 0; life < times; life++) {
      const server = await start(folder);
      running = server.process;
      const sessions = writers.map((personId) =>
        write(server.port, personId, life, (word) => acknowledged.add(`${personId} ${word}`)),
      );
      await wait(random.whole(20, 300));
      server.process.kill("SIGKILL");
      killedInTheMiddle += (await Promise.all(sessions)).filter(Boolean).length;
      if (server.process.exitCode === null && server.process.signalCode === null) await once(server.process, "exit");
      problems.push(...(await check(folder, acknowledged)).map((problem) => `life ${life}: ${problem}`));
    }
  } finally {
    running?.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
  return { problems, acknowledged: acknowledged.size, killedInTheMiddle };
}

async function addPeople(folder: string): Promise<void> {
  const opened = await openSqliteStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.transaction(async (tx) => {
    for (const id of writers) await tx.people.add({ id, name: id, color: "sky", isAdmin: false, createdAt: 1 });
  });
  await opened.value.close();
}

async function check(folder: string, acknowledged: ReadonlySet<string>): Promise<string[]> {
  // Opening it as the server does rolls back what was not finished.
  const opened = await openSqliteStore(folder);
  if (!opened.ok) return [opened.error.message];
  await opened.value.close();
  const server = readServer(folder);
  const problems = await checkAudit(server, folder);
  const words = new Set<string>();
  const twins = new Set<string>();
  for (const item of server.items.values()) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, item.state);
    const found = item.id.startsWith("twin") ? twins : words;
    for (const word of doc.getMap("aisles").keys()) found.add(`${item.owner_id} ${word}`);
  }
  for (const word of acknowledged) if (!words.has(word)) problems.push(`${word} was acknowledged and is missing`);
  for (const word of words) if (!twins.has(word)) problems.push(`${word} is there and its twin is not`);
  for (const word of twins) if (!words.has(word)) problems.push(`the twin of ${word} is there and it is not`);
  return problems;
}
