/** The browser's WebSocket as the records connection wants it. */
import type { Socket, SocketEvents } from "../connection.ts";

/** Opens one socket; what fails ends in `onClose`. */
export function openWebSocket(address: string, protocols: string[], events: SocketEvents): Socket {
  const socket = new WebSocket(address, protocols);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => events.onOpen());
  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) events.onFrame(new Uint8Array(data));
    else socket.close();
  });
  socket.addEventListener("close", () => events.onClose());
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(frame));
    },
    close: () => socket.close(),
  };
}
