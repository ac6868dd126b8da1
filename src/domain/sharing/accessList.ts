/** Who has access to what, from the shares a device knows and the server's answer: for the share dialog. Decides nothing. */
import { foldAddress } from "../accounts/address.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ItemType } from "../items/types.ts";
import { levelThrough } from "./authorize.ts";
import type { LevelCatalog } from "./levels.ts";
import { isLive, type Share, type ShareRecipient } from "./share.ts";
import type { WhoHasAccess } from "./whoHasAccess.ts";

/** What is being shared: one item, or (`itemId` null) all its owner has of a type, now and later (S2.4). */
export interface ShareSubject {
  readonly itemType: ItemType;
  readonly itemId: string | null;
}

/** A container that holds the subject, as far as this device knows it. */
export interface KnownContainer {
  readonly id: string;
  readonly type: ItemType;
  readonly ownerId: string;
  /** "" where it is not to be seen by this person. */
  readonly title: string;
  /** The most its access is worth for the subject. */
  readonly cap: string;
}

/** One way somebody has access, or may come to have it. */
export interface AccessEntry<S extends Share = Share> {
  readonly share: S;
  /** The container it comes through; null: it is about the thing itself, or about everything of its kind. */
  readonly through: { readonly containerId: string; readonly title: string } | null;
  /** What it is worth here: the share's own level, or less where it comes through a container. */
  readonly level: string;
  /** Gives access now, as far as is known: one only for members does not while its recipient is none. */
  readonly works: boolean;
}

function covers(share: Share, subject: { readonly itemType: ItemType; readonly itemId: string | null }): boolean {
  if (share.itemType !== subject.itemType) return false;
  return share.shareAll || (subject.itemId !== null && share.itemId === subject.itemId);
}

/** The live shares that give, or may give, access to this, links included, as far as this device knows. */
export function knownAccess<S extends Share>(
  levels: LevelCatalog,
  subject: ShareSubject,
  ownerId: string,
  containers: readonly KnownContainer[],
  shares: readonly S[],
): AccessEntry<S>[] {
  const entries: AccessEntry<S>[] = [];
  for (const share of shares) {
    if (!isLive(share)) continue;
    const works = share.status === "accepted";
    if (share.ownerId === ownerId && covers(share, subject))
      entries.push({ share, through: null, level: share.level, works });
    for (const { id, type, ownerId: holder, title, cap } of containers) {
      if (share.ownerId !== holder || !covers(share, { itemType: type, itemId: id })) continue;
      entries.push({
        share,
        through: { containerId: id, title },
        level: levelThrough(levels, share.level, cap),
        works,
      });
    }
  }
  return entries;
}

/**
 * The server's answer with what this device knows besides: a share of its own that is on its way is there already, one it knows
 * to have ended is not, and where both know a share the device has the later word (it also holds wishes).
 */
export function currentAccess<S extends Share>(
  levels: LevelCatalog,
  answer: WhoHasAccess,
  known: readonly AccessEntry<S>[],
  shares: readonly S[],
): AccessEntry<S | Share>[] {
  const byId = new Map(shares.map((share) => [share.id, share]));
  const answered = answer.entries.flatMap(({ share: said, through, works }): AccessEntry<S | Share>[] => {
    const share = byId.get(said.id) ?? said;
    if (!isLive(share)) return [];
    const level = through ? levelThrough(levels, share.level, through.cap) : share.level;
    return [{ share, through, level, works }];
  });
  const keyOf = ({ share, through }: AccessEntry): string => `${share.id} ${through?.containerId ?? ""}`;
  const seen = new Set(answered.map(keyOf));
  return [...answered, ...known.filter((entry) => !seen.has(keyOf(entry)))];
}

/** How a list of people begins with what asks for an answer and ends with who has not answered; else by name. */
export function inOrder<E extends AccessEntry>(entries: readonly E[]): E[] {
  const place = ({ share }: AccessEntry): number =>
    share.status === "accepted" ? 1 : share.approval === "waiting" ? 0 : 2;
  return entries.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      Number(a.through !== null) - Number(b.through !== null) ||
      nameOf(a.share).localeCompare(nameOf(b.share)) ||
      Number(a.share.shareAll) - Number(b.share.shareAll),
  );
}

function nameOf(share: Share): string {
  return foldAddress(share.recipientName || share.recipientAddress);
}

/** Whether a share is with this recipient; of a link there can be any number. */
export function isWith(share: Share, recipient: ShareRecipient): boolean {
  if (share.recipientKind !== recipient.kind || recipient.kind === "link") return false;
  return recipient.kind === "person"
    ? foldAddress(share.recipientAddress) === foldAddress(recipient.address)
    : share.recipientId === recipient.id;
}

/** The live share of exactly this with this recipient, if there is one. */
export function firstShare<S extends Share>(
  subject: ShareSubject,
  ownerId: string,
  recipient: ShareRecipient,
  shares: readonly S[],
): S | undefined {
  return shares.find(
    (share) =>
      share.ownerId === ownerId &&
      isLive(share) &&
      share.itemType === subject.itemType &&
      share.itemId === subject.itemId &&
      isWith(share, recipient),
  );
}

/**
 * What can be said of a new share before the server is asked: `share_self` for one's own address, `share_exists` with the
 * first one where the same is shared with the same recipient (S2.5, S2.6). The server decides again.
 */
export function checkNewShare(
  subject: ShareSubject,
  recipient: ShareRecipient,
  own: { readonly ownerId: string; readonly addresses: readonly string[] },
  shares: readonly Share[],
): Result<null> {
  if (recipient.kind === "person") {
    const folded = foldAddress(recipient.address);
    if (own.addresses.some((one) => foldAddress(one) === folded)) {
      return fail("share_self", "This is your own address. Type somebody else’s.");
    }
  }
  const first = firstShare(subject, own.ownerId, recipient, shares);
  if (!first) return ok(null);
  const state =
    first.approval === "waiting"
      ? "and waits for approval"
      : first.status === "pending"
        ? "and waits for an answer"
        : "already";
  const whom = first.recipientAddress || first.recipientName || "them";
  return fail("share_exists", `Shared with ${whom} ${state}. Change the level in the list instead.`);
}
