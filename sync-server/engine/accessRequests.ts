/**
 * Asking for access. Only somebody who has had access, or has it at a lower level, can ask: to anybody else the item does not
 * exist, and asking must not tell that it does. Granting is sharing, by the owner, through the share engine.
 */
import type { AccessRequest } from "../../src/domain/sharing/accessRequest.ts";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { offeredLevels } from "../../src/domain/sharing/catalog.ts";
import { actionsOf } from "../../src/domain/sharing/levels.ts";
import { personPrincipal } from "../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemHeadRow } from "../store/ports/items.ts";
import type { RequestRow } from "../store/ports/requests.ts";
import { actorOf } from "./actor.ts";
import { decide, permissionOf } from "./decide.ts";
import { createShare } from "./sharing/createShare.ts";
import { acceptOnBehalf, changeShare } from "./sharing/moveShare.ts";
import type { Work } from "./work.ts";

const unknownItem = fail("item_not_found", "This no longer exists, so access to it cannot be asked for.");
const unknownRequest = fail("request_not_found", "This request no longer exists.");

/** Asks the owner of an item for a level. A second open request for the same item answers with the first. */
export async function askForAccess(
  work: Work,
  personId: string,
  wish: { readonly id: string; readonly itemId: string; readonly level: string; readonly message: string },
): Promise<Result<RequestRow>> {
  const { tx } = work;
  // The device did not hear the answer the first time and asks again, whatever was answered since.
  const made = await tx.requests.find(wish.id);
  if (made) return made.askerId === personId ? ok(made) : unknownRequest;
  const asked = await tx.items.head(wish.itemId);
  const item = asked && asked.rootId !== asked.id ? await tx.items.head(asked.rootId) : asked;
  if (!item || item.deletedAt > 0 || !(await hasKnown(tx, personId, item))) return unknownItem;
  if (!offeredLevels(await tx.catalog.read(), item.type).some((level) => level.id === wish.level)) {
    return fail("share_level", "Choose one of the levels this can be shared at.");
  }
  const open = await tx.requests.findOpen(personId, item.id);
  if (open) return ok(open);
  const request = await storeRequest(work, personId, "access.asked", {
    id: wish.id,
    itemId: item.id,
    itemType: item.type,
    askerId: personId,
    ownerId: item.ownerId,
    level: wish.level,
    message: wish.message,
    status: "open",
    createdAt: tx.now(),
  });
  await work.notify({ kind: "access-asked", request });
  return ok(request);
}

/** Whether this person sees the item, or was given it once: only then may they know that it exists. */
async function hasKnown(tx: StoreTransaction, personId: string, item: ItemHeadRow): Promise<boolean> {
  if (item.ownerId === personId) return false;
  if ((await decide(tx, personId, "view", item)).allowed) return true;
  const { principals } = await actorOf(tx, personId);
  const containers = (await tx.placements.ofItem(item.id)).map(({ containerId, ownerId, type }) => ({
    id: containerId,
    ownerId,
    type: type as ItemHeadRow["type"],
  }));
  return tx.shares.wasGiven([...principals], [item, ...containers]);
}

/** The owner grants or declines an open request. Granting raises the share there is, or makes one that is accepted at once. */
export async function answerRequest(
  work: Work,
  personId: string,
  id: string,
  answer: "grant" | "decline",
): Promise<Result<RequestRow>> {
  const { tx } = work;
  const request = await tx.requests.find(id);
  if (!request || request.ownerId !== personId) return unknownRequest;
  const status = answer === "grant" ? "granted" : "declined";
  // Answered again because it was not heard that it is done.
  if (request.status === status) return ok(request);
  if (request.status !== "open") return fail("request_answered", `This request was ${request.status} already.`);
  if (answer === "grant") {
    const granted = await grant(work, request);
    if (!granted.ok) return granted;
  }
  const answered = await storeRequest(work, personId, `access.${status}`, { ...request, status });
  await work.notify({ kind: "access-answered", request: answered });
  return ok(answered);
}

async function grant(asked: Work, request: RequestRow): Promise<Result<null>> {
  // They are told that their request was granted: not also that something is shared with them.
  const work: Work = { ...asked, notify: () => Promise.resolve() };
  const { tx } = work;
  const item = await tx.items.head(request.itemId);
  const [address] = await tx.people.addressesOf(request.askerId);
  if (!item || !address) return unknownRequest;
  const has = await permissionOf(tx, request.askerId, item);
  const wanted = actionsOf((await tx.catalog.read()).levels, request.level);
  if (has && [...wanted].every((action) => has.actions.has(action))) return ok(null);
  const scope = { ownerId: request.ownerId, type: item.type, id: item.id };
  const live = await tx.shares.findLive(scope, { kind: "person", addressFolded: address.folded });
  const made = live
    ? await changeShare(work, request.ownerId, live.id, { level: request.level })
    : await createShare(work, request.ownerId, `${request.id}.share`, {
        recipient: { kind: "person", address: address.address },
        itemType: item.type,
        itemId: item.id,
        shareAll: false,
        level: request.level,
        membershipOnly: false,
        message: "",
        notes: "",
        expiresAt: null,
      });
  if (!made.ok) return made;
  if (made.value.status !== "pending") return ok(null);
  // They asked for it: there is nothing left to accept.
  const accepted = await acceptOnBehalf(work, made.value);
  return accepted.ok ? ok(null) : accepted;
}

async function storeRequest(
  { tx, effects }: Work,
  actorId: string,
  action: string,
  changed: Omit<RequestRow, "seq" | "updatedAt">,
): Promise<RequestRow> {
  const request: RequestRow = { ...changed, updatedAt: tx.now(), seq: await tx.nextSequence(1) };
  await tx.requests.put(request);
  await tx.audit.append({
    at: tx.now(),
    actorId,
    action,
    itemType: request.itemType,
    itemId: request.itemId,
    subjectId: request.askerId,
    after: { request: request.id, level: request.level, status: request.status },
  });
  effects.tell("requests", [personPrincipal(request.ownerId), personPrincipal(request.askerId)]);
  return request;
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
