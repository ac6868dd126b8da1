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
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === null || password === null) {
    return fail("configuration_invalid", "SMTP_URL has a % in its user or password that must be written %25.");
  }
  return ok({
    host: url.hostname.replaceAll(/^\[|\]$/g, ""),
    port: Number(url.port) || (isTls ? tlsPort : submissionPort),
    isTls,
    user,
    password,
  });
}

/** Null where what follows a % is no code of a character. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

const partNames = ["SMTP_PORT", "SMTP_TLS", "SMTP_USER", "SMTP_PASSWORD"] as const;
const hostName = /^([A-Za-z0-9.-]{1,253}|[0-9A-Fa-f:]{2,39})$/;

function fromParts(environment: Environment): Result<Server | null> {
  const host = environment.SMTP_HOST ?? "";
  if (host === "") {
    const lonely = partNames.find((name) => (environment[name] ?? "") !== "");
    if (lonely === undefined) return ok(null);
    // Else mails would silently become files, although somebody meant them to be sent.
    return fail("configuration_invalid", `${lonely} is set, but neither SMTP_HOST nor SMTP_URL is.`);
  }
  if (!hostName.test(host)) {
    return fail("configuration_invalid", "SMTP_HOST must be a host name or an address; the port goes into SMTP_PORT.");
  }
  const tls = environment.SMTP_TLS || "no";
  if (tls !== "yes" && tls !== "no") return fail("configuration_invalid", "SMTP_TLS must be yes or no.");
  const isTls = tls === "yes";
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
