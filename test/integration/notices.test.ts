import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mailsPerHour } from "../../src/domain/notifications/digest.ts";
import type { Notification } from "../../src/domain/notifications/kinds.ts";
import { defaultSharingSettings } from "../../src/domain/sharing/settings.ts";
import { readInvitationToken } from "../../sync-server/engine/sharing/invitationToken.ts";
import { writeSharingSettings } from "../../sync-server/engine/sharing/settings.ts";
import { retryDelayMs } from "../../sync-server/mail/mailQueue.ts";
import { makeAdmin, member, type Member } from "../helpers/sharingPeople.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

interface Place {
  readonly server: TestServer;
  readonly anna: Member;
  readonly ben: Member;
}

async function annaAndBen(): Promise<Place> {
  const server = await testServer();
  const anna = await member(server, "anna");
  const ben = await member(server, "ben");
  await anna.ownsList("ours", "Ours");
  return { server, anna, ben };
}

/** What somebody was told in the app, the latest last. */
async function toldTo(person: Member): Promise<string[]> {
  const all = await person.records<Notification>("notification");
  return all.toSorted((a, b) => Number(a.id.slice(2)) - Number(b.id.slice(2))).map(({ title }) => title);
}

/** Sends what waits; answers the subjects of the sharing mails to a person so far. */
async function mailsTo(server: TestServer, name: string): Promise<string[]> {
  await server.composed.accounts.mail.deliverDue();
  await server.composed.accounts.mail.deliverDue();
  return server.smtp.received
    .filter(({ to, code }) => to.includes(`${name}@example.org`) && code === "")
    .map(({ raw }) => decodedSubject(raw));
}

/** The subject, put together from its encoded words. */
function decodedSubject(raw: string): string {
  const folded = /^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(raw)?.[1] ?? "";
  const words = folded.replaceAll(/\?=\s+=\?/g, "?==?").replaceAll(/\r?\n[ \t]+/g, " ");
  return words.replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_whole, kind: string, text: string) =>
    kind.toUpperCase() === "B"
      ? Buffer.from(text, "base64").toString("utf8")
      : Buffer.from(
          text
            .replaceAll("_", " ")
            .replaceAll(/=([0-9A-F]{2})/g, (_hit, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
          "latin1",
        ).toString("utf8"),
  );
}

/** The body of a mail as text, its line wrapping undone. */
function bodyOf(raw: string): string {
  const bytes = raw
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString("utf8"));
  return bytes;
}

test("[S3.7] [S3.15] an invitation is a mail from the template and a notification with a link, written with the share", async () => {
  const { server, anna, ben } = await annaAndBen();
  const share = await anna.shares("ours", "ben@example.org", { level: "edit", message: "For <Friday>" });
  expect(await toldTo(ben)).toEqual(["anna shares the grocery list “Ours” with you"]);
  const [notification] = await ben.records<Notification>("notification");
  expect(notification).toMatchObject({ kind: "share-invited", isRead: false, link: "/shared", shareId: share });
  expect(await mailsTo(server, "ben")).toEqual(["anna shares “Ours” with you"]);
  const mail = server.smtp.received.at(-1)?.raw ?? "";
  const body = bodyOf(mail);
  expect(body).toContain("For <Friday>");
  expect(body).toContain("For &lt;Friday&gt;");
  expect(body).toContain("Can edit");
  const token = /#\/invitation\/([^\s/"]+)/.exec(body)?.[1] ?? "";
  expect(readInvitationToken(server.composed.accounts.key, token)).toBe(share);
  expect(readInvitationToken(server.composed.accounts.key, `${token}x`)).toBe(null);
  expect(body).toContain(`${token}/decline`);
});

