/**
 * Browsers open connections before they need them. Node takes one on which nothing was ever asked for a busy one, and
 * would let the server's end wait a minute for it.
 */
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Cuts such connections when the server closes; one on which a request has begun is left to end. */
export function cutUnusedConnections(server: FastifyInstance): void {
  const open = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.addHook("preClose", async () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  });
}
