/** The records plane on real websockets: one address, one peer a socket, with back-pressure both ways. */
import type { WebSocket } from "ws";
import type { PeerWire } from "./recordsPeer.ts";
import type { RecordsHub } from "./recordsHub.ts";
import type { SocketPlane } from "./sockets.ts";

/** While more than this waits for a device to take it, nothing else it asked for is answered. About two pages. */
const maxUntakenBytes = 4_000_000;
/** A device that takes nothing at all and is told of news all the same is dropped; it asks again when it is back. */
const maxBufferedBytes = 64_000_000;

export function recordsPlane(hub: RecordsHub): SocketPlane {
  return {
    match: (path) => (path === "/sync" ? path : null),
    accept(socket: WebSocket, identity) {
      const peer = hub.open(wireOn(socket), identity);
      socket.on("message", (data, isBinary) => {
        if (isBinary && Buffer.isBuffer(data)) peer.receive(data);
        else peer.refuse({ code: "protocol_error", message: "This message was not understood." });
      });
      socket.on("close", () => peer.closed());
      return (failure) => peer.refuse(failure);
    },
  };
}

function wireOn(socket: WebSocket): PeerWire {
  let goOn: (() => void) | null = null;
  const taken = (): void => {
    if (socket.readyState === socket.OPEN && socket.bufferedAmount > maxUntakenBytes) return;
    goOn?.();
    goOn = null;
  };
  socket.on("close", taken);
  return {
    send(frame) {
      if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
      else socket.send(frame, taken);
    },
    close: (code, reason) => socket.close(code, reason),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    untilTaken() {
      if (socket.readyState !== socket.OPEN || socket.bufferedAmount <= maxUntakenBytes) return null;
      return new Promise((resolve) => (goOn = resolve));
    },
  };
}