test("[S3.15] everybody is told what concerns them: given, accepted, declined, left, revoked", async () => {
  const { server, anna, ben } = await annaAndBen();
  const first = await anna.shares("ours", "ben@example.org");
  await ben.does("share.accept", { shareId: first });
  // From somebody Ben knows it comes by itself.
  await anna.ownsList("more", "More");
  await anna.shares("more", "ben@example.org");
  await ben.does("share.revoke", { shareId: first });
  const second = await anna.shares("ours", "ben@example.org");
  await anna.does("share.revoke", { shareId: second });
  const carl = await member(server, "carl");
  await carl.does("share.decline", { shareId: await anna.shares("ours", "carl@example.org") });
  expect(await toldTo(anna)).toEqual([
    "ben accepted the grocery list “Ours”",
    "ben left the grocery list “Ours”",
    "carl declined the grocery list “Ours”",
  ]);
  expect(await toldTo(ben)).toEqual([
    "anna shares the grocery list “Ours” with you",
    "anna shares the grocery list “More” with you",
    "anna shares the grocery list “Ours” with you",
    "You no longer have the grocery list “Ours”",
  ]);
  expect((await mailsTo(server, "anna")).toSorted()).toEqual([
    "ben accepted “Ours”",
    "ben left the grocery list “Ours”",
    "carl declined “Ours”",
  ]);
  expect((await mailsTo(server, "ben")).toSorted()).toEqual([
    "anna shares the grocery list “More” with you",
    "anna shares the grocery list “Ours” with you",
    "anna shares “Ours” with you",
    "“Ours” is no longer shared with you",
  ]);
});

test("[S3.15] asking for access and giving something away are told to whom they concern", async () => {
  const { anna, ben } = await annaAndBen();
  const share = await anna.shares("ours", "ben@example.org");
  await ben.does("share.accept", { shareId: share });
  const asked = {
    t: "push-requests",
    n: 9,
    rows: [{ id: "request", itemId: "ours", level: "edit", message: "Please", move: "ask" }],
  };
  await ben.peer.say(asked);
  expect((await toldTo(anna)).at(-1)).toBe("ben asks for access to the grocery list “Ours” (can edit)");
  await anna.peer.say({ ...asked, rows: [{ ...asked.rows[0], move: "grant" }] });
  expect((await toldTo(ben)).slice(1)).toEqual(["You have access to the grocery list “Ours” now (can edit)"]);
  await anna.does("item.transfer", { itemId: "ours", toPersonId: ben.id, keepLevel: "view" });
  expect((await toldTo(ben)).at(-1)).toBe("anna gave you the grocery list “Ours”");
});

test("[S3.15] notifications are read, and dismissed, by the person they are for alone", async () => {
  const { anna, ben } = await annaAndBen();
  await anna.shares("ours", "ben@example.org");
  const [told] = await ben.records<Notification>("notification");
  const ids = [told?.id ?? ""];
  expect(await anna.does("notification.read", { ids })).toEqual({ count: 0 });
  expect(await anna.does("notification.dismiss", { ids })).toEqual({ count: 0 });
  expect((await ben.records<Notification>("notification"))[0]?.isRead).toBe(false);
  await ben.does("notification.readAll", {});
  expect((await ben.records<Notification>("notification"))[0]?.isRead).toBe(true);
  await ben.does("notification.read", { ids, isRead: false });
  expect((await ben.records<Notification>("notification"))[0]?.isRead).toBe(false);
  await ben.does("notification.dismiss", { ids });
  expect(await ben.records("notification")).toEqual([]);
});

test("[S3.15] a person is told of a kind as they wish, and of nothing the server has switched off", async () => {
  const { server, anna, ben } = await annaAndBen();
  await ben.does("preferences.save", { ways: { "share-invited": { inApp: false, mail: "off" } } });
  expect(await ben.records("preferences")).toEqual([{ ways: { "share-invited": { inApp: false, mail: "off" } } }]);
  const share = await anna.shares("ours", "ben@example.org");
  expect([await toldTo(ben), await mailsTo(server, "ben")]).toEqual([[], []]);
  await server.composed.store.transaction((tx) =>
    writeSharingSettings(tx, {
      ...defaultSharingSettings,
      enableEmailNotifications: false,
      enableInAppNotifications: false,
    }),
  );
  await ben.does("share.accept", { shareId: share });
  expect([await toldTo(anna), await mailsTo(server, "anna")]).toEqual([[], []]);
  await server.composed.store.transaction((tx) => writeSharingSettings(tx, defaultSharingSettings));
  await ben.does("share.revoke", { shareId: share });
  expect([(await toldTo(anna)).length, (await mailsTo(server, "anna")).length]).toEqual([1, 1]);
});

