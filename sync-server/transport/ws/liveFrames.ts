/** Messages of the y-websocket protocol as bytes. Made once and sent to everybody they are for. */
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import type { Failure } from "../../../src/domain/result.ts";

/** Message types, and the steps of a sync message. */
export const messageTypes = { sync: 0, presence: 1, auth: 2, queryPresence: 3 } as const;
export const syncSteps = { vector: 0, state: 1, update: 2 } as const;

export function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncSteps.update, update);
}

export function presenceFrame(message: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.presence);
  writeVarUint8Array(encoder, message);
  return toUint8Array(encoder);
}

export function refusalFrame(failure: Failure): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageTypes.auth);
  // 0 = permission denied, the only answer the protocol knows.
  writeVarUint(encoder, 0);
  writeVarString(encoder, failure.code);
  return toUint8Array(encoder);
}
