/** Replication of requests for access: asked here, answered by the owner, decided by the server. */
import type { WithDeleted } from "rxdb";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import type { RequestPush } from "../../domain/protocol/messages.ts";
import type { AccessRequest } from "../../domain/sharing/accessRequest.ts";
import type { Collections, StoredRequest } from "../data/collections.ts";
import type { RecordsConnection } from "./connection.ts";
import type { FeedCheckpoint } from "./itemReplication.ts";
import { resyncOf, unexpected } from "./resync.ts";

type RequestState = WithDeleted<StoredRequest>;

const retryMs = 500;

export function replicateRequests(parts: {
  readonly requests: Collections["requests"];
  readonly connection: RecordsConnection;
  readonly feedId: string;
  readonly waitForLeadership: boolean;
}): RxReplicationState<StoredRequest, FeedCheckpoint> {
  const { requests, connection } = parts;
  return replicateRxCollection<StoredRequest, FeedCheckpoint>({
    replicationIdentifier: `requests:${parts.feedId}`,
    collection: requests,
    live: true,
    retryTime: retryMs,
    waitForLeadership: parts.waitForLeadership,
    toggleOnDocumentVisible: false,
    pull: {
      batchSize: 200,
      stream$: resyncOf(connection, "requests"),
      handler: async (checkpoint, limit) => {
        const since = checkpoint?.seq ?? 0;
        const answer = await connection.request({ t: "pull", collection: "requests", since, limit });
        if (answer.t !== "pulled-requests") throw unexpected(answer);
        return { documents: answer.rows.map(fromRequest), checkpoint: { seq: answer.upTo } };
      },
    },
    push: {
      batchSize: 50,
      handler: async (rows) => {
        const answer = await connection.request({
          t: "push-requests",
          rows: rows.map(({ newDocumentState, assumedMasterState }) => toPush(newDocumentState, assumedMasterState)),
        });
        if (answer.t !== "pushed-requests") throw unexpected(answer);
        return answer.results.flatMap((result) => {
          const row = rows.find(({ newDocumentState }) => newDocumentState.id === result.id);
          if (!row) return [];
          // What was not possible leaves the list; the rescued copy still offers to ask again.
          return [result.request ? fromRequest(result.request) : { ...row.newDocumentState, _deleted: true }];
        });
      },
    },
  });
}

function toPush(request: RequestState, base: RequestState | undefined): RequestPush {
  const move = !base ? "ask" : request.status === "granted" ? "grant" : "decline";
  return { id: request.id, itemId: request.itemId, level: request.level, message: request.message, move };
}

function fromRequest(request: AccessRequest): RequestState {
  return { ...request, isWish: false, _deleted: false };
}
