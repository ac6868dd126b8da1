/** The server's configuration: read once from flags and environment, checked, and passed on as a value. */
import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { z } from "zod";
import { fail, ok } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import { readMailSettings } from "./mail/mailSettings.ts";
import type { SmtpSettings } from "./mail/smtpMailer.ts";
import { programName } from "./programName.ts";

/** P-O-T-L on a telephone's keys. */
export const defaultPort = 7685;

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const hostName = z.string().regex(/^([A-Za-z0-9.-]{1,253}|[0-9A-Fa-f:.]{2,45})$/, "must be a host name or an address");

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
  .transform(Number)
  .refine((value) => value <= 65_535, "must be a number from 0 to 65535");

const megabytes = z
  .string()
  .regex(/^\d{1,9}$/, "must be a whole number of MB, 0 for no limit")
  .transform((text) => Number(text) * 1_000_000);

const yesOrNo = z.enum(["yes", "no"], "must be yes or no").transform((text) => text === "yes");
const listOf = (form: z.ZodType<string>, what: string) =>
  z.string().transform((text, context) => {
    const names = text.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim().toLowerCase()]));
    const wrong = names.find((name) => !form.safeParse(name).success);
    if (wrong === undefined) return names;
    context.addIssue({ code: "custom", message: `has "${wrong}", which is not ${what}` });
    return z.NEVER;
  });
const ipAddress = z.string().refine((text) => {
  const [, address = "", bits] = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0) return false;
  return bits === undefined || (Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128));
});

