/**
 * Members of an organization are told when a table changes that is shared with all of it (S4.13): some time after the first change,
 * so that an afternoon's typing is one line; and not again while they have not read that line.
 */
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import { decide } from "../decide.ts";
import type { Work } from "../work.ts";

/** How long changes of a table are gathered before they are told. */
export const tableNewsAfterMs = 10 * 60_000;

/** Somebody changed a table or its rows; other items are no table's. */
export async function noteTableChange(tx: StoreTransaction, item: ItemHeadRow, actorId: string): Promise<void> {
  if (item.type === "table" || item.type === "rows") await tx.tableChanges.note(item.rootId, actorId, tx.now());
}

/** Tells up to `limit` members of the table that has waited longest; false when none has waited long enough. */
export async function tellOfTable(work: Work, limit: number): Promise<boolean> {
  const { tx } = work;
  const due = await tx.tableChanges.due(tx.now() - tableNewsAfterMs);
  if (!due) return false;
  const table = await tx.items.head(due.itemId);
  const members = table && table.deletedAt === 0 && table.trashedAt === 0 ? await membersOf(tx, table) : [];
  const next = members.filter((id) => id > due.toldTo).slice(0, limit);
  for (const toId of next) {
    const actorIds = due.actorIds.filter((id) => id !== toId);
    if (table && actorIds.length > 0 && (await wantsToHear(tx, toId, table))) {
      await work.notify({ kind: "table-changed", tableId: table.id, actorIds, toId });
    }
  }
  const last = next.at(-1);
  if (last !== undefined && next.length === limit) await tx.tableChanges.toldTo(due.itemId, last);
  else await tx.tableChanges.forget(due.itemId);
  return true;
}

/** Everybody in the organizations it is shared with, in the order of their ids. */
async function membersOf(tx: StoreTransaction, table: ItemHeadRow): Promise<string[]> {
  const members = new Set<string>();
  for (const { recipientKind, recipientId } of await tx.shares.grantsOn([table])) {
    if (recipientKind !== "organization" || recipientId === null) continue;
    for (const id of await tx.principals.personsOf(principalOf(recipientKind, recipientId), tx.now())) members.add(id);
  }
  return [...members].toSorted();
}

async function wantsToHear(tx: StoreTransaction, personId: string, table: ItemHeadRow): Promise<boolean> {
  if (await tx.notifications.hasUnread(personId, "table-changed", table.id)) return false;
  return (await decide(tx, personId, "view", table)).allowed;
}
