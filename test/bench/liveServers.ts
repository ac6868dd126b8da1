/**
 * The live plane beside its peers, in one run: 50 documents × 4 clients and 500 × 2, one of each document's clients typing. The
 * peers store nothing and check nobody; ours authenticates, authorizes, stores durably and audits. CPU is the server process's
 * own; latency is from a keystroke to its arrival at each other client.
 */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { BenchRow } from "./benchRow.ts";
import type { DriverTask, Held, Load, ServerKind, ServerReady, Typed } from "./live/load.ts";

interface Measured {
  readonly cpuMsPerThousand: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly heldBytesPerConnection: number;
  readonly residentBytesPerConnection: number;
}

/** Clock ticks of the system a second, as Linux counts process time. */
const ticksPerSecond = 100;
const answersWithinMs = 60_000;
/** Typed before anything is measured, so that nobody is measured while being compiled. */
const warmUpKeystrokes = 100;
/** Each server is measured so often, taking turns; the median counts. */
const rounds = 3;

async function cpuMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

async function residentBytes(pid: number): Promise<number> {
  const line = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) * 1_024;
}

function start(file: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, "live", file), args, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--expose-gc"],
  });
}

/** The next message of a process; throws when it ends first or takes too long. */
async function answerOf<T>(child: ChildProcess, what: string): Promise<T> {
  const settled = new AbortController();
  try {
    return await Promise.race([
      new Promise<T>((got, failed) => {
        child.once("message", (message) => got(message as T));
        child.once("exit", (code) => failed(new Error(`${what} ended with ${code}`)));
      }),
      wait(answersWithinMs, undefined, { signal: settled.signal }).then(() => {
        throw new Error(`${what} did not answer`);
      }),
    ]);
  } finally {
    settled.abort();
  }
}

async function heldBytes(server: ChildProcess, kind: ServerKind): Promise<number> {
  const answer = answerOf<Held>(server, `The ${kind} server`);
  server.send("memory");
  return (await answer).heldBytes;
}

async function measure(kind: ServerKind, load: Load): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  const server =
    kind === "potluck" ? start("potluckServer.ts", [folder, JSON.stringify(load)]) : start("peerServer.ts", [kind]);
  let driver: ChildProcess | undefined;
  try {
    const pid = server.pid ?? 0;
    const ready = await answerOf<ServerReady>(server, `The ${kind} server`);
    const heldBefore = await heldBytes(server, kind);
    const before = await residentBytes(pid);
    const task: DriverTask = { ...ready, kind, load };
    driver = start("driver.ts", [JSON.stringify(task)]);
    await answerOf(driver, `The clients of ${kind}`);
    const after = await residentBytes(pid);
    const heldAfter = await heldBytes(server, kind);
    const connections = load.documents * load.clients;
    const warmUp = answerOf(driver, `The clients of ${kind}`);
    driver.send(warmUpKeystrokes);
    await warmUp;
    const cpuBefore = await cpuMs(pid);
    const typing = answerOf<Typed>(driver, `The clients of ${kind}`);
    driver.send(load.keystrokes);
    const typed = await typing;
    const cpu = (await cpuMs(pid)) - cpuBefore;
    const expected = typed.sent * (load.clients - 1);
    if (typed.delivered !== expected) throw new Error(`${kind}: ${typed.delivered} of ${expected} updates arrived`);
    return {
      cpuMsPerThousand: (cpu / typed.delivered) * 1_000,
      p50Ms: typed.p50Ms,
      p95Ms: typed.p95Ms,
      heldBytesPerConnection: (heldAfter - heldBefore) / connections,
      residentBytesPerConnection: (after - before) / connections,
    };
  } finally {
    driver?.kill();
    server.kill("SIGKILL");
    if (server.exitCode === null && server.signalCode === null)
      await new Promise((ended) => server.once("exit", ended));
    await rm(folder, { recursive: true, force: true });
  }
}

function median(all: readonly Measured[]): Measured {
  const of = (pick: (one: Measured) => number): number =>
    all.map(pick).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  return {
    cpuMsPerThousand: of((one) => one.cpuMsPerThousand),
    p50Ms: of((one) => one.p50Ms),
    p95Ms: of((one) => one.p95Ms),
    heldBytesPerConnection: of((one) => one.heldBytesPerConnection),
    residentBytesPerConnection: of((one) => one.residentBytesPerConnection),
  };
}

const loads: readonly Load[] = [
  { documents: 50, clients: 4, keystrokes: 200 },
  { documents: 500, clients: 2, keystrokes: 30 },
];
const kinds: readonly ServerKind[] = ["potluck", "y-websocket", "hocuspocus"];

export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const load of loads) {
    const what = `${load.documents} documents × ${load.clients} clients`;
    const measured: Record<ServerKind, Measured[]> = { potluck: [], "y-websocket": [], hocuspocus: [] };
    for (let round = 0; round < rounds; round++) {
      for (const kind of kinds) measured[kind].push(await measure(kind, load));
    }
    const ours = median(measured.potluck);
    const plain = median(measured["y-websocket"]);
    const hocuspocus = median(measured.hocuspocus);
    const row = (name: string, unit: string, own: number, peer: number, note: string): void => {
      rows.push({ name: `${what}: ${name}, beside ${note}`, ours: own, peer, ratio: own / peer, unit });
    };
    const cpu = "server CPU per 1,000 delivered";
    row(cpu, "ms", ours.cpuMsPerThousand, plain.cpuMsPerThousand, "y-websocket 2.1.0 (at most 0.8 ×)");
    row(cpu, "ms", ours.cpuMsPerThousand, hocuspocus.cpuMsPerThousand, "Hocuspocus 4");
    row("median latency", "ms", ours.p50Ms, plain.p50Ms, "y-websocket 2.1.0");
    row("p95 latency", "ms", ours.p95Ms, plain.p95Ms, "y-websocket 2.1.0 (at most 1 ×)");
    row("p95 latency", "ms", ours.p95Ms, hocuspocus.p95Ms, "Hocuspocus 4 (at most 1 ×)");
    // What the process takes from the system grows in large steps, with the first work it does; what it holds does not.
    for (const [name, bytes] of [
      ["memory held per connection", (one: Measured) => one.heldBytesPerConnection],
      ["growth of the process per connection", (one: Measured) => one.residentBytesPerConnection],
    ] as const) {
      row(name, "KB", bytes(ours) / 1_024, bytes(hocuspocus) / 1_024, "Hocuspocus 4 (at most 1 ×)");
    }
  }
  return rows;
}
