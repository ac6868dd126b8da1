/**
 * Shares that are new for a person since a number, as they see them; `gone` for what was taken from them. Of a share that was never
 * shown to them they do not learn that there was one.
 */
import type { SharePull } from "../../src/domain/protocol/messages.ts";
import { actorOf } from "../engine/actor.ts";
import { viewShare } from "../engine/sharing/viewShare.ts";
import { isLive } from "../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ShareRow } from "../store/ports/shares.ts";

export interface ShareFeedPage {
  readonly rows: readonly SharePull[];
  /** Everything up to here is in this page or before it. */
  readonly upTo: number;
  readonly more: boolean;
}

/** Whether it was for this person by name, and its owner let it go out. */
function wasAsked({ recipientKind, recipientId, approval }: ShareRow, personId: string): boolean {
  const wentOut = approval === "none" || approval === "approved";
  return recipientKind === "person" && recipientId === personId && wentOut;
}

export async function readShareFeed(
  tx: StoreTransaction,
  personId: string,
  since: number,
  limit: number,
): Promise<ShareFeedPage> {
  const viewer = await actorOf(tx, personId);
  const shares = await tx.shares.feed(personId, [...viewer.principals], since, limit + 1);
  const page = shares.slice(0, limit);
  // Whoever made it or owns it knows it.
  const others = page.filter(({ ownerId, sharedById }) => ownerId !== personId && sharedById !== personId);
  const shown = new Set(
    await tx.shown.among(
      personId,
      others.map(({ id }) => id),
    ),
  );
  const isKnown = (row: ShareRow): boolean => !others.includes(row) || shown.has(row.id);
  const rows: SharePull[] = [];
  for (const row of page) {
    const share = await viewShare(tx, viewer, row);
    if (share === null) {
      if (isKnown(row)) rows.push({ kind: "gone", id: row.id });
    } else if (isKnown(row) || isLive(row) || wasAsked(row, personId)) {
      rows.push({ kind: "share", share });
      shown.add(row.id);
    }
  }
  await tx.shown.note(
    personId,
    others.flatMap(({ id }) => (shown.has(id) ? [id] : [])),
  );
  return { rows, upTo: page.at(-1)?.seq ?? since, more: shares.length > limit };
}
