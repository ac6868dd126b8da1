/** Sends through an SMTP server. */
import { createTransport } from "nodemailer";
import { ok } from "../../src/domain/result.ts";
import { checkMail } from "./checkMail.ts";
import { envelopeOf } from "./envelope.ts";
import type { Mailer, MailProblem } from "./ports.ts";

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; without it STARTTLS is used where the server offers it. */
  readonly isTls: boolean;
  readonly user: string;
  readonly password: string;
  /** Whom mails are from, "Name <address>". */
  readonly from: string;
}

const connectionTimeoutMs = 15_000;
const socketTimeoutMs = 30_000;

export function smtpMailer({ host, port, isTls, user, password, from }: SmtpSettings): Mailer {
  const transport = createTransport({
    host,
    port,
    secure: isTls,
    ...(user === "" ? {} : { auth: { user, pass: password } }),
    connectionTimeout: connectionTimeoutMs,
    greetingTimeout: connectionTimeoutMs,
    socketTimeout: socketTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    destination: `${host}:${port}`,
    async send(mail) {
      const checked = checkMail(mail);
      if (!checked.ok) return { ok: false, error: { retry: "never", reason: checked.error.code } };
      try {
        // As an object, so that nothing in the address is read as a list of addresses.
        await transport.sendMail({
          ...envelopeOf(mail, from),
          to: { name: "", address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: { "auto-submitted": "auto-generated" },
        });
        return ok(undefined);
      } catch (error) {
        return { ok: false, error: problemOf(error) };
      }
    },
    close: () => transport.close(),
  };
}

/** Codes alone: an SMTP server's words usually repeat the address. */
function problemOf(error: unknown): MailProblem {
  const status =
    error instanceof Error && "responseCode" in error && typeof error.responseCode === "number"
      ? error.responseCode
      : 0;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  // 5xx about the recipient or the mail is final; a refused sign-in (EAUTH) is the operator's to put right.
  const isBounce = status >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { retry: isBounce ? "never" : "later", isBounce, reason: status === 0 ? code : `${code} ${status}` };
}
