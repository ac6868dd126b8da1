/**
 * A peer's server in a process of its own: says where it is, then serves until it is killed. Nothing of this product is
 * imported here, and both peers get the one build of Yjs they ask for.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { Held, ServerReady } from "./load.ts";

const require = createRequire(import.meta.url);

function ready(port: number): void {
  const message: ServerReady = { address: `ws://127.0.0.1:${port}`, protocols: [], documentsPerSession: Infinity };
  process.send?.(message);
}

/** The server that comes with y-websocket 2.1.0, as its documentation starts it. */
function yWebsocket(): void {
  const { setupWSConnection } = require("y-websocket-server-2/bin/utils") as {
    setupWSConnection: (socket: unknown, request: unknown) => void;
  };
  const server = createServer();
  new WebSocketServer({ server }).on("connection", (socket, request) => setupWSConnection(socket, request));
  server.listen(0, "127.0.0.1", () => ready((server.address() as AddressInfo).port));
}

async function hocuspocus(): Promise<void> {
  const { Server } = await import("@hocuspocus/server");
  const server = new Server({ port: 0, address: "127.0.0.1", quiet: true });
  await server.listen();
  ready(server.address.port);
}

process.on("disconnect", () => process.exit(0));
process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const held: Held = { heldBytes: heapUsed + external };
  process.send?.(held);
});
if (process.argv[2] === "hocuspocus") await hocuspocus();
else yWebsocket();
