/** Figures for Prometheus at /metrics: counts and times, never who. */
import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, type Registry } from "prom-client";
import { hashToken } from "../../accounts/tokens.ts";
import type { Store } from "../../store/ports.ts";
import { isLoopbackName } from "../hostCheck.ts";

export interface FiguresParts {
  /** What is shown; others add theirs to it. */
  readonly registry: Registry;
  readonly store: Store;
  readonly now: () => number;
  /** Empty: only this machine may read them. */
  readonly token: string;
  /** Of the whole process: one server in a process may have them. */
  readonly withProcess: boolean;
}

function isLoopback(address: string | undefined): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(address ?? "");
}

export function registerFigures(server: FastifyInstance, parts: FiguresParts): void {
  const { registry, store, now, token, withProcess } = parts;
  if (withProcess) collectDefaultMetrics({ register: registry, prefix: "potluck_" });
  const requests = new Histogram({
    name: "potluck_http_request_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  registry.registerMetric(
    new Gauge({
      name: "potluck_sessions",
      help: "Sessions going on",
      registers: [],
      async collect() {
        this.set(await store.transaction((tx) => tx.sessions.countLive(now())));
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "potluck_mails",
      help: "Mails in the queue",
      labelNames: ["status"],
      registers: [],
      async collect() {
        const { waiting, failed } = await store.transaction((tx) => tx.mails.counts());
        this.set({ status: "waiting" }, waiting);
        this.set({ status: "failed" }, failed);
      },
    }),
  );

  server.addHook("onResponse", async (request, reply) => {
    // The route's pattern: an address itself may name a person's things.
    const route = request.routeOptions.url ?? "none";
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  server.get("/metrics", async (request, reply) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const hasToken = token !== "" && timingSafeEqual(Buffer.from(hashToken(bearer)), Buffer.from(hashToken(token)));
    // A proxy on this machine speaks for others: it passes the name on that they asked for, if not also their address.
    const isHere =
      isLoopback(request.socket.remoteAddress) &&
      request.headers["x-forwarded-for"] === undefined &&
      isLoopbackName(request.headers.host);
    if (!hasToken && !isHere) return reply.callNotFound();
    return reply
      .type(registry.contentType)
      .header("cache-control", "no-store")
      .send(await registry.metrics());
  });
}
