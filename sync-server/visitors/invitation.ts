/** An invitation by the token in its mail: shown and declined without an account. Accepting takes signing in with its address. */
import { fail, ok, type Result } from "../../src/domain/result.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import { levelOf } from "../../src/domain/sharing/levels.ts";
import type { InvitationView } from "../../src/domain/sharing/linkContract.ts";
import { isLive } from "../../src/domain/sharing/share.ts";
import type { Caller } from "../accounts/context.ts";
import { driverOf } from "../engine/sharing/drivers.ts";
import { readInvitationToken } from "../engine/sharing/invitationToken.ts";
import { applyEvent, isOver } from "../engine/sharing/moveShare.ts";
import type { Perform } from "../engine/work.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ShareRow } from "../store/ports/shares.ts";
import type { VisitorContext } from "./openLink.ts";

export type InvitationContext = Pick<VisitorContext, "limits" | "key"> & { readonly perform: Perform };

const tooMany = fail("too_many_requests", "That was tried too often. Wait a while, then try again.");
const noInvitation = fail("share_not_found", "This invitation does not exist. Look at the latest mail about it.");

/** Errors: share_not_found, too_many_requests. */
export async function showInvitation(
  { limits, key, perform }: InvitationContext,
  { network }: Caller,
  token: string,
): Promise<Result<InvitationView>> {
  if (!limits.linkByNetwork.take(network)) return tooMany;
  return perform(async ({ tx }) => {
    const share = await shareFor(tx, key, token);
    if (!share) return noInvitation;
    await tx.campaigns.opened(share.id, tx.now());
    return ok(await view(tx, share));
  });
}

/** Whoever reads the address's mail may say no for it. Errors: share_not_found, share_transition, too_many_requests. */
export async function declineInvitation(
  { limits, key, perform }: InvitationContext,
  { network }: Caller,
  token: string,
): Promise<Result<InvitationView>> {
  if (!limits.linkByNetwork.take(network)) return tooMany;
  return perform(async (work) => {
    const share = await shareFor(work.tx, key, token);
    if (!share) return noInvitation;
    if (share.status === "declined") return ok(await view(work.tx, share));
    if (isOver(share, work.tx.now())) return fail("share_transition", "This invitation is over already.");
    const declined = await applyEvent(work, share.recipientId, share, "decline");
    return declined.ok ? ok(await view(work.tx, declined.value)) : declined;
  });
}

async function shareFor(tx: StoreTransaction, key: Buffer, token: string): Promise<ShareRow | null> {
  const id = readInvitationToken(key, token);
  const share = id === null ? null : await tx.shares.find(id);
  return share?.recipientKind === "person" && share.approval !== "waiting" ? share : null;
}

async function view(tx: StoreTransaction, share: ShareRow): Promise<InvitationView> {
  const level = levelOf((await tx.catalog.read()).levels, share.level);
  const live = isLive(share) && !isOver(share, tx.now());
  return {
    shareId: share.id,
    status: isLive(share) && !live ? "expired" : share.status,
    sharedByName: (await tx.people.find(share.sharedById))?.name ?? "",
    itemType: share.itemType,
    itemId: live ? share.itemId : null,
    // What is over is not told what the item is called now.
    itemTitle: live && share.itemId !== null ? await titleOf(tx, share.itemId, share.itemType) : "",
    shareAll: share.shareAll,
    level: share.level,
    levelName: level?.name ?? share.level,
    levelDescription: level?.description ?? "",
    message: live ? share.message : "",
    address: share.recipientAddress,
    lapsesAt: share.status === "pending" ? share.lapsesAt : null,
    expiresAt: share.expiresAt,
  };
}

async function titleOf(tx: StoreTransaction, itemId: string, type: ItemType): Promise<string> {
  const item = await tx.items.head(itemId);
  return item ? driverOf(type).displayName(item).slice(0, 500) : "";
}
