/**
 * Attacks on the accounts, over raw HTTP. Each has its positive control beside it: what is refused to the attacker works
 * for the person.
 */
import { connect } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { appAddress } from "../../src/main/origin.ts";
import { usualLimits } from "../../sync-server/limits/limits.ts";
import { desktopOrigin } from "../../sync-server/transport/http/origins.ts";
import type { TestClient } from "../helpers/testClient.ts";
import { goodPassword, testServer, wideLimits } from "../helpers/testServer.ts";
import type { TestServer } from "../helpers/testServer.ts";

const minuteMs = 60_000;
const newPassword = "another long evening";

async function register(server: TestServer, address: string): Promise<{ visitor: TestClient; id: unknown }> {
  const visitor = server.client();
  const asked = await visitor.post("/api/account/register", { address, password: goodPassword, name: "Somebody" });
  expect(asked.status).toBe(202);
  return { visitor, id: asked.body.id };
}

/** Never the right one. */
function wrongCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

/** Status, headers without the date, and the body with its ids made equal. */
function shape({ status, headers, text }: Awaited<ReturnType<TestClient["post"]>>): unknown {
  const kept = [...headers].filter(([name]) => name !== "date");
  return { status, headers: kept, text: text.replaceAll(/"id":"[\w-]+"/g, '"id":"…"') };
}

test("[C.4] nobody learns from answers, or from the work they take, whether an address has an account", async () => {
  const server = await testServer();
  await server.person("known@example.org");
  const { hashing, store, mail } = server.composed.accounts;
  // By hand from here on, so that its transactions are not counted with a request's.
  await mail.stop();
  let transactions = 0;
  const run = store.transaction.bind(store);
  store.transaction = (work) => {
    transactions += 1;
    return run(work);
  };

  const probe = async (path: string, body: (address: string) => object) => {
    const seen = [];
    for (const address of ["known@example.org", "other@example.org"]) {
      const before = [hashing.count(), transactions] as const;
      const answer = await server.client().post(path, body(address));
      seen.push({ ...(shape(answer) as object), hashes: hashing.count() - before[0], work: transactions - before[1] });
    }
    expect(seen[1]).toEqual(seen[0]);
    return seen[0];
  };
  expect(
    await probe("/api/account/register", (address) => ({ address, password: goodPassword, name: "X" })),
  ).toMatchObject({ status: 202, hashes: 1 });
  expect(await probe("/api/account/reset", (address) => ({ address }))).toMatchObject({ status: 202, hashes: 0 });
  const wrong = { password: "not the password", kind: "token" };
  expect(await probe("/api/account/sign-in", (address) => ({ address, ...wrong }))).toMatchObject({
    status: 401,
    hashes: 1,
  });
  // Control: the mails, which only the owner reads, do differ.
  expect((await server.mailTo("known@example.org")).subject).not.toBe(
    (await server.mailTo("other@example.org")).subject,
  );
});

test("[C.4] the code of somebody who has an account is wrong like any other, and the account stays theirs", async () => {
  const server = await testServer();
  const owner = await server.person("alice@example.org");
  const { visitor, id } = await register(server, "alice@example.org");
  const mail = await server.mailTo("alice@example.org");
  expect([mail.subject, mail.code]).toEqual(["You already have a Potluck account", ""]);
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const guess = await visitor.post("/api/account/verify", { id, code: "123456", kind: "token" });
    expect([guess.status, guess.body.code]).toEqual([400, "code_wrong"]);
  }
  expect((await owner.get("/api/account")).status).toBe(200);
});

test("[C.4] a code stands five wrong guesses; the right one is refused after them", async () => {
  const server = await testServer();
  const control = await register(server, "bob@example.org");
  const bobs = await server.mailTo("bob@example.org");
  const { visitor, id } = await register(server, "alice@example.org");
  const { code } = await server.mailTo("alice@example.org");
  const guess = async (who: typeof control, with_: string) =>
    (await who.visitor.post("/api/account/verify", { id: who.id, code: with_, kind: "token" })).status;
  for (let attempt = 0; attempt < 4; attempt += 1) expect(await guess(control, wrongCode(bobs.code))).toBe(400);
  expect(await guess(control, bobs.code)).toBe(200);
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await guess({ visitor, id }, wrongCode(code))).toBe(400);
  expect(await guess({ visitor, id }, code)).toBe(400);
});

