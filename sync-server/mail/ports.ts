/** What the server needs to send mail. */
import type { Result } from "../../src/domain/result.ts";

/** A finished mail, the same words as text and as HTML. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Why a mail was not taken: never with the recipient's address in it, because it is logged. */
export interface MailProblem {
  /** "never": the same mail will not be taken later either. */
  readonly retry: "later" | "never";
  readonly reason: string;
}

export interface Mailer {
  /** Where mails go, for the log: a host name or a folder. */
  readonly destination: string;
  send(mail: Mail): Promise<Result<void, MailProblem>>;
  close(): void;
}
