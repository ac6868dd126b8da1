/** Serves the built app to a browser on this machine, at an address that stays the same from start to start. */
import { createServer as createSocketServer } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import manifest from "../package.json" with { type: "json" };
import { fail, ok } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import { defaultPort } from "../sync-server/configuration.ts";
import { createServer } from "../sync-server/transport/server.ts";
import { projectFolder } from "./build.ts";

const host = "127.0.0.1";
/** Tried in order when nobody asked for a port: the same one every time, because browsers keep data by address. */
const friendlyPorts = Array.from({ length: 10 }, (_, index) => defaultPort + index);

export interface ServedApp {
  readonly address: string;
  /** True when Potluck was already being served there, by another process. */
  readonly alreadyRunning: boolean;
  /** Something the person should know about the address, or null. */
  readonly note: string | null;
  close(): Promise<void>;
}

/** `port` null means: choose. Errors: not_available_here when the port that was asked for is taken. */
export async function serveApp(
  port: number | null,
  rendererFolder = join(projectFolder, "out/renderer"),
): Promise<Result<ServedApp>> {
  if (port === null && (await answersAsPotluck(defaultPort))) {
    return ok({ address: addressAt(defaultPort), alreadyRunning: true, note: null, close: async () => undefined });
  }
  const chosen = port ?? (await firstFree(friendlyPorts)) ?? 0;
  if (port !== null && port !== 0 && !(await isFree(port))) {
    return fail("not_available_here", `Port ${port} is used by another program. Choose another with --port.`);
  }
  const server = await createServer({
    configuration: { host, port: chosen, publicHosts: [], logLevel: "error" },
    rendererFolder,
    version: manifest.version,
  });
  const address = await server.listen({ host, port: chosen });
  const note =
    port === null && chosen !== defaultPort
      ? `Port ${defaultPort} is used by another program. A browser keeps recipes by address, so those of ${addressAt(defaultPort)} show only there.`
      : null;
  return ok({ address: `${address}/`, alreadyRunning: false, note, close: () => server.close() });
}

function addressAt(port: number): string {
  return `http://${host}:${port}/`;
}

async function firstFree(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) if (await isFree(port)) return port;
  return undefined;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createSocketServer();
    probe.once("error", () => done(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => done(true)));
  });
}

const health = z.object({ status: z.literal("ok"), version: z.literal(manifest.version) });

/** Nobody there, or somebody who speaks something else, is not us. */
function answersAsPotluck(port: number): Promise<boolean> {
  return fetch(`${addressAt(port)}healthz`, { signal: AbortSignal.timeout(1000) })
    .then((answer) => answer.json())
    .then(
      (answer) => health.safeParse(answer).success,
      () => false,
    );
}
