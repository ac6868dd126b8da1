/**
 * Replication of shares. A share made here is a wish until the server decides; what it decides replaces it. A refused wish
 * leaves the list and its reason goes to the person; a refused change of a share is kept as a refused command.
 */
import { Subject } from "rxjs";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import type { SharePush } from "../../domain/protocol/messages.ts";
import type { Failure } from "../../domain/result.ts";
import type { Share } from "../../domain/sharing/share.ts";
import type { Collections, StoredShare } from "../data/collections.ts";
import type { RecordsConnection } from "./connection.ts";
import type { FeedCheckpoint } from "./itemReplication.ts";
import { resyncOf, unexpected } from "./resync.ts";
import type { RefusedCommand } from "./storedCommands.ts";
import { storedByIds } from "../data/pages.ts";
import { firstUnsent } from "./sentItems.ts";
import { SharePushes, type ShareState } from "./sharePush.ts";

/** What was asked about a share and not done, with the share as the person asked for it. */
export interface RefusedShare {
  readonly move: SharePush["move"];
  readonly asked: StoredShare;
  readonly failure: Failure;
}

export interface ShareReplication {
  readonly replication: RxReplicationState<StoredShare, FeedCheckpoint>;
  readonly refused$: Subject<RefusedShare>;
}

const rowsPerPull = 200;
const retryMs = 500;

export function replicateShares(parts: {
  readonly shares: Collections["shares"];
  /** A share of something the server has not got yet waits for it. */
  readonly items: Collections["items"];
  readonly connection: RecordsConnection;
  /** Keeps what was not accepted, until the person has seen why. */
  readonly keepRefused: (command: RefusedCommand) => Promise<void>;
  readonly feedId: string;
  readonly waitForLeadership: boolean;
}): ShareReplication {
  const { shares, connection } = parts;
  const refused$ = new Subject<RefusedShare>();
  const pushes = new SharePushes();
  const replication = replicateRxCollection<StoredShare, FeedCheckpoint>({
    replicationIdentifier: `shares:${parts.feedId}`,
    collection: shares,
    live: true,
    retryTime: retryMs,
    waitForLeadership: parts.waitForLeadership,
    toggleOnDocumentVisible: false,
    pull: {
      batchSize: rowsPerPull,
      stream$: resyncOf(connection, "shares"),
      handler: async (checkpoint, limit) => {
        const since = checkpoint?.seq ?? 0;
        const answer = await connection.request({ t: "pull", collection: "shares", since, limit });
        if (answer.t !== "pulled-shares") throw unexpected(answer);
        const documents = answer.rows.map((row) => (row.kind === "gone" ? goneShare(row.id) : fromShare(row.share)));
        return { documents, checkpoint: { seq: answer.upTo } };
      },
    },
    push: {
      batchSize: 50,
      handler: async (rows) => {
        // What is taken back before it could be sent is not sent first.
        await connection.connected();
        const stored = await storedByIds(
          shares,
          rows.map(({ newDocumentState }) => newDocumentState.id),
        );
        const asked = rows.map(({ newDocumentState, assumedMasterState }) => {
          const share = asNow(newDocumentState, stored);
          return { share, pushes: pushes.movesOf(share, assumedMasterState) };
        });
        const pushed = asked.flatMap((row) => row.pushes.map((push) => ({ push, share: row.share })));
        const created = pushed.filter(({ push }) => push.move === "create");
        await itemsAreSent(
          parts.items,
          created.flatMap(({ share }) => share.itemId ?? []),
        );
        if (pushed.length === 0) return [];
        pushes.sending(pushed.map(({ share }) => share));
        const answer = await connection.request({ t: "push-shares", rows: pushed.map(({ push }) => push) });
        if (answer.t !== "pushed-shares" || answer.results.length !== pushed.length) throw unexpected(answer);
        const decided = new Map<string, ShareState>();
        const refused = new Set<string>();
        for (const [index, { push, share: wished }] of pushed.entries()) {
          const { id } = push;
          const { failure = null, share = null } = answer.results[index] ?? {};
          // What comes behind a refused wish of the same share is refused with it; and what is not there is as good as revoked.
          const isSo = push.move === "revoke" && share === null;
          if (failure && !isSo && !refused.has(id)) {
            refused.add(id);
            const command = refusedMove(push, wished.itemId ?? "", failure);
            if (command) await parts.keepRefused(command);
            refused$.next({ move: push.move, asked: wished, failure });
          }
          decided.set(id, share ? fromShare(share) : goneShare(id));
        }
        for (const [id, share] of decided) pushes.answered(id, share);
        return [...decided.values()];
      },
    },
  });
  return { replication, refused$ };
}

/**
 * A refused move of a share as the command that asks for it again; null where there is nothing to tell. A new share's refusal is
 * told where it was made; and of a share that has ended or gone meanwhile the list shows how it stands.
 */
function refusedMove(push: SharePush, itemId: string, failure: Failure): RefusedCommand | null {
  if (push.move === "create" || failure.code === "share_transition") return null;
  const { id: shareId, move } = push;
  return push.move === "change"
    ? { id: `${shareId}.change`, action: "share.update", input: { shareId, ...push.change }, itemId, failure }
    : { id: `${shareId}.${move}`, action: `share.${move}`, input: { shareId }, itemId, failure };
}

/** A share with what was changed of it here since RxDB put it into a push. */
function asNow(share: ShareState, stored: readonly Readonly<StoredShare>[]): ShareState {
  const now = stored.find(({ id }) => id === share.id);
  if (!now?.isWish) return share;
  const { status, approval, endReason, level, expiresAt, notes } = now;
  return { ...share, status, approval, endReason, level, expiresAt, notes, isWish: true };
}

/** Rejects while one of these items has not reached the server: the replication tries again soon. */
async function itemsAreSent(items: Collections["items"], ids: string[]): Promise<void> {
  const unsent = await firstUnsent(items, ids);
  if (unsent !== undefined) throw new Error(`The item ${unsent} has to be on the server before it is shared.`);
}

function fromShare(share: Share): ShareState {
  return { ...share, isWish: false, _deleted: false };
}

function goneShare(id: string): ShareState {
  return {
    id,
    ownerId: "",
    ownerName: "",
    sharedById: "",
    sharedByName: "",
    recipientKind: "person",
    recipientId: null,
    recipientName: "",
    recipientAddress: "",
    itemType: "recipe",
    itemId: null,
    itemTitle: "",
    shareAll: false,
    level: "",
    membershipOnly: false,
    status: "revoked",
    approval: "none",
    message: "",
    notes: "",
    createdAt: 0,
    updatedAt: 0,
    invitedAt: null,
    respondedAt: null,
    lapsesAt: null,
    expiresAt: null,
    endReason: null,
    byHousehold: false,
    link: null,
    isWish: false,
    _deleted: true,
  };
}
