/** The account part as people's programs meet it: over HTTP, with mail, on a real database. */
import { z } from "zod";
import { expect, test } from "vitest";
import { accountAnswer, exportAnswer, sessionsAnswer, signedInAnswer } from "../../src/domain/accounts/contract.ts";
import { recordsSeen } from "../helpers/actions.ts";
import { RawPeer } from "../helpers/rawPeer.ts";
import { goodPassword, testServer } from "../helpers/testServer.ts";

const hourMs = 3_600_000;

test("[S2.3] an account exists only once the code of the mail has come back, and then the address is told on", async () => {
  const verified: { personId: string; address: string }[] = [];
  const server = await testServer({
    hooks: {
      onAddressVerified: async (_tx, personId, address) => void verified.push({ personId, address }),
      onPersonDeleted: async () => undefined,
    },
  });
  const alice = server.client();
  const asked = await alice.post("/api/account/register", {
    address: " Alice@Example.org ",
    password: goodPassword,
    name: "Alice",
  });
  expect(asked.status).toBe(202);
  expect((await server.client().signIn("alice@example.org", goodPassword)).status).toBe(401);
  expect(verified).toEqual([]);

  const mail = await server.mailTo("Alice@Example.org");
  expect(mail.subject).toBe("Your code for Potluck");
  const answer = await alice.post("/api/account/verify", {
    id: asked.body.id,
    code: `${mail.code.slice(0, 3)} ${mail.code.slice(3)}`,
    kind: "token",
    device: "Laptop",
  });
  expect(answer.status, answer.text).toBe(200);
  const { person } = signedInAnswer.parse(answer.body);
  expect(person).toMatchObject({ name: "Alice", isAdmin: false });
  expect(verified).toEqual([{ personId: person.id, address: "Alice@Example.org" }]);
  expect((await server.client().signIn("ALICE@example.org", goodPassword)).status).toBe(200);
});

test("[S2.3] when the tie-in of another part fails, the account is not made and the code can be used again", async () => {
  let isBroken = true;
  const server = await testServer({
    hooks: {
      onAddressVerified: async () => {
        if (isBroken) throw new Error("shares are broken");
      },
      onPersonDeleted: async () => undefined,
    },
  });
  const visitor = server.client();
  const request = { address: "alice@example.org", password: goodPassword, name: "Alice" };
  const { id } = (await visitor.post("/api/account/register", request)).body;
  const { code } = await server.mailTo("alice@example.org");
  const verify = () => visitor.post("/api/account/verify", { id, code, kind: "token" });
  const failed = await verify();
  expect([failed.status, failed.body.code]).toEqual([500, "server_failed"]);
  expect(failed.text).not.toContain("shares are broken");
  isBroken = false;
  expect((await verify()).status).toBe(200);
});

test("[C.4] another code can be asked for; the one before is void", async () => {
  const server = await testServer();
  const visitor = server.client();
  const request = { address: "alice@example.org", password: goodPassword, name: "Alice" };
  const { id } = (await visitor.post("/api/account/register", request)).body;
  const first = await server.mailTo("alice@example.org");
  expect((await visitor.post("/api/account/register/resend", { id })).status).toBe(202);
  const second = await server.mailTo("alice@example.org");
  expect(second).not.toBe(first);
  if (first.code !== second.code) {
    expect((await visitor.post("/api/account/verify", { id, code: first.code, kind: "token" })).status).toBe(400);
  }
  expect((await visitor.post("/api/account/verify", { id, code: second.code, kind: "token" })).status).toBe(200);
});

test("[C.4] a browser's session is a cookie that no script reads, and signing out ends it", async () => {
  const server = await testServer();
  await server.person("alice@example.org");
  const browser = server.client();
  const signedIn = await browser.signIn("alice@example.org", goodPassword, "cookie");
  const cookie = signedIn.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^potluck=[\w-]{43}; Max-Age=5184000; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(signedIn.text).not.toContain(browser.cookie.split("=")[1]);

  const account = accountAnswer.parse((await browser.get("/api/account")).body);
  expect(account).toMatchObject({ addresses: ["alice@example.org"], session: { kind: "cookie" } });
  const held = browser.cookie;
  expect((await browser.post("/api/account/sign-out")).status).toBe(200);
  expect(browser.cookie).toBe("");
  browser.cookie = held;
  expect((await browser.get("/api/account")).body.code).toBe("session_ended");
});