test("[C.4] guessing many codes from one network is stopped", async () => {
  const limits = { ...wideLimits, codeByNetwork: { burst: 3, refillMs: minuteMs } };
  const server = await testServer({ limits });
  const { visitor, id } = await register(server, "alice@example.org");
  const { code } = await server.mailTo("alice@example.org");
  const guess = async (tried: string) =>
    (await visitor.post("/api/account/verify", { id, code: tried, kind: "token" })).status;
  expect([await guess(wrongCode(code)), await guess(wrongCode(code)), await guess(wrongCode(code))]).toEqual([
    400, 400, 400,
  ]);
  expect(await guess(code)).toBe(429);
  server.clock.advance(minuteMs);
  expect(await guess(code)).toBe(200);
});

test("[C.4] a code works once, for half an hour, and only for what it was sent for", async () => {
  const server = await testServer();
  const { visitor, id } = await register(server, "alice@example.org");
  const { code } = await server.mailTo("alice@example.org");
  const verify = (which: object) => visitor.post("/api/account/verify", { id, code, kind: "token", ...which });
  const asReset = { id, code, password: newPassword, kind: "token" };
  expect((await visitor.post("/api/account/reset/confirm", asReset)).body.code).toBe("code_wrong");
  server.clock.advance(30 * minuteMs);
  expect((await verify({})).body.code).toBe("code_wrong");
  server.clock.advance(-1);
  expect((await verify({})).status).toBe(200);
  expect((await verify({})).body.code).toBe("code_wrong");

  const reset = await visitor.post("/api/account/reset", { address: "alice@example.org" });
  const second = await server.mailTo("alice@example.org");
  expect((await verify({ id: reset.body.id, code: second.code })).body.code).toBe("code_wrong");
  const confirm = { id: reset.body.id, code: second.code, password: newPassword, kind: "token" };
  expect((await visitor.post("/api/account/reset/confirm", confirm)).status).toBe(200);
  expect((await visitor.post("/api/account/reset/confirm", confirm)).body.code).toBe("code_wrong");
});

test("[C.4] a registration begun by a stranger with one's address cannot be finished by typing one's own code", async () => {
  const server = await testServer();
  const stranger = await register(server, "alice@example.org");
  const alice = await register(server, "alice@example.org");
  const { code } = await server.mailTo("alice@example.org");
  const stolen = await stranger.visitor.post("/api/account/verify", { id: stranger.id, code, kind: "token" });
  expect(stolen.body.code).toBe("code_wrong");
  expect((await alice.visitor.post("/api/account/verify", { id: alice.id, code, kind: "token" })).status).toBe(200);
});

test("[C.4] guessing a password is stopped per person and network, and the person elsewhere still signs in", async () => {
  const limits = { ...wideLimits, passwordByPerson: usualLimits.passwordByPerson };
  const server = await testServer({ limits, configuration: { trustedProxies: ["127.0.0.1"] } });
  await server.person("alice@example.org");
  const signIn = async (password: string, from: string) =>
    (
      await server
        .client()
        .post(
          "/api/account/sign-in",
          { address: "alice@example.org", password, kind: "token" },
          { headers: { "x-forwarded-for": from } },
        )
    ).status;
  const { burst } = usualLimits.passwordByPerson;
  for (let attempt = 0; attempt < burst; attempt += 1)
    expect(await signIn("not the password", "198.51.100.7")).toBe(401);
  expect(await signIn(goodPassword, "198.51.100.7")).toBe(429);
  expect(await signIn(goodPassword, "203.0.113.9")).toBe(200);
  server.clock.advance(usualLimits.passwordByPerson.refillMs);
  expect(await signIn(goodPassword, "198.51.100.7")).toBe(200);
});

test("[C.4] nobody fills another's mailbox", async () => {
  const limits = { ...wideLimits, mailByAddress: usualLimits.mailByAddress };
  const server = await testServer({ limits });
  const { burst } = usualLimits.mailByAddress;
  const reset = async (address: string) => (await server.client().post("/api/account/reset", { address })).status;
  for (let sent = 0; sent < burst; sent += 1) expect(await reset("alice@example.org")).toBe(202);
  expect(await reset("ALICE@example.org")).toBe(429);
  expect(await reset("bob@example.org")).toBe(202);
});

