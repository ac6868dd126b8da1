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
  [["--prot", "1"], {}, "Unknown option '--prot'"],
  [["somewhere"], {}, "Unexpected argument 'somewhere'"],
])("[C.6] %j %j is refused with a sentence", (flags, environment, sentence) => {
  const read = readConfiguration(flags, environment);
  expect(read).toMatchObject({ ok: false, error: { code: "configuration_invalid" } });
  expect(read.ok || read.error.message).toContain(sentence);
});

test("[C.6] help names every option and variable", () => {
  expect(readConfiguration(["--help"], { SYNC_PORT: "wrong" })).toEqual({ ok: true, value: "help" });
  for (const name of ["--port", "--host", "--public-hosts", "--log-level", "SYNC_PORT", "SYNC_PUBLIC_HOSTS"]) {
    expect(helpText()).toContain(name);
  }
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
