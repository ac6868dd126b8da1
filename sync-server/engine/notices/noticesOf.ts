/** Every notice, as what is told to whom. */
import { shownText } from "../../../src/domain/comments/mentions.ts";
import { commentsPath, itemPath } from "../../../src/domain/items/links.ts";
import { typeNames } from "../../../src/domain/items/materialize.ts";
import { levelOf } from "../../../src/domain/sharing/levels.ts";
import { organizationInvitationMail } from "../../mail/templates/organizationMails.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { CampaignRow } from "../../store/ports/campaigns.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import { driverOf } from "../sharing/drivers.ts";
import type { Notice } from "../work.ts";
import { shareNotices, type Links } from "./shareNotices.ts";
import { householdNotice, roleNotice, supportNotice } from "./organizationNotices.ts";
import type { Told } from "./told.ts";
import { quoted } from "./words.ts";

/** As much of a comment as goes with the news of it. */
const excerptCharacters = 300;

function whatIs(item: ItemHeadRow | null): string {
  return item ? `the ${typeNames[item.type]} “${quoted(driverOf(item.type).displayName(item))}”` : "something";
}

async function nameOf(tx: StoreTransaction, personId: string): Promise<string> {
  return (await tx.people.find(personId))?.name || "Somebody";
}

export async function noticesOf(tx: StoreTransaction, links: Links, notice: Notice): Promise<Told[]> {
  if ("share" in notice) {
    const isQuiet = isOfHousehold(notice) || (await isCounted(tx, notice));
    return isQuiet ? [] : shareNotices(tx, links, notice);
  }
  if ("request" in notice) return [await requestNotice(tx, notice)];
  if ("comment" in notice) return [await commentNotice(tx, notice)];
  if ("invitation" in notice) return [await organizationInvitation(tx, links, notice)];
  if ("campaign" in notice) return campaignNotice(notice.campaign);
  if (notice.kind === "member-joined") return [await memberNotice(tx, notice)];
  if (notice.kind === "role-changed") return [await roleNotice(tx, notice)];
  if (notice.kind === "support-access") return [await supportNotice(tx, notice)];
  if (notice.kind === "household-shares") return [await householdNotice(tx, notice)];
  if (notice.kind === "table-changed") return [await tableNotice(tx, notice)];
  const item = await tx.items.head(notice.itemId);
  return [
    {
      personId: notice.toId,
      address: null,
      kind: notice.kind,
      title: `${await nameOf(tx, notice.fromId)} gave you ${whatIs(item)}`,
      message: "It is yours now: you decide who has it.",
      itemType: item?.type ?? null,
      itemId: notice.itemId,
      shareId: null,
      path: item ? itemPath(item.type, item.id) : "/shared",
      template: null,
    },
  ];
}

/**
 * A household would drown in the news of everything its members make; and what is taken back at once, a list of presents, must not be
 * told of at all.
 */
function isOfHousehold({ kind, share }: Extract<Notice, { readonly share: unknown }>): boolean {
  return share.byHousehold && (kind === "share-given" || kind === "share-revoked");
}

/** Answers to a campaign are in its figures: ten thousand notices would tell its sender nothing. */
async function isCounted(
  tx: StoreTransaction,
  { kind, share }: Extract<Notice, { readonly share: unknown }>,
): Promise<boolean> {
  const isAnswer = kind === "share-accepted" || kind === "share-declined";
  const isUnanswered = kind === "share-expired" && share.respondedAt === null;
  return (isAnswer || isUnanswered) && tx.campaigns.holdsShare(share.id);
}

function campaignNotice({ id, name, senderId, stopReason }: CampaignRow): Told[] {
  if (senderId === null) return [];
  const hasStopped = stopReason !== "";
  return [
    {
      ...aboutNoItem,
      personId: senderId,
      address: null,
      kind: "campaign-done",
      title: `The campaign “${quoted(name)}” ${hasStopped ? "has stopped" : "was sent"}`,
      message: hasStopped ? stopReason : "Its figures fill as people answer.",
      path: `/campaigns/${encodeURIComponent(id)}`,
    },
  ];
}

const aboutNoItem = { itemType: null, itemId: null, shareId: null, template: null } as const;

