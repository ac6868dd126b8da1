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
      trustedProxies: [],
      allowsPlainHttp: false,
      smtp: null,
      mailFrom: "Potluck <potluck@localhost.localdomain>",
      metricsToken: "",
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
