import { appendFileSync, closeSync, openSync, readFileSync, statSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chainStart } from "../../../../sync-server/store/auditChain.ts";
import { continuing, journalRow, type JournalRow } from "../../../../sync-server/store/journalEntries.ts";
import { JournalFile, readJournalFile } from "../../../../sync-server/store/sqlite/journalFile.ts";
import { temporaryFolder } from "../../../helpers/temporaryFolder.ts";

async function opened({
  path,
  putAway = async () => undefined,
}: { path?: string; putAway?: () => Promise<void> } = {}) {
  const file = path ?? join(await temporaryFolder(), "kitchen.sqlite-typing");
  const journal = new JournalFile(file, putAway);
  onTestFinished(() => journal.close());
  return { file, journal };
}

/** Rows that each continue the one before. */
function chain(count: number, previousHash = chainStart, letters = "abc"): JournalRow[] {
  const rows: JournalRow[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const update = new TextEncoder().encode(letters);
    const change = { itemId: "soup", itemType: "recipe", actorId: "a", update } as const;
    rows.push(journalRow([change], { seq, at: 7, previousHash: rows.at(-1)?.hash ?? previousHash }));
  }
  return rows;
}

const hashes = (rows: readonly JournalRow[]): string[] => rows.map(({ hash }) => hash);
const stored = (file: string): string[] => hashes(readJournalFile(file));
const waiting = (file: string): string[] => hashes(continuing(readJournalFile(file), chainStart));

test("[C.4] what was written is read again; of a row that was torn, and of what stands behind it, nothing", async () => {
  const { file, journal } = await opened();
  const rows = chain(3);
  for (const row of rows) journal.append(row);
  expect(stored(file)).toEqual(hashes(rows));
  const { size } = statSync(file);
  for (const left of [
    size - 1,
    size - (rows[2]?.entries.byteLength ?? 0),
    size - (rows[2]?.entries.byteLength ?? 0) - 36,
  ]) {
    truncateSync(file, left);
    expect(stored(file)).toEqual(hashes(rows.slice(0, 2)));
  }
  appendFileSync(file, new Uint8Array(500));
  expect(stored(file)).toEqual(hashes(rows.slice(0, 2)));
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, new Uint8Array([99]), 0, 1, 60);
  closeSync(descriptor);
  expect(readJournalFile(file)).toEqual([]);
});

test("[C.4] written from its beginning again, what stood there before is taken for nothing", async () => {
  const { file, journal } = await opened();
  for (const row of chain(3)) journal.append(row);
  journal.rewind();
  // The same length, so that the old rows stand whole behind the new one.
  const [other] = chain(1, chainStart, "xyz");
  if (other) journal.append(other);
  expect(readJournalFile(file)).toHaveLength(3);
  expect(waiting(file)).toEqual([other?.hash]);
});

test("[C.4] a file that became long is cut when it is written from its beginning again", async () => {
  const { file, journal } = await opened();
  for (const row of chain(3, chainStart, "x".repeat(2_000_000))) journal.append(row);
  journal.rewind();
  expect(statSync(file).size).toBe(0);
  for (const row of chain(2)) journal.append(row);
  expect(waiting(file)).toHaveLength(2);
});

test.runIf(process.platform === "linux")("[C.4] a full disk is told, and counts for nothing", async () => {
  const { journal } = await opened({ path: "/dev/full" });
  const [row] = chain(1);
  if (!row) throw new Error("One row was asked for.");
  expect(() => journal.append(row)).toThrow(expect.objectContaining({ code: "storage_full" }));
});

test.runIf(process.platform === "linux")(
  "[C.4] what cannot be flushed is put into the database instead, and typing counts as stored again only then",
  async () => {
    const storing = Promise.withResolvers<void>();
    // What cannot be flushed.
    const { journal } = await opened({ path: "/dev/null", putAway: () => storing.promise });
    const flush = journal.flush();
    await expect.poll(() => journal.isWhole).toBe(false);
    journal.rewind();
    storing.resolve();
    await flush;
    expect(journal.isWhole).toBe(true);
  },
);

test.runIf(process.platform === "linux")(
  "[C.4] where the database cannot be written either, the flush fails and the file is not taken for whole",
  async () => {
    const putAway = (): Promise<void> => Promise.reject(new Error("disk"));
    const { journal } = await opened({ path: "/dev/null", putAway });
    await expect(journal.flush()).rejects.toThrow("disk");
    expect(journal.isWhole).toBe(false);
  },
);

test("[C.4] everybody who asks in one moment shares a flush, and closing waits for it", async () => {
  const { file, journal } = await opened();
  for (const row of chain(1)) journal.append(row);
  const flush = journal.flushSoon();
  expect(journal.flushSoon()).toBe(flush);
  await flush;
  expect(journal.flushSoon()).not.toBe(flush);
  expect(readFileSync(file).byteLength).toBeGreaterThan(0);
});
