/** Replication of requests for access: asked here, answered by the owner, decided by the server. */
import type { WithDeleted } from "rxdb";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import type { RequestPush } from "../../domain/protocol/messages.ts";
import type { Failure } from "../../domain/result.ts";
import type { AccessRequest } from "../../domain/sharing/accessRequest.ts";
import type { Collections, StoredRequest } from "../data/collections.ts";
import type { RecordsConnection } from "./connection.ts";
import type { FeedCheckpoint } from "./itemReplication.ts";
import { resyncOf, unexpected } from "./resync.ts";
import type { RefusedCommand } from "./storedCommands.ts";

type RequestState = WithDeleted<StoredRequest>;

const retryMs = 500;

export function replicateRequests(parts: {
  readonly requests: Collections["requests"];
  readonly connection: RecordsConnection;
  /** Keeps what was not accepted, until the person has seen why. */
  readonly keepRefused: (command: RefusedCommand) => Promise<void>;
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
        const decided: RequestState[] = [];
        for (const { id, request, failure } of answer.results) {
          const row = rows.find(({ newDocumentState }) => newDocumentState.id === id);
          if (!row) continue;
          // Answered meanwhile on another device: the list shows how it stands.
          if (failure && failure.code !== "request_answered")
            await parts.keepRefused(refusedRequest(row.newDocumentState, row.assumedMasterState, failure));
          decided.push(request ? fromRequest(request) : { ...row.newDocumentState, _deleted: true });
        }
        return decided;
      },
    },
  });
}

function toPush(request: RequestState, base: RequestState | undefined): RequestPush {
  const move = !base ? "ask" : request.status === "granted" ? "grant" : "decline";
  return { id: request.id, itemId: request.itemId, level: request.level, message: request.message, move };
}

/** Kept to be read: asking again is done where it is missed, with a new request. */
function refusedRequest(asked: RequestState, base: RequestState | undefined, failure: Failure): RefusedCommand {
  const { id, itemId, itemTitle, message } = asked;
  return {
    id: `${id}.${base ? "answer" : "ask"}`,
    action: base ? "access.answer" : "access.ask",
    input: { itemTitle, text: message },
    itemId,
    failure,
  };
}

function fromRequest(request: AccessRequest): RequestState {
  return { ...request, isWish: false, _deleted: false };
}
