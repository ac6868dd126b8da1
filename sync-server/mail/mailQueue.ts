/**
 * Sends what waits in the database and tries again later what was not taken. A mail is stored in the same transaction as
 * what it speaks of, so a crash loses neither; after a crash at the worst moment one may come twice.
 */
import type { Store, StoreTransaction } from "../store/ports.ts";
import type { CommunicationStatus } from "../../src/domain/notifications/mailLog.ts";
import type { CommunicationProvider } from "../../src/domain/sharing/settings.ts";
import type { WaitingMail } from "../store/ports/mails.ts";
import type { Mail, MailRoute } from "./ports.ts";

export interface MailQueue {
  /**
   * Stores a mail with the transaction, and that there is one in the communication log; call `wake` after the commit.
   * `expiresAt`: when it is not worth sending any more. `about`: what the log says; without it nothing of whom it is for.
   */
  add(tx: StoreTransaction, mail: Mail, expiresAt: number, about?: MailAbout): Promise<void>;
  /** Looks for waiting mails soon. */
  wake(): void;
  /** Tries all that are due and returns how many were sent. One run at a time. */
  deliverDue(): Promise<number>;
  start(): void;
  /** No more by itself; resolves when the mail under way is done. */
  stop(): Promise<void>;
}

/** What the communication log says of a mail: never what the mail says. */
export interface MailAbout {
  readonly template: string;
  readonly personId: string | null;
  readonly itemId: string | null;
  readonly shareId: string | null;
}

export interface MailQueueParts {
  readonly store: Store;
  /** Which way a mail leaves: asked when it is tried, so that what waits follows a change too. */
  readonly routeFor: (tx: StoreTransaction, mail: Pick<WaitingMail, "isNotice">) => Promise<MailRoute>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Told of what was not taken, with no personal data in it. */
  readonly onProblem: (problem: {
    readonly reason: string;
    readonly isFinal: boolean;
    readonly attempts: number;
  }) => void;
}

const batch = 20;
const pollMs = 15_000;
const firstRetryMs = 10_000;
const longestRetryMs = 3_600_000;
const maxAttempts = 30;

/** 10 s, 20 s, 40 s … at most an hour. */
export function retryDelayMs(attempts: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts, 20));
}

export function mailQueue({ store, routeFor, now, newId, onProblem }: MailQueueParts): MailQueue {
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStarted = false;
  let isStopping = false;

  async function deliver(mail: WaitingMail): Promise<boolean> {
    const sender = { name: mail.senderName, address: mail.senderAddress };
    const { provider, mailer } = await store.transaction((tx) => routeFor(tx, mail));
    const sent = mail.expiresAt <= now() ? expired : await mailer.send({ ...mail, sender });
    await store.transaction(async (tx) => {
      const { mails } = tx;
      if (sent.ok) {
        await log(tx, mail.id, provider, "sent", null);
        return mails.sent(mail.id);
      }
      const isFinal = sent.error.retry === "never" || mail.attempts + 1 >= maxAttempts;
      onProblem({ reason: sent.error.reason, isFinal, attempts: mail.attempts + 1 });
      const isBounce = "isBounce" in sent.error && sent.error.isBounce === true;
      await log(tx, mail.id, provider, isBounce ? "bounced" : isFinal ? "failed" : "waiting", sent.error.reason);
      return isFinal
        ? mails.giveUp(mail.id, sent.error.reason)
        : mails.retry(mail.id, now() + retryDelayMs(mail.attempts), sent.error.reason);
    });
    return sent.ok;
  }

  /** One attempt more, and what came of it. */
  async function log(
    { communications, campaigns }: StoreTransaction,
    id: string,
    provider: CommunicationProvider,
    status: CommunicationStatus,
    lastError: string | null,
  ): Promise<void> {
    const row = await communications.find(id);
    // Mails from before there was a log are in none.
    if (!row) return;
    await communications.put({ ...row, provider, status, lastError, attempts: row.attempts + 1, updatedAt: now() });
    if (row.shareId !== null) await campaigns.mailed(row.shareId, status);
  }

  async function deliverAll(): Promise<number> {
    let count = 0;
    for (;;) {
      const due = await store.transaction(({ mails }) => mails.due(now(), batch));
      for (const mail of due) {
        // The rest waits in the database for the next start: ten thousand mails do not hold up the end of a server.
        if (isStopping) return count;
        if (await deliver(mail)) count += 1;
      }
      if (due.length < batch) return count;
    }
  }

  async function deliverDue(): Promise<number> {
    running ??= deliverAll().finally(() => {
      running = null;
    });
    return running;
  }

  function schedule(delayMs: number): void {
    if (!isStarted) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      void deliverDue()
        .catch((error: unknown) => {
          onProblem({ reason: error instanceof Error ? error.name : "unknown", isFinal: false, attempts: 0 });
        })
        .finally(() => schedule(pollMs));
    }, delayMs);
    timer.unref();
  }

  return {
    async add(tx, { to, subject, text, html, sender }, expiresAt, about) {
      const id = newId();
      const at = now();
      const senderName = sender?.name ?? "";
      const senderAddress = sender?.address ?? "";
      const isNotice = about !== undefined;
      await tx.mails.add({ id, to, subject, text, html, senderName, senderAddress, isNotice, expiresAt }, at);
      await tx.communications.put({
        id,
        ...(about ?? aboutAccount),
        recipient: about ? to : "",
        status: "waiting",
        attempts: 0,
        lastError: null,
        provider: null,
        createdAt: at,
        updatedAt: at,
        seq: await tx.nextSequence(1),
      });
    },
    wake: () => schedule(0),
    deliverDue,
    start() {
      isStarted = true;
      schedule(0);
    },
    async stop() {
      isStarted = false;
      isStopping = true;
      if (timer !== null) clearTimeout(timer);
      // Its problem has been told where it happened.
      await running?.catch(() => undefined);
      isStopping = false;
    },
  };
}

/** Mails about an account: whoever typed an address somewhere is nobody's business. */
const aboutAccount: MailAbout = { template: "account", personId: null, itemId: null, shareId: null };

const expired = { ok: false, error: { retry: "never", reason: "expired" } } as const;
