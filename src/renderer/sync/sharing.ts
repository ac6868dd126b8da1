/** What a person does about access, as commands on the local records; offline they are queued, and the server decides. */
import { firstValueFrom } from "rxjs";
import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import type { ItemType } from "../../domain/items/types.ts";
import { checkNewShare, type ShareSubject } from "../../domain/sharing/accessList.ts";
import { offeredLevels, type SharingCatalog } from "../../domain/sharing/catalog.ts";
import { byRoleLevelId } from "../../domain/sharing/levels.ts";
import { checkWish } from "../../domain/sharing/share.ts";
import { ok, type Result } from "../../domain/result.ts";
import type { Kitchen } from "../data/index.ts";
import type { StoredShare } from "../data/collections.ts";
import { accessFacts, type AccessFacts } from "./accessFacts.ts";
import { changeShare, shareWith, type LocalRecipient, type ShareMove } from "./shareCommands.ts";
import { permissionOn } from "./permission.ts";

/** What the share dialog is about: one item, or everything of a kind (`itemId` null). */
export interface ShareTarget extends ShareSubject {
  readonly title: string;
}

/** What a share is to be like, whoever it is for. */
export interface ShareTerms {
  readonly level: string;
  readonly message: string;
  /** For those who manage it; its recipient does not see them. */
  readonly notes?: string;
  /** Works only while its recipient has a paid subscription. */
  readonly membershipOnly?: boolean;
  /** When access ends by itself (ms); null: it does not. */
  readonly expiresAt?: number | null;
}

export interface ShareWishes extends ShareTerms {
  readonly addresses: readonly string[];
}

export interface Sharer {
  readonly personId: string;
  readonly addresses: readonly string[];
}

/** What became of one address: the share's id, or why not. */
export interface ShareOutcome {
  readonly address: string;
  readonly result: Result<string>;
}

/** Shares with each address by itself: one that fails stops no other. Resolves when the wishes are durable here. */
export async function shareWithAll(
  kitchen: Kitchen,
  me: Sharer,
  target: ShareTarget,
  { addresses, ...terms }: ShareWishes,
  now: number,
): Promise<ShareOutcome[]> {
  const outcomes: ShareOutcome[] = [];
  for (const address of addresses) {
    const result = await shareWithOne(kitchen, me, target, { kind: "person", address }, terms, now);
    outcomes.push({ address, result });
  }
  return outcomes;
}

/** Shares with a person, a group or an organization; a link is made online (`useActNow` with `share.create`). */
export async function shareWithOne(
  kitchen: Kitchen,
  me: Sharer,
  target: ShareTarget,
  recipient: LocalRecipient,
  terms: ShareTerms,
  now: number,
): Promise<Result<string>> {
  const { collections } = kitchen;
  const shares = (await collections.shares.find().exec()).map((record) => record.toMutableJSON());
  const { catalog } = await firstValueFrom(accessFacts(collections, me.personId));
  const { itemType, itemId } = target;
  const wish = {
    recipient: recipient.kind === "person" ? recipient : { kind: recipient.kind, id: recipient.id },
    itemType,
    itemId,
    shareAll: itemId === null,
    level: terms.level,
    message: terms.message,
    notes: terms.notes ?? "",
    membershipOnly: terms.membershipOnly ?? false,
    expiresAt: terms.expiresAt ?? null,
  };
  const form = checkWish(wish, givenLevels(catalog, itemType, recipient.kind), now);
  if (!form.ok) return form;
  const item = itemId === null ? null : await collections.items.findOne(itemId).exec();
  const ownerId = item?.ownerId || me.personId;
  const checked = checkNewShare(target, wish.recipient, { ownerId, addresses: me.addresses }, shares);
  if (!checked.ok) return checked;
  const { recipient: _asked, ...rest } = wish;
  const share = { ...rest, id: kitchen.items.newId(), ownerId, sharedById: me.personId, recipient };
  return ok(await shareWith(collections.shares, { ...share, itemTitle: target.title, now }));
}

/** Ids of the levels a type offers; with an organization a table can also be shared at what each member's role gives. */
function givenLevels(catalog: SharingCatalog, itemType: ItemType, recipient: LocalRecipient["kind"]): string[] {
  const offered = offeredLevels(catalog, itemType).map(({ id }) => id);
  return recipient === "organization" && itemType === "table" ? [...offered, byRoleLevelId] : offered;
}

/** Sends an invitation again: the old one ends, a new one with the same level and message begins. */
export async function resendShare(kitchen: Kitchen, share: StoredShare, now: number): Promise<void> {
  const { shares } = kitchen.collections;
  await changeShare(shares, share.id, { status: "revoked" });
  const { ownerId, sharedById, itemType, itemId, itemTitle, shareAll, level, message, notes } = share;
  const { recipientAddress: address, membershipOnly, expiresAt } = share;
  await shareWith(shares, {
    id: kitchen.items.newId(),
    ownerId,
    sharedById,
    recipient: { kind: "person", address },
    itemType,
    itemId,
    itemTitle,
    shareAll,
    level,
    message,
    notes,
    membershipOnly,
    expiresAt,
    now,
  });
}

/** Does one thing with a share. */
export async function moveShare(kitchen: Kitchen, shareId: string, move: ShareMove): Promise<void> {
  await changeShare(kitchen.collections.shares, shareId, move);
}

/**
 * The shares with this person themselves that give them access to somebody else's item; leaving it ends them all. What comes
 * through a group, an organization or a container is not theirs to leave by itself.
 */
export function sharesToLeave(item: ItemFacts, facts: AccessFacts): StoredShare[] {
  return facts.shares.filter((share) => {
    const { effective } = permissionOn(item, { ...facts, shares: [share] });
    return effective?.shareId === share.id && effective.source === "direct";
  });
}
