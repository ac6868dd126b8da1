/** What the server needs to send mail. */
import type { CommunicationProvider } from "../../src/domain/sharing/settings.ts";
import type { Result } from "../../src/domain/result.ts";

/** A finished mail, the same words as text and as HTML. */
export interface Mail {
  /** What a mail that comes back is known by. */
  readonly id?: string;
  /** Whom it is from, where that is not the server's own; "" in either part: the server's. */
  readonly sender?: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Why a mail was not taken: never with the recipient's address in it, because it is logged. */
export interface MailProblem {
  /** "never": the same mail will not be taken later either. */
  readonly retry: "later" | "never";
  /** The recipient's mail server refused it for good. */
  readonly isBounce?: boolean;
  readonly reason: string;
}

/** A way out for mails, by the name the settings and the log have for it. */
export interface MailRoute {
  readonly provider: CommunicationProvider;
  readonly mailer: Mailer;
}

export interface Mailer {
  /** Where mails go, for the log: a host name or a folder. */
  readonly destination: string;
  send(mail: Mail): Promise<Result<void, MailProblem>>;
  close(): void;
}
