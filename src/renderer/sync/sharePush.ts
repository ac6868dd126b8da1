/**
 * What a changed record of a share asks of the server. RxDB says what the server said last (the base), but not always: a record that
 * is changed here while its push is on its way, or whose store was closed between its two writes, comes without one, or with an
 * older one. So what was sent and what was answered is kept here as well, while this window lives: a few hundred bytes for each
 * share that was asked about in it.
 */
import type { WithDeleted } from "rxdb";
import type { SharePush } from "../../domain/protocol/messages.ts";
import type { ShareWish } from "../../domain/sharing/share.ts";
import type { StoredShare } from "../data/collections.ts";

export type ShareState = WithDeleted<StoredShare>;

export class SharePushes {
  /** As sent and not answered, oldest first: the server may have got any of them. */
  readonly #sent = new Map<string, ShareState[]>();
  readonly #answered = new Map<string, ShareState>();

  /** The moves a record asks for, in their order; none where it is as the server said it. */
  movesOf(share: ShareState, base: ShareState | undefined): SharePush[] {
    if (!share.isWish) return [];
    const sent = this.#sent.get(share.id) ?? [];
    const known = later(base, this.#answered.get(share.id));
    return known ? [move(share, known, sent)] : movesWithoutBase(share, sent);
  }

  /** These are sent now. */
  sending(shares: readonly ShareState[]): void {
    for (const share of shares) {
      const sent = this.#sent.get(share.id) ?? [];
      if (sent.at(-1) !== share) this.#sent.set(share.id, [...sent, share]);
    }
  }

  /** The server has answered: what it said is what the next change starts from. */
  answered(id: string, share: ShareState): void {
    this.#sent.delete(id);
    if (share._deleted) this.#answered.delete(id);
    else this.#answered.set(id, share);
  }
}

function later(base: ShareState | undefined, answered: ShareState | undefined): ShareState | undefined {
  return base && answered ? (answered.updatedAt >= base.updatedAt ? answered : base) : (base ?? answered);
}

function movesWithoutBase(share: ShareState, sent: readonly ShareState[]): SharePush[] {
  // Whether or not the server ever heard of it.
  if (isEnded(share)) return [{ move: endOf(share), id: share.id }];
  if (isOfServer(share)) return [moveOfUnknown(share)];
  const [first = share] = sent;
  const create: SharePush = { move: "create", id: share.id, wish: wishOf(first) };
  const change = changeOf(share, first, sent);
  return Object.keys(change).length > 0 ? [create, { move: "change", id: share.id, change }] : [create];
}

function move(share: ShareState, base: ShareState, sent: readonly ShareState[]): SharePush {
  const { id } = share;
  if (isEnded(share)) return { move: endOf(share), id };
  if (share.status !== base.status && share.status === "accepted") return { move: "accept", id };
  if (share.status !== base.status && share.status === "declined") return { move: "decline", id };
  if (share.approval !== base.approval && share.approval === "approved") return { move: "approve", id };
  return { move: "change", id, change: changeOf(share, base, sent) };
}

/** The move of a share that came from the server, told by what only the server writes with it. */
function moveOfUnknown(share: ShareState): SharePush {
  const { id, level, expiresAt, notes } = share;
  const isUnanswered = share.respondedAt === null;
  if (isUnanswered && share.status === "accepted") return { move: "accept", id };
  if (isUnanswered && share.status === "declined") return { move: "decline", id };
  if (isUnanswered && share.approval === "approved" && share.invitedAt === null) return { move: "approve", id };
  return { move: "change", id, change: { level, expiresAt, notes } };
}

/** Whether the server has said this share: it writes when it invited or gave, or that it waits for approval. */
function isOfServer({ invitedAt, respondedAt, approval }: ShareState): boolean {
  return invitedAt !== null || respondedAt !== null || approval !== "none";
}

function isEnded(share: ShareState): boolean {
  return share._deleted || share.status === "revoked";
}

function endOf({ endReason }: ShareState): "refuse" | "revoke" {
  return endReason === "refused" ? "refuse" : "revoke";
}

/** What differs from the base, or from what may have reached the server since. */
function changeOf(share: ShareState, base: ShareState, sent: readonly ShareState[]) {
  const { level, expiresAt, notes } = share;
  const differs = (field: "level" | "expiresAt" | "notes"): boolean =>
    [base, ...sent].some((one) => one[field] !== share[field]);
  return {
    ...(differs("level") ? { level } : {}),
    ...(differs("expiresAt") ? { expiresAt } : {}),
    ...(differs("notes") ? { notes } : {}),
  };
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
