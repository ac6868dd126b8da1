/** Photos and page copies between people: bytes follow the item they were brought with, never the knowledge of their hash. */
import { shareRow } from "../helpers/shares.ts";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { testServer, type TestServer } from "../helpers/testServer.ts";
import type { TestClient } from "../helpers/testClient.ts";

const picture = Buffer.from("\u00ff\u00d8\u00ff\u00e0 a picture of bread", "latin1");
const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
const photo = hashOf(picture);

/** An item of a person's, as the merge would have stored it. */
async function item(
  server: TestServer,
  owner: TestClient,
  id: string,
  parts: { deletedAt?: number } = {},
): Promise<void> {
  await server.composed.store.transaction(async (tx) => {
    const seq = await tx.nextSequence(1);
    await tx.items.put({
      id,
      type: "recipe",
      parentId: "",
      rootId: id,
      ownerId: owner.personId,
      sortKey: "a",
      title: "Bread",
      createdAt: 1,
      updatedAt: 1,
      trashedAt: 0,
      deletedAt: parts.deletedAt ?? 0,
      seq,
      state: Y.encodeStateAsUpdate(new Y.Doc()),
    });
  });
}

async function share(
  server: TestServer,
  owner: TestClient,
  recipient: TestClient,
  itemId: string,
  level: string,
): Promise<void> {
  await server.composed.store.transaction(async (tx) => {
    const seq = await tx.nextSequence(1);
    const id = `share-${itemId}-${recipient.personId}`;
    const ids = { ownerId: owner.personId, recipientId: recipient.personId };
    await tx.shares.put(shareRow({ id, ...ids, itemType: "recipe", itemId, level, seq }));
  });
}

async function put(who: TestClient, itemId: string, bytes: Buffer, { id = hashOf(bytes), mime = "image/jpeg" } = {}) {
  return fetch(`${who.address}/api/blobs/${id}?item=${itemId}`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${who.accessToken}`,
      "content-type": mime,
      origin: who.address,
      "x-potluck": "1",
    },
    body: new Uint8Array(bytes),
  });
}

async function get(who: TestClient, itemId: string, id = photo): Promise<Response> {
  return fetch(`${who.address}/api/blobs/${id}?item=${itemId}`, {
    headers: who.accessToken === "" ? {} : { authorization: `Bearer ${who.accessToken}` },
  });
}

describe("photos over sync", () => {
  test("[C.5] the owner brings a photo and has it back, and nothing in it can run", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    await item(server, anna, "bread");
    expect((await put(anna, "bread", picture)).status).toBe(200);
    const answer = await get(anna, "bread");
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    const page = Buffer.from("<p>bread</p>");
    expect((await put(anna, "bread", page, { mime: "text/html" })).status).toBe(200);
    const download = await get(anna, "bread", hashOf(page));
    expect(download.headers.get("content-disposition")).toContain("attachment");
  });

  test("[C.5] a stranger who knows a photo's hash gets nothing, also through an item of their own", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const eve = await server.person("eve@example.org");
    await item(server, anna, "bread");
    await item(server, eve, "trap");
    await put(anna, "bread", picture);
    expect((await get(anna, "bread")).status).toBe(200);
    const denied = [
      await get(eve, "bread"),
      await get(eve, "trap"),
      await get(eve, "nowhere"),
      await get(server.client(), "bread"),
    ];
    expect(denied.map(({ status }) => status)).toEqual([404, 404, 404, 401]);
    const texts = await Promise.all(denied.slice(0, 3).map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    // Asking what is lacking tells no more than it would of an item that does not exist.
    const asked = await eve.post("/api/blobs/lacking", {
      pairs: [
        { itemId: "bread", blobId: photo },
        { itemId: "trap", blobId: photo },
      ],
    });
    expect(asked.body).toEqual({ lacking: [{ itemId: "trap", blobId: photo }], unknownItems: ["bread"] });
    // Whoever has the bytes may bring them.
    expect((await put(eve, "trap", picture)).status).toBe(200);
    expect((await get(eve, "trap")).status).toBe(200);
  });

  test("[C.5] who may view takes but does not bring; who may edit does both; after revocation neither", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    await item(server, anna, "bread");
    await put(anna, "bread", picture);
    expect((await get(ben, "bread")).status).toBe(404);
    await share(server, anna, ben, "bread", "view");
    expect((await get(ben, "bread")).status).toBe(200);
    const other = Buffer.from("another picture");
    expect((await put(ben, "bread", other)).status).toBe(403);
    expect((await get(anna, "bread", hashOf(other))).status).toBe(404);
    const setTo = (change: object): Promise<void> =>
      server.composed.store.transaction(async (tx) => {
        const row = await tx.shares.find(`share-bread-${ben.personId}`);
        if (row) await tx.shares.put({ ...row, ...change });
      });
    await setTo({ level: "edit" });
    expect((await put(ben, "bread", other)).status).toBe(200);
    expect((await get(anna, "bread", hashOf(other))).status).toBe(200);
    await setTo({ status: "revoked" });
    expect((await get(ben, "bread")).status).toBe(404);
    expect((await put(ben, "bread", picture)).status).toBe(404);
  });

  test("[C.5] bytes must be what their id says, of a kind that cannot run, and not too large", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    await item(server, anna, "bread");
    expect((await put(anna, "bread", picture, { id: "0".repeat(64) })).status).toBe(400);
    expect((await put(anna, "bread", picture, { mime: "image/svg+xml" })).status).toBe(400);
    expect((await put(anna, "bread", Buffer.alloc(12_000_001, 1))).status).toBe(413);
    expect((await put(anna, "bread", picture, { id: "../../etc/passwd" })).status).toBe(404);
    expect((await put(server.client(), "bread", picture)).status).toBe(401);
    expect((await get(anna, "bread")).status).toBe(404);
    expect((await put(anna, "bread", Buffer.alloc(12_000_000, 1))).status).toBe(200);
    await item(server, anna, "gone", { deletedAt: 5 });
    expect((await put(anna, "gone", picture)).status).toBe(404);
  });

  test("[C.5] another site cannot bring a photo with somebody's cookie", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org", "cookie");
    await item(server, anna, "bread");
    const send = (origin: string): Promise<Response> =>
      fetch(`${server.address}/api/blobs/${photo}?item=bread`, {
        method: "PUT",
        headers: { cookie: anna.cookie, "content-type": "image/jpeg", origin, "x-potluck": "1" },
        body: new Uint8Array(picture),
      });
    expect((await send("https://evil.example")).status).toBe(403);
    expect((await send(server.address)).status).toBe(200);
  });
});
