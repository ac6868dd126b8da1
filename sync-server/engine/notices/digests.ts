/** Digests: what was not worth a mail of its own, sent in one when its time has come. */
import { personPrincipal } from "../../../src/domain/sharing/principals.ts";
import { digestMail } from "../../mail/templates/noticeMails.ts";
import type { Work } from "../work.ts";
import { readSharingSettings } from "../sharing/settings.ts";
import { mailExpiresMs, type NotifierParts } from "./notifier.ts";

/** Sends up to `limit` digests that are due at the server's time; answers how many addresses were looked at. */
export async function sendDigests(parts: NotifierParts, { tx, effects }: Work, limit: number): Promise<number> {
  const due = await tx.communications.digestsDue(tx.now(), limit);
  const settings = await readSharingSettings(tx);
  for (const folded of due) {
    const entries = await tx.communications.takeDigest(folded, tx.now());
    const last = entries.at(-1);
    // Taken out all the same: whoever switched mails off wants none of them later.
    if (!last || !settings.enableEmailNotifications) continue;
    const lines = entries.map(({ title, message, link }) => ({ title, message, link: parts.links.to(link) }));
    const sender = { name: settings.senderName, address: settings.senderEmail };
    const about = { template: "digest", personId: last.personId, itemId: null, shareId: null };
    const mail = { ...digestMail(lines), to: last.recipient, sender };
    await parts.mail.add(tx, mail, tx.now() + mailExpiresMs, about);
    effects.hasMail = true;
  }
  return due.length;
}

/** Takes notifications older than `before` away, up to `limit`; answers how many. */
export async function sweepNotifications(work: Work, before: number, limit: number): Promise<number> {
  const old = await work.tx.notifications.olderThan(before, limit);
  for (const { id, personId } of old) {
    await work.tx.notifications.remove(id);
    const audience = personPrincipal(personId);
    const seq = await work.tx.nextSequence(1);
    await work.tx.records.publish([audience], { kind: "notification", id, itemId: "" }, seq);
    work.effects.tell("records", [audience]);
  }
  return old.length;
}
