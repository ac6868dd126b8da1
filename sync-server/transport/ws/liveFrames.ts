/**
 * Messages of the y-websocket protocol as they go over the wire: each in one websocket frame (RFC 6455: final, binary, unmasked as a server's
 * are). Made once and written to everybody they are for.
 */
import { createEncoder, length, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import type { Encoder } from "lib0/encoding";
import type { Failure } from "../../../src/domain/result.ts";

/** Message types, and the steps of a sync message. */
export const messageTypes = { sync: 0, presence: 1, auth: 2, queryPresence: 3 } as const;
export const syncSteps = { vector: 0, state: 1, update: 2 } as const;

const finalBinary = 0x82;
/** Lengths up to here stand in the second byte; these say that two or eight bytes follow. */
const maxShortLength = 125;
const twoBytesFollow = 126;
const eightBytesFollow = 127;

/** A message in its frame. */
function framed(message: Encoder): Uint8Array {
  const size = length(message);
  const headBytes = size <= maxShortLength ? 2 : size < 0x1_00_00 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headBytes + size);
  frame[0] = finalBinary;
  if (headBytes === 2) {
    frame[1] = size;
  } else if (headBytes === 4) {
    frame[1] = twoBytesFollow;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = eightBytesFollow;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.set(toUint8Array(message), headBytes);
  return frame;
}

export function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, body);
  return framed(encoder);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncSteps.update, update);
}

export function presenceFrame(message: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.presence);
  writeVarUint8Array(encoder, message);
  return framed(encoder);
}

export function refusalFrame(failure: Failure): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.auth);
  // 0 = permission denied, the only answer the protocol knows.
  writeVarUint(encoder, 0);
  writeVarString(encoder, failure.code);
  return framed(encoder);
}