test("[S3.15] mails are from whom the settings say", async () => {
  const { server, anna } = await annaAndBen();
  await server.composed.store.transaction((tx) =>
    writeSharingSettings(tx, {
      ...defaultSharingSettings,
      senderName: "Our kitchen",
      senderEmail: "kitchen@example.org",
    }),
  );
  await anna.shares("ours", "ben@example.org");
  await mailsTo(server, "ben");
  expect(server.smtp.received.at(-1)?.raw).toMatch(/^From: Our kitchen <kitchen@example\.org>\r$/m);
});

test("[S3.6] [S3.15] the provider decides at once how notices leave, also those that wait; codes go the server’s own way", async () => {
  const { server, anna } = await annaAndBen();
  await makeAdmin(server, anna.id);
  const outbox = join(server.dataFolder, "outbox");
  const files = async (): Promise<string[]> =>
    Promise.all((await readdir(outbox)).toSorted().map((name) => readFile(join(outbox, name), "utf8")));
  const setup = await anna.does("admin.sharing", {});
  expect(setup.mail).toEqual({ smtp: `127.0.0.1:${server.smtp.port}`, outbox });
  const provider = async (communicationProvider: string) => anna.does("admin.settings.save", { communicationProvider });
  const logged = async (): Promise<unknown> => ((await anna.does("communication.list", {})).mails as unknown[])[0];

  // It is not taken, and waits; then an admin decides otherwise.
  server.smtp.refusals.push(451);
  await anna.shares("ours", "ben@example.org");
  expect(await mailsTo(server, "ben")).toEqual([]);
  expect(await logged()).toMatchObject({ status: "waiting", provider: "smtp" });
  await provider("outbox");
  server.clock.advance(hourMs);
  expect(await mailsTo(server, "ben")).toEqual([]);
  expect(await files()).toEqual([expect.stringMatching(/^To: ben@example\.org\r$/m)]);
  expect(await logged()).toMatchObject({ status: "sent", provider: "outbox", attempts: 2 });
  await member(server, "carl");
  expect([server.smtp.received.at(-1)?.to, (await files()).length]).toEqual([["carl@example.org"], 1]);

  await provider("smtp");
  await anna.shares("ours", "carl@example.org");
  expect(await mailsTo(server, "carl")).toEqual(["anna shares “Ours” with you"]);
  expect((await files()).length).toBe(1);
});

test("[S3.15] more mails than a person can want within an hour become one digest when the hour is over", async () => {
  const { server, anna, ben } = await annaAndBen();
  const count = mailsPerHour + 5;
  for (let at = 0; at < count; at++) {
    await anna.ownsList(`list${at}`, `List ${at}`);
    await anna.shares(`list${at}`, "ben@example.org");
    server.clock.advance(1000);
  }
  const { sweep } = server.composed.sync;
  expect(await mailsTo(server, "ben")).toHaveLength(mailsPerHour);
  expect(await toldTo(ben)).toHaveLength(count);
  // The hour began with the first mail, and ends exactly an hour later.
  server.clock.advance(hourMs - count * 1000 - 1);
  await sweep();
  expect(await mailsTo(server, "ben")).toHaveLength(mailsPerHour);
  server.clock.advance(1);
  await sweep();
  await sweep();
  const subjects = await mailsTo(server, "ben");
  expect(subjects.slice(mailsPerHour)).toEqual([
    `anna shares the grocery list “List ${mailsPerHour}” with you, and 4 more`,
  ]);
  const digest = bodyOf(server.smtp.received.at(-1)?.raw ?? "");
  for (let at = mailsPerHour; at < count; at++) expect(digest).toContain(`“List ${at}”`);
  // Afterwards mails come one by one again.
  server.clock.advance(hourMs);
  await anna.ownsList("last", "Last");
  await anna.shares("last", "ben@example.org");
  expect((await mailsTo(server, "ben")).at(-1)).toBe("anna shares “Last” with you");
});