test("[C.4] a refresh token that comes back after its successor was used ends the session, for both holders", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const reasons: string[] = [];
  server.composed.accounts.events.onEnd(alice.sessionId, (reason) => reasons.push(reason));
  const stolen = alice.refreshToken;
  alice.keep(await server.client().post("/api/account/refresh", { refreshToken: stolen }));
  expect((await alice.get("/api/account")).status).toBe(200);
  const thief = await server.client().post("/api/account/refresh", { refreshToken: stolen });
  expect([thief.status, thief.body.code, thief.body.accessToken]).toEqual([401, "session_ended", undefined]);
  expect((await alice.get("/api/account")).body.code).toBe("session_ended");
  const next = await server.client().post("/api/account/refresh", { refreshToken: alice.refreshToken });
  expect(next.body.code).toBe("session_ended");
  expect(reasons).toEqual(["token_reused"]);
});

test("[C.4] an expired, a made-up and another kind of token open nothing", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const browser = server.client();
  await browser.signIn("alice@example.org", goodPassword, "cookie");
  const as = async (headers: Record<string, string>) => (await server.client().get("/api/account", { headers })).status;
  const cookieToken = browser.cookie.split("=")[1] ?? "";
  expect(await as({ authorization: `Bearer ${alice.accessToken}` })).toBe(200);
  expect(await as({ cookie: browser.cookie })).toBe(200);
  expect(await as({ authorization: `Bearer ${cookieToken}` })).toBe(401);
  expect(await as({ cookie: `potluck=${alice.accessToken}` })).toBe(401);
  expect(await as({ authorization: `Bearer ${alice.refreshToken}` })).toBe(401);
  expect(await as({ authorization: `Bearer ${"A".repeat(43)}` })).toBe(401);
  expect(await as({ authorization: "Bearer ' OR 1=1 --" })).toBe(401);
  expect(await as({ authorization: "Bearer nonsense", cookie: browser.cookie })).toBe(401);
  expect(await as({})).toBe(401);
  const asAccess = await server.client().post("/api/account/refresh", { refreshToken: alice.accessToken });
  expect(asAccess.body.code).toBe("not_signed_in");
  server.clock.advance(60 * minuteMs);
  expect(await as({ authorization: `Bearer ${alice.accessToken}` })).toBe(401);
  server.clock.advance(60 * 24 * 60 * minuteMs);
  expect(await as({ cookie: browser.cookie })).toBe(401);
  const late = await server.client().post("/api/account/refresh", { refreshToken: alice.refreshToken });
  expect(late.body.code).toBe("session_ended");
});

test("[C.4] a living connection is told when its token's time is up, and lives on when it was refreshed", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const { gate } = server.composed;
  const identity = await gate.identify({ kind: "token", token: alice.accessToken });
  if (!identity.ok) throw new Error(identity.error.message);
  const ended = (accessExpiresAt: number) =>
    new Promise<string>((told) => gate.watch({ ...identity.value, accessExpiresAt }, told));
  server.clock.advance(59 * minuteMs);
  alice.keep(await server.client().post("/api/account/refresh", { refreshToken: alice.refreshToken }));
  server.clock.advance(minuteMs);
  const watched = ended(server.clock.now);
  const first = await Promise.race([watched, new Promise((go) => setTimeout(() => go("lives on"), 100))]);
  expect(first).toBe("lives on");
  server.clock.advance(60 * minuteMs);
  expect(await ended(server.clock.now)).toBe("expired");
  expect((await alice.post("/api/account/sign-out")).status).toBe(401);
});

