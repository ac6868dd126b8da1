/**
 * Messages of the records plane as binary frames: plain values and byte arrays, compact, no text encoding of bytes. Decoding
 * yields `unknown`; the schemas in messages.ts decide what it is.
 */
import { createDecoder, hasContent, readAny, readUint8, readVarInt, readVarUint, type Decoder } from "lib0/decoding";
import { createEncoder, toUint8Array, writeAny } from "lib0/encoding";

/** Most values in one frame: a nothing takes one byte on the wire and hundreds once it is looked at. */
const maxValues = 100_000;
/** Our messages are 5 deep. */
const maxDepth = 12;

/** A plain value as a frame. */
export function encodeFrame(value: unknown): Uint8Array {
  const encoder = createEncoder();
  writeAny(encoder, value as Parameters<typeof writeAny>[1]);
  return toUint8Array(encoder);
}

/** The value in a frame, or undefined where it is damaged, has bytes left over, holds too many values or nests too deep. */
export function decodeFrame(bytes: Uint8Array): unknown {
  try {
    if (!isBounded(bytes)) return undefined;
    const decoder = createDecoder(bytes);
    const value: unknown = readAny(decoder);
    return hasContent(decoder) ? undefined : value;
  } catch {
    // The decoder throws whatever it stumbles on: not a frame of ours.
    return undefined;
  }
}

/** Walks over a frame without making anything of it. Throws where it ends too early. */
function isBounded(bytes: Uint8Array): boolean {
  const decoder = createDecoder(bytes);
  let left = maxValues;
  const walk = (depth: number): boolean => {
    if (--left < 0 || depth > maxDepth) return false;
    const kind = readUint8(decoder);
    if (kind !== objectKind && kind !== arrayKind) return skip(decoder, kind);
    for (let count = readVarUint(decoder); count > 0; count--) {
      if (kind === objectKind) skipBytes(decoder, readVarUint(decoder));
      if (!walk(depth + 1)) return false;
    }
    return true;
  };
  return walk(1);
}

const objectKind = 118;
const arrayKind = 117;
/** Bytes behind the kind, of kinds that always take the same (`writeAny` of lib0). */
const fixedBytes: Readonly<Record<number, number>> = { 127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0 };
const integerKind = 125;

/** Steps over a value that holds no others; false where there is no such kind. */
function skip(decoder: Decoder, kind: number): boolean {
  if (kind === integerKind) {
    readVarInt(decoder);
    return true;
  }
  const fixed = fixedBytes[kind];
  if (fixed === undefined && kind !== 119 && kind !== 116) return false;
  skipBytes(decoder, fixed ?? readVarUint(decoder));
  return true;
}

/** Not `decoder.pos += readVarUint(decoder)`: reading the length moves the position that was read before it. */
function skipBytes(decoder: Decoder, count: number): void {
  decoder.pos += count;
}
