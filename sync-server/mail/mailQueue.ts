/**
 * Sends what waits in the database and tries again later what was not taken. A mail is stored in the same transaction as
 * what it speaks of, so a crash loses neither; after a crash at the worst moment one may come twice.
 */
import type { Store, StoreTransaction } from "../store/ports.ts";
import type { WaitingMail } from "../store/ports/mails.ts";
import type { Mail, Mailer } from "./ports.ts";

export interface MailQueue {
  /** Stores a mail with the transaction; call `wake` after the commit. `expiresAt`: when it is not worth sending any more. */
  add(tx: StoreTransaction, mail: Mail, expiresAt: number): Promise<void>;
  /** Looks for waiting mails soon. */
  wake(): void;
  /** Tries all that are due and returns how many were sent. One run at a time. */
  deliverDue(): Promise<number>;
  start(): void;
  /** Resolves when what is being sent is done. */
  stop(): Promise<void>;
}

export interface MailQueueParts {
  readonly store: Store;
  readonly mailer: Mailer;
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

export function mailQueue({ store, mailer, now, newId, onProblem }: MailQueueParts): MailQueue {
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStarted = false;

  async function deliver(mail: WaitingMail): Promise<boolean> {
    const sent = mail.expiresAt <= now() ? expired : await mailer.send(mail);
    await store.transaction(async ({ mails }) => {
      if (sent.ok) return mails.sent(mail.id);
      const isFinal = sent.error.retry === "never" || mail.attempts + 1 >= maxAttempts;
      onProblem({ reason: sent.error.reason, isFinal, attempts: mail.attempts + 1 });
      return isFinal
        ? mails.giveUp(mail.id, sent.error.reason)
        : mails.retry(mail.id, now() + retryDelayMs(mail.attempts), sent.error.reason);
    });
    return sent.ok;
  }

  async function deliverAll(): Promise<number> {
    let count = 0;
    for (;;) {
      const due = await store.transaction(({ mails }) => mails.due(now(), batch));
      for (const mail of due) if (await deliver(mail)) count += 1;
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
    add: (tx, mail, expiresAt) => tx.mails.add({ id: newId(), ...mail, expiresAt }, now()),
    wake: () => schedule(0),
    deliverDue,
    start() {
      isStarted = true;
      schedule(0);
    },
    async stop() {
      isStarted = false;
      if (timer !== null) clearTimeout(timer);
      // Its problem has been told where it happened.
      await running?.catch(() => undefined);
    },
  };
}

const expired = { ok: false, error: { retry: "never", reason: "expired" } } as const;
