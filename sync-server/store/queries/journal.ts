/** The journal in SQL: read when a database is opened, and put in its places at the beginning of the next transaction. */
import type { Kysely } from "kysely";
import { joinUpdates } from "../../merge/keystrokes.ts";
import { chainStart } from "../auditChain.ts";
import { compiledQuery } from "../compiledQuery.ts";
import { journalledChanges } from "../journalEntries.ts";
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

/** What the journal holds, in the order of its numbers. Throws FailureError storage_failed where it was changed by somebody else. */
export async function readJournal(db: Kysely<Tables>): Promise<JournalledChange[]> {
  const rows = await db.selectFrom("journal").selectAll().orderBy("seq").execute();
  const last = await db.selectFrom("audit").select("hash").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return journalledChanges(rows, last?.hash ?? chainStart);
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
