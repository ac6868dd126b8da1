/** What one person's things may take on the server: pushes, pictures, what others add, and what the device says and keeps. */
import { createHash } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemResult } from "../../src/domain/protocol/messages.ts";
import type { RecordsConnection } from "../../src/renderer/sync/connection.ts";
import { startSync } from "../../src/renderer/sync/sync.ts";
import { testKitchen } from "../helpers/kitchen.ts";
import { itemPush, sharePush } from "../helpers/rawPeer.ts";
import { liveClient, recordsConnection } from "../helpers/realDevice.ts";
import { testServer } from "../helpers/testServer.ts";

const personSpaceBytes = 20_000;
const large = "x".repeat(15_000);

function listOf(aisle: string): Y.Doc {
  const doc = new Y.Doc();
  for (let at = 0; at < aisle.length; at += 400)
    doc.getMap("aisles").set(`${at} ${aisle.slice(at, at + 400)}`, "bakery");
  return doc;
}

async function push(
  connection: RecordsConnection,
  id: string,
  doc: Y.Doc,
  more: Partial<Parameters<typeof itemPush>[2]> = {},
): Promise<ItemResult | undefined> {
  const answer = await connection.request({ t: "push", collection: "items", rows: [itemPush(id, doc, more)] });
  return answer.t === "pushed-items" ? answer.results[0] : undefined;
}

async function world() {
  const server = await testServer({ configuration: { personSpaceBytes } });
  const [anna, ben] = [await server.person("anna@example.org"), await server.person("ben@example.org")];
  return { server, anna, ben, ofAnna: recordsConnection(server.address, anna.accessToken) };
}

test("[C.4] what does not fit into a person's space is refused with a sentence, and fits once something was deleted for good", async () => {
  const { server, ofAnna } = await world();
  expect(await push(ofAnna, "first", listOf(large))).toMatchObject({ kind: "merged" });
  expect(await push(ofAnna, "second", listOf(large))).toMatchObject({
    kind: "refused",
    failure: {
      code: "space_full",
      message: expect.stringMatching(/^Your space on this server \(0.02 MB\) is full\. Delete/),
    },
  });
  expect(await server.composed.store.transaction((tx) => tx.items.head("second"))).toBeNull();
  expect(await push(ofAnna, "small", listOf("x"))).toMatchObject({ kind: "merged" });
  expect(await push(ofAnna, "first", new Y.Doc(), { deleted: true })).toMatchObject({ kind: "gone" });
  expect(await push(ofAnna, "second", listOf(large))).toMatchObject({ kind: "merged" });
});

test("[C.4] what others add counts for whose it is, and they are told that it is not their space; also while typing", async () => {
  const { server, anna, ben, ofAnna } = await world();
  const ofBen = recordsConnection(server.address, ben.accessToken);
  expect(await push(ofAnna, "ours", listOf(large))).toMatchObject({ kind: "merged" });
  await ofAnna.request({ t: "push-shares", rows: [sharePush({ itemId: "ours" })] });
  await ofBen.request({ t: "push-shares", rows: [sharePush({ move: "accept" })] });
  const added = listOf(large);
  expect(await push(ofBen, "ours", added)).toMatchObject({
    kind: "refused",
    failure: { code: "space_full", message: expect.stringContaining("Who shares this with you has no space left") },
  });
  expect(await push(ofBen, "his", listOf(large))).toMatchObject({ kind: "merged" });
  const [typing, reading] = [ben, anna].map((who) => liveClient(server.address, who.accessToken, "ours"));
  await expect.poll(() => typing?.doc.getMap("aisles").size).toBeGreaterThan(10);
  await expect.poll(() => reading?.provider.synced).toBe(true);
  typing?.doc.getMap("aisles").set(large.slice(0, 499), "bakery");
  await expect.poll(() => reading?.doc.getMap("aisles").has(large.slice(0, 499))).toBe(true);
  typing?.doc.getText("title").insert(0, "far too long ".repeat(400));
  await server.composed.sync.rooms.flush();
  expect((await server.composed.store.transaction((tx) => tx.items.find("ours")))?.title).not.toContain("far too long");
});

test("[C.4] a picture that does not fit is refused before it is kept; one that fits is kept, and counts", async () => {
  const { server, anna, ofAnna } = await world();
  await push(ofAnna, "recipe", new Y.Doc(), { type: "recipe" });
  const put = async (size: number, fill: number) => {
    const bytes = Buffer.alloc(size, fill);
    const id = createHash("sha256").update(bytes).digest("hex");
    const answer = await fetch(`${server.address}/api/blobs/${id}?item=recipe`, {
      method: "PUT",
      headers: { authorization: `Bearer ${anna.accessToken}`, "x-potluck": "1", "content-type": "image/png" },
      body: bytes,
    });
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  expect(await put(25_000, 1)).toEqual([507, "space_full"]);
  expect(await put(15_000, 2)).toEqual([200, undefined]);
  // The same again takes no more room.
  expect(await put(15_000, 2)).toEqual([200, undefined]);
  expect(await push(ofAnna, "list", listOf(large))).toMatchObject({ failure: { code: "space_full" } });
  expect(await server.composed.store.transaction((tx) => tx.blobs.bytesOf(anna.personId))).toBe(15_000);
});

test("[C.4] the device keeps what does not fit, says why, and sends it when there is room again", async () => {
  const { server, anna, ofAnna } = await world();
  await push(ofAnna, "first", listOf(large));
  const kitchen = await testKitchen();
  const connection = recordsConnection(server.address, anna.accessToken);
  const sync = startSync({
    collections: kitchen.collections,
    connection,
    feedId: anna.personId,
    now: () => Date.now(),
    newId: kitchen.items.newId,
    waitForLeadership: false,
  });
  onTestFinished(() => sync.stop());
  await sync.settled();
  const made = await kitchen.items.create("New", {
    type: "list",
    init: (doc) => {
      setListTitle(doc, "Mine");
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(listOf(large)));
    },
  });
  if (!made.ok) throw new Error(made.error.message);
  await expect
    .poll(() => sync.state())
    .toMatchObject({ heldBack: { code: "space_full" }, pending: [made.value], rescued: 0 });
  expect((await kitchen.items.get("list", made.value))?.title).toBe("Mine");
  await push(ofAnna, "first", new Y.Doc(), { deleted: true });
  connection.reconnect();
  await expect.poll(() => sync.state()).toMatchObject({ heldBack: null, pending: [] });
  expect((await server.composed.store.transaction((tx) => tx.items.find(made.value)))?.title).toBe("Mine");
});
