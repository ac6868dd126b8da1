/** Who is told what becomes of a share, in which words. */
import { typeNames } from "../../../src/domain/items/materialize.ts";
import { itemPath } from "../../../src/domain/items/links.ts";
import type { TemplateId, TemplateValues } from "../../../src/domain/notifications/templates.ts";
import { isWith } from "../../../src/domain/sharing/authorize.ts";
import { levelOf } from "../../../src/domain/sharing/levels.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { actorOf } from "../actor.ts";
import { driverOf } from "../sharing/drivers.ts";
import type { Notice } from "../work.ts";
import type { Told } from "./told.ts";
import { dateWords, quoted } from "./words.ts";

type ShareNotice = Extract<Notice, { readonly share: ShareRow }>;

/** Addresses that only the server can make. */
export interface Links {
  /** The full address of a path of the app. */
  readonly to: (path: string) => string;
  /** The path where an invitation is answered, from a mail, signed in or not. */
  readonly answerPath: (shareId: string) => string;
}

/** Members of a group or organization who are told in words; a larger one finds it under Sharing. */
export const maxTold = 100;

const sharingPath = "/shared";

interface Facts {
  readonly share: ShareRow;
  readonly sharerName: string;
  /** `the grocery list “Ours”`, or `all grocery lists`. */
  readonly what: string;
  readonly itemName: string;
  readonly itemType: string;
  readonly levelName: string;
  readonly path: string;
  readonly endsAt: number | null;
}

async function factsOf(tx: StoreTransaction, share: ShareRow): Promise<Facts> {
  const sharer = await tx.people.find(share.sharedById);
  const item = share.itemId === null ? null : await tx.items.head(share.itemId);
  const { levels } = await tx.catalog.read();
  const type = typeNames[share.itemType];
  const title = item && item.deletedAt === 0 ? driverOf(item.type).displayName(item) : "";
  return {
    share,
    sharerName: sharer?.name || "Somebody",
    what: what(share, title),
    // Deleted for good, it has no name any more.
    itemName: share.itemId === null ? `All ${type}s` : title || `a ${type}`,
    itemType: share.itemId === null ? "collection" : type,
    levelName: levelOf(levels, share.level)?.name ?? "By role",
    path: share.itemId === null ? sharingPath : itemPath(share.itemType, share.itemId),
    endsAt: share.status === "pending" ? earliest(share.lapsesAt, share.expiresAt) : share.expiresAt,
  };
}

