/** The server as a process: what it prints at its first start, what it never logs, and what is there after kill -9. */
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import {
  codeInOutbox,
  processPassword,
  registerAtProcess,
  setupSecretIn,
  startServerProcess,
} from "../helpers/serverProcess.ts";
import type { ServerProcess } from "../helpers/serverProcess.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { TestClient } from "../helpers/testClient.ts";

function start(dataFolder: string, environment: Record<string, string> = {}): Promise<ServerProcess> {
  const { child, listening } = startServerProcess(dataFolder, environment);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return listening;
}

test("[C.4] the first start says where it is, where mails go, and how the first admin is made; the log says nothing of anybody", async () => {
  const folder = await temporaryFolder();
  const { child, lines, address } = await start(folder, { SYNC_LOG_LEVEL: "trace" });
  const secret = await setupSecretIn(lines);
  expect(lines.join("\n")).toContain(`Mails become files in ${join(folder, "outbox")}`);

  const admin = new TestClient(address);
  const setup = {
    code: secret,
    address: "root@example.org",
    password: processPassword,
    name: "Rosalind",
    kind: "token",
  };
  const made = await admin.post("/api/account/setup", setup);
  expect(made.status, made.text).toBe(200);
  admin.keep(made);

  const visitor = new TestClient(address);
  const request = { address: "wilhelmina@example.org", password: processPassword, name: "Wilhelmina" };
  const { id } = (await visitor.post("/api/account/register", request)).body;
  const code = await codeInOutbox(folder, request.address);
  visitor.keep(await visitor.post("/api/account/verify", { id, code, kind: "token", device: "Wilhelmina's phone" }));
  expect((await visitor.get(`/api/account?token=${visitor.accessToken}`)).status).toBe(200);
  await visitor.send("DELETE", `/api/account/sessions/${visitor.sessionId}`);
  await visitor.post("/api/account/register", undefined, { rawBody: "{" });

  const closed = once(child, "close");
  child.kill("SIGTERM");
  expect(await closed).toEqual([0, null]);
  const log = lines.filter((line) => line.startsWith("{")).join("\n");
  expect(log).toContain('"route":"/api/account/sessions/:id"');
  const { accessToken, refreshToken, sessionId, personId } = visitor;
  for (const personal of [
    accessToken,
    refreshToken,
    sessionId,
    personId,
    code,
    String(id),
    secret,
    admin.accessToken,
  ]) {
    expect(log).not.toContain(personal);
  }
  expect(log).not.toMatch(/wilhelmina|rosalind|root@|example\.org|remoteAddress|quiet evening/i);

  const next = await start(folder);
  expect(next.lines.join("\n")).not.toContain("/setup#");
});

test("[C.4] what was acknowledged is there after kill -9, and nothing half-done", async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  const secret = await setupSecretIn(first.lines);
  const admin = new TestClient(first.address);
  const setup = { code: secret, address: "root@example.org", password: processPassword, name: "Root", kind: "token" };
  admin.keep(await admin.post("/api/account/setup", setup));
  const acknowledged: string[] = [];
  const writing = (async () => {
    for (let index = 0; ; index += 1) {
      const answer = await admin.send("PATCH", "/api/account", { name: `Name ${index}` });
      if (answer.status === 200) acknowledged.push(`Name ${index}`);
      if (acknowledged.length === 20) first.child.kill("SIGKILL");
    }
  })();
  await expect(writing).rejects.toThrow("fetch failed");

  const second = await start(folder);
  const after = new TestClient(second.address);
  after.accessToken = admin.accessToken;
  const { person } = (await after.get("/api/account")).body as { person: { name: string } };
  const last = Number(acknowledged.at(-1)?.split(" ")[1]);
  // The one under way may have been stored without its answer.
  expect([`Name ${last}`, `Name ${last + 1}`]).toContain(person.name);
  const { history } = (await after.get("/api/account/export")).body as { history: { action: string }[] };
  const changes = history.filter(({ action }) => action === "account.profile_changed").length;
  expect(changes).toBe(Number(person.name.split(" ")[1]) + 1);
});

test("[C.4] neither a device that is asleep nor a request that never ends keeps a server from stopping", async () => {
  const folder = await temporaryFolder();
  const server = await start(folder);
  const anna = await registerAtProcess(server, folder, "anna");
  const asleep = new WebSocket(`${server.address.replace("http", "ws")}/sync`, {
    headers: { authorization: `Bearer ${anna.accessToken}` },
  });
  onTestFinished(() => asleep.terminate());
  asleep.on("error", () => undefined);
  await once(asleep, "open");
  asleep.pause();
  const slow = connect(Number(new URL(server.address).port), "127.0.0.1");
  onTestFinished(() => void slow.destroy());
  slow.on("error", () => undefined);
  const head = "POST /api/account/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json";
  slow.write(`${head}\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n`);
  // It was told to go on, so the server waits for the rest.
  await once(slow, "data");
  slow.write("{");
  const closed = once(server.child, "close");
  server.child.kill("SIGTERM");
  expect(await closed).toEqual([0, null]);
}, 25_000);