test("[S3.15] who wants a daily digest gets one at its hour, and none on a day without news", async () => {
  const { server, anna, ben } = await annaAndBen();
  await ben.does("share.accept", { shareId: await anna.shares("ours", "ben@example.org", { level: "comment" }) });
  await mailsTo(server, "anna");
  const before = server.smtp.received.length;
  await ben.does("comment.add", { itemId: "ours", text: "One" });
  await ben.does("comment.add", { itemId: "ours", text: "Two" });
  const { sweep } = server.composed.sync;
  // The clock stands at nine; the digest's hour is six.
  server.clock.advance(21 * hourMs - 1);
  await sweep();
  await mailsTo(server, "anna");
  expect(server.smtp.received).toHaveLength(before);
  server.clock.advance(1);
  await sweep();
  expect((await mailsTo(server, "anna")).at(-1)).toBe("ben commented on the grocery list “Ours”, and 1 more");
  server.clock.advance(dayMs);
  await sweep();
  await mailsTo(server, "anna");
  expect(server.smtp.received).toHaveLength(before + 1);
});

test("[S3.20] who has access that ends is reminded once, exactly when it is due, and told when it has ended", async () => {
  const { server, anna, ben } = await annaAndBen();
  const { sweep } = server.composed.sync;
  const endsAt = server.clock.now + 10 * dayMs;
  await ben.does("share.accept", { shareId: await anna.shares("ours", "ben@example.org", { expiresAt: endsAt }) });
  const reminders = async (): Promise<number> =>
    (await mailsTo(server, "ben")).filter((subject) =>
      subject.startsWith("Your access to “Ours” ends on 1 December 2026"),
    ).length;
  server.clock.advance((10 - defaultSharingSettings.reminderDays) * dayMs - 1);
  await sweep();
  expect(await reminders()).toBe(0);
  server.clock.advance(1);
  await sweep();
  await sweep();
  expect(await reminders()).toBe(1);
  server.clock.advance(defaultSharingSettings.reminderDays * dayMs - 1);
  await sweep();
  expect([await reminders(), (await toldTo(ben)).length]).toEqual([1, 2]);
  server.clock.advance(1);
  await sweep();
  await sweep();
  expect((await toldTo(ben)).slice(1)).toEqual([
    expect.stringContaining("ends on 1 December 2026"),
    "Your access to the grocery list “Ours” has ended",
  ]);
});

test("[S3.20] an invitation nobody answers lapses after the configured days, and the sharer is told", async () => {
  const { server, anna, ben } = await annaAndBen();
  const { sweep } = server.composed.sync;
  await anna.shares("ours", "ben@example.org");
  server.clock.advance(defaultSharingSettings.invitationExpirationDays * dayMs - 1);
  await sweep();
  expect(await toldTo(anna)).toEqual([]);
  expect((await toldTo(ben)).at(-1)).toContain("The invitation to the grocery list “Ours” lapses on");
  server.clock.advance(1);
  await sweep();
  await sweep();
  expect(await toldTo(anna)).toEqual(["ben@example.org did not answer the invitation to the grocery list “Ours”"]);
});

