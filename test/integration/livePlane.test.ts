import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemPush, ItemResult, ShareResult } from "../../src/domain/protocol/messages.ts";
import type { RecordsConnection } from "../../src/renderer/sync/connection.ts";
import { backUp, restore } from "../../sync-server/store/sqlite/backup.ts";
import { sharePush } from "../helpers/rawPeer.ts";
import { liveClient, recordsConnection } from "../helpers/realDevice.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

const emptyVector = Y.encodeStateVector(new Y.Doc());

function pushOf(id: string, doc: Y.Doc): ItemPush {
  return {
    id,
    type: "list",
    parentId: "",
    sortKey: "",
    trashed: false,
    deleted: false,
    update: Y.encodeStateAsUpdate(doc),
    base: emptyVector,
    vector: Y.encodeStateVector(doc),
  };
}

async function push(connection: RecordsConnection, row: ItemPush): Promise<ItemResult | undefined> {
  const answer = await connection.request({ t: "push", collection: "items", rows: [row] });
  return answer.t === "pushed-items" ? answer.results[0] : undefined;
}

async function share(
  connection: RecordsConnection,
  id: string,
  change: { level?: string; move?: "create" | "accept" | "revoke" | "change" },
): Promise<ShareResult | undefined> {
  const answer = await connection.request({
    t: "push-shares",
    rows: [sharePush({ id, itemId: "list-one", ...change })],
  });
  return answer.t === "pushed-shares" ? answer.results[0] : undefined;
}

/** Anna's list on a real server, shared with Ben at a level and accepted. */
async function sharedList(level: string): Promise<{
  server: TestServer;
  anna: RecordsConnection;
  ben: RecordsConnection;
  tokens: { anna: string; ben: string };
}> {
  const server = await testServer();
  const people = { anna: await server.person("anna@example.org"), ben: await server.person("ben@example.org") };
  const tokens = { anna: people.anna.accessToken, ben: people.ben.accessToken };
  const anna = recordsConnection(server.address, tokens.anna);
  const ben = recordsConnection(server.address, tokens.ben);
  const doc = new Y.Doc();
  setListTitle(doc, "This week");
  expect(await push(anna, pushOf("list-one", doc))).toMatchObject({ kind: "merged" });
  expect(await share(anna, "share-one", { level })).toMatchObject({ failure: null, share: { status: "pending" } });
  expect(await share(ben, "share-one", { move: "accept" })).toMatchObject({ share: { status: "accepted" } });
  return { server, anna, ben, tokens };
}

const titleIn = (doc: Y.Doc): string => doc.getText("title").toString();

describe("live plane", () => {
  test("[C.3] two standard y-websocket clients see each other's changes and who is there", async () => {
    const { server, tokens } = await sharedList("edit");
    const anna = liveClient(server.address, tokens.anna, "list-one");
    const ben = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => titleIn(ben.doc)).toBe("This week");
    setListTitle(ben.doc, "This weekend");
    await expect.poll(() => titleIn(anna.doc)).toBe("This weekend");
    ben.provider.awareness.setLocalState({ looksAt: "milk", user: { id: "anna", name: "Anna herself" } });
    await expect
      .poll(() => anna.provider.awareness.getStates().get(ben.doc.clientID))
      .toMatchObject({ looksAt: "milk", user: { name: "ben" } });
    ben.provider.disconnect();
    await expect.poll(() => anna.provider.awareness.getStates().has(ben.doc.clientID)).toBe(false);
  });

  test("[C.5] a viewer's keystrokes are neither stored nor passed on; an editor's are", async () => {
    const { server, anna: records, tokens } = await sharedList("view");
    const anna = liveClient(server.address, tokens.anna, "list-one");
    const ben = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => titleIn(ben.doc)).toBe("This week");
    setListTitle(ben.doc, "Mine now");
    setListTitle(anna.doc, "This week, really");
    await expect.poll(() => titleIn(ben.doc)).toContain("really");
    await server.composed.sync.rooms.flush();
    expect(titleIn(anna.doc)).toBe("This week, really");
    const stored = await server.composed.store.transaction((tx) => tx.items.find("list-one"));
    expect(stored?.title).toBe("This week, really");
    expect(await share(records, "share-one", { move: "change", level: "edit" })).toMatchObject({ failure: null });
    const again = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => titleIn(again.doc)).toBe("This week, really");
    setListTitle(again.doc, "Ours");
    await expect.poll(() => titleIn(anna.doc)).toBe("Ours");
  });

  test("[S2.12] a revoked person's open document is closed at once and cannot be opened again", async () => {
    const { server, anna: records, tokens } = await sharedList("edit");
    const ben = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => ben.provider.wsconnected).toBe(true);
    await expect.poll(() => titleIn(ben.doc)).toBe("This week");
    await share(records, "share-one", { move: "revoke" });
    await expect.poll(() => ben.provider.wsconnected).toBe(false);
    const again = liveClient(server.address, tokens.ben, "list-one");
    const anna = liveClient(server.address, tokens.anna, "list-one");
    await expect.poll(() => titleIn(anna.doc)).toBe("This week");
    expect(titleIn(again.doc)).toBe("");
  });

  test("[C.4] a restored backup closes open documents; who comes back finds what was restored", async () => {
    const { server, tokens } = await sharedList("edit");
    const file = join(await temporaryFolder(), "kitchen.backup");
    expect(await backUp(server.dataFolder, file)).toMatchObject({ ok: true });
    const ben = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => titleIn(ben.doc)).toBe("This week");
    setListTitle(ben.doc, "After the backup");
    await expect
      .poll(async () => (await server.composed.store.transaction((tx) => tx.items.find("list-one")))?.title)
      .toBe("After the backup");
    const closed = new Promise<void>((resolve) => ben.provider.once("connection-close", () => resolve()));
    expect(await restore(server.dataFolder, file, server.clock.now)).toMatchObject({ ok: true });
    ben.provider.shouldConnect = false;
    server.composed.store.checkRestored();
    await closed;
    expect(server.composed.sync.rooms.size).toBe(0);
    const again = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => titleIn(again.doc)).toBe("This week");
  });

  test("[C.3] what the records plane stores reaches open documents, and the other way round", async () => {
    const { server, anna: records, tokens } = await sharedList("edit");
    const ben = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => titleIn(ben.doc)).toBe("This week");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ben.doc));
    setListTitle(doc, "From the records plane");
    expect(await push(records, pushOf("list-one", doc))).toMatchObject({ kind: "merged" });
    await expect.poll(() => titleIn(ben.doc)).toBe("From the records plane");
    setListTitle(ben.doc, "From the live plane");
    await expect
      .poll(async () => (await server.composed.store.transaction((tx) => tx.items.find("list-one")))?.title)
      .toBe("From the live plane");
  });
});