test("[C.4] tokens last an hour and are exchanged for new ones", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  server.clock.advance(hourMs - 1);
  expect((await alice.get("/api/account")).status).toBe(200);
  server.clock.advance(1);
  expect((await alice.get("/api/account")).status).toBe(401);
  const old = alice.accessToken;
  const refreshed = await server.client().post("/api/account/refresh", { refreshToken: alice.refreshToken });
  expect(refreshed.status).toBe(200);
  alice.keep(refreshed);
  expect(alice.accessToken).not.toBe(old);
  expect((await alice.get("/api/account")).status).toBe(200);
});

test("[C.4] an answer with new tokens that was lost on the way costs nobody their session", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const refresh = () => server.client().post("/api/account/refresh", { refreshToken: alice.refreshToken });
  expect((await refresh()).status).toBe(200);
  const again = await refresh();
  expect(again.status).toBe(200);
  alice.keep(again);
  expect((await alice.get("/api/account")).status).toBe(200);
});

test("[C.4] a renewed cookie: requests under way still count for a minute, later the old one ends the session", async () => {
  const server = await testServer();
  const browser = await server.person("alice@example.org", "cookie");
  const old = browser.cookie;
  expect((await browser.post("/api/account/refresh", {})).status).toBe(200);
  expect(browser.cookie).not.toBe(old);
  expect((await browser.get("/api/account")).status).toBe(200);

  const underWay = server.client();
  underWay.cookie = old;
  expect((await underWay.get("/api/account")).status).toBe(200);
  server.clock.advance(61_000);
  expect((await underWay.get("/api/account")).status).toBe(401);
  expect((await browser.get("/api/account")).status).toBe(200);
  expect((await underWay.post("/api/account/refresh", {})).body.code).toBe("session_ended");
  expect((await browser.get("/api/account")).body.code).toBe("session_ended");
});

test("[C.4] sessions are listed, one is ended, then all others; living connections are told", async () => {
  const server = await testServer();
  const laptop = await server.person("alice@example.org");
  const phone = server.client();
  await phone.signIn("alice@example.org", goodPassword, "cookie");
  const tablet = server.client();
  await tablet.signIn("alice@example.org", goodPassword);
  const told: string[] = [];
  for (const one of [laptop, phone, tablet]) {
    const credentials = one.cookie === "" ? one.accessToken : (one.cookie.split("=")[1] ?? "");
    const identity = await server.composed.gate.identify({
      kind: one.cookie === "" ? "token" : "cookie",
      token: credentials,
    });
    if (!identity.ok) throw new Error(identity.error.message);
    server.composed.gate.watch(identity.value, (reason) => told.push(`${one.sessionId} ${reason}`));
  }

  const { sessions } = sessionsAnswer.parse((await laptop.get("/api/account/sessions")).body);
  expect(sessions).toHaveLength(3);
  expect(sessions.find(({ isThisOne }) => isThisOne)?.id).toBe(laptop.sessionId);
  expect((await laptop.send("DELETE", `/api/account/sessions/${phone.sessionId}`)).status).toBe(200);
  expect((await phone.get("/api/account")).status).toBe(401);
  expect((await laptop.send("DELETE", `/api/account/sessions/${phone.sessionId}`)).status).toBe(404);
  expect((await laptop.send("DELETE", "/api/account/sessions")).body).toEqual({ ended: 1 });
  expect((await tablet.get("/api/account")).status).toBe(401);
  expect((await laptop.get("/api/account")).status).toBe(200);
  expect(told).toEqual([`${phone.sessionId} ended_elsewhere`, `${tablet.sessionId} ended_elsewhere`]);
});

