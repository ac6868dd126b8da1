/** What can be asked of sharing besides who has access (S3.8): what somebody may do, what was shared with or by them, what waits. */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { permissionAnswer, type CheckAnswer, type SharedWithMe } from "../../../src/domain/sharing/answers.ts";
import { decideOn, type EffectivePermission } from "../../../src/domain/sharing/authorize.ts";
import type { Action } from "../../../src/domain/sharing/levels.ts";
import { personPrincipal, type Actor } from "../../../src/domain/sharing/principals.ts";
import { isLive, type Share } from "../../../src/domain/sharing/share.ts";
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import { actorOf } from "../actor.ts";
import { decide, permissionOf, rootOf } from "../decide.ts";
import { driverOf } from "./drivers.ts";
import { isOver } from "./moveShare.ts";
import { viewShare } from "./viewShare.ts";
import { rootsOfShare } from "./visibility.ts";

export interface Check {
  readonly itemId: string;
  /** Null: the asker's own. */
  readonly personId: string | null;
  /** The level or the action that is asked about. */
  readonly level: string | null;
  readonly action: Action | null;
}

/** What somebody may do with an item: the asker, or, for who manages it, anybody. Errors: item_not_found, permission_denied. */
export async function checkPermission(
  tx: StoreTransaction,
  askerId: string,
  { itemId, personId, level, action }: Check,
): Promise<Result<CheckAnswer>> {
  const item = await tx.items.head(itemId);
  const isThere = item !== null && item.deletedAt === 0;
  const aboutOther = personId !== null && personId !== askerId;
  if (aboutOther) {
    const missing = fail("item_not_found", "This does not exist, or not any more.");
    if (!isThere) return missing;
    const may = await decide(tx, askerId, "manage", item);
    if (!may.allowed) {
      return may.reason === "invisible"
        ? missing
        : fail("permission_denied", "Only who manages this sees what others may do with it.");
    }
  }
  const subject = aboutOther ? personId : askerId;
  const found = isThere ? await permissionOf(tx, subject, item) : null;
  const permission = decideOn(found, "view").allowed ? found : null;
  const asked = [
    ...(level === null ? [] : [permission?.levels.includes(level) === true]),
    ...(action === null ? [] : [decideOn(permission, action).allowed]),
  ];
  return ok({
    permission: permission && permissionAnswer(permission),
    hasPermission: asked.length === 0 ? null : asked.every(Boolean),
    canShare: permission?.canReshare ?? false,
    isOwner: permission?.source === "owner",
  });
}

export interface SharedWithMeQuestion {
  readonly itemType: ItemType | null;
  /** Whether what comes through groups, organizations, links and cookbooks of one's own counts. */
  readonly includesGroups: boolean;
  readonly limit: number;
}

/** Everything of others that somebody can open now, with what it is called and where it comes from; by name. */
export async function sharedWithMe(
  tx: StoreTransaction,
  personId: string,
  { itemType, includesGroups, limit }: SharedWithMeQuestion,
): Promise<SharedWithMe> {
  const actor = await actorOf(tx, personId);
  const found: (SharedWithMe["items"][number] & { readonly shareId: string | null })[] = [];
  for (const id of await candidates(tx, actor, personId, includesGroups)) {
    const item = await tx.items.head(id);
    if (!item || item.ownerId === personId || item.deletedAt > 0 || item.trashedAt > 0) continue;
    if (itemType !== null && item.type !== itemType) continue;
    const decision = decideOn(await permissionOf(tx, personId, item), "view");
    if (decision.allowed) found.push(await describe(tx, item, decision.permission));
  }
  found.sort((a, b) => a.displayName.localeCompare(b.displayName) || (a.itemId < b.itemId ? -1 : 1));
  const items = [];
  for (const { shareId, ...entry } of found.slice(0, limit)) {
    const row = shareId === null ? null : await tx.shares.find(shareId);
    items.push({ ...entry, share: row && (await viewShare(tx, actor, row)) });
  }
  return { items, total: found.length };
}

async function candidates(
  tx: StoreTransaction,
  actor: Actor,
  personId: string,
  includesGroups: boolean,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const principal of includesGroups ? actor.principals : [personPrincipal(personId)]) {
    for (const share of await tx.shares.acceptedWith(principal)) {
      for (const id of await rootsOfShare(tx, share)) ids.add(id);
    }
  }
  if (!includesGroups) return ids;
  for (const container of await tx.items.rootsOfType(personId, "cookbook")) {
    for (const id of await driverOf("cookbook").heldBy(tx, container)) ids.add(id);
  }
  return ids;
}

async function describe(tx: StoreTransaction, item: ItemHeadRow, permission: EffectivePermission) {
  const root = (await rootOf(tx, item)) ?? item;
  return {
    itemId: root.id,
    itemType: root.type,
    displayName: driverOf(root.type).displayName(root).slice(0, 500),
    ownerId: root.ownerId,
    ownerName: (await tx.people.find(root.ownerId))?.name ?? "",
    permission: permissionAnswer(permission),
    share: null,
    shareId: permission.shareId,
  };
}

/** Live shares somebody made, or of what is theirs; the newest first. */
export async function sharedByMe(tx: StoreTransaction, personId: string, itemType: ItemType | null): Promise<Share[]> {
  const viewer = await actorOf(tx, personId);
  const shares: Share[] = [];
  const atOnce = 1_000;
  for (let since = 0; ;) {
    const rows = await tx.shares.feed(personId, [], since, atOnce);
    for (const row of rows) {
      if (!isLive(row) || isOver(row, tx.now()) || (itemType !== null && row.itemType !== itemType)) continue;
      const share = await viewShare(tx, viewer, row);
      if (share) shares.push(share);
    }
    if (rows.length < atOnce) return shares.reverse();
    since = rows.at(-1)?.seq ?? since;
  }
}

/** Invitations that wait for somebody's answer; the newest first. */
export async function pendingInvitations(tx: StoreTransaction, personId: string): Promise<Share[]> {
  const viewer = await actorOf(tx, personId);
  const waiting: Share[] = [];
  for (const row of await tx.shares.liveOf(personId)) {
    const isMine = row.recipientKind === "person" && row.recipientId === personId && row.approval !== "waiting";
    if (!isMine || row.status !== "pending" || isOver(row, tx.now())) continue;
    const share = await viewShare(tx, viewer, row);
    if (share) waiting.push(share);
  }
  return waiting.reverse();
}
