import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { helpText, readConfiguration } from "../../../sync-server/configuration.ts";

test("[C.6] with nothing said, the server listens on this machine alone", () => {
  expect(readConfiguration([], {})).toEqual({
    ok: true,
    value: {
      port: 7685,
      host: "127.0.0.1",
      publicHosts: [],
      logLevel: "warn",
      dataFolder: "./potluck-data",
      personSpaceBytes: 10_000_000_000,
      trustedProxies: [],
      allowsPlainHttp: false,
      smtp: null,
      mailFrom: "Potluck <potluck@localhost.localdomain>",
      metricsToken: "",
      billingSecret: "",
    },
  });
});

test("[C.6] flags win over the environment, which wins over the usual", () => {
  const environment = {
    SYNC_PORT: "8000",
    SYNC_LOG_LEVEL: "info",
    SYNC_PUBLIC_HOSTS: "Kitchen.example.org, elm4.local",
  };
  expect(readConfiguration(["--port", "0"], environment)).toMatchObject({
    value: { port: 0, logLevel: "info", publicHosts: ["kitchen.example.org", "elm4.local"] },
  });
});

test.each([
  [["--port", "eighty"], {}, '--port is "eighty": it must be a number'],
  [["--port", "65536"], {}, '--port is "65536": it must be a number'],
  [["--port=-1"], {}, '--port is "-1": it must be a number'],
  [[], { SYNC_PORT: "80 80" }, 'SYNC_PORT is "80 80": it must be a number'],
  [[], { SYNC_HOST: "http://x" }, 'SYNC_HOST is "http://x": it must be a host name'],
  [[], { SYNC_PUBLIC_HOSTS: "a b" }, 'SYNC_PUBLIC_HOSTS is "a b": it has "a b"'],
  [[], { SYNC_LOG_LEVEL: "loud" }, 'SYNC_LOG_LEVEL is "loud": it must be one of'],
  [[], { POTLUCK_DATA: "", SYNC_TRUST_PROXY: "my proxy" }, 'SYNC_TRUST_PROXY is "my proxy": it has "my proxy"'],
  [[], { SYNC_PLAIN_HTTP: "true" }, 'SYNC_PLAIN_HTTP is "true": it must be yes or no'],
  [[], { SMTP_URL: "mail.example.org" }, "SMTP_URL must look like smtp://"],
  [[], { SMTP_URL: "http://mail.example.org" }, "SMTP_URL must look like smtp://"],
  [[], { SMTP_HOST: "mail.example.org", SMTP_PORT: "none" }, "SMTP_PORT must be a number"],
  [[], { MAIL_FROM: "Potluck" }, "MAIL_FROM must be an address"],
  [[], { MAIL_FROM: "Potluck <a@example.org>\r\nBcc: b@example.org" }, "MAIL_FROM must be an address"],
  [[], { SYNC_TRUST_PROXY: "999.1.1.1" }, 'it has "999.1.1.1", which is not an IP address'],
  [[], { SYNC_TRUST_PROXY: "10.0.0.1, 10.0.0.0/33" }, 'it has "10.0.0.0/33", which is not an IP address'],
  [[], { SMTP_URL: "smtp://100%er:pw@mail.example.org" }, "SMTP_URL has a %"],
  [[], { SMTP_HOST: "mail.example.org:25" }, "SMTP_HOST must be a host name"],
  [[], { SMTP_HOST: "mail.example.org", SMTP_TLS: "true" }, "SMTP_TLS must be yes or no"],
  [[], { SMTP_USER: "me" }, "SMTP_USER is set, but neither SMTP_HOST nor SMTP_URL is"],
  [[], { SYNC_METRICS_TOKEN: "short" }, "SYNC_METRICS_TOKEN must have at least 24 characters"],
  [[], { SYNC_BILLING_SECRET: "short" }, "SYNC_BILLING_SECRET must have at least 24 characters"],
  [["--prot", "1"], {}, "Unknown option '--prot'"],
  [["somewhere"], {}, "Unexpected argument 'somewhere'"],
])("[C.6] %j %j is refused with a sentence", (flags, environment, sentence) => {
  const read = readConfiguration(flags, environment);
  expect(read).toMatchObject({ ok: false, error: { code: "configuration_invalid" } });
  expect(read.ok || read.error.message).toContain(sentence);
});

test("[C.6] everything that is wrong is said at once, and no secret with it", () => {
  const read = readConfiguration(["--port", "x"], { SYNC_METRICS_TOKEN: "hunter2", SMTP_TLS: "maybe", SMTP_HOST: "a" });
  const sentence = read.ok ? "" : read.error.message;
  expect(sentence).toContain("--port");
  expect(sentence).toContain("SMTP_TLS");
  expect(sentence).toContain("SYNC_METRICS_TOKEN");
  expect(sentence).not.toContain("hunter2");
});

test("[C.6] proxies are addresses and networks of both families", () => {
  expect(readConfiguration([], { SYNC_TRUST_PROXY: "127.0.0.1, 10.0.0.0/8, ::1, fd00::/8" })).toMatchObject({
    value: { trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"] },
  });
});

test("[C.6] the version is asked for by name, whatever else is wrong", () => {
  for (const flag of ["--version", "-v"]) {
    expect(readConfiguration([flag], { SYNC_PORT: "wrong" })).toEqual({ ok: true, value: "version" });
  }
});

/** Variables the server reads anywhere, from its own sources, so that the list cannot fall behind. */
function variablesInSources(): ReadonlySet<string> {
  const folder = join(import.meta.dirname, "../../../sync-server");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const sources = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  return new Set(sources.match(/\b(SYNC|POTLUCK|SMTP|MAIL)_[A-Z_]+\b/g));
}

test("[C.6] help names every option, and every variable that the server reads", () => {
  expect(readConfiguration(["--help"], { SYNC_PORT: "wrong" })).toEqual({ ok: true, value: "help" });
  for (const flag of ["--port", "--host", "--public-hosts", "--log-level", "--data", "--person-space", "--version"]) {
    expect(helpText()).toContain(flag);
  }
  const variables = variablesInSources();
  expect(variables).toContain("SYNC_TRUST_PROXY");
  for (const name of variables) expect(helpText()).toContain(name);
});

test.each([
  [
    { SMTP_URL: "smtp://me%40example.org:p%3Aw@mail.example.org" },
    { host: "mail.example.org", port: 587, isTls: false, user: "me@example.org", password: "p:w" },
  ],
  [
    { SMTP_URL: "smtps://mail.example.org" },
    { host: "mail.example.org", port: 465, isTls: true, user: "", password: "" },
  ],
  [
    { SMTP_HOST: "::1", SMTP_PORT: "2525", SMTP_USER: "me", SMTP_PASSWORD: "pw" },
    { host: "::1", port: 2525, isTls: false, user: "me", password: "pw" },
  ],
  [{}, null],
])("[C.4] mail settings from %j", (environment, smtp) => {
  expect(readConfiguration([], environment)).toMatchObject({ ok: true, value: { smtp } });
});

test("[C.4] a wrong secret is not repeated in the sentence about it", () => {
  const read = readConfiguration([], { SMTP_URL: "smpt://me:secret@mail.example.org" });
  expect(read.ok || read.error.message).not.toContain("secret");
});
