/** Writing a share: its number, its audit entry, and the news of it. Every change of a share goes through here. */
import type { ShareRow } from "../../store/ports/shares.ts";
import type { Work } from "../work.ts";
import { partiesOf } from "./visibility.ts";

/** Stores a share under a new number at the server's time; answers it as stored. `cause`: what made it happen, where the action does not say. */
export async function storeShare(
  { tx, effects }: Work,
  actorId: string | null,
  action: string,
  before: ShareRow | null,
  changed: Omit<ShareRow, "seq" | "updatedAt">,
  cause: string | null = null,
): Promise<ShareRow> {
  const now = tx.now();
  const after: ShareRow = { ...changed, updatedAt: now, seq: await tx.nextSequence(1) };
  await tx.shares.put(after);
  await tx.audit.append({
    at: now,
    actorId,
    action,
    itemType: after.itemType,
    itemId: after.itemId,
    subjectId: after.recipientId,
    before: before && factsFor(before),
    after: { share: after.id, ...factsFor(after) },
    cause,
  });
  effects.tell("shares", partiesOf(after));
  if (before) effects.tell("shares", partiesOf(before));
  return after;
}

/** What the audit says of a share: no names, addresses or words. */
function factsFor(share: ShareRow) {
  const { recipientKind, level, status, approval, shareAll, membershipOnly, expiresAt, endReason, ownerId } = share;
  return { recipientKind, level, status, approval, shareAll, membershipOnly, expiresAt, endReason, ownerId };
}
