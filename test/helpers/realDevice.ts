/** Programs that speak to the real server over real websockets: raw records connections and standard y-websocket clients. */
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { recordsProtocol, tokenProtocol } from "../../src/domain/protocol/messages.ts";
import { RecordsConnection } from "../../src/renderer/sync/connection.ts";
import type { Socket, SocketEvents } from "../../src/renderer/sync/connection.ts";

const socketAddress = (address: string): string => address.replace(/^http/, "ws");

/** A records connection of a signed-in program. */
export function recordsConnection(address: string, token: string): RecordsConnection {
  const connection = new RecordsConnection({
    openSocket(events: SocketEvents): Socket {
      const socket = new WebSocket(`${socketAddress(address)}/sync`, [recordsProtocol, tokenProtocol(token)]);
      socket.on("open", () => events.onOpen());
      socket.on("message", (data: Buffer) => events.onFrame(data));
      socket.on("close", () => events.onClose());
      // What fails ends in "close".
      socket.on("error", () => undefined);
      return { send: (frame) => socket.send(frame), close: () => socket.close() };
    },
    token: () => Promise.resolve(token),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
  });
  onTestFinished(() => connection.close());
  connection.connect();
  return connection;
}

/** A standard y-websocket client on one document. */
export function liveClient(
  address: string,
  token: string,
  itemId: string,
): { doc: Y.Doc; provider: WebsocketProvider } {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${socketAddress(address)}/live`, itemId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [recordsProtocol, tokenProtocol(token)],
    disableBc: true,
  });
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });
  return { doc, provider };
}
