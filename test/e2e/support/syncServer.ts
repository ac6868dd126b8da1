/** The real server for one end-to-end test: real SQLite in a folder of its own, mails as files, restarted at will. */
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { composeServer, type ComposedServer } from "../../../sync-server/compose.ts";
import { usualLimits, type LimitName } from "../../../sync-server/limits/limits.ts";
import type { RateLimit } from "../../../sync-server/limits/rateLimits.ts";

const rendererFolder = resolve(import.meta.dirname, "../../../out/renderer");
const wide = { burst: 100_000, refillMs: 60_000 };
const wideLimits = Object.fromEntries(Object.keys(usualLimits).map((name) => [name, wide])) as Readonly<
  Record<LimitName, RateLimit>
>;
const givesUpMs = 10_000;
const looksEveryMs = 50;

export interface SyncServer {
  /** Where it listens; the same after a restart. */
  readonly address: string;
  readonly dataFolder: string;
  readonly composed: () => ComposedServer;
  /** The code of the latest mail to this address that has one; waits for the mail. */
  readonly mailCode: (address: string) => Promise<string>;
  /** The app's address that the latest mail to this address leads to, as a path such as `/join/…`; waits for the mail. */
  readonly mailLink: (address: string, path: string) => Promise<string>;
  /** How many mails this address has got. */
  readonly mailCount: (address: string) => Promise<number>;
  /** Ends the server; devices go offline. `start` brings it back with its data, at the same address. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Ends it for good and removes its data. */
  readonly remove: () => Promise<void>;
}

/** Starts a server; call `remove()` when the test ends. Serves the built app of out/renderer, or of another folder. */
export async function startSyncServer(
  options: {
    readonly rendererFolder?: string;
    /** Another address than loopback: a page there has no TLS. */ readonly host?: string;
  } = {},
): Promise<SyncServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), "potluck-e2e-"));
  const host = options.host ?? "127.0.0.1";
  let running: ComposedServer | null = null;

  async function listen(port: number): Promise<string> {
    const composed = await composeServer({
      configuration: {
        host,
        port,
        publicHosts: [],
        logLevel: "error",
        dataFolder,
        trustedProxies: [],
        allowsPlainHttp: options.host !== undefined,
        smtp: null,
        mailFrom: "Potluck <potluck@example.org>",
        metricsToken: "",
        personSpaceBytes: 0,
        billingSecret: "",
      },
      rendererFolder: options.rendererFolder ?? process.env.POTLUCK_RENDERER ?? rendererFolder,
      version: "test",
      surroundings: { now: () => Date.now(), randomBytes: (count) => randomBytes(count) },
      hashingCost: { memoryKib: 8, passes: 1, parallelism: 1, concurrency: 2, maxWaiting: 64 },
      limits: wideLimits,
    });
    if (!composed.ok) throw new Error(composed.error.message);
    running = composed.value;
    return running.http.listen({ host, port });
  }

  const address = await listen(0);
  const port = Number(new URL(address).port);
  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  const mailsTo = async (to: string): Promise<string[]> => {
    const folder = join(dataFolder, "outbox");
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml")).toSorted();
    const mails = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return mails.filter((mail) => mail.toLowerCase().includes(`to: ${to.toLowerCase()}`));
  };
  const mailed = async (to: string, wanted: RegExp, what: string): Promise<string> => {
    for (const deadline = Date.now() + givesUpMs; Date.now() < deadline;) {
      await running?.accounts.mail.deliverDue();
      // Long lines of a mail are folded.
      const found = (await mailsTo(to)).flatMap((mail) => wanted.exec(mail.replaceAll("=\r\n", ""))?.[1] ?? []).at(-1);
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, looksEveryMs));
    }
    throw new Error(`There is no mail with ${what} to ${to}.`);
  };
  const start = async (): Promise<void> => {
    if (!running) await listen(port);
  };

  return {
    address,
    dataFolder,
    composed() {
      if (!running) throw new Error("The server is stopped.");
      return running;
    },
    mailCode: (to) => mailed(to, /^ {4}(\d{6})\r?$/m, "a code"),
    mailLink: (to, path) => mailed(to, new RegExp(`/#(${path}[\\w-]+)`), `a link to ${path}`),
    mailCount: async (to) => (await mailsTo(to)).length,
    stop,
    start,
    async restart() {
      await stop();
      await start();
    },
    async remove() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