describe("stopping", () => {
  test("[C.4] what was typed in the moment the server stops is stored", async () => {
    const { server, tokens } = await sharedList("edit");
    const anna = liveClient(server.address, tokens.anna, "list-one");
    const ben = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => titleIn(ben.doc)).toBe("This week");
    setListTitle(anna.doc, "Last words");
    await expect.poll(() => titleIn(ben.doc)).toBe("Last words");
    await server.close();
    const again = await testServer({ dataFolder: server.dataFolder, clock: server.clock, smtp: server.smtp });
    const stored = await again.composed.store.transaction((tx) => tx.items.find("list-one"));
    expect(stored?.title).toBe("Last words");
  });
});

describe("opening a socket", () => {
  test("[C.5] without a session, with a wrong token, or from a foreign page with a cookie it is refused", async () => {
    const { server, tokens } = await sharedList("edit");
    const open = async (headers: Record<string, string>, path = "/sync"): Promise<number> => {
      const { WebSocket } = await import("ws");
      return new Promise((resolve) => {
        const socket = new WebSocket(`${server.address.replace("http", "ws")}${path}`, { headers });
        socket.on("open", () => {
          socket.close();
          resolve(101);
        });
        socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
        socket.on("error", () => undefined);
      });
    };
    const browser = await server.person("carol@example.org", "cookie");
    const cookie = browser.cookie;
    const origin = server.address;
    expect(await open({})).toBe(401);
    expect(await open({ authorization: `Bearer ${"x".repeat(43)}` })).toBe(401);
    expect(await open({ authorization: `Bearer ${tokens.anna}`, host: "evil.example" })).toBe(421);
    expect(await open({ cookie, origin: "https://evil.example" })).toBe(403);
    expect(await open({ cookie })).toBe(403);
    expect(await open({ authorization: `Bearer ${tokens.anna}` }, "/nowhere")).toBe(404);
    expect(await open({ cookie, origin })).toBe(101);
    expect(await open({ authorization: `Bearer ${tokens.anna}` })).toBe(101);
  });

  test("[C.5] a living socket ends with its session", async () => {
    const { server, ben, tokens } = await sharedList("edit");
    const live = liveClient(server.address, tokens.ben, "list-one");
    await expect.poll(() => live.provider.wsconnected).toBe(true);
    const client = server.client();
    client.accessToken = tokens.ben;
    await client.post("/api/account/sign-out", {});
    await expect.poll(() => ben.state.kind).not.toBe("online");
    await expect.poll(() => live.provider.wsconnected).toBe(false);
  });

  test("[C.4] one session holds a hundred sockets and no more; others are let in, and itself again when it closed one", async () => {
    const { server, tokens } = await sharedList("edit");
    const { WebSocket } = await import("ws");
    const open = (token: string): Promise<InstanceType<typeof WebSocket> | number> =>
      new Promise((resolve) => {
        const headers = { authorization: `Bearer ${token}` };
        const socket = new WebSocket(`${server.address.replace("http", "ws")}/sync`, { headers });
        onTestFinished(() => socket.terminate());
        socket.on("open", () => resolve(socket));
        socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
        socket.on("error", () => undefined);
      });
    const opened = [];
    let refused: number | undefined;
    while (refused === undefined && opened.length <= 100) {
      const socket = await open(tokens.anna);
      if (typeof socket === "number") refused = socket;
      else opened.push(socket);
    }
    expect(refused).toBe(429);
    // One is the records plane of the device she has.
    expect(opened.length).toBeGreaterThanOrEqual(98);
    expect(await open(tokens.ben)).toBeInstanceOf(WebSocket);
    opened[0]?.close();
    await expect.poll(() => open(tokens.anna)).toBeInstanceOf(WebSocket);
  });
});
