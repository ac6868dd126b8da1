/** Which items hold changes that the server has not confirmed: read from what RxDB remembers, so that it is true after a restart. */
import { getAssumedMasterState, getChangedDocumentsSince, getLastCheckpointDoc } from "rxdb";
import type { RxReplicationState } from "rxdb/plugins/replication";
import type { StoredItem } from "../data/collections.ts";
import { sameItem } from "../data/itemConflict.ts";
import type { FeedCheckpoint } from "./itemReplication.ts";

/** Records looked at in one go. */
const recordsPerLook = 500;

export async function pendingItems(replication: RxReplicationState<StoredItem, FeedCheckpoint>): Promise<string[]> {
  // Before it has started nothing is known; "nothing is pending" would be said too early.
  await replication.startPromise;
  const internal = replication.internalReplicationState;
  if (!internal) return [];
  const pending: string[] = [];
  let checkpoint = await getLastCheckpointDoc<StoredItem, unknown>(internal, "up");
  for (;;) {
    const changed = await getChangedDocumentsSince<StoredItem, unknown>(
      internal.input.forkInstance,
      recordsPerLook,
      checkpoint,
    );
    if (changed.documents.length === 0) return pending;
    const masters = await getAssumedMasterState<StoredItem>(
      internal,
      changed.documents.map((document) => document.id),
    );
    for (const document of changed.documents) {
      const master = masters[document.id]?.docData;
      if (!master && document._deleted) continue;
      if (!master || !sameItem(master, document)) pending.push(document.id);
    }
    checkpoint = changed.checkpoint;
  }
}
