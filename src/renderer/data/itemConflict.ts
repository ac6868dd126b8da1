/**
 * When two states of a record are the same, and which one holds after a push. The server merges what it accepts and answers a
 * refusal with its own state, so its answer always holds: there is nothing left to decide on the device.
 */
import type { RxConflictHandler, WithDeleted } from "rxdb";
import type { StoredItem } from "./collections.ts";

/** Same document, owner and place (trash or not). Times and derived fields follow and are not compared. */
export function sameItem(a: WithDeleted<StoredItem>, b: WithDeleted<StoredItem>): boolean {
  return (
    a.state === b.state &&
    a.trashedAt > 0 === b.trashedAt > 0 &&
    a._deleted === b._deleted &&
    a.ownerId === b.ownerId &&
    a.sortKey === b.sortKey
  );
}

export const itemConflictHandler: RxConflictHandler<StoredItem> = {
  isEqual: (a, b) => sameItem(a, b),
  resolve: ({ realMasterState }) => Promise.resolve(realMasterState),
};
