/**
 * Asking for access. Only somebody who has had access, or has it at a lower level, can ask: to anybody else the item does not
 * exist, and asking must not tell that it does. Granting is sharing, by the owner, through the share engine.
 */
import type { AccessRequest } from "../../src/domain/sharing/accessRequest.ts";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { levelAllows, seededLevels } from "../../src/domain/sharing/levels.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemRow } from "../store/ports/items.ts";
import type { RequestRow } from "../store/ports/requests.ts";
import { decide } from "./decide.ts";
import { acceptOnBehalf, changeShareLevel, createShare, type ShareOutcome } from "./shareEngine.ts";

export interface RequestOutcome {
  readonly request: RequestRow;
  /** What granting did to shares. */
  readonly shares: readonly ShareOutcome[];
  /** Whether the owner should get a mail: a new request. */
  readonly isNew: boolean;
}

const unknownItem = fail("item_not_found", "This no longer exists, so access to it cannot be asked for.");
const unknownRequest = fail("request_not_found", "This request no longer exists.");

/** Asks the owner of an item for a level. A second open request for the same item answers with the first. */
export async function askForAccess(
  tx: StoreTransaction,
  personId: string,
  wish: { readonly id: string; readonly itemId: string; readonly level: string; readonly message: string },
  now: number,
): Promise<Result<RequestOutcome>> {
  const asked = await tx.items.find(wish.itemId);
  const item = asked && asked.rootId !== asked.id ? await tx.items.find(asked.rootId) : asked;
  if (!item || item.deletedAt > 0 || !(await hasKnown(tx, personId, item))) return unknownItem;
  if (!seededLevels.some((level) => level.offered && level.id === wish.level)) {
    return fail("share_level", "Choose what to ask for: view or edit.");
  }
  const open = await tx.requests.findOpen(personId, item.id);
  if (open) return ok({ request: open, shares: [], isNew: false });
  if (await tx.requests.find(wish.id)) return unknownRequest;
  const request: RequestRow = {
    id: wish.id,
    itemId: item.id,
    itemType: item.type,
    askerId: personId,
    ownerId: item.ownerId,
    level: wish.level,
    message: wish.message,
    status: "open",
    createdAt: now,
    updatedAt: now,
    seq: await tx.nextSequence(1),
  };
  await tx.requests.put(request);
  await audit(tx, personId, "access.asked", request, now);
  return ok({ request, shares: [], isNew: true });
}

/** Whether this person sees the item, or was given it once: only then may they know that it exists. */
async function hasKnown(tx: StoreTransaction, personId: string, item: ItemRow): Promise<boolean> {
  if (item.ownerId === personId) return false;
  if ((await decide(tx, personId, "view", item)).allowed) return true;
  return tx.shares.wasGiven(personId, item.ownerId, item.type, item.id);
}

/** The owner grants or declines an open request. Granting raises the share there is, or makes one that is accepted at once. */
export async function answerRequest(
  tx: StoreTransaction,
  personId: string,
  id: string,
  answer: "grant" | "decline",
  now: number,
): Promise<Result<RequestOutcome>> {
  const request = await tx.requests.find(id);
  if (!request || request.ownerId !== personId) return unknownRequest;
  if (request.status !== "open") return fail("request_answered", `This request was ${request.status} already.`);
  const shares = answer === "grant" ? await grant(tx, request, now) : ok([]);
  if (!shares.ok) return shares;
  const answered: RequestRow = {
    ...request,
    status: answer === "grant" ? "granted" : "declined",
    updatedAt: now,
    seq: await tx.nextSequence(1),
  };
  await tx.requests.put(answered);
  await audit(tx, personId, `access.${answered.status}`, answered, now);
  return ok({ request: answered, shares: shares.value, isNew: false });
}

async function grant(tx: StoreTransaction, request: RequestRow, now: number): Promise<Result<ShareOutcome[]>> {
  const given = await tx.shares.grants(request.askerId, request.ownerId);
  const direct = given.find((share) => share.itemId === request.itemId);
  if (direct) {
    if (levelAllows(seededLevels, direct.level, "edit")) return ok([]);
    const changed = await changeShareLevel(tx, request.ownerId, direct.id, request.level, now);
    return changed.ok ? ok([changed.value]) : changed;
  }
  const [address] = await tx.people.addressesOf(request.askerId);
  if (!address) return unknownRequest;
  const live = await tx.shares.findLive(request.ownerId, address.folded, request.itemType, request.itemId);
  const made = live
    ? await changeShareLevel(tx, request.ownerId, live.id, request.level, now)
    : await createShare(
        tx,
        request.ownerId,
        `${request.id}.share`,
        {
          address: address.address,
          itemType: request.itemType,
          itemId: request.itemId,
          shareAll: false,
          level: request.level,
          message: "",
        },
        now,
      );
  if (!made.ok) return made;
  if (made.value.share.status !== "pending") return ok([made.value]);
  // They asked for it: there is nothing left to accept.
  const accepted = await acceptOnBehalf(tx, made.value.share, now);
  return accepted.ok ? ok([accepted.value]) : accepted;
}

async function audit(
  tx: StoreTransaction,
  actorId: string,
  action: string,
  request: RequestRow,
  now: number,
): Promise<void> {
  await tx.audit.append({
    at: now,
    actorId,
    action,
    itemType: request.itemType,
    itemId: request.itemId,
    subjectId: request.askerId,
    after: { request: request.id, level: request.level, status: request.status },
  });
}

/** A request as its parties see it. */
export async function viewRequest(tx: StoreTransaction, viewerId: string, request: RequestRow): Promise<AccessRequest> {
  const item = await tx.items.find(request.itemId);
  // Who has lost access is not told what the item is called now.
  const maySee = item !== null && (await decide(tx, viewerId, "view", item)).allowed;
  const asker = await tx.people.find(request.askerId);
  return {
    id: request.id,
    itemId: request.itemId,
    itemType: request.itemType,
    itemTitle: maySee ? item.title.slice(0, 500) : "",
    askerId: request.askerId,
    askerName: asker?.name ?? "",
    ownerId: request.ownerId,
    level: request.level,
    message: request.message,
    status: request.status,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
  };
}
