/**
 * The journal in SQL: put in its places at the beginning of the next transaction, or when a database is opened. The rows of its own file
 * stand in a table only in a backup, which is one file.
 */
import type { Kysely } from "kysely";
import { joinUpdates } from "../../merge/keystrokes.ts";
import { chainStart } from "../auditChain.ts";
import { compiledQuery } from "../compiledQuery.ts";
import { continuing, journalledChanges, numberedFrom, type JournalRow } from "../journalEntries.ts";
import type { StoreTransaction } from "../ports.ts";
import type { JournalledChange } from "../ports/journal.ts";
import type { Tables } from "../tables.ts";

const clear = compiledQuery<object, unknown>((db) => db.deleteFrom("journal"));

const setSequence = compiledQuery<{ value: number }, unknown>((db, parameter) =>
  db
    .updateTable("sequence")
    .set({ value: parameter("value") })
    .where("id", "=", 1),
);

/** The hash of the audit's last entry, which the journal continues. */
async function auditEnd(db: Kysely<Tables>): Promise<string> {
  const last = await db.selectFrom("audit").select("hash").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return last?.hash ?? chainStart;
}

/** What the journal's table holds, in the order of its numbers. Throws FailureError storage_failed where it was changed by somebody else. */
export async function readJournal(db: Kysely<Tables>): Promise<JournalledChange[]> {
  const rows = await db.selectFrom("journal").selectAll().orderBy("seq").execute();
  return journalledChanges(rows, await auditEnd(db));
}

/** What of the rows of a journal's file is not in its places yet: those that continue the audit, up to the first that was not written whole. */
export async function waitingRows(db: Kysely<Tables>, rows: readonly JournalRow[]): Promise<readonly JournalRow[]> {
  return continuing(rows, await auditEnd(db));
}

/** Puts in its places what a server left in the journal, however it ended. */
export async function recoverJournal(
  db: Kysely<Tables>,
  tx: Pick<StoreTransaction, "items" | "audit" | "tableChanges" | "nextSequence">,
  rows: readonly JournalRow[],
): Promise<void> {
  await putJournalAway(db, tx, await readJournal(db));
  const waiting = await waitingRows(db, rows);
  if (waiting.length === 0) return;
  const changes = journalledChanges(waiting, await auditEnd(db));
  const first = await tx.nextSequence(changes.length);
  await putJournalAway(db, tx, numberedFrom(first, changes));
}

/**
 * Puts what the journal holds into the log, the audit, the items' heads and the changes of tables to be told of, and empties it. What one
 * person typed into one item is one entry: it has the number and time of its last keystroke. Nobody has seen a number between, because
 * every reader puts the journal away first.
 */
export async function putJournalAway(
  db: Kysely<Tables>,
  tx: Pick<StoreTransaction, "items" | "audit" | "tableChanges">,
  changes: readonly JournalledChange[],
): Promise<void> {
  const last = changes.at(-1);
  if (!last) return;
  const entries = new Map<string, JournalledChange[]>();
  const newest = new Map<string, JournalledChange>();
  for (const change of changes) {
    newest.set(change.itemId, change);
    const key = `${change.itemId} ${change.actorId}`;
    const entry = entries.get(key);
    if (entry) entry.push(change);
    else entries.set(key, [change]);
  }
  for (const entry of entries.values()) {
    const { itemId, itemType, actorId, seq, at } = entry.at(-1) ?? last;
    const update = joinUpdates(entry.map((change) => change.update));
    await tx.items.logUpdate(itemId, { seq, update, actorId, at });
    const after = { seq, bytes: update.byteLength, changes: entry.length };
    await tx.audit.append({ at, actorId, action: "item.edited", itemType, itemId, after });
    // Rows hold values: nothing is typed into them letter after letter.
    if (itemType === "table") await tx.tableChanges.note(itemId, actorId, at);
  }
  for (const change of newest.values()) await tx.items.advanceTyped(change);
  await setSequence(db, { value: last.seq });
  await clear(db, {});
}
