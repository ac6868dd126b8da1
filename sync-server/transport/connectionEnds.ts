/**
 * How connections end when the server closes. Nobody is cut off who is being answered; whoever never asks, or never comes to an end, does not
 * hold it up.
 */
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** What a stopping server waits for requests and sockets to end by themselves. */
export const endsWithinMs = 3_000;

/** Ends the connections that speak HTTP, which an open websocket does no more. */
export function endConnections(server: FastifyInstance): void {
  const open = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.addHook("preClose", async () => {
    // Browsers open connections before they need them. Node takes one on which nothing was asked for a busy one: each stop would wait for it.
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    // A request that never comes to its end would keep a stopping server for ever: nobody looks for such any more then.
    setTimeout(() => server.server.closeAllConnections(), endsWithinMs).unref();
  });
}
