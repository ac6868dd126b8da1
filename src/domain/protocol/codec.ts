/**
 * Messages of the records plane as binary frames: plain values and byte arrays, compact, no text encoding of bytes. The encoding
 * is `writeAny` of lib0. Decoding yields `unknown`; the schemas in messages.ts decide what it is.
 */
import { FrameReader } from "./frameReader.ts";
import { FrameWriter, mostBytes } from "./frameWriter.ts";

/** Most values in one frame: a nothing takes one byte on the wire and hundreds once it is looked at. */
const maxValues = 100_000;
/** Our messages are 5 deep. */
const maxDepth = 12;

/** A plain value as a frame. */
export function encodeFrame(value: unknown): Uint8Array {
  const writer = new FrameWriter(mostBytes(value));
  writer.value(value);
  return writer.written();
}

/**
 * The value in a frame, or undefined where it is damaged, has bytes left over, holds too many values or nests too deep. Byte
 * arrays in it are views of the frame, not copies.
 */
export function decodeFrame(bytes: Uint8Array): unknown {
  try {
    const reader = new FrameReader(bytes, maxValues);
    const value = reader.value(maxDepth);
    return reader.isAtEnd ? value : undefined;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
