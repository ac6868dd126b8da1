/** The real server on a free port: real SQLite in a folder of its own, real SMTP, a clock that tests move. */
import { randomBytes } from "node:crypto";
import { expect, onTestFinished } from "vitest";
import type { AccountHooks } from "../../sync-server/accounts/context.ts";
import type { HashingCost } from "../../sync-server/accounts/passwordHashing.ts";
import { composeServer } from "../../sync-server/compose.ts";
import type { ComposedServer } from "../../sync-server/compose.ts";
import type { Configuration } from "../../sync-server/configuration.ts";
import { usualLimits } from "../../sync-server/limits/limits.ts";
import type { LimitName } from "../../sync-server/limits/limits.ts";
import type { RateLimit } from "../../sync-server/limits/rateLimits.ts";
import { describedAnswers, type OpenApi } from "./describedAnswers.ts";
import { testSmtp } from "./smtpServer.ts";
import type { ReceivedMail, TestSmtp } from "./smtpServer.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import { TestClient } from "./testClient.ts";

/** The least argon2 takes: the usual cost would make every test wait. */
export const cheapHashing: HashingCost = { memoryKib: 8, passes: 1, parallelism: 1, concurrency: 2, maxWaiting: 64 };
export const goodPassword = "a long and quiet evening";

const wide = { burst: 100_000, refillMs: 60_000 };
/** Out of the way of tests that are about something else. */
export const wideLimits = Object.fromEntries(Object.keys(usualLimits).map((name) => [name, wide])) as Readonly<
  Record<LimitName, RateLimit>
>;

export interface TestServerOptions {
  readonly dataFolder?: string;
  readonly smtp?: TestSmtp;
  readonly limits?: Readonly<Record<LimitName, RateLimit>>;
  readonly hashingCost?: HashingCost;
  readonly hooks?: AccountHooks;
  readonly configuration?: Partial<Configuration>;
  readonly clock?: TestClock;
}

export interface TestClock {
  now: number;
  advance(ms: number): void;
}

export function testClock(now = Date.UTC(2026, 10, 21, 9)): TestClock {
  return {
    now,
    advance(ms) {
      this.now += ms;
    },
  };
}

export interface TestServer {
  readonly composed: ComposedServer;
  readonly address: string;
  readonly clock: TestClock;
  readonly smtp: TestSmtp;
  readonly dataFolder: string;
  /** A program nobody is signed in with. */
  client(): TestClient;
  /** Sends what waits and returns the latest mail to the address. */
  mailTo(address: string): Promise<ReceivedMail>;
  /** Registers, takes the code from the mail, and is signed in. */
  person(address: string, kind?: "cookie" | "token"): Promise<TestClient>;
  close(): Promise<void>;
}

export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const rendererFolder = await temporaryFolder({ "index.html": "<!doctype html><title>Potluck</title>" });
  const smtp = options.smtp ?? (await testSmtp());
  const clock = options.clock ?? testClock();
  const composed = await composeServer({
    configuration: {
      host: "127.0.0.1",
      port: 0,
      publicHosts: [],
      logLevel: "silent",
      dataFolder,
      trustedProxies: [],
      allowsPlainHttp: false,
      smtp: { host: "127.0.0.1", port: smtp.port, isTls: false, user: "", password: "" },
      mailFrom: "Potluck <potluck@example.org>",
      metricsToken: "",
      personSpaceBytes: 0,
      billingSecret: "",
      ...options.configuration,
    },
    rendererFolder,
    version: "1.2.3",
    surroundings: { now: () => clock.now, randomBytes: (count) => randomBytes(count) },
    hashingCost: options.hashingCost ?? cheapHashing,
    limits: options.limits ?? wideLimits,
    ...(options.hooks === undefined ? {} : { hooks: options.hooks }),
  });
  if (!composed.ok) throw new Error(composed.error.message);
  const server = composed.value;
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await server.close();
  };
  onTestFinished(close);
  const address = await server.http.listen({ host: "127.0.0.1", port: 0 });

  const described = await fetch(new URL("/api/openapi.json", address));
  const checkAnswer = describedAnswers((await described.json()) as OpenApi);
  const client = (): TestClient => new TestClient(address, checkAnswer);
  const mailTo = async (to: string): Promise<ReceivedMail> => {
    // One run may have looked before the mail was there; a second one looks after.
    await server.accounts.mail.deliverDue();
    await server.accounts.mail.deliverDue();
    const mail = smtp.received.findLast((one) => one.to.some((one) => one.toLowerCase() === to.toLowerCase()));
    if (mail === undefined) throw new Error(`No mail to ${to}`);
    return mail;
  };
  return {
    composed: server,
    address,
    clock,
    smtp,
    dataFolder,
    client,
    mailTo,
    close,
    async person(personAddress, kind = "token") {
      const visitor = client();
      const name = personAddress.split("@")[0] ?? "Somebody";
      const asked = await visitor.post("/api/account/register", {
        address: personAddress,
        password: goodPassword,
        name,
      });
      expect(asked.status, asked.text).toBe(202);
      const { code } = await mailTo(personAddress);
      const verified = await visitor.post("/api/account/verify", { id: asked.body.id, code, kind, device: "test" });
      expect(verified.status, verified.text).toBe(200);
      visitor.keep(verified);
      return visitor;
    },
  };
}
