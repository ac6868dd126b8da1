/**
 * The live plane on real websockets: the y-websocket protocol at one address per document, so that standard clients work
 * against it. Frames are read here and handed to the room; nothing is decided here.
 */
import type { Duplex } from "node:stream";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import type { WebSocket } from "ws";
import * as Y from "yjs";
import type { Identity } from "../../gate/gate.ts";
import { messageTypes, presenceFrame, syncFrame, syncSteps } from "./liveFrames.ts";
import type { LiveConnection, LiveRoom, LiveRooms } from "./liveRooms.ts";
import type { PresenceIdentity } from "./presence.ts";
import type { SocketPlane } from "./sockets.ts";

/** One keystroke is tens of bytes; a paste is kilobytes. The whole document may come as an answer to our vector. */
const maxLiveFrameBytes = 8_000_000;
const maxBufferedBytes = 16_000_000;

export function livePlane(rooms: LiveRooms, nameOf: (personId: string) => Promise<PresenceIdentity>): SocketPlane {
  return {
    match: (path) => /^\/live\/([A-Za-z0-9._-]{1,100})$/.exec(path)?.[1] ?? null,
    async accept(socket, identity: Identity, itemId, wire) {
      const early: Buffer[] = [];
      // Frames that come while the room is being opened wait for it.
      const keep = (data: unknown): void => void (Buffer.isBuffer(data) && early.push(data));
      socket.on("message", keep);
      const connection = connectionOn(socket, wire, await nameOf(identity.personId));
      const room = await rooms.join(itemId, connection);
      if (!room || socket.readyState !== socket.OPEN) {
        if (room) rooms.leave(room, connection);
        socket.close(4403, "permission_denied");
        return () => undefined;
      }
      socket.off("message", keep);
      const read = (data: unknown): void => {
        if (!Buffer.isBuffer(data) || data.byteLength > maxLiveFrameBytes) return socket.close(1009, "protocol_error");
        return receive(rooms, room, connection, data);
      };
      socket.on("message", read);
      socket.on("close", () => rooms.leave(room, connection));
      connection.send(syncFrame(syncSteps.vector, Y.encodeStateVector(room.document.doc)));
      const present = room.presence.all();
      if (present) connection.send(presenceFrame(present));
      for (const frame of early) read(frame);
      return (failure) => {
        // Whoever does not answer that it closes could go on sending until it is cut off.
        socket.off("message", read);
        socket.close(4401, failure.code);
      };
    },
  };
}

/**
 * Frames are written past the websocket, which would put a new head before the same bytes for everybody. It has nothing of its own waiting
 * between: without compression it writes at once.
 */
function connectionOn(socket: WebSocket, wire: Duplex, person: PresenceIdentity): LiveConnection {
  return {
    person,
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (wire.writableLength > maxBufferedBytes) socket.terminate();
      else wire.write(frame);
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

function receive(rooms: LiveRooms, room: LiveRoom, from: LiveConnection, frame: Uint8Array): void {
  unlessNoise(from, () => {
    const decoder = createDecoder(frame);
    const type = readVarUint(decoder);
    if (type === messageTypes.sync) {
      const step = readVarUint(decoder);
      const body = readVarUint8Array(decoder);
      if (step === syncSteps.vector) answer(room, from, body);
      else if (step === syncSteps.state || step === syncSteps.update) rooms.receive(room, from, body.slice());
    } else if (type === messageTypes.presence) {
      rooms.presence(room, from, readVarUint8Array(decoder));
    } else if (type === messageTypes.queryPresence) {
      const present = room.presence.all();
      if (present) from.send(presenceFrame(present));
    }
  });
}

function answer({ document }: LiveRoom, from: LiveConnection, vector: Uint8Array): void {
  from.send(syncFrame(syncSteps.state, Y.encodeStateAsUpdate(document.doc, vector)));
}

function unlessNoise(from: LiveConnection, read: () => void): void {
  try {
    read();
  } catch {
    // Only the decoders throw here, at whatever they stumble on: a client that sends noise is not kept.
    from.close(1003, "protocol_error");
  }
}
