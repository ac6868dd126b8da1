/** Unpacking with the size watched while it happens: what an archive says about itself is not believed. */
import { gunzipSync, Gunzip, Inflate, inflateSync } from "fflate";
import type { Result } from "../../../result.ts";
import { fail, ok } from "../../../result.ts";
import type { ImportLimits } from "../limits.ts";
import { inMegabytes } from "../limits.ts";
import { crc32 } from "./crc32.ts";

/** What may still be unpacked from one dropped file, archives within archives included. */
export interface UnpackBudget {
  remainingBytes: number;
}

/** Small, so that a bomb (1,032 to 1 at most) cannot grow past 17 MB between two looks at the size. */
const chunkBytes = 16 * 1024;
/** Small files may be packed as tightly as they like. */
const ratioCountsFromBytes = 1024 * 1024;

class TooLarge extends Error {}

type Packing = "deflate" | "gzip";

/** What the archive says comes out: believed only when it fits, and the checksum agrees. */
export interface Stated {
  readonly bytes: number;
  readonly checksum: number;
}

/** Recipes are this small; a stream for each of ten thousand would spend most of its time on buffers. */
const smallBytes = 1024 * 1024;

/** Unpacks within the limits, quickly where the archive's own statement about a small file proves true. Errors as `unpack`. */
export function unpackStated(
  packed: Uint8Array,
  packing: Packing,
  stated: Stated,
  limits: ImportLimits,
  budget: UnpackBudget,
): Result<Uint8Array> {
  const isSmall = stated.bytes <= Math.min(smallBytes, limits.maxEntryBytes, budget.remainingBytes);
  const whole = isSmall ? unpackInto(packed, packing, stated.bytes) : null;
  if (whole === null || crc32(whole) !== stated.checksum) return unpack(packed, packing, limits, budget);
  budget.remainingBytes -= whole.length;
  return ok(whole);
}

/** The trailer of a gzip file. */
export function gzipStatement(packed: Uint8Array): Stated {
  if (packed.length < 18) return { bytes: Number.POSITIVE_INFINITY, checksum: 0 };
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return { bytes: view.getUint32(packed.length - 4, true), checksum: view.getUint32(packed.length - 8, true) };
}

/** Writes no further than the given size, whatever comes. */
function unpackInto(packed: Uint8Array, packing: Packing, bytes: number): Uint8Array | null {
  const out = new Uint8Array(bytes);
  try {
    return packing === "gzip" ? gunzipSync(packed, { out }) : inflateSync(packed, { out });
  } catch {
    // Damaged or lying: the slow way finds out which.
    return null;
  }
}

/** Unpacks within the limits. Errors: archive_too_large, archive_broken. */
export function unpack(
  packed: Uint8Array,
  packing: Packing,
  limits: ImportLimits,
  budget: UnpackBudget,
): Result<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isComplete = false;
  const onData = (piece: Uint8Array, isFinal: boolean): void => {
    size += piece.length;
    pieces.push(piece);
    isComplete ||= isFinal;
    const isBomb = size > ratioCountsFromBytes && size > packed.length * limits.maxRatio;
    if (size > limits.maxEntryBytes || size > budget.remainingBytes || isBomb) throw new TooLarge();
  };
  const stream = packing === "gzip" ? new Gunzip(onData) : new Inflate(onData);
  try {
    for (let at = 0; at < packed.length; at += chunkBytes)
      stream.push(packed.subarray(at, at + chunkBytes), at + chunkBytes >= packed.length);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(limits);
    return broken();
  }
  if (!isComplete) return broken();
  budget.remainingBytes -= size;
  return ok(joined(pieces, size));
}

export function tooLarge(limits: ImportLimits): Result<never> {
  return fail(
    "archive_too_large",
    `This file unpacks to more than ${inMegabytes(limits.maxEntryBytes)} or far more than its packed size, as no recipe does. It was left out.`,
  );
}

export function broken(): Result<never> {
  return fail(
    "archive_broken",
    "This file is damaged and cannot be unpacked. Export it again from the program it comes from.",
  );
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
