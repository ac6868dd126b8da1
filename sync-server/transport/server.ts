/**
 * The server's outer edge: it accepts HTTP, refuses what is not for this server, and hands the rest on. It knows nothing
 * of accounts, permissions or storage.
 */
import Fastify from "fastify";
import type { FastifyInstance } from "fastify";
import type { Configuration } from "../configuration.ts";
import { endConnections } from "./connectionEnds.ts";
import { isKnownHost } from "./hostCheck.ts";
import { sendThrown } from "./http/answers.ts";
import { serveRenderer } from "./renderer.ts";

export interface ServerParts {
  readonly configuration: Pick<Configuration, "host" | "port" | "publicHosts" | "logLevel"> &
    Partial<Pick<Configuration, "trustedProxies">>;
  readonly rendererFolder: string;
  readonly version: string;
  /** Rejects when something the server needs does not answer. */
  readonly checkHealth?: () => Promise<void>;
  /** Adds the API and what else there is besides the app; without it the app alone is served. */
  readonly extend?: (server: FastifyInstance) => Promise<void>;
}

/** A request larger than this is refused before it is read. */
const maxBodyBytes = 64 * 1024;
const requestTimeoutMs = 30_000;

/** What the log may know of a request: no address with ids in it, no network address, no headers. */
const logSerializers = {
  req: (request: { method: string; routeOptions?: { url?: string | undefined } }) => ({
    method: request.method,
    route: request.routeOptions?.url ?? "none",
  }),
};

/** A table is addressed by its name: 500 characters, each up to nine in an address. */
const maxParameterCharacters = 5_000;

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { configuration, rendererFolder, version, checkHealth = async () => undefined, extend } = parts;
  const { trustedProxies = [] } = configuration;
  const server = Fastify({
    logger: { level: configuration.logLevel, serializers: logSerializers },
    bodyLimit: maxBodyBytes,
    routerOptions: { maxParamLength: maxParameterCharacters },
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: "idle",
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
  });
  endConnections(server);
  server.addHook("onRequest", async (request, reply) => {
    if (isKnownHost(request.headers.host, configuration)) return undefined;
    return reply
      .code(421)
      .type("text/plain; charset=utf-8")
      .send("This server is not known by that name. Whoever runs it can add names with --public-hosts.\n");
  });
  server.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    if (request.url.startsWith("/api/")) return sendThrown(error, request, reply);
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    const sentence = status >= 500 ? "Something went wrong on the server." : "The request was not understood.";
    return reply.code(status).type("text/plain; charset=utf-8").send(`${sentence}\n`);
  });
  server.get("/healthz", async (request, reply) => {
    reply.header("cache-control", "no-store");
    try {
      await checkHealth();
      return { status: "ok", version };
    } catch (error) {
      request.log.error(error);
      return reply.code(503).send({ status: "failing", version });
    }
  });
  await serveRenderer(server, rendererFolder);
  await extend?.(server);
  return server;
}