/** One row an option: flag, environment variable, what it is for. The help text and the reading both come from here. */
const options = {
  port: {
    environment: "SYNC_PORT",
    schema: port,
    fallback: String(defaultPort),
    help: "port to listen on; 0 lets the system choose one",
  },
  host: { environment: "SYNC_HOST", schema: hostName, fallback: "127.0.0.1", help: "address to listen on" },
  "public-hosts": {
    environment: "SYNC_PUBLIC_HOSTS",
    schema: listOf(hostName, "a host name"),
    fallback: "",
    help: "names people reach this server by, separated by commas; requests for others are refused",
  },
  "log-level": {
    environment: "SYNC_LOG_LEVEL",
    schema: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`),
    fallback: "warn",
    help: logLevels.join(", "),
  },
  data: {
    environment: "POTLUCK_DATA",
    schema: z.string().min(1),
    fallback: "./potluck-data",
    help: "folder of the accounts and everything people sync",
  },
  "person-space": {
    environment: "SYNC_PERSON_SPACE",
    schema: megabytes,
    fallback: "10000",
    help: "MB that one person's things, photos too, may take here; 0: no limit",
  },
  "trust-proxy": {
    environment: "SYNC_TRUST_PROXY",
    schema: listOf(ipAddress, "an IP address or network"),
    fallback: "",
    help: "addresses of reverse proxies whose X-Forwarded-For is believed",
  },
  "plain-http": {
    environment: "SYNC_PLAIN_HTTP",
    schema: yesOrNo,
    fallback: "no",
    help: "yes lets browsers sign in without TLS, on a network you trust",
  },
} as const;

/** By environment alone, because every program on the machine can read another's command line. */
const secrets = {
  SMTP_URL: "smtp://user:password@host:587 or smtps://…; without it and SMTP_HOST mails become files in DATA/outbox",
  SMTP_HOST: "instead of SMTP_URL: the host",
  SMTP_PORT: "its port (587, or 465 with SMTP_TLS)",
  SMTP_TLS: "yes: TLS from the first byte (no: STARTTLS where offered)",
  SMTP_USER: "user name",
  SMTP_PASSWORD: "password",
  MAIL_FROM: 'whom mails are from, "Potluck <kitchen@example.org>"',
  SYNC_BILLING_SECRET:
    "what a payment provider signs its messages to /api/billing/webhook with; without it there are none",
  SYNC_METRICS_TOKEN: "who sends it as bearer token may read /metrics from elsewhere than this machine",
} as const;

/** A shorter one could be guessed: the billing secret from one signed message, the token by trying. */
const minSecretCharacters = 24;

export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly publicHosts: readonly string[];
  readonly logLevel: (typeof logLevels)[number];
  readonly dataFolder: string;
  /** What one person's things may take, in bytes; 0: as much as there is. */
  readonly personSpaceBytes: number;
  readonly trustedProxies: readonly string[];
  /** Cookies without Secure, for a household without TLS. */
  readonly allowsPlainHttp: boolean;
  /** Null: mails become files. */
  readonly smtp: Omit<SmtpSettings, "from"> | null;
  readonly mailFrom: string;
  /** Empty: no payment provider is listened to. */
  readonly billingSecret: string;
  /** Empty: /metrics answers this machine alone. */
  readonly metricsToken: string;
}

const commandRows = [
  ["", "serves Potluck: the app, accounts and sync"],
  ["backup FILE", "writes a backup, also while the server runs"],
  ["restore FILE", "puts a backup in place, also while the server runs"],
  ["verify-audit", "checks that nobody has changed the audit"],
  ["subscription organization|person ID PLAN", "says what somebody subscribes to; --seats N, --ends YYYY-MM-DD"],
  ["import-shares FILE", "says what an older scheme's permissions would become; --apply does it"],
] as const;

export function helpText(): string {
  const rows = Object.entries(options).map(
    ([flag, { environment, fallback, help }]) =>
      `  --${flag.padEnd(14)} ${environment.padEnd(19)} ${help}${fallback === "" ? "" : ` (${fallback})`}`,
  );
  const environmentRows = Object.entries(secrets).map(([name, help]) => `  ${name.padEnd(19)} ${help}`);
  return [
    ...commandRows.map(
      ([command, what]) => `${`${programName} ${command}`.trimEnd().replace(/ --$/, "").padEnd(56)} ${what}`,
    ),
    "",
    "A flag wins over its environment variable.",
    "",
    ...rows,
    "  --version, -v                      says which version this is",
    "  --help, -h                         says this",
    "",
    "By environment alone:",
    "",
    ...environmentRows,
    "",
  ].join("\n");
}

/**
 * The configuration, or a sentence for each option that is wrong, with what it must be. `"help"` and `"version"` when
 * these were asked for.
 */
export function readConfiguration(
  flags: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<Configuration | "help" | "version"> {
  const given = readFlags(flags);
  if (!given.ok) return given;
  if (given.value.help === true) return ok("help");
  if (given.value.version === true) return ok("version");

  const wrong: string[] = [];
  const read = <Value>(flag: keyof typeof options, schema: z.ZodType<Value, string>): Value | undefined => {
    const option = options[flag];
    const flagText = given.value[flag];
    const fromFlag = typeof flagText === "string";
    const text = fromFlag ? flagText : environment[option.environment] || option.fallback;
    const decoded = schema.safeParse(text);
    if (decoded.success) return decoded.data;
    const name = fromFlag ? `--${flag}` : option.environment;
    wrong.push(`${name} is "${text}": it ${decoded.error.issues[0]?.message ?? "is not understood"}.`);
    return undefined;
  };
  const readSecret = (name: keyof typeof secrets): string | undefined => {
    const text = environment[name] ?? "";
    if (text === "" || text.length >= minSecretCharacters) return text;
    // Not repeated: it is a secret, if a poor one.
    wrong.push(`${name} must have at least ${minSecretCharacters} characters.`);
    return undefined;
  };
  const port = read("port", options.port.schema);
  const host = read("host", options.host.schema);
  const publicHosts = read("public-hosts", options["public-hosts"].schema);
  const logLevel = read("log-level", options["log-level"].schema);
  const dataFolder = read("data", options.data.schema);
  const personSpaceBytes = read("person-space", options["person-space"].schema);
  const trustedProxies = read("trust-proxy", options["trust-proxy"].schema);
  const allowsPlainHttp = read("plain-http", options["plain-http"].schema);
  const mail = readMailSettings(environment);
  if (!mail.ok) wrong.push(mail.error.message);
  const metricsToken = readSecret("SYNC_METRICS_TOKEN");
  const billingSecret = readSecret("SYNC_BILLING_SECRET");
  if (port === undefined || host === undefined || publicHosts === undefined || logLevel === undefined || !mail.ok) {
    return fail("configuration_invalid", wrong.join(" "));
  }
  if (dataFolder === undefined || personSpaceBytes === undefined || trustedProxies === undefined) {
    return fail("configuration_invalid", wrong.join(" "));
  }
  if (allowsPlainHttp === undefined || metricsToken === undefined || billingSecret === undefined) {
    return fail("configuration_invalid", wrong.join(" "));
  }
  return ok({
    port,
    host,
    publicHosts,
    logLevel,
    dataFolder,
    personSpaceBytes,
    trustedProxies,
    allowsPlainHttp,
    ...mail.value,
    metricsToken,
    billingSecret,
  });
}

type Flags = Partial<Record<keyof typeof options, string>> & { readonly help?: boolean; readonly version?: boolean };

function readFlags(flags: readonly string[]): Result<Flags> {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...flags],
      options: {
        port: text,
        host: text,
        "public-hosts": text,
        "log-level": text,
        data: text,
        "person-space": text,
        "trust-proxy": text,
        "plain-http": text,
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
      strict: true,
    });
    return ok(values);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    return fail("configuration_invalid", `${reason}. Run with --help to see the options.`);
  }
}
