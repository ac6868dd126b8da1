/**
 * Reads zip archives entry by entry, straight from the central directory, so that ten thousand recipes never lie unpacked
 * in memory together. It must not trust any number the archive states.
 */
import type { Result } from "../../../result.ts";
import { fail, ok } from "../../../result.ts";
import type { ImportLimits } from "../limits.ts";
import { inMegabytes } from "../limits.ts";
import { decodeText } from "../text/decodeText.ts";
import { crc32 } from "./crc32.ts";
import type { UnpackBudget } from "./inflate.ts";
import { broken, tooLarge, unpackStated } from "./inflate.ts";

export interface ZipEntry {
  /** Path in the archive, with forward slashes. */
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly headerAt: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const end64LocatorSignature = 0x07064b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** The end record is 22 bytes and at most 65,535 bytes of comment. */
const endRecordBytes = 22;
const maxCommentBytes = 65_535;
const all32 = 0xffffffff;

/** The archive's files (no folders). Errors: archive_broken, archive_too_large. */
export function listZip(bytes: Uint8Array, limits: ImportLimits): Result<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory === null) return brokenArchive();
  if (directory.count > limits.maxEntries)
    return fail(
      "archive_too_large",
      `This archive holds ${directory.count} files; Potluck opens archives of up to ${limits.maxEntries}. Export your recipes in parts.`,
    );
  const entries: ZipEntry[] = [];
  let declared = 0;
  let at = directory.at;
  for (let index = 0; index < directory.count; index += 1) {
    const read = readDirectoryEntry(view, bytes, at);
    if (read === null) return brokenArchive();
    at = read.nextAt;
    if (read.entry.name.endsWith("/")) continue;
    declared += read.entry.unpackedBytes;
    entries.push(read.entry);
  }
  if (declared > limits.maxUnpackedBytes)
    return fail(
      "archive_too_large",
      `This archive unpacks to ${inMegabytes(declared)}; Potluck opens archives of up to ${inMegabytes(limits.maxUnpackedBytes)}. Export your recipes in parts.`,
    );
  return ok(entries);
}

function brokenArchive(): Result<never> {
  return fail(
    "archive_broken",
    "This archive is damaged or was not downloaded to its end. Export it again from the program it comes from.",
  );
}

function findDirectory(view: DataView): { at: number; count: number } | null {
  const lowest = Math.max(0, view.byteLength - endRecordBytes - maxCommentBytes);
  for (let at = view.byteLength - endRecordBytes; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const large = findLargeDirectory(view, at);
    return large ?? { at: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
  }
  return null;
}

/** The 64-bit form, for archives with more than 65,535 files or over 4 GB; only its count and place are needed. */
function findLargeDirectory(view: DataView, endAt: number): { at: number; count: number } | null {
  const locatorAt = endAt - 20;
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== end64LocatorSignature) return null;
  const recordAt = Number(view.getBigUint64(locatorAt + 8, true));
  if (recordAt + 56 > view.byteLength || view.getUint32(recordAt, true) !== end64Signature) return null;
  return { at: Number(view.getBigUint64(recordAt + 48, true)), count: Number(view.getBigUint64(recordAt + 32, true)) };
}

function readDirectoryEntry(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; nextAt: number } | null {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== directorySignature) return null;
  const nameBytes = view.getUint16(at + 28, true);
  const extraBytes = view.getUint16(at + 30, true);
  const nextAt = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
  if (nextAt > view.byteLength) return null;
  const sizes = {
    unpacked: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    headerAt: view.getUint32(at + 42, true),
  };
  applyLargeSizes(view, at + 46 + nameBytes, extraBytes, sizes);
  const entry: ZipEntry = {
    name: decodeName(bytes.subarray(at + 46, at + 46 + nameBytes)),
    packedBytes: sizes.packed,
    unpackedBytes: sizes.unpacked,
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    checksum: view.getUint32(at + 16, true),
    headerAt: sizes.headerAt,
  };
  return { entry, nextAt };
}

function applyLargeSizes(
  view: DataView,
  extraAt: number,
  extraBytes: number,
  sizes: { unpacked: number; packed: number; headerAt: number },
): void {
  let at = extraAt;
  const end = extraAt + extraBytes;
  while (at + 4 <= end) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let field = at + 4;
      for (const name of ["unpacked", "packed", "headerAt"] as const) {
        if (sizes[name] !== all32 || field + 8 > end) continue;
        sizes[name] = Number(view.getBigUint64(field, true));
        field += 8;
      }
    }
    at += 4 + length;
  }
}

function decodeName(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return (decoded.ok ? decoded.value.text : "?").replace(/\\/g, "/");
}

/** The entry's bytes, checked against size and checksum. Errors: archive_too_large, archive_broken, file_unreadable. */
export function readZipEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  limits: ImportLimits,
  budget: UnpackBudget,
): Result<Uint8Array> {
  if (entry.isEncrypted)
    return fail("file_unreadable", "This file in the archive is protected by a password. Export it again without one.");
  if (entry.unpackedBytes > limits.maxEntryBytes) return tooLarge(limits);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.headerAt + 30 > bytes.length || view.getUint32(entry.headerAt, true) !== localSignature) return broken();
  const from =
    entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true);
  if (from + entry.packedBytes > bytes.length) return broken();
  const packed = bytes.subarray(from, from + entry.packedBytes);
  const unpacked =
    entry.method === 0
      ? stored(packed, limits, budget)
      : entry.method === 8
        ? unpackStated(packed, "deflate", { bytes: entry.unpackedBytes, checksum: entry.checksum }, limits, budget)
        : unknownPacking();
  if (!unpacked.ok) return unpacked;
  return unpacked.value.length === entry.unpackedBytes && crc32(unpacked.value) === entry.checksum
    ? unpacked
    : broken();
}

function stored(packed: Uint8Array, limits: ImportLimits, budget: UnpackBudget): Result<Uint8Array> {
  if (packed.length > limits.maxEntryBytes || packed.length > budget.remainingBytes) return tooLarge(limits);
  budget.remainingBytes -= packed.length;
  return ok(packed);
}

function unknownPacking(): Result<never> {
  return fail(
    "file_unreadable",
    "This file in the archive is packed in a way Potluck does not know. Pack the archive again as an ordinary zip file.",
  );
}