test("[C.4] another site's page cannot act with somebody's cookie, nor sign them in as somebody else", async () => {
  const server = await testServer();
  const browser = await server.person("alice@example.org", "cookie");
  const rename = async (headers: Record<string, string>) =>
    (await browser.send("PATCH", "/api/account", { name: "Eve" }, { headers })).status;
  expect(await rename({ origin: "https://evil.example" })).toBe(403);
  expect(await rename({ origin: "null" })).toBe(403);
  expect(await rename({ origin: server.address.replace("127.0.0.1", "localhost") })).toBe(403);
  expect(await rename({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await rename({ "sec-fetch-site": "same-site" })).toBe(403);
  expect(await rename({ origin: desktopOrigin })).toBe(403);
  expect((await browser.get("/api/account")).body.person).toMatchObject({ name: "alice" });
  expect(await rename({ "sec-fetch-site": "same-origin" })).toBe(200);

  const bare = { method: "PATCH", headers: { cookie: browser.cookie, "content-type": "application/json" } };
  expect((await fetch(`${server.address}/api/account`, { ...bare, body: '{"name":"Eve"}' })).status).toBe(403);

  const login = { address: "alice@example.org", password: goodPassword, kind: "cookie" };
  const from = (origin: string) => server.client().post("/api/account/sign-in", login, { headers: { origin } });
  const foreign = await from("https://evil.example");
  expect([foreign.status, foreign.headers.get("set-cookie")]).toEqual([403, null]);
  expect((await from(server.address)).status).toBe(200);
});

test("[C.4] no other page may read an answer; the desktop app may, with its token", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  expect(appAddress).toBe(`${desktopOrigin}/`);
  const allowed = async (origin: string) =>
    (await alice.get("/api/account", { headers: { origin } })).headers.get("access-control-allow-origin");
  expect(await allowed("https://evil.example")).toBeNull();
  expect(await allowed(desktopOrigin)).toBe(desktopOrigin);
  const answer = await alice.get("/api/account", { headers: { origin: desktopOrigin } });
  expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  const preflight = async (origin: string) =>
    (await alice.send("OPTIONS", "/api/account", undefined, { headers: { origin } })).headers.get(
      "access-control-allow-headers",
    );
  expect(await preflight(desktopOrigin)).toContain("authorization");
  expect(await preflight("https://evil.example")).toBeNull();
});

test("[C.4] a form of another site is not even read", async () => {
  const server = await testServer();
  const body = JSON.stringify({ address: "a@example.org", password: goodPassword, name: "A" });
  const as = async (type: string) =>
    (
      await server
        .client()
        .post("/api/account/register", undefined, { rawBody: body, headers: { "content-type": type } })
    ).status;
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    expect(await as(type), type).toBe(400);
  }
  expect(await as("application/json")).toBe(202);
});

test("[C.4] oversized, broken and deep bodies are refused before they cost anything", async () => {
  const server = await testServer();
  const visitor = server.client();
  const hashes = server.composed.accounts.hashing.count();
  const send = (rawBody: string) => visitor.post("/api/account/register", undefined, { rawBody });
  const request = { address: "a@example.org", password: goodPassword, name: "A" };
  const large = await send(JSON.stringify({ ...request, password: "x".repeat(20_000) }));
  expect([large.status, large.body.code]).toEqual([413, "request_too_large"]);
  const long = await send(JSON.stringify({ ...request, password: "x".repeat(1001) }));
  expect(long.body.code).toBe("password_weak");
  for (const broken of ["", "{", "[]", "null", '"text"', `${"[".repeat(8000)}${"]".repeat(8000)}`]) {
    expect((await send(broken)).body.code, broken.slice(0, 10)).toBe("request_invalid");
  }
  expect(server.composed.accounts.hashing.count()).toBe(hashes);
  expect((await send(JSON.stringify(request))).status).toBe(202);
});

