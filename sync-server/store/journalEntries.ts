/**
 * The bytes of one commit of the journal. They begin with the hash before them, so the journal continues the audit's chain: what stands in
 * it cannot be changed or taken out without its showing when it is put in its places.
 */
import { hash } from "node:crypto";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { FailureError } from "../../src/domain/result.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import type { JournalChange, JournalledChange } from "./ports/journal.ts";

export interface JournalRow {
  /** Number of the first change in it. */
  readonly seq: number;
  readonly entries: Uint8Array;
  readonly hash: string;
}

export function journalRow(
  changes: readonly JournalChange[],
  { seq, at, previousHash }: { readonly seq: number; readonly at: number; readonly previousHash: string },
): JournalRow {
  const encoder = createEncoder();
  writeVarString(encoder, previousHash);
  writeVarUint(encoder, seq);
  writeVarUint(encoder, at);
  writeVarUint(encoder, changes.length);
  for (const { itemId, itemType, actorId, update } of changes) {
    writeVarString(encoder, itemId);
    writeVarString(encoder, itemType);
    writeVarString(encoder, actorId);
    writeVarUint8Array(encoder, update);
  }
  const entries = toUint8Array(encoder);
  return { seq, entries, hash: hash("sha256", entries, "hex") };
}

/** The row that these bytes are; undefined where they are none. */
export function rowOf(entries: Uint8Array): JournalRow | undefined {
  try {
    const decoder = createDecoder(entries);
    readVarString(decoder);
    return { seq: readVarUint(decoder), entries, hash: hash("sha256", entries, "hex") };
  } catch {
    // Only the decoder throws, at bytes that were never a row.
    return undefined;
  }
}

/** The rows at the beginning that continue `previousHash`, one after the other. */
export function continuing(rows: readonly JournalRow[], previousHash: string): readonly JournalRow[] {
  const broken = brokenRow(rows, previousHash);
  return broken ? rows.slice(0, rows.indexOf(broken)) : rows;
}

/** The same changes with these numbers. */
export function numberedFrom(first: number, changes: readonly JournalledChange[]): JournalledChange[] {
  return changes.map((change, index) => ({ ...change, seq: first + index }));
}

/** The first of these rows that does not fit the one before it, or `previousHash`; undefined where all do. */
export function brokenRow(rows: readonly JournalRow[], previousHash: string): JournalRow | undefined {
  let expected = previousHash;
  return rows.find((row) => {
    const isWhole = hash("sha256", row.entries, "hex") === row.hash && follows(row, expected);
    expected = row.hash;
    return !isWhole;
  });
}

/** Whether what a row says of itself is where and what it is. */
function follows({ entries, seq }: JournalRow, previousHash: string): boolean {
  try {
    const decoder = createDecoder(entries);
    return readVarString(decoder) === previousHash && readVarUint(decoder) === seq;
  } catch {
    // Bytes somebody else wrote, which the decoder cannot read.
    return false;
  }
}

/** The changes in these rows. Throws FailureError storage_failed where the chain from `previousHash` is broken. */
export function journalledChanges(rows: readonly JournalRow[], previousHash: string): JournalledChange[] {
  if (brokenRow(rows, previousHash)) {
    throw new FailureError({ code: "storage_failed", message: "The database is damaged. Restore a backup." });
  }
  const changes: JournalledChange[] = [];
  for (const row of rows) {
    const decoder = createDecoder(row.entries);
    readVarString(decoder);
    const seq = readVarUint(decoder);
    const at = readVarUint(decoder);
    const count = readVarUint(decoder);
    for (let index = 0; index < count; index++) {
      const itemId = readVarString(decoder);
      const itemType = readVarString(decoder) as ItemType;
      const actorId = readVarString(decoder);
      changes.push({ itemId, itemType, actorId, update: readVarUint8Array(decoder).slice(), seq: seq + index, at });
    }
  }
  return changes;
}