test("[C.4] nobody ends another person's session", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const bob = await server.person("bob@example.org");
  expect((await bob.send("DELETE", `/api/account/sessions/${alice.sessionId}`)).status).toBe(404);
  expect((await alice.get("/api/account")).status).toBe(200);
  expect((await alice.send("DELETE", `/api/account/sessions/${alice.sessionId}`)).status).toBe(200);
});

test("[C.4] changing the password asks for the old one, signs the others out, and tells by mail", async () => {
  const server = await testServer();
  const laptop = await server.person("alice@example.org");
  const phone = server.client();
  await phone.signIn("alice@example.org", goodPassword);
  const password = "another long evening";
  const wrong = await laptop.post("/api/account/password", { current: "not the password", password });
  expect([wrong.status, wrong.body.code]).toEqual([401, "credentials_wrong"]);
  const weak = await laptop.post("/api/account/password", { current: goodPassword, password: "password123" });
  expect([weak.status, weak.body.code]).toEqual([422, "password_weak"]);
  expect((await phone.get("/api/account")).status).toBe(200);

  expect((await laptop.post("/api/account/password", { current: goodPassword, password })).body).toEqual({ ended: 1 });
  expect((await laptop.get("/api/account")).status).toBe(200);
  expect((await phone.get("/api/account")).status).toBe(401);
  expect((await server.mailTo("alice@example.org")).subject).toBe("Your Potluck password was changed");
  expect((await phone.signIn("alice@example.org", goodPassword)).status).toBe(401);
  expect((await phone.signIn("alice@example.org", password)).status).toBe(200);
});

test("[C.4] a forgotten password is replaced with a code from the mail, and every session ends", async () => {
  const server = await testServer();
  const old = await server.person("alice@example.org");
  const visitor = server.client();
  const asked = await visitor.post("/api/account/reset", { address: "ALICE@example.org" });
  expect(asked.status).toBe(202);
  const { code } = await server.mailTo("alice@example.org");
  const password = "another long evening";
  const confirm = { id: asked.body.id, code, password, kind: "token" };
  const answer = await visitor.post("/api/account/reset/confirm", confirm);
  expect(answer.status, answer.text).toBe(200);
  visitor.keep(answer);
  expect((await visitor.get("/api/account")).status).toBe(200);
  expect((await old.get("/api/account")).status).toBe(401);
  expect((await server.client().signIn("alice@example.org", goodPassword)).status).toBe(401);
  expect((await visitor.post("/api/account/reset/confirm", confirm)).body.code).toBe("code_wrong");
});

test("[C.4] name and color", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const changed = await alice.send("PATCH", "/api/account", { name: "Alice Müller", color: "herb" });
  expect(changed.body).toMatchObject({ name: "Alice Müller", color: "herb" });
  expect((await alice.send("PATCH", "/api/account", { name: "Alice\u202Egro" })).status).toBe(400);
  expect((await alice.get("/api/account")).body.person).toMatchObject({ name: "Alice Müller", color: "herb" });
});

test("[S2.6] a person has several addresses, each verified, and signs in with any; one always stays", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const asked = await alice.post("/api/account/addresses", { address: "alice@work.example" });
  const { code } = await server.mailTo("alice@work.example");
  expect((await server.client().signIn("alice@work.example", goodPassword)).status).toBe(401);
  expect((await alice.post("/api/account/addresses/verify", { id: asked.body.id, code })).status).toBe(200);
  expect((await server.client().signIn("alice@work.example", goodPassword)).status).toBe(200);

  const remove = (address: string) => alice.post("/api/account/addresses/remove", { address });
  expect((await remove("alice@example.org")).status).toBe(200);
  expect((await remove("alice@work.example")).body.code).toBe("last_address");
  expect((await server.client().signIn("alice@example.org", goodPassword)).status).toBe(401);
});

test("[C.4] a person takes out all that the account part knows, and nothing of anybody else", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  await server.person("bob@example.org");
  const answer = await alice.get("/api/account/export");
  const own = exportAnswer.parse(answer.body);
  expect(own.addresses.map(({ address }) => address)).toEqual(["alice@example.org"]);
  expect(own.history.map(({ action }) => action)).toEqual(["account.created", "session.started"]);
  expect(answer.text).not.toMatch(/bob|argon2|hash/i);
});

