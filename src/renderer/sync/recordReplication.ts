/**
 * Replication of plain records (who belongs to what, the catalog of levels, containers …), in one direction: they are the
 * server's word, and a person changes them by commands (outbox.ts).
 */
import type { WithDeleted } from "rxdb";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import type { RecordPull } from "../../domain/protocol/messages.ts";
import type { Collections, StoredRecord, StoredSetting } from "../data/collections.ts";
import { recordPrefix } from "../data/recordCollections.ts";
import type { RecordsConnection } from "./connection.ts";
import type { FeedCheckpoint } from "./itemReplication.ts";
import { resyncOf, unexpected } from "./resync.ts";

const rowsPerPull = 200;
const retryMs = 500;

export function replicateRecords(parts: {
  readonly settings: Collections["settings"];
  readonly connection: RecordsConnection;
  readonly feedId: string;
  readonly waitForLeadership: boolean;
}): RxReplicationState<StoredSetting, FeedCheckpoint> {
  const { settings, connection } = parts;
  return replicateRxCollection<StoredSetting, FeedCheckpoint>({
    replicationIdentifier: `records:${parts.feedId}`,
    collection: settings,
    live: true,
    retryTime: retryMs,
    waitForLeadership: parts.waitForLeadership,
    toggleOnDocumentVisible: false,
    pull: {
      batchSize: rowsPerPull,
      stream$: resyncOf(connection, "records"),
      handler: async (checkpoint, limit) => {
        let since = checkpoint?.seq ?? 0;
        const rows = new Map<string, WithDeleted<StoredSetting>>();
        // RxDB takes a short batch for the last one; the server's pages may be short for other reasons.
        for (let more = true; more && rows.size < limit;) {
          const answer = await connection.request({ t: "pull", collection: "records", since, limit });
          if (answer.t !== "pulled-records") throw unexpected(answer);
          for (const row of answer.rows) rows.set(recordKey(row.kind, row.id), fromRecord(row));
          since = answer.upTo;
          more = answer.more;
        }
        return { documents: [...rows.values()], checkpoint: { seq: since } };
      },
    },
  });
}

/** A record's key in the local store. */
export function recordKey(kind: string, recordId: string): string {
  return `${recordPrefix}${kind}/${recordId}`;
}

function fromRecord({ kind, id, itemId, data }: RecordPull): WithDeleted<StoredSetting> {
  const record: StoredRecord = { kind, recordId: id, itemId, data: data ?? {} };
  return { id: recordKey(kind, id), value: record, _deleted: data === null };
}
