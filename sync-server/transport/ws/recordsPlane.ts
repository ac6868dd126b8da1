/** The records plane on real websockets: one address, one peer a socket, with back-pressure both ways. */
import type { WebSocket } from "ws";
import type { RecordsHub } from "./recordsHub.ts";
import type { SocketPlane } from "./sockets.ts";

/** A device that does not take what it is sent is dropped when this much waits for it; it asks again when it is back. */
const maxBufferedBytes = 64_000_000;

export function recordsPlane(hub: RecordsHub): SocketPlane {
  return {
    match: (path) => (path === "/sync" ? path : null),
    accept(socket: WebSocket, identity) {
      const peer = hub.open(
        {
          send(frame) {
            if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
            else socket.send(frame);
          },
          close: (code, reason) => socket.close(code, reason),
          pause: () => socket.pause(),
          resume: () => socket.resume(),
        },
        identity,
      );
      socket.on("message", (data, isBinary) => {
        if (isBinary && Buffer.isBuffer(data)) peer.receive(data);
        else peer.refuse({ code: "protocol_error", message: "This message was not understood." });
      });
      socket.on("close", () => peer.closed());
      return (failure) => peer.refuse(failure);
    },
  };
}