function what({ itemId, itemType }: ShareRow, title: string): string {
  const type = typeNames[itemType];
  if (itemId === null) return `all ${type}s`;
  return title === "" ? `a ${type}` : `the ${type} “${quoted(title)}”`;
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

interface Recipient {
  readonly personId: string | null;
  readonly address: string | null;
  readonly name: string;
}

/** Those a share is with: a person, registered or not; or the members of a group or organization, unless they are too many. */
async function recipientsOf(tx: StoreTransaction, share: ShareRow): Promise<Recipient[]> {
  const { recipientKind, recipientId, recipientAddress } = share;
  if (recipientKind === "link") return [];
  if (recipientKind === "person") {
    const person = recipientId === null ? null : await tx.people.find(recipientId);
    return [{ personId: recipientId, address: recipientAddress || null, name: person?.name ?? "" }];
  }
  if (recipientId === null) return [];
  const members = await tx.principals.personsOf(principalOf(recipientKind, recipientId), tx.now());
  if (members.length > maxTold) return [];
  const recipients: Recipient[] = [];
  for (const personId of members) {
    if (personId === share.ownerId || personId === share.sharedById) continue;
    // To whom it gives nothing it does not exist.
    if (!isWith(share, await actorOf(tx, personId))) continue;
    recipients.push({ personId, address: null, name: (await tx.people.find(personId))?.name ?? "" });
  }
  return recipients;
}

/** What the other side is called: once they have answered by name, before by the address that was typed. */
async function recipientName(tx: StoreTransaction, share: ShareRow): Promise<string> {
  const isKnown = share.recipientKind !== "person" || share.respondedAt !== null;
  const name =
    isKnown && share.recipientId !== null
      ? await tx.principals.nameOf(principalOf(share.recipientKind, share.recipientId))
      : "";
  return name || share.recipientAddress || "Somebody";
}

function valuesFor(facts: Facts, links: Links, recipient: string): TemplateValues {
  const answer = links.to(links.answerPath(facts.share.id));
  return {
    SharerName: facts.sharerName,
    RecipientName: recipient,
    ItemName: facts.itemName,
    ItemType: facts.itemType,
    PermissionLevel: facts.levelName,
    InvitationMessage: facts.share.message,
    AcceptUrl: answer,
    DeclineUrl: `${answer}/decline`,
    ViewItemUrl: facts.share.status === "pending" ? answer : links.to(facts.path),
    ExpirationDate: facts.endsAt === null ? "" : dateWords(facts.endsAt),
  };
}

/** Everybody a notice about a share is for. */
export async function shareNotices(tx: StoreTransaction, links: Links, notice: ShareNotice): Promise<Told[]> {
  const { share } = notice;
  const facts = await factsOf(tx, share);
  const about = { itemType: share.itemType, itemId: share.itemId, shareId: share.id };
  const toRecipients = async (
    words: (name: string) => Pick<Told, "title" | "message" | "path">,
    template: TemplateId | null,
  ): Promise<Told[]> =>
    (await recipientsOf(tx, share)).map(({ personId, address, name }) => ({
      ...about,
      ...words(name),
      personId,
      address,
      kind: notice.kind,
      template: template && { id: template, values: valuesFor(facts, links, name) },
    }));
  const toPeople = (ids: readonly string[], words: Omit<Told, keyof typeof about | "personId" | "address" | "kind">) =>
    [...new Set(ids)].map((personId): Told => ({ ...about, ...words, personId, address: null, kind: notice.kind }));
  const sharers = [share.sharedById, share.ownerId];
  const other = await recipientName(tx, share);
  const template = (id: TemplateId): Told["template"] => ({ id, values: valuesFor(facts, links, other) });

  switch (notice.kind) {
    case "share-invited": {
      const title = `${facts.sharerName} shares ${facts.what} with you`;
      return toRecipients(() => ({ title, message: share.message, path: sharingPath }), "invitation");
    }
    case "share-given": {
      const title = `${facts.sharerName} shares ${facts.what} with you`;
      return toRecipients(() => ({ title, message: share.message, path: facts.path }), null);
    }
    case "share-accepted":
      return toPeople([share.sharedById], {
        title: `${other} accepted ${facts.what}`,
        message: `${facts.levelName}.`,
        path: facts.path,
        template: template("accepted"),
      });
    case "share-declined":
      return toPeople([share.sharedById], {
        title: `${other} declined ${facts.what}`,
        message: "Nobody else was told.",
        path: sharingPath,
        template: template("declined"),
      });
    case "share-revoked": {
      if (share.endReason === "left") {
        return toPeople(
          sharers.filter((id) => id !== notice.actorId),
          {
            title: `${other} left ${facts.what}`,
            message: "You can share it again.",
            path: facts.path,
            template: null,
          },
        );
      }
      // Whoever never heard of it, because nobody has registered the address, is left in peace.
      if (share.recipientId === null) return [];
      const message = endings[share.endReason ?? ""] ?? "What you wrote that was not synced is kept on your device.";
      const title = `You no longer have ${facts.what}`;
      return toRecipients(() => ({ title, message, path: sharingPath }), "revoked");
    }
    case "share-ending": {
      const until = facts.endsAt === null ? "soon" : `on ${dateWords(facts.endsAt)}`;
      const isInvitation = share.status === "pending";
      const title = isInvitation
        ? `The invitation to ${facts.what} lapses ${until}`
        : `Your access to ${facts.what} ends ${until}`;
      const message = `${facts.sharerName} shared it with you.`;
      return toRecipients(() => ({ title, message, path: isInvitation ? sharingPath : facts.path }), "expiring");
    }
    case "share-expired": {
      if (share.respondedAt === null) {
        const title = `${other} did not answer the invitation to ${facts.what}`;
        const message = "It has lapsed. You can share it again.";
        return toPeople([share.sharedById], { title, message, path: sharingPath, template: null });
      }
      const title = `Your access to ${facts.what} has ended`;
      const message = `Ask ${facts.sharerName} if you need it longer.`;
      return toRecipients(() => ({ title, message, path: sharingPath }), null);
    }
    case "approval-asked":
      return toPeople([share.ownerId], {
        title: `${facts.sharerName} wants to share ${facts.what} with ${other}`,
        message: `${facts.levelName}. It waits for your approval.`,
        path: sharingPath,
        template: null,
      });
    case "approval-refused":
      return toPeople([share.sharedById], {
        title: `Your share of ${facts.what} was not approved`,
        message: `${other} was not told of it.`,
        path: facts.path,
        template: null,
      });
    default:
      return notice satisfies never;
  }
}

const endings: Readonly<Record<string, string>> = {
  membership_ended: "It needs a membership that is paid, and yours has ended.",
  item_deleted: "It was deleted for good.",
};