/** By mail alone, to the address: the secret that lets somebody in is in nothing else. */
async function organizationInvitation(
  tx: StoreTransaction,
  links: Links,
  { kind, invitation, token }: Extract<Notice, { readonly invitation: unknown }>,
): Promise<Told> {
  const organization = (await tx.organizations.find(invitation.organizationId))?.name ?? "";
  const inviter = await nameOf(tx, invitation.invitedBy);
  const path = `/join/${token}`;
  const mail = organizationInvitationMail({ to: "", inviter, organization, link: links.to(path) });
  const { subject, text, html } = mail;
  return {
    ...aboutNoItem,
    personId: null,
    address: invitation.address,
    kind,
    title: subject,
    message: "",
    path,
    ownMail: { name: kind, content: { subject, text, html } },
  };
}

async function memberNotice(
  tx: StoreTransaction,
  { kind, organizationId, personId, invitedBy }: Extract<Notice, { readonly kind: "member-joined" }>,
): Promise<Told> {
  const organization = (await tx.organizations.find(organizationId))?.name ?? "";
  return {
    ...aboutNoItem,
    personId: invitedBy,
    address: null,
    kind,
    title: `${await nameOf(tx, personId)} joined “${quoted(organization)}”`,
    message: "They came by your invitation.",
    path: `/organizations/${encodeURIComponent(organizationId)}`,
  };
}

/** Names that are said in full; the rest are counted. */
const namesSaid = 2;

async function tableNotice(
  tx: StoreTransaction,
  { kind, tableId, actorIds, toId }: Extract<Notice, { readonly kind: "table-changed" }>,
): Promise<Told> {
  const names: string[] = [];
  for (const id of actorIds.slice(0, namesSaid)) names.push(await nameOf(tx, id));
  const more = actorIds.length - names.length;
  const who = more > 0 ? `${names.join(", ")} and ${more} more` : names.join(" and ");
  return {
    ...aboutNoItem,
    personId: toId,
    address: null,
    kind,
    title: `${who} changed ${whatIs(await tx.items.head(tableId))}`,
    message: "",
    itemType: "table",
    itemId: tableId,
    path: itemPath("table", tableId),
  };
}

async function requestNotice(
  tx: StoreTransaction,
  { kind, request }: Extract<Notice, { readonly request: unknown }>,
): Promise<Told> {
  const item = await tx.items.head(request.itemId);
  const { levels } = await tx.catalog.read();
  const level = (levelOf(levels, request.level)?.name ?? request.level).toLowerCase();
  const about = { itemType: request.itemType, itemId: request.itemId, shareId: null, address: null, template: null };
  if (kind === "access-asked") {
    const title = `${await nameOf(tx, request.askerId)} asks for access to ${whatIs(item)} (${level})`;
    return { ...about, kind, personId: request.ownerId, title, message: request.message, path: "/shared" };
  }
  const isGranted = request.status === "granted";
  // Whoever was refused is not told what it is called now: they may not know it.
  const title = isGranted
    ? `You have access to ${whatIs(item)} now (${level})`
    : `Your request for a ${typeNames[request.itemType]} was declined`;
  const path = isGranted ? itemPath(request.itemType, request.itemId) : "/shared";
  return { ...about, kind, personId: request.askerId, title, message: "", path };
}

async function commentNotice(
  tx: StoreTransaction,
  { kind, comment, toId }: Extract<Notice, { readonly comment: unknown }>,
): Promise<Told> {
  const item = await tx.items.head(comment.itemId);
  const names: Record<string, string> = {};
  for (const id of comment.mentions) names[id] = await nameOf(tx, id);
  const author = await nameOf(tx, comment.authorId);
  const did = {
    "comment-mention": "mentioned you on",
    "comment-reply": "answered on",
    "comment-added": "commented on",
  };
  return {
    personId: toId,
    address: null,
    kind,
    title: `${author} ${did[kind]} ${whatIs(item)}`,
    message: shownText(comment.text, names).slice(0, excerptCharacters),
    itemType: item?.type ?? null,
    itemId: comment.itemId,
    shareId: null,
    path: commentsPath(comment.itemId),
    template: null,
  };
}
