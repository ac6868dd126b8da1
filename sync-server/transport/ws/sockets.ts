/**
 * Where websockets come in: checks the host, the page and the session before the socket is opened, so that nobody unknown
 * ever sends a frame. Then hands the socket to its plane, and ends it when its session ends. It decides nothing about data.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { WebSocketServer, type WebSocket } from "ws";
import { maxFrameBytes, tokenAmong } from "../../../src/domain/protocol/messages.ts";
import type { Failure } from "../../../src/domain/result.ts";
import { credentialsOf, type CookieRules, type Credentials } from "../../gate/credentials.ts";
import type { Gate, Identity } from "../../gate/gate.ts";
import { endsWithinMs } from "../connectionEnds.ts";
import { isKnownHost } from "../hostCheck.ts";
import { desktopOrigin } from "../http/origins.ts";

/** One plane: which addresses are its own, and what it does with an open socket. */
export interface SocketPlane {
  /** What the address names on this plane, or null where it is not its own. */
  readonly match: (path: string) => string | null;
  /** Takes an open socket, with the connection it is on; answers what to do when its session ends. */
  readonly accept: (
    socket: WebSocket,
    identity: Identity,
    target: string,
    connection: Duplex,
  ) => Promise<SocketEnd> | SocketEnd;
}

/** Ends a connection because its session is over, or the server stops; what it sends from then on is not read. */
export type SocketEnd = (failure: Failure) => void;

export interface SocketParts {
  readonly gate: Gate;
  readonly known: { readonly host: string; readonly publicHosts: readonly string[] } & CookieRules;
  readonly planes: readonly SocketPlane[];
  readonly onProblem: (error: unknown) => void;
}

/** A device that does not answer this long is gone: its wire may have ended without a word. */
const heartbeatMs = 30_000;
/**
 * Sockets one session may have open: one for records and one for each open item of every window. More is no person's doing,
 * and each may have some megabytes waiting for it.
 */
const maxSocketsPerSession = 100;
const sessionOver: Failure = { code: "session_ended", message: "This session has ended. Sign in again." };
const stopping: Failure = { code: "not_connected", message: "The server is restarting." };

export function attachSockets(server: FastifyInstance, parts: SocketParts): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    // Answers the first protocol that is not the token itself, which must not come back.
    handleProtocols: (offered) => [...offered].find((protocol) => tokenAmong([protocol]) === null) ?? false,
  });
  const ends = new Map<WebSocket, SocketEnd>();
  const openBySession = new Map<string, number>();
  const alive = new WeakSet<WebSocket>();

  server.server.on("upgrade", (request, stream, head) => {
    stream.on("error", () => stream.destroy());
    admit(request, parts).then(
      (admitted) => {
        if (typeof admitted === "number") return refuse(stream, admitted);
        const { sessionId } = admitted.identity;
        if ((openBySession.get(sessionId) ?? 0) >= maxSocketsPerSession) return refuse(stream, 429);
        return sockets.handleUpgrade(request, stream, head, (socket) => void open(socket, admitted, stream));
      },
      (error: unknown) => {
        parts.onProblem(error);
        refuse(stream, 503);
      },
    );
  });

  async function open(socket: WebSocket, { plane, identity, target }: Admitted, stream: Duplex): Promise<void> {
    alive.add(socket);
    count(identity.sessionId, 1);
    socket.on("pong", () => alive.add(socket));
    // What goes wrong on the wire ends in "close"; the reason is the network's.
    socket.on("error", () => socket.terminate());
    let isOver = false;
    const stopWatching = parts.gate.watch(identity, () => {
      isOver = true;
      ends.get(socket)?.(sessionOver);
    });
    socket.on("close", () => {
      stopWatching();
      ends.delete(socket);
      count(identity.sessionId, -1);
    });
    try {
      const end = await plane.accept(socket, identity, target, stream);
      ends.set(socket, end);
      // Its session ended while the plane was opening what it is about.
      if (isOver) end(sessionOver);
    } catch (error) {
      parts.onProblem(error);
      socket.close(1011, "storage_failed");
    }
  }

  function count(sessionId: string, more: 1 | -1): void {
    const open = (openBySession.get(sessionId) ?? 0) + more;
    if (open === 0) openBySession.delete(sessionId);
    else openBySession.set(sessionId, open);
  }

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.has(socket)) {
        socket.terminate();
        continue;
      }
      alive.delete(socket);
      socket.ping();
    }
  }, heartbeatMs);
  heartbeat.unref();

  server.addHook("preClose", (done) => {
    clearInterval(heartbeat);
    for (const end of ends.values()) end(stopping);
    for (const socket of sockets.clients) socket.close(1012, "restarting");
    // A device that is asleep does not answer that.
    setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
    }, endsWithinMs).unref();
    sockets.close();
    done();
  });
}

interface Admitted {
  readonly plane: SocketPlane;
  readonly identity: Identity;
  readonly target: string;
}

/** Who opens a socket to what; or the HTTP status to refuse with. */
async function admit(request: IncomingMessage, parts: SocketParts): Promise<Admitted | number> {
  if (!isKnownHost(request.headers.host, parts.known)) return 421;
  const path = new URL(request.url ?? "/", "http://host").pathname;
  for (const plane of parts.planes) {
    const target = plane.match(path);
    if (target === null) continue;
    const credentials = credentialsFor(request, parts.known);
    if (credentials === null) return 401;
    if (credentials.kind === "cookie" && !isOwnPage(request)) return 403;
    const identity = await parts.gate.identify(credentials);
    return identity.ok ? { plane, identity: identity.value, target } : 401;
  }
  return 404;
}

function credentialsFor(request: IncomingMessage, rules: CookieRules): Credentials | null {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((protocol) => protocol.trim());
  const token = tokenAmong(offered);
  return credentialsOf(token === null ? request.headers : { authorization: `Bearer ${token}` }, rules);
}

/** A browser sends its cookie with a socket opened by any page; only our own pages may use it. */
function isOwnPage({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || origin === desktopOrigin || host === undefined) return false;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function refuse(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