test("[S3.15] the log says of each mail what became of it, not what it said; admins read it", async () => {
  const { server, anna, ben } = await annaAndBen();
  const root = await member(server, "root");
  expect(await root.act("communication.list", {})).toEqual({ code: "permission_denied" });
  await makeAdmin(server, root.id);
  server.smtp.refusals.push(550);
  const share = await anna.shares("ours", "ben@example.org", { message: "Private words" });
  await mailsTo(server, "ben");
  server.smtp.refusals.push(451);
  await ben.does("share.accept", { shareId: share });
  await mailsTo(server, "anna");
  const list = async (input = {}): Promise<Record<string, unknown>[]> =>
    (await root.does("communication.list", input)).mails as Record<string, unknown>[];
  const waiting = {
    template: "accepted",
    personId: anna.id,
    status: "waiting",
    attempts: 1,
    lastError: "EENVELOPE 451",
    provider: "smtp",
    nextTryAt: server.clock.now + retryDelayMs(0),
  };
  const bounced = {
    template: "invitation",
    recipient: "ben@example.org",
    shareId: share,
    status: "bounced",
    attempts: 1,
    lastError: "EENVELOPE 550",
    nextTryAt: null,
  };
  expect((await list()).slice(0, 2)).toEqual([expect.objectContaining(waiting), expect.objectContaining(bounced)]);
  const bouncedId = (await list())[1]?.id;
  expect(JSON.stringify(await list())).not.toContain("Private words");
  // Mails with codes are in the log without whom they were for.
  expect((await list()).filter(({ template }) => template === "account").map(({ recipient }) => recipient)).toEqual([
    "",
    "",
    "",
  ]);
  server.clock.advance(hourMs);
  await mailsTo(server, "anna");
  const sent = (await list())[0];
  expect(sent).toMatchObject({ template: "accepted", status: "sent", attempts: 2, lastError: null });
  // It comes back later all the same: the mail's id is in its header.
  const id = /^Message-ID: <(.+)@/m.exec(server.smtp.received.at(-1)?.raw ?? "")?.[1];
  expect(id).toBe(sent?.id);
  expect(await ben.act("communication.bounced", { id, reason: "mailbox full" })).toEqual({ code: "permission_denied" });
  await root.does("communication.bounced", { id, reason: "mailbox full" });
  expect((await list({ status: "bounced" })).map(({ lastError }) => lastError)).toEqual([
    "mailbox full",
    "EENVELOPE 550",
  ]);
  expect((await list({ template: "invitation" })).map((mail) => mail.id)).toEqual([bouncedId]);
  expect(await list({ template: "invitation", status: "sent" })).toEqual([]);
  const page = await root.does("communication.list", { limit: 1 });
  expect((await list({ limit: 1, before: page.before }))[0]).toMatchObject(bounced);
});

test("[S3.7] who runs the server edits the templates; a broken one is refused and the old one stays", async () => {
  const { server, anna, ben } = await annaAndBen();
  const own = {
    id: "invitation",
    subject: "Come, {{RecipientName}}",
    text: "{{AcceptUrl}} {{DeclineUrl}}",
    html: '<a href="{{AcceptUrl}}">a</a><a href="{{DeclineUrl}}">b</a>',
  };
  for (const action of ["template.list", "template.save", "template.preview", "template.reset"]) {
    const input = { "template.list": {}, "template.reset": { id: "invitation" } }[action] ?? own;
    expect(await ben.act(action, input), action).toEqual({ code: "permission_denied" });
  }
  await makeAdmin(server, anna.id);
  expect((await anna.does("template.list", {})).templates).toHaveLength(5);
  expect(await anna.act("template.save", { ...own, text: "{{AcceptUrl}}" })).toEqual({ code: "template_invalid" });
  expect(await anna.does("template.preview", own)).toMatchObject({ subject: "Come, Ben O’Hara" });
  expect(await anna.act("template.preview", { ...own, subject: "{{Nobody}}" })).toEqual({ code: "template_invalid" });
  await anna.shares("ours", "ben@example.org");
  expect((await mailsTo(server, "ben")).at(-1)).toBe("anna shares “Ours” with you");
  await anna.does("template.save", own);
  await anna.ownsList("more", "More");
  await anna.shares("more", "ben@example.org");
  expect((await mailsTo(server, "ben")).at(-1)).toBe("Come, ben");
  await anna.does("template.reset", { id: "invitation" });
  await anna.ownsList("third", "Third");
  await anna.shares("third", "ben@example.org");
  expect((await mailsTo(server, "ben")).at(-1)).toBe("anna shares “Third” with you");
});

test("[S3.15] nothing of a person who deletes their account is kept in notifications, digests or the log", async () => {
  const { server, anna, ben } = await annaAndBen();
  await anna.shares("ours", "ben@example.org");
  await mailsTo(server, "ben");
  const gone = await ben.client.post("/api/account/delete", { password: "a long and quiet evening" });
  expect(gone.status).toBe(200);
  await server.composed.store.transaction(async (tx) => {
    expect(await tx.notifications.unreadOf(ben.id)).toEqual([]);
    const log = await tx.communications.page(Number.MAX_SAFE_INTEGER, { status: null, template: null }, 100);
    expect(log.filter(({ personId }) => personId === ben.id).map(({ recipient }) => recipient)).toEqual([""]);
  });
});
