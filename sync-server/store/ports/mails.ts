/** Mails that wait to be sent, so that a crash does not lose one. Once sent, a mail is deleted here. */
export interface WaitingMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Whom it is from; "" = the server's own. */
  readonly senderName: string;
  readonly senderAddress: string;
  /** Something people are told, and not what they need to get into their account: an admin decides how it leaves. */
  readonly isNotice: boolean;
  readonly attempts: number;
  /** Not worth sending after this: the code in it is void. */
  readonly expiresAt: number;
}

export interface MailStore {
  add(mail: Omit<WaitingMail, "attempts">, at: number): Promise<void>;
  /** Waiting ones whose time has come, oldest first. */
  due(now: number, limit: number): Promise<readonly WaitingMail[]>;
  sent(id: string): Promise<void>;
  retry(id: string, nextAt: number, reason: string): Promise<void>;
  /** Given up: what it said is erased, that it failed and why stays until the sweep. */
  giveUp(id: string, reason: string): Promise<void>;
  counts(): Promise<{ readonly waiting: number; readonly failed: number }>;
  sweepFailed(createdBefore: number): Promise<number>;
}
