/** Where mails go, read from the environment: one SMTP_URL, or its parts. */
import { isAddress } from "../../src/domain/accounts/address.ts";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { SmtpSettings } from "./smtpMailer.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Server = Omit<SmtpSettings, "from">;

const submissionPort = 587;
const tlsPort = 465;

/** Errors: configuration_invalid. The values themselves are secrets and not in the sentences. */
export function readMailSettings(
  environment: Environment,
): Result<{ readonly smtp: Server | null; readonly mailFrom: string }> {
  const mailFrom = environment.MAIL_FROM || "Potluck <potluck@localhost.localdomain>";
  const sender = /<([^<>]*)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom;
  if (/\p{Cc}/u.test(mailFrom) || !isAddress(sender)) {
    return fail("configuration_invalid", 'MAIL_FROM must be an address, or "Name <address>".');
  }
  const server = environment.SMTP_URL ? fromUrl(environment.SMTP_URL) : fromParts(environment);
  return server.ok ? ok({ smtp: server.value, mailFrom }) : server;
}

function fromUrl(text: string): Result<Server> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") {
    return fail("configuration_invalid", "SMTP_URL must look like smtp://user:password@host:587 or smtps://….");
  }
  const isTls = url.protocol === "smtps:";
  return ok({
    host: url.hostname.replaceAll(/^\[|\]$/g, ""),
    port: Number(url.port) || (isTls ? tlsPort : submissionPort),
    isTls,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
}

function fromParts(environment: Environment): Result<Server | null> {
  const host = environment.SMTP_HOST ?? "";
  if (host === "") return ok(null);
  const isTls = environment.SMTP_TLS === "yes";
  const port = Number(environment.SMTP_PORT || (isTls ? tlsPort : submissionPort));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return fail("configuration_invalid", "SMTP_PORT must be a number from 1 to 65535.");
  }
  return ok({
    host,
    port,
    isTls,
    user: environment.SMTP_USER ?? "",
    password: environment.SMTP_PASSWORD ?? "",
  });
}
