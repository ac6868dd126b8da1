import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkMail } from "../../../../sync-server/mail/checkMail.ts";
import { mailQueue, retryDelayMs } from "../../../../sync-server/mail/mailQueue.ts";
import { outboxMailer } from "../../../../sync-server/mail/outboxMailer.ts";
import type { Mailer } from "../../../../sync-server/mail/ports.ts";
import { smtpMailer } from "../../../../sync-server/mail/smtpMailer.ts";
import { verifyMail } from "../../../../sync-server/mail/templates/accountMails.ts";
import { layOut } from "../../../../sync-server/mail/templates/layout.ts";
import { openSqliteStore } from "../../../../sync-server/store/sqlite/sqliteStore.ts";
import { testSmtp } from "../../../helpers/smtpServer.ts";
import { temporaryFolder } from "../../../helpers/temporaryFolder.ts";
import { testClock } from "../../../helpers/testServer.ts";

const from = "Potluck <potluck@example.org>";
const hourMs = 3_600_000;

async function queueOn(mailer: Mailer) {
  const opened = await openSqliteStore(await temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  onTestFinished(() => mailer.close());
  const clock = testClock();
  const problems: string[] = [];
  let count = 0;
  const parts = {
    store,
    now: () => clock.now,
    newId: () => `mail${(count += 1)}`,
    onProblem: ({ reason, isFinal }: { reason: string; isFinal: boolean }) =>
      void problems.push(`${reason}${isFinal ? " final" : ""}`),
  };
  const queue = mailQueue({ ...parts, routeFor: by(mailer) });
  const add = (lifetimeMs = hourMs) =>
    store.transaction((tx) => queue.add(tx, verifyMail("alice@example.org", "123456"), clock.now + lifetimeMs));
  return { store, queue, clock, problems, add, again: (other: Mailer) => mailQueue({ ...parts, routeFor: by(other) }) };
}

const by = (mailer: Mailer) => () => Promise.resolve({ provider: "smtp", mailer } as const);

function mailerTo(smtp: { readonly port: number }): Mailer {
  return smtpMailer({ host: "127.0.0.1", port: smtp.port, isTls: false, user: "", password: "", from });
}

test("[C.4] a mail that is not taken now is tried again later, and its address is in no log", async () => {
  const smtp = await testSmtp();
  const { queue, clock, problems, add, store } = await queueOn(mailerTo(smtp));
  await add();
  smtp.refusals.push(451);
  expect(await queue.deliverDue()).toBe(0);
  expect(await queue.deliverDue()).toBe(0);
  clock.advance(retryDelayMs(0));
  expect(await queue.deliverDue()).toBe(1);
  expect(smtp.received.map(({ code }) => code)).toEqual(["123456"]);
  expect(problems).toEqual(["EENVELOPE 451"]);
  expect(await store.transaction(({ mails }) => mails.counts())).toEqual({ waiting: 0, failed: 0 });
});

test("[C.4] a mail that will never be taken is given up at once", async () => {
  const smtp = await testSmtp();
  const { queue, problems, add, store, clock } = await queueOn(mailerTo(smtp));
  await add();
  smtp.refusals.push(550);
  expect(await queue.deliverDue()).toBe(0);
  clock.advance(24 * hourMs);
  expect(await queue.deliverDue()).toBe(0);
  expect(problems).toEqual(["EENVELOPE 550 final"]);
  expect(await store.transaction(({ mails }) => mails.counts())).toEqual({ waiting: 0, failed: 1 });
});

test("[C.4] a code that has expired is not sent any more", async () => {
  const smtp = await testSmtp();
  const { queue, clock, problems, add } = await queueOn(mailerTo(smtp));
  await add(1000);
  clock.advance(1000);
  expect(await queue.deliverDue()).toBe(0);
  expect([smtp.received.length, problems]).toEqual([0, ["expired final"]]);
});

test("[C.4] a server that crashed before sending sends after its start", async () => {
  const smtp = await testSmtp();
  const gone = { destination: "", close: () => undefined, send: () => Promise.reject(new Error("crash")) };
  const { queue, add, again } = await queueOn(gone);
  await add();
  await expect(queue.deliverDue()).rejects.toThrow("crash");
  expect(await again(mailerTo(smtp)).deliverDue()).toBe(1);
  expect(smtp.received).toHaveLength(1);
});

test("[C.4] an SMTP server that is not there is tried again", async () => {
  const { queue, problems, add } = await queueOn(mailerTo({ port: 1 }));
  await add();
  expect(await queue.deliverDue()).toBe(0);
  expect(problems).toEqual([expect.stringMatching(/^E[A-Z]+$/)]);
});

test("[C.4] many mails go in one run, each once, also when two runs are asked for", async () => {
  const smtp = await testSmtp();
  const { queue, add } = await queueOn(mailerTo(smtp));
  for (let index = 0; index < 25; index += 1) await add();
  await Promise.all([queue.deliverDue(), queue.deliverDue()]);
  expect(smtp.received).toHaveLength(25);
});

test("[C.4] without SMTP a mail is a file that mail programs open", async () => {
  const folder = join(await temporaryFolder(), "outbox");
  const { queue, add } = await queueOn(outboxMailer(folder, from, { now: () => 0 }));
  await add();
  await add();
  expect(await queue.deliverDue()).toBe(2);
  const files = (await readdir(folder)).sort();
  expect(files).toEqual(["1970-01-01T00-00-00-000Z-0001.eml", "1970-01-01T00-00-00-000Z-0002.eml"]);
  const text = await readFile(join(folder, files[0] ?? ""), "utf8");
  expect(text).toMatch(/^From: Potluck <potluck@example\.org>\r\nTo: alice@example\.org\r\n/);
  expect(text).toContain("\r\n    123456\r\n");
});

test.each([
  [{ to: "a@example.org\r\nBcc: b@example.org" }, "recipient"],
  [{ to: "a@example.org, b@example.org" }, "recipient"],
  [{ subject: "Hello\r\nBcc: b@example.org" }, "subject"],
  [{ subject: "x".repeat(201) }, "subject"],
])("[C.4] no mailer takes %j", async (changes, what) => {
  const mail = { ...verifyMail("a@example.org", "123456"), ...changes };
  const refused = checkMail(mail);
  expect(refused.ok || refused.error.message).toContain(what);
  const smtp = await testSmtp();
  const mailer = mailerTo(smtp);
  onTestFinished(() => mailer.close());
  expect(await mailer.send(mail)).toEqual({ ok: false, error: { retry: "never", reason: "mail_refused" } });
  expect(smtp.received).toEqual([]);
  expect((await mailer.send(verifyMail("a@example.org", "123456"))).ok).toBe(true);
});

test("[C.4] what people typed is text in the HTML of a mail", () => {
  const { html, text } = layOut("a@example.org", {
    subject: "<b>",
    parts: [`"<script>" & 'x'`, { link: 'https://x/?a="' }],
  });
  expect(html).toContain("&quot;&lt;script&gt;&quot; &amp; &#39;x&#39;");
  expect(html).toContain('href="https://x/?a=&quot;"');
  expect(html).not.toContain("<script>");
  expect(text).toContain(`"<script>" & 'x'`);
});

test("[C.4] stopping waits for the mail under way alone; the rest goes out after the next start", async () => {
  const smtp = await testSmtp();
  const mailer = mailerTo(smtp);
  let stopped: Promise<void> | undefined;
  const { queue, add, again } = await queueOn({
    ...mailer,
    send: (mail) => {
      stopped ??= queue.stop();
      return mailer.send(mail);
    },
  });
  for (let mail = 0; mail < 3; mail++) await add();
  expect(await queue.deliverDue()).toBe(1);
  await stopped;
  expect(smtp.received).toHaveLength(1);
  expect(await again(mailer).deliverDue()).toBe(2);
});