test("[S2.11] deleting the account asks for the password, tells the other parts, and leaves an id alone", async () => {
  const deleted: string[] = [];
  const server = await testServer({
    hooks: {
      onAddressVerified: async () => undefined,
      onPersonDeleted: async (tx, personId) => {
        // Still there, so that shares can go back to pending with the address.
        const [address] = await tx.people.addressesOf(personId);
        deleted.push(address?.address ?? "");
      },
    },
  });
  const alice = await server.person("alice@example.org");
  expect((await alice.post("/api/account/delete", { password: "not the password" })).status).toBe(401);
  expect((await alice.get("/api/account")).status).toBe(200);
  expect((await alice.post("/api/account/delete", { password: goodPassword })).status).toBe(200);
  expect(deleted).toEqual(["alice@example.org"]);
  expect((await alice.get("/api/account")).status).toBe(401);
  expect((await server.client().signIn("alice@example.org", goodPassword)).status).toBe(401);
  const left = await server.composed.store.transaction((tx) => tx.people.find(alice.personId));
  expect(left).toMatchObject({ name: "", isAdmin: false, deletedAt: server.clock.now });

  const again = await server.person("alice@example.org");
  expect(again.personId).not.toBe(alice.personId);
});

test("[C.4] the first start has one setup link for one admin; a later start without an admin has another", async () => {
  const server = await testServer();
  const first = server.composed.setupSecret ?? "";
  await server.close();
  const next = await testServer({ dataFolder: server.dataFolder, clock: server.clock, smtp: server.smtp });
  const secret = next.composed.setupSecret ?? "";
  expect(secret).not.toBe(first);
  const admin = { address: "root@example.org", password: goodPassword, name: "Root", kind: "token" };
  const visitor = next.client();
  const withOld = await visitor.post("/api/account/setup", { ...admin, code: first });
  expect(withOld.body.code).toBe("setup_link_invalid");
  const weak = await visitor.post("/api/account/setup", { ...admin, password: "short", code: secret });
  expect(weak.body.code).toBe("password_weak");
  const made = await visitor.post("/api/account/setup", { ...admin, code: secret });
  expect(made.status, made.text).toBe(200);
  expect(made.body.person).toMatchObject({ isAdmin: true });
  const twice = await visitor.post("/api/account/setup", { ...admin, address: "b@example.org", code: secret });
  expect(twice.body.code).toBe("setup_link_invalid");
  await next.close();
  const last = await testServer({ dataFolder: server.dataFolder, smtp: server.smtp });
  expect(last.composed.setupSecret).toBeNull();
});

test("[C.4] a setup link is good for 24 hours, and makes an admin of who knows the account's password", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const visitor = server.client();
  const request = { code: server.composed.setupSecret, address: "alice@example.org", name: "x", kind: "token" };
  const wrong = await visitor.post("/api/account/setup", { ...request, password: "not the password" });
  expect(wrong.body.code).toBe("credentials_wrong");
  server.clock.advance(24 * hourMs);
  // A device of hers that is there already.
  const device = await RawPeer.greeted(server.composed.sync.hub, alice.personId);
  const selfOnDevice = async (): Promise<unknown> =>
    (await recordsSeen(device)).findLast(({ kind }) => kind === "self")?.data;
  expect(await selfOnDevice()).toMatchObject({ isAdmin: false });
  const late = await visitor.post("/api/account/setup", { ...request, password: goodPassword });
  expect(late.body.code).toBe("setup_link_invalid");
  server.clock.advance(-1);
  const intime = await visitor.post("/api/account/setup", { ...request, password: goodPassword });
  expect(intime.body.person).toMatchObject({ isAdmin: true, name: "alice" });
  expect(await selfOnDevice()).toMatchObject({ isAdmin: true });
});

