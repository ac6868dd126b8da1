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

/** Room for a message of this size in its frame, with the frame's head written; the message begins at `start`. */
function frameFor(size: number): { readonly frame: Buffer; readonly start: number } {
  const start = size <= maxShortLength ? 2 : size < 0x1_00_00 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + size);
  frame[0] = finalBinary;
  if (start === 2) {
    frame[1] = size;
  } else if (start === 4) {
    frame[1] = twoBytesFollow;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = eightBytesFollow;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  return { frame, start };
}

/** A message in its frame. */
function framed(message: Encoder): Uint8Array {
  const { frame, start } = frameFor(length(message));
  frame.set(toUint8Array(message), start);
  return frame;
}

/** Every letter that is typed comes through here, so nothing is made on the way to the frame. */
export function syncFrame(step: number, body: Uint8Array): Uint8Array {
  let rest = body.byteLength;
  let lengthBytes = 1;
  for (let left = rest; left > 0x7f; left = Math.floor(left / 0x80)) lengthBytes++;
  const { frame, start } = frameFor(2 + lengthBytes + body.byteLength);
  frame[start] = messageTypes.sync;
  frame[start + 1] = step;
  let at = start + 2;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) frame[at++] = 0x80 | (rest & 0x7f);
  frame[at++] = rest;
  frame.set(body, at);
  return frame;
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
