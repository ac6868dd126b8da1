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
        // One that is as the server said it came without what RxDB writes down beside it: nothing is asked with it.
        const wishes = rows.map(({ newDocumentState }) => newDocumentState).filter(({ isWish }) => isWish);
        if (wishes.length === 0) return [];
        const answer = await connection.request({ t: "push-requests", rows: wishes.map(toPush) });
        if (answer.t !== "pushed-requests") throw unexpected(answer);
        const decided: RequestState[] = [];
        for (const { id, request, failure } of answer.results) {
          const wish = wishes.find((one) => one.id === id);
          if (!wish) continue;
          // Answered meanwhile on another device: the list shows how it stands.
          if (failure && failure.code !== "request_answered") await parts.keepRefused(refusedRequest(wish, failure));
          decided.push(request ? fromRequest(request) : { ...wish, isWish: false, _deleted: true });
        }
        return decided;
      },
    },
  });
}

const moves = { open: "ask", granted: "grant", declined: "decline" } as const;

function toPush({ id, itemId, level, message, status }: RequestState): RequestPush {
  return { id, itemId, level, message, move: moves[status] };
}

/** Kept to be read: asking again is done where it is missed, with a new request. */
function refusedRequest(asked: RequestState, failure: Failure): RefusedCommand {
  const { id, itemId, itemTitle, message, status } = asked;
  const move = status === "open" ? "ask" : "answer";
  return {
    id: `${id}.${move}`,
    action: `access.${move}`,
    input: { itemTitle, text: message },
    itemId,
    failure,
  };
}

function fromRequest(request: AccessRequest): RequestState {
  return { ...request, isWish: false, _deleted: false };
}
