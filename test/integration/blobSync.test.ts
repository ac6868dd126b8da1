/** Pictures between devices: up from where they are, down to where they are shown, going on after interruptions, never unchecked. */
// Before anything that looks for a database when it is loaded.
import "fake-indexeddb/auto";
import { BehaviorSubject } from "rxjs";
import { expect, onTestFinished, test } from "vitest";
import { setPhotos } from "../../src/domain/recipes/commands.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import { hashOf } from "../../src/renderer/data/blobs.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { startBlobSync } from "../../src/renderer/sync/session/blobSync.ts";
import type { SyncState } from "../../src/renderer/sync/sync.ts";
import { testKitchen } from "../helpers/kitchen.ts";
import type { TestClient } from "../helpers/testClient.ts";
import { testServer, type TestServer } from "../helpers/testServer.ts";

type Answering = (method: string, path: string) => Response | null | undefined;
const eventually = { timeout: 10_000 };
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const bread = text("a picture of bread");

function pictureSync(
  kitchen: Kitchen,
  who: TestClient,
  parts: { feedId?: string; instead?: Answering; isOnline?: boolean } = {},
) {
  const online: SyncState = {
    connection: { kind: "online", personId: who.personId, epoch: "e", serverNow: 0 },
    pending: [],
    commands: 0,
    refused: 0,
    rescued: 0,
    isWorking: false,
    heldBack: null,
  };
  const asked: string[] = [];
  const offline: SyncState = { ...online, connection: { kind: "offline" } };
  const state = new BehaviorSubject<SyncState>(parts.isOnline === false ? offline : online);
  const sync = startBlobSync({
    kitchen,
    feedId: parts.feedId ?? "feed",
    state$: state,
    retryMs: 50,
    thumbnail: async () => "data:image/jpeg;base64,AA==",
    session: {
      sendRaw: async (method, path, init) => {
        asked.push(`${method} ${path.split("?")[0]}`);
        const instead = parts.instead?.(method, path);
        if (instead === null) throw new TypeError("fetch failed");
        if (instead) return instead;
        return fetch(`${who.address}${path}`, {
          method,
          ...init,
          headers: { authorization: `Bearer ${who.accessToken}`, "x-potluck": "1", ...init?.headers },
        });
      },
    },
  });
  onTestFinished(() => sync.stop());
  return { sync, asked, setOnline: (isOnline: boolean) => state.next(isOnline ? online : offline) };
}

/** A recipe with a picture, in a kitchen and (as the replication would) on the server. */
async function recipe(
  server: TestServer,
  owner: TestClient,
  kitchen: Kitchen,
  photoIds: string[],
  id?: string,
): Promise<ItemId> {
  const created = await kitchen.items.create("New recipe", {
    type: "recipe",
    init: (doc) => setPhotos(doc, photoIds),
    ...(id === undefined ? {} : { id: id as ItemId }),
  });
  if (!created.ok) throw new Error(created.error.message);
  if (id !== undefined) return created.value;
  const record = await kitchen.collections.items.findOne(created.value).exec();
  await server.composed.store.transaction(async (tx) => {
    const seq = await tx.nextSequence(1);
    const { title, sortKey, createdAt, updatedAt } = record?.toJSON() ?? {
      title: "",
      sortKey: "",
      createdAt: 1,
      updatedAt: 1,
    };
    await tx.items.put({
      id: created.value,
      type: "recipe",
      parentId: "",
      rootId: created.value,
      ownerId: owner.personId,
      title,
      sortKey,
      createdAt,
      updatedAt,
      trashedAt: 0,
      deletedAt: 0,
      seq,
      state: new Uint8Array([0, 0]),
    });
  });
  return created.value;
}

/** How far pictures have been looked through, as it is remembered. */
async function progressOf(kitchen: Kitchen): Promise<string> {
  const stored = await kitchen.collections.settings.findOne("sync.photos").exec();
  return stored ? JSON.stringify(stored.value) : "none";
}

