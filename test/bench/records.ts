/**
 * The records plane: a new device receives 10,000 recipes. Three comparisons in one run, every client a new process: what comes
 * over the wire beside a plain download of the same bytes; everything stored beside finished records downloaded and written to
 * the same store; and that beside PouchDB, which replicates the recipes' plain fields from its own server.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchRow } from "./benchRow.ts";
import type { DeviceKind, DeviceTask, Received, RecordsReady } from "./live/newDeviceTask.ts";
import { median } from "./median.ts";

const recipes = 10_000;
/** The ways take turns, so that whatever else the machine does meets them alike. */
const rounds = 5;
const withinMs = 180_000;

function start(file: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, "live", file), args, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
}

/** The next message of a process. What it says besides (stores advertise) is shown only where it ends without one. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const settled = new AbortController();
  let said = "";
  child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  const signal = AbortSignal.any([settled.signal, AbortSignal.timeout(withinMs)]);
  try {
    return await Promise.race([
      once(child, "message", { signal }).then(([message]) => message as T),
      once(child, "exit", { signal }).then(([code]) => {
        throw new Error(`A process ended with ${String(code)} before it answered: ${said}`);
      }),
    ]);
  } finally {
    settled.abort();
  }
}

async function receive(task: DeviceTask): Promise<Received> {
  const device = start("newDevice.ts", [JSON.stringify(task)]);
  try {
    const received = await answerOf<Received>(device);
    if (received.rows !== recipes) throw new Error(`${received.rows} of ${recipes} recipes arrived (${task.kind}).`);
    return received;
  } finally {
    device.kill("SIGKILL");
  }
}

async function measure(ours: RecordsReady, pouchAddress: string): Promise<Record<DeviceKind, Received[]>> {
  const { sync, protocols, plain } = ours;
  const tasks: readonly DeviceTask[] = [
    { kind: "receive", address: sync, protocols, recipes },
    { kind: "download", address: plain, protocols: [], recipes },
    { kind: "replicate", address: sync, protocols, recipes },
    { kind: "downloadAndStore", address: plain, protocols: [], recipes },
    { kind: "pouch", address: pouchAddress, protocols: [], recipes },
  ];
  const measured: Record<DeviceKind, Received[]> = {
    receive: [],
    download: [],
    replicate: [],
    downloadAndStore: [],
    pouch: [],
  };
  for (let round = 0; round < rounds; round++) {
    for (const task of tasks) measured[task.kind].push(await receive(task));
  }
  return measured;
}

export async function run(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  const servers = [
    start("recordsServer.ts", [folder, String(recipes)]),
    start("pouchServer.ts", [String(recipes)]),
  ] as const;
  try {
    const [ours, pouch] = await Promise.all([
      answerOf<RecordsReady>(servers[0]),
      answerOf<{ readonly address: string }>(servers[1]),
    ]);
    const measured = await measure(ours, pouch.address);
    const ms = (kind: DeviceKind): number => median(measured[kind].map((one) => one.ms));
    const cpuMs = (kind: DeviceKind): number => median(measured[kind].map((one) => one.cpuMs));
    const megabytes = (kind: DeviceKind): number => median(measured[kind].map((one) => one.bytes)) / 1_000_000;
    const row = (what: string, unit: string, own: number, peer: number, note: string): BenchRow => ({
      name: `new device, ${recipes} recipes: ${what}`,
      ours: own,
      peer,
      ratio: own / peer,
      unit,
      note,
    });
    return [
      row("received", "ms", ms("receive"), ms("download"), "plain HTTP download, nothing read; at most 2.5"),
      row("bytes", "MB", megabytes("receive"), megabytes("download"), "plain HTTP download"),
      row(
        "merged, read and stored",
        "ms",
        ms("replicate"),
        ms("downloadAndStore"),
        "finished records as JSON, written to the same store; at most 2.5",
      ),
      row(
        "merged, read and stored: CPU of the device",
        "ms",
        cpuMs("replicate"),
        cpuMs("downloadAndStore"),
        "finished records as JSON, written to the same store",
      ),
      row(
        "merged, read and stored, beside PouchDB",
        "ms",
        ms("replicate"),
        ms("pouch"),
        "plain fields only, from express-pouchdb in memory to IndexedDB",
      ),
    ];
  } finally {
    for (const server of servers) server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}
