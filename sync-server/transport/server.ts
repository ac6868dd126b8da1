/**
 * The server's outer edge: it accepts HTTP, refuses what is not for this server, and hands the rest on. It knows nothing
 * of accounts, permissions or storage.
 */
import Fastify from "fastify";
import type { FastifyInstance } from "fastify";
import type { Configuration } from "../configuration.ts";
import { isKnownHost } from "./hostCheck.ts";
import { serveRenderer } from "./renderer.ts";

export interface ServerParts {
  readonly configuration: Configuration;
  readonly rendererFolder: string;
  readonly version: string;
}

/** A request larger than this is refused before it is read; nothing here takes a body yet. */
const maxBodyBytes = 64 * 1024;
const requestTimeoutMs = 30_000;

export async function createServer({ configuration, rendererFolder, version }: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: { level: configuration.logLevel },
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: "idle",
  });
  server.addHook("onRequest", async (request, reply) => {
    if (isKnownHost(request.headers.host, configuration)) return undefined;
    return reply.code(421).type("text/plain; charset=utf-8").send("This server is not known by that name.\n");
  });
  server.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    const sentence = status >= 500 ? "Something went wrong on the server." : "The request was not understood.";
    return reply.code(status).type("text/plain; charset=utf-8").send(`${sentence}\n`);
  });
  server.get("/healthz", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    return { status: "ok", version };
  });
  await serveRenderer(server, rendererFolder);
  return server;
}
