import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createServer } from "../../../sync-server/transport/server.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const local = { host: "127.0.0.1:7685" };

async function served(publicHosts: readonly string[] = []) {
  const rendererFolder = await temporaryFolder({
    "index.html": "<!doctype html><title>Potluck</title>",
    "assets/index-Bs2TbBrw.js": "export {};",
    "icon.svg": "<svg/>",
    ".secret": "secret",
  });
  const server = await createServer({
    configuration: { host: "127.0.0.1", port: 0, publicHosts, logLevel: "silent" },
    rendererFolder,
    version: "1.2.3",
  });
  onTestFinished(() => server.close());
  return server;
}

test("[C.6] the page comes with its policy and is asked for again every time", async () => {
  const answer = await (await served()).inject({ url: "/", headers: local });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain("<title>Potluck</title>");
  expect(answer.headers["cache-control"]).toBe("no-cache");
  expect(answer.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  });
  const policy = String(answer.headers["content-security-policy"]);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
});

test("[C.6] what has its hash in the name is kept for ever", async () => {
  const server = await served();
  const script = await server.inject({ url: "/assets/index-Bs2TbBrw.js", headers: local });
  expect(script.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(script.headers["content-type"]).toContain("javascript");
  expect((await server.inject({ url: "/icon.svg", headers: local })).headers["cache-control"]).toBe("no-cache");
});

test("[C.6] an address inside the app is the page; a missing file is not", async () => {
  const server = await served();
  const accept = "text/html,application/xhtml+xml";
  const inside = await server.inject({ url: "/recipes/some-id", headers: { ...local, accept } });
  expect(inside.body).toContain("<title>Potluck</title>");
  expect(inside.headers["content-security-policy"]).toBeDefined();
  for (const url of ["/assets/gone.js", "/.secret", "/../package.json", "/%2e%2e/package.json"]) {
    const answer = await server.inject({ url, headers: { ...local, accept } });
    expect(answer.statusCode, url).toBeGreaterThanOrEqual(400);
    expect(answer.body, url).not.toMatch(/secret|"name"/);
  }
});

test("[C.6] health tells the version", async () => {
  const answer = await (await served()).inject({ url: "/healthz", headers: local });
  expect(answer.json()).toEqual({ status: "ok", version: "1.2.3" });
});

test.each(["127.0.0.1:7685", "localhost:7685", "[::1]:7685", "LOCALHOST"])("[C.6] %s is this server", async (host) => {
  expect((await (await served()).inject({ url: "/healthz", headers: { host } })).statusCode).toBe(200);
});

test.each(["evil.example.org", "evil.example.org:7685", "127.0.0.1.example.org", "localhost.example.org:80", "a b:c"])(
  "[C.6] a request that names %j is refused, whatever it asks",
  async (host) => {
    const server = await served();
    for (const url of ["/", "/healthz", "/nothing"]) {
      const answer = await server.inject({ url, headers: { host } });
      expect(answer.statusCode).toBe(421);
      expect(answer.body).not.toContain("Potluck");
    }
  },
);

test("[C.6] a name the server was given is its own", async () => {
  const server = await served(["kitchen.example.org"]);
  expect((await server.inject({ url: "/healthz", headers: { host: "Kitchen.example.org" } })).statusCode).toBe(200);
  expect((await server.inject({ url: "/healthz", headers: { host: "example.org" } })).statusCode).toBe(421);
});

test("[C.6] after closing nobody answers", async () => {
  const server = await served();
  const address = new URL(await server.listen({ host: "127.0.0.1", port: 0 }));
  const status = await new Promise<number | undefined>((done, broken) => {
    const asked = request({ host: address.hostname, port: address.port, path: "/healthz" }, (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode));
    });
    asked.on("error", broken);
    asked.end();
  });
  expect(status).toBe(200);
  await server.close();
  await expect(fetch(new URL("/healthz", address))).rejects.toThrow("fetch failed");
});

test("[C.6] a connection nobody asks anything on does not keep the server from ending; a request under way is answered", async () => {
  const server = await served();
  let answer: () => void = () => undefined;
  const waiting = new Promise<void>((done) => (answer = done));
  const asked = new Promise<void>((arrived) => {
    server.get("/slow", async () => {
      arrived();
      await waiting;
      return "answered";
    });
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  const { port } = new URL(address);
  const unused = connect(Number(port), "127.0.0.1");
  await once(unused, "connect");
  const slow = fetch(`${address}/slow`, { headers: { connection: "close" } });
  await asked;
  const cut = once(unused, "close");
  const closed = server.close();
  await cut;
  answer();
  expect(await (await slow).text()).toBe("answered");
  await closed;
}, 20_000);