test("[C.4] hashes made at a lower cost are replaced at the next sign-in", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const hashOf = (of: typeof server) => of.composed.store.transaction((tx) => tx.people.passwordHash(alice.personId));
  expect(await hashOf(server)).toContain("$m=8,t=1,p=1$");
  await server.close();
  const stronger = { memoryKib: 16, passes: 2, parallelism: 1, concurrency: 1, maxWaiting: 8 };
  const later = await testServer({ dataFolder: server.dataFolder, smtp: server.smtp, hashingCost: stronger });
  expect((await later.client().signIn("alice@example.org", goodPassword)).status).toBe(200);
  expect(await hashOf(later)).toContain("$m=16,t=2,p=1$");
  expect((await later.client().signIn("alice@example.org", goodPassword)).status).toBe(200);
});

test("[C.4] what is signed in stays signed in after a restart", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  await server.close();
  const next = await testServer({ dataFolder: server.dataFolder, clock: server.clock, smtp: server.smtp });
  const after = next.client();
  after.accessToken = alice.accessToken;
  expect((await after.get("/api/account")).body.person).toMatchObject({ id: alice.personId });
});

/** Every route of the server but the files of the app, as `METHOD /path/{parameter}`; from the tree Fastify prints. */
function routesOf(printed: string): readonly string[] {
  const above: string[] = [];
  return printed.split("\n").flatMap((line) => {
    const [, indent = "", part = "", methods] = /^([\s│├└─]+)(\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4;
    above.splice(depth - 1);
    const path = [...above, part].join("");
    above.push(part);
    const named = path.replaceAll(/:(\w+)/g, "{$1}");
    const own = (methods ?? "").split(", ").filter((method) => !["", "HEAD", "OPTIONS"].includes(method));
    return path.includes("*") || path === "/" ? [] : own.map((method) => `${method} ${named}`);
  });
}

test.each(["", "a secret of the payment provider"])(
  "[C.4] the OpenAPI document names every address the server has and no other; billing secret %j",
  async (billingSecret) => {
    const server = await testServer({ configuration: { billingSecret } });
    const document = z
      .object({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse((await server.client().get("/api/openapi.json")).body);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = routesOf(server.composed.http.printRoutes({ commonPrefix: false }));
    // What an agent's program tries first, and is told not to.
    const notAllowed = ["GET /mcp", "DELETE /mcp"];
    expect(described.toSorted()).toEqual(routes.filter((route) => !notAllowed.includes(route)).toSorted());
    expect(described).toContain("DELETE /api/account/sessions/{id}");
    expect(described).toContain("PUT /api/blobs/{id}");
    expect(described.includes("POST /api/billing/webhook")).toBe(billingSecret !== "");
    const register = JSON.stringify(document.paths["/api/account/register"]);
    expect(register).toContain('"additionalProperties":false');
    expect(JSON.stringify(document.paths["/api/actions/share.create"])).toContain("Idempotency-Key");
  },
);

test("[C.4] health asks the database, and figures are for this machine or a token", async () => {
  const server = await testServer({
    configuration: { metricsToken: "open sesame", publicHosts: ["kitchen.example.org"] },
  });
  await server.person("alice@example.org");
  const client = server.client();
  expect((await client.get("/healthz")).body).toEqual({ status: "ok", version: "1.2.3" });
  const figures = await client.get("/metrics");
  expect(figures.text).toContain("potluck_sessions 1");
  expect(figures.text).toContain('route="/api/account/verify",status="200"');
  expect(figures.text).not.toContain("alice");
  const throughProxy = { "x-forwarded-for": "198.51.100.7" };
  expect((await client.get("/metrics", { headers: throughProxy })).status).toBe(404);
  // A proxy that says nothing of whom it speaks for, but passes on the name.
  const renamed = await server.composed.http.inject({ url: "/metrics", headers: { host: "kitchen.example.org" } });
  expect(renamed.statusCode).toBe(404);
  expect((await server.composed.http.inject({ url: "/metrics", headers: { host: "localhost" } })).statusCode).toBe(200);
  const authorization = "Bearer open sesame";
  expect((await client.get("/metrics", { headers: { ...throughProxy, authorization } })).status).toBe(200);
  expect((await client.get("/metrics", { headers: { ...throughProxy, authorization: "Bearer x" } })).status).toBe(404);
});
