/** The server as `npm run server` starts it: a process of its own on a free port, with people who register as people do. */
import { spawn, type ChildProcess } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { projectFolder } from "../../scripts/build.ts";
import { TestClient } from "./testClient.ts";

export const processPassword = "a long and quiet evening";

export interface ServerProcess {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly lines: readonly string[];
  readonly address: string;
}

/** A process that may not have come as far as listening. */
export interface StartingServer {
  readonly child: ChildProcess;
  /** Rejects when it ends before it listens, with what it said. */
  readonly listening: Promise<ServerProcess>;
}

const program = join(projectFolder, "sync-server/index.ts");
const givesUpMs = 10_000;

/** Whoever starts it ends it. */
export function startServerProcess(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
  entry: string = program,
): StartingServer {
  const child = spawn(process.execPath, [entry, "--port", "0"], {
    env: { ...process.env, POTLUCK_DATA: dataFolder, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  const listening = new Promise<ServerProcess>((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => errors.push(line));
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const address = /^Potluck is at (http:\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve({ child, lines, address });
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(`The server ended before it listened. ${errors.join("\n")}`)));
  });
  // Whoever does not wait for it has no use for how it failed.
  listening.catch(() => undefined);
  return { child, listening };
}

/** Looks every few milliseconds until there is something. */
async function until<Value>(what: string, look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (const deadline = performance.now() + givesUpMs; performance.now() < deadline; await wait(20)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`There is no ${what}.`);
}

/** The secret of the setup link in what the server prints. */
export function setupSecretIn(lines: readonly string[]): Promise<string> {
  return until("setup link", () => /\/setup#([\w-]{43})$/m.exec(lines.join("\n"))?.[1]);
}

/** The code in the mail to this address that lies in the outbox. */
export function codeInOutbox(dataFolder: string, address: string): Promise<string> {
  const folder = join(dataFolder, "outbox");
  return until(`code for ${address}`, async () => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
    const mails = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return mails
      .filter((mail) => mail.includes(`To: ${address}`))
      .flatMap((mail) => /^ {4}(\d{6})\r?$/m.exec(mail)?.[1] ?? [])
      .at(-1);
  });
}

/** Registers with the code from the mail; signed in with tokens. */
export async function registerAtProcess(server: ServerProcess, dataFolder: string, name: string): Promise<TestClient> {
  const address = `${name}@example.org`;
  const client = new TestClient(server.address);
  const { id } = (await client.post("/api/account/register", { address, password: processPassword, name })).body;
  const code = await codeInOutbox(dataFolder, address);
  const verified = await client.post("/api/account/verify", { id, code, kind: "token", device: "test" });
  if (verified.status !== 200) throw new Error(`${name} could not register: ${verified.text}`);
  client.keep(verified);
  return client;
}
