/**
 * Tells people what happened, in the transaction in which it happens: a notification in the app, a mail at once, or a line in their
 * next digest, as they want it and as the server's settings allow.
 */
import { foldAddress } from "../../../src/domain/accounts/address.ts";
import { floodWindowMs, mailsPerHour, nextDailyDigest } from "../../../src/domain/notifications/digest.ts";
import { maxNotifications, usualPreferences, wayToHear } from "../../../src/domain/notifications/kinds.ts";
import { renderTemplate } from "../../../src/domain/notifications/templates.ts";
import { personPrincipal } from "../../../src/domain/sharing/principals.ts";
import type { SharingSettings } from "../../../src/domain/sharing/settings.ts";
import type { MailQueue } from "../../mail/mailQueue.ts";
import type { Mail } from "../../mail/ports.ts";
import { noticeMail } from "../../mail/templates/noticeMails.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import { readTemplate } from "../mailTemplates.ts";
import { publishRecord } from "../records.ts";
import { readSharingSettings } from "../sharing/settings.ts";
import type { Effects, Notify } from "../work.ts";
import { noticesOf } from "./noticesOf.ts";
import type { Links } from "./shareNotices.ts";
import type { Told } from "./told.ts";

export interface NotifierParts {
  readonly mail: Pick<MailQueue, "add">;
  readonly links: Links;
}

/** A mail nobody has taken for this long is not worth sending any more. */
export const mailExpiresMs = 14 * 86_400_000;

export function notifier(parts: NotifierParts): Notify {
  return async (tx, notice, effects) => {
    const settings = await readSharingSettings(tx);
    for (const told of await noticesOf(tx, parts.links, notice)) {
      const preferences = told.personId === null ? usualPreferences : await tx.notifications.preferences(told.personId);
      const { inApp, mail } = wayToHear(preferences, told.kind);
      if (inApp && settings.enableInAppNotifications) await tellInApp(tx, effects, told);
      if (!settings.enableEmailNotifications || mail === "off") continue;
      const address = await addressFor(tx, told);
      if (address === null) continue;
      if (mail === "daily") await addToDigest(tx, told, address, "daily", nextDailyDigest(tx.now()));
      else await mailOrFold(parts, tx, effects, settings, told, address);
    }
  };
}

/** Longest title and message kept. */
const titleCharacters = 255;
const messageCharacters = 2_000;

async function tellInApp(tx: StoreTransaction, effects: Effects, told: Told): Promise<void> {
  const { personId, kind, itemType, itemId, shareId } = told;
  if (personId === null) return;
  const seq = await tx.nextSequence(1);
  const id = `n.${seq}`;
  await tx.notifications.put({
    id,
    personId,
    kind,
    title: told.title.slice(0, titleCharacters),
    message: told.message.slice(0, messageCharacters),
    itemType,
    itemId,
    shareId,
    link: told.path,
    isRead: false,
    createdAt: tx.now(),
    seq,
  });
  const audience = [personPrincipal(personId)];
  await publishRecord({ tx, effects }, audience, "notification", id);
  for (const old of await tx.notifications.beyond(personId, maxNotifications)) {
    await tx.notifications.remove(old);
    await publishRecord({ tx, effects }, audience, "notification", old);
  }
}

/** Where a mail goes: the address that was shared with while it is theirs, else their first. */
async function addressFor(tx: StoreTransaction, { personId, address }: Told): Promise<string | null> {
  if (personId === null) return address;
  const own = await tx.people.addressesOf(personId);
  const said = address === null ? null : foldAddress(address);
  return (own.find(({ folded }) => folded === said) ?? own[0])?.address ?? null;
}

async function addToDigest(
  tx: StoreTransaction,
  told: Told,
  recipient: string,
  timing: "flood" | "daily",
  dueAt: number,
): Promise<void> {
  await tx.communications.addToDigest({
    seq: await tx.nextSequence(1),
    recipient,
    personId: told.personId,
    timing,
    dueAt,
    title: told.title,
    message: told.message.slice(0, messageCharacters),
    link: told.path,
  });
}

/** A mail, or a line in one that comes when the hour is over: more mails than that within an hour help nobody. */
async function mailOrFold(
  { mail, links }: NotifierParts,
  tx: StoreTransaction,
  effects: Effects,
  settings: SharingSettings,
  told: Told,
  address: string,
): Promise<void> {
  const now = tx.now();
  const waiting = await tx.communications.floodDue(foldAddress(address));
  const written = await tx.communications.writtenTo(foldAddress(address), now - floodWindowMs);
  if (waiting !== null || written.length >= mailsPerHour) {
    const dueAt = waiting ?? (written[0] ?? now) + floodWindowMs;
    return addToDigest(tx, told, address, "flood", dueAt);
  }
  const { shareId, itemId, personId, template } = told;
  const content = await contentFor(tx, links, told);
  const sender = { name: settings.senderName, address: settings.senderEmail };
  const about = { template: template?.id ?? told.ownMail?.name ?? told.kind, personId, itemId, shareId };
  await mail.add(tx, { ...content, to: address, sender }, now + mailExpiresMs, about);
  effects.hasMail = true;
}

async function contentFor(
  tx: StoreTransaction,
  links: Links,
  { title, message, path, template, ownMail }: Told,
): Promise<Omit<Mail, "to">> {
  if (ownMail) return ownMail.content;
  if (template === null) return noticeMail({ title, message, link: links.to(path) });
  const rendered = renderTemplate(await readTemplate(tx, template.id), template.values);
  // Templates are checked when they are saved.
  if (!rendered.ok) throw new Error(`A stored template is broken: ${rendered.error.message}`);
  return rendered.value;
}