async function photoIn(kitchen: Kitchen, bytes = bread): Promise<string> {
  const stored = await kitchen.blobs.put({ kind: "photo", mime: "image/jpeg", bytes, thumbnail: "" });
  if (!stored.ok) throw new Error(stored.error.message);
  return stored.value;
}

test("[C.6] a photo goes up from one device and comes down to another, with a thumbnail made there", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const laptop = await testKitchen();
  const photo = await photoIn(laptop);
  const id = await recipe(server, anna, laptop, [photo]);
  const phone = await testKitchen();
  await recipe(server, anna, phone, [photo], id);
  // The phone looks first, and goes on looking while the laptop has not brought it.
  const down = pictureSync(phone, anna);
  await expect.poll(() => down.asked.length, eventually).toBeGreaterThan(1);
  pictureSync(laptop, anna);
  await expect.poll(async () => (await phone.blobs.get(photo))?.thumbnail, eventually).toContain("data:image");
  expect((await phone.blobs.get(photo))?.bytes).toEqual(bread);
});

test("[C.6] an interrupted upload goes on, and nothing is asked again once it is done", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const laptop = await testKitchen();
  const photos = [await photoIn(laptop), await photoIn(laptop, text("two")), await photoIn(laptop, text("three"))];
  await recipe(server, anna, laptop, photos);
  let failures = 0;
  const first = pictureSync(laptop, anna, {
    instead: (method) => (method === "PUT" && failures++ < 2 ? null : undefined),
  });
  const stored = (): Promise<boolean[]> =>
    server.composed.store.transaction((tx) => Promise.all(photos.map((photo) => tx.blobs.has(photo))));
  await expect.poll(stored, eventually).toEqual([true, true, true]);
  await expect.poll(() => progressOf(laptop), eventually).not.toBe("none");
  first.sync.stop();
  const again = pictureSync(laptop, anna);
  const lookedThrough = await progressOf(laptop);
  await recipe(server, anna, laptop, []);
  await expect.poll(() => progressOf(laptop), eventually).not.toBe(lookedThrough);
  expect(again.asked.filter((line) => line.startsWith("PUT"))).toEqual([]);
  // Another feed (the server was put back) looks at everything anew.
  again.sync.stop();
  const anew = pictureSync(laptop, anna, { feedId: "another feed" });
  await expect.poll(() => anew.asked, eventually).toContain("POST /api/blobs/lacking");
});

test("[C.5] bytes that are not what their id says are not kept; the right ones are", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const laptop = await testKitchen();
  const photo = await photoIn(laptop);
  const id = await recipe(server, anna, laptop, [photo]);
  const up = pictureSync(laptop, anna);
  await expect.poll(() => up.asked.some((line) => line.startsWith("PUT")), eventually).toBe(true);
  await expect.poll(() => server.composed.store.transaction((tx) => tx.blobs.has(photo)), eventually).toBe(true);
  const phone = await testKitchen();
  await recipe(server, anna, phone, [photo], id);
  const forged = pictureSync(phone, anna, {
    instead: (method) =>
      method === "GET" ? new Response("something else", { headers: { "content-type": "image/jpeg" } }) : undefined,
  });
  await expect.poll(() => forged.asked.some((line) => line.startsWith("GET")), eventually).toBe(true);
  await expect.poll(() => progressOf(phone), eventually).not.toBe("none");
  expect(await phone.blobs.get(photo)).toBeUndefined();
  forged.sync.stop();
  pictureSync(phone, anna, { feedId: "again" });
  await expect.poll(async () => (await phone.blobs.get(photo))?.bytes, eventually).toEqual(bread);
  expect(await hashOf(bread)).toBe(photo);
});

test("[C.6] offline nothing is asked; back online it is", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const laptop = await testKitchen();
  const sync = pictureSync(laptop, anna, { isOnline: false });
  const photo = await photoIn(laptop);
  await recipe(server, anna, laptop, [photo]);
  expect(sync.asked).toEqual([]);
  sync.setOnline(true);
  await expect.poll(() => server.composed.store.transaction((tx) => tx.blobs.has(photo)), eventually).toBe(true);
});