test("[C.4] a body that promises more than it may is cut off", async () => {
  const server = await testServer();
  const { hostname, port } = new URL(server.address);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/account/register HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n{`,
  );
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});

test("[C.4] prototype pollution and unknown fields are refused", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const send = (rawBody: string) => alice.send("PATCH", "/api/account", undefined, { rawBody });
  for (const body of [
    '{"__proto__":{"isAdmin":true},"name":"Eve"}',
    '{"constructor":{"prototype":{"isAdmin":true}},"name":"Eve"}',
    '{"name":"Eve","isAdmin":true}',
    '{"name":"Eve","id":"somebody"}',
    '{"name":{"toString":"Eve"}}',
  ]) {
    expect((await send(body)).body.code, body).toBe("request_invalid");
  }
  expect("isAdmin" in {}).toBe(false);
  expect((await send('{"name":"Alice"}')).body).toMatchObject({ name: "Alice", isAdmin: false });
});

test.each([
  "victim@example.org\r\nBcc: everybody@example.org",
  "victim@example.org\nBcc:everybody@example.org",
  "victim@example.org, everybody@example.org",
  "victim@example.org;everybody@example.org",
  "<victim@example.org> everybody@example.org",
  '"victim"@example.org',
  "victim@example.org\u0000",
  "victim@exam\u2028ple.org",
  "group:victim@example.org;",
  `${"x".repeat(250)}@example.org`,
])("[S2.7] %j is no address and gets no mail", async (address) => {
  const server = await testServer();
  for (const [path, rest] of [
    ["/api/account/register", { password: goodPassword, name: "X" }],
    ["/api/account/reset", {}],
  ] as const) {
    const answer = await server.client().post(path, { address, ...rest });
    expect(answer.body.code).toBe("request_invalid");
    expect(answer.text).not.toContain("everybody");
  }
  await server.composed.accounts.mail.deliverDue();
  expect(server.smtp.received).toEqual([]);
  expect((await register(server, "victim@example.org")).id).toBeTypeOf("string");
  expect((await server.mailTo("victim@example.org")).to).toEqual(["victim@example.org"]);
});

test("[C.4] a name never becomes a header or markup of a mail", async () => {
  const server = await testServer();
  const visitor = server.client();
  const name = "<img src=x onerror=alert(1)> & Co";
  const { id } = (
    await visitor.post("/api/account/register", { address: "a@example.org", password: goodPassword, name })
  ).body;
  const { code } = await server.mailTo("a@example.org");
  visitor.keep(await visitor.post("/api/account/verify", { id, code, kind: "token" }));
  await visitor.post("/api/account/password", { current: goodPassword, password: newPassword });
  const mail = await server.mailTo("a@example.org");
  expect(mail.subject).toBe("Your Potluck password was changed");
  const html = mail.raw.slice(mail.raw.indexOf("text/html"));
  expect(html).toContain("&lt;img");
  expect(html).not.toContain("<img");
  const asHeader = { address: "b@example.org", password: goodPassword, name: "B\r\nBcc: everybody@example.org" };
  expect((await server.client().post("/api/account/register", asHeader)).body.code).toBe("request_invalid");
});

test("[C.4] who reads the database finds no password, token or code", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const { id } = await register(server, "bob@example.org");
  const { code } = await server.mailTo("bob@example.org");
  const stored = await server.composed.store.transaction(async (tx) =>
    JSON.stringify([
      await tx.sessions.listOf(alice.personId),
      await tx.codes.find(String(id)),
      await tx.people.passwordHash(alice.personId),
    ]),
  );
  expect(stored).toContain("$argon2id$");
  expect(stored).toContain(String(id));
  for (const secret of [goodPassword, alice.accessToken, alice.refreshToken, code])
    expect(stored).not.toContain(secret);
});

test("[C.4] outside this machine the cookie needs TLS, and one that a neighbouring host planted is not read", async () => {
  const host = "kitchen.example.org";
  const server = await testServer({ configuration: { publicHosts: [host] } });
  await server.person("alice@example.org");
  const headers = { host, origin: `https://${host}`, "x-potluck": "1" };
  const payload = { address: "alice@example.org", password: goodPassword, kind: "cookie" };
  const { http } = server.composed;
  const signedIn = await http.inject({ method: "POST", url: "/api/account/sign-in", headers, payload });
  const set = String(signedIn.headers["set-cookie"]);
  expect(set).toMatch(/^__Host-potluck=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  const token = /=([\w-]{43});/.exec(set)?.[1] ?? "";
  const as = async (cookie: string) =>
    (await http.inject({ url: "/api/account", headers: { ...headers, cookie } })).statusCode;
  expect(await as(`potluck=${token}`)).toBe(401);
  expect(await as(`a=b; __Host-potluck=${token}`)).toBe(200);
});

test("[C.4] a session that ended just before its connection was watched closes the connection all the same", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const { gate } = server.composed;
  const identity = await gate.identify({ kind: "token", token: alice.accessToken });
  if (!identity.ok) throw new Error(identity.error.message);
  expect((await alice.post("/api/account/sign-out")).status).toBe(200);
  expect(await new Promise((told) => gate.watch(identity.value, told))).toBe("expired");
});
