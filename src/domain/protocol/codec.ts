/**
 * Messages of the records plane as binary frames: plain values and byte arrays, compact, no text encoding of bytes. Decoding
 * yields `unknown`; the schemas in messages.ts decide what it is.
 */
import { createDecoder, hasContent, readAny } from "lib0/decoding";
import { createEncoder, toUint8Array, writeAny } from "lib0/encoding";

/** A plain value as a frame. */
export function encodeFrame(value: unknown): Uint8Array {
  const encoder = createEncoder();
  writeAny(encoder, value as Parameters<typeof writeAny>[1]);
  return toUint8Array(encoder);
}

/** The value in a frame, or undefined where it is damaged, has bytes left over, or nests too deep to decode. */
export function decodeFrame(bytes: Uint8Array): unknown {
  try {
    const decoder = createDecoder(bytes);
    const value: unknown = readAny(decoder);
    return hasContent(decoder) ? undefined : value;
  } catch {
    // The decoder throws whatever it stumbles on (end of input, stack depth): not a frame of ours.
    return undefined;
  }
}
