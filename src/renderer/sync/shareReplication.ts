/**
 * Replication of shares. A share made here is a wish until the server decides; what it decides replaces it. A refused wish
 * leaves the list and its reason goes to the person; a refused change of a share is kept as a refused command.
 */
import { Subject } from "rxjs";
import type { WithDeleted } from "rxdb";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import type { SharePush } from "../../domain/protocol/messages.ts";
import type { Failure } from "../../domain/result.ts";
import type { Share, ShareWish } from "../../domain/sharing/share.ts";
import type { Collections, StoredShare } from "../data/collections.ts";
import type { RecordsConnection } from "./connection.ts";
import type { FeedCheckpoint } from "./itemReplication.ts";
import { resyncOf, unexpected } from "./resync.ts";
import type { RefusedCommand } from "./storedCommands.ts";
import { firstUnsent } from "./sentItems.ts";

type ShareState = WithDeleted<StoredShare>;

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
        const created = rows.filter(({ assumedMasterState }) => !assumedMasterState);
        await itemsAreSent(
          parts.items,
          created.flatMap(({ newDocumentState }) => newDocumentState.itemId ?? []),
        );
        const pushed = rows.map(({ newDocumentState: asked, assumedMasterState }) => ({
          asked,
          push: toSharePush(asked, assumedMasterState),
        }));
        const answer = await connection.request({ t: "push-shares", rows: pushed.map(({ push }) => push) });
        if (answer.t !== "pushed-shares") throw unexpected(answer);
        const decided: ShareState[] = [];
        for (const { id, failure, share } of answer.results) {
          const one = pushed.find(({ push }) => push.id === id);
          if (!one) continue;
          if (failure) {
            const command = refusedMove(one.push, one.asked.itemId ?? "", failure);
            if (command) await parts.keepRefused(command);
            refused$.next({ move: one.push.move, asked: one.asked, failure });
          }
          decided.push(share ? fromShare(share) : goneShare(id));
        }
        return decided;
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
  if (push.move === "revoke" && failure.code === "share_not_found") return null;
  const { id: shareId, move } = push;
  return push.move === "change"
    ? { id: `${shareId}.change`, action: "share.update", input: { shareId, ...push.change }, itemId, failure }
    : { id: `${shareId}.${move}`, action: `share.${move}`, input: { shareId }, itemId, failure };
}

/** Rejects while one of these items has not reached the server: the replication tries again soon. */
async function itemsAreSent(items: Collections["items"], ids: string[]): Promise<void> {
  const unsent = await firstUnsent(items, ids);
  if (unsent !== undefined) throw new Error(`The item ${unsent} has to be on the server before it is shared.`);
}

/** What a changed record asks of the server: only the move, and for a new share what was wished. */
function toSharePush(share: ShareState, base: ShareState | undefined): SharePush {
  const { id } = share;
  if (!base) return { move: "create", id, wish: wishOf(share) };
  const move = moveOf(share, base);
  if (move !== "change") return { move, id };
  const { level, expiresAt, notes } = share;
  return {
    move,
    id,
    change: {
      ...(level === base.level ? {} : { level }),
      ...(expiresAt === base.expiresAt ? {} : { expiresAt }),
      ...(notes === base.notes ? {} : { notes }),
    },
  };
}

function moveOf(share: ShareState, base: ShareState): Exclude<SharePush["move"], "create"> {
  const isEnded = share._deleted || share.status === "revoked";
  if (isEnded) return share.endReason === "refused" && base.endReason !== "refused" ? "refuse" : "revoke";
  if (share.status !== base.status && share.status === "accepted") return "accept";
  if (share.status !== base.status && share.status === "declined") return "decline";
  if (share.approval !== base.approval && share.approval === "approved") return "approve";
  return "change";
}

function wishOf(share: ShareState): ShareWish {
  const { itemType, itemId, shareAll, level, membershipOnly, message, notes, expiresAt } = share;
  return {
    recipient: recipientOf(share),
    itemType,
    itemId,
    shareAll,
    level,
    membershipOnly,
    message,
    notes,
    expiresAt,
  };
}

function recipientOf({ recipientKind, recipientId, recipientAddress, link }: ShareState): ShareWish["recipient"] {
  switch (recipientKind) {
    case "person":
      return { kind: "person", address: recipientAddress };
    case "group":
    case "organization":
      return { kind: recipientKind, id: recipientId ?? "" };
    case "link":
      return { kind: "link", password: null, maxUses: link?.maxUses ?? null };
    default:
      return recipientKind satisfies never;
  }
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
