/** What a device lives through between its server and itself: wires that die without a word, sleep, wrong clocks, cuts in the middle. */
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { mergeItem } from "../../sync-server/merge/mergeItem.ts";
import { inStep, profileOf } from "../helpers/browserProfile.ts";
import { testKitchen } from "../helpers/kitchen.ts";
import { quietWork } from "../helpers/testHub.ts";
import { testServer } from "../helpers/testServer.ts";
import { wireTo } from "../helpers/wire.ts";

const eventually = { timeout: 30_000 };
const dayMs = 86_400_000;

async function newList(kitchen: Kitchen, title: string): Promise<ItemId> {
  const created = await kitchen.items.create("New list", { type: "list", init: (doc) => setListTitle(doc, title) });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

const titlesOf = async (kitchen: Kitchen): Promise<string[]> =>
  (await kitchen.items.list("list")).map(({ title }) => title).toSorted();

test("[C.6] a wire that dies without a word is noticed by asking, and what was written meanwhile goes over a new one", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const wire = await wireTo(server.address);
  const laptop = await testKitchen();
  const { window, sockets } = profileOf(anna, { address: wire.address });
  const { sync } = window(laptop);
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  const dead = [...sockets].at(-1);
  const before = sockets.size;
  wire.die();
  expect([dead?.readyState, sync.state().connection.kind]).toEqual([1, "online"]);
  await expect.poll(() => sockets.size, eventually).toBeGreaterThan(before);
  await newList(laptop, "Written on the train");
  const phone = await testKitchen();
  profileOf(anna).window(phone);
  await expect.poll(() => titlesOf(phone), eventually).toEqual(["Written on the train"]);
}, 90_000);

test("[C.6] after sleep, or on another network, a new connection is opened at once although the old one looks alive", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const wire = await wireTo(server.address);
  const laptop = await testKitchen();
  const waiting = new Set<() => void>();
  // The machine sleeps: no timer of the connection's ends.
  const { window, sockets } = profileOf(anna, {
    address: wire.address,
    after(delayMs, run) {
      if (delayMs === 0) setImmediate(run);
      else waiting.add(run);
      return () => waiting.delete(run);
    },
  });
  const { sync } = window(laptop);
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  const before = sockets.size;
  wire.die();
  await newList(laptop, "Written before sleep");
  await expect.poll(() => sync.state().pending.length, eventually).toBe(1);
  expect([sockets.size, waiting.size > 0, sync.state().connection.kind]).toEqual([before, true, "online"]);
  sync.reconnect();
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  expect(sockets.size).toBe(before + 1);
  const phone = await testKitchen();
  profileOf(anna).window(phone);
  await expect.poll(() => titlesOf(phone), eventually).toEqual(["Written before sleep"]);
}, 90_000);

test("[C.7] [C.4] clocks that are wrong by days, both ways: both edits stay, the server's time counts, nothing flips back", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const device = async (offMs: number) => {
    const now = (): number => Date.now() + offMs;
    const kitchen = await testKitchen({ now });
    return { kitchen, sync: profileOf(anna, { now }).window(kitchen).sync };
  };
  const late = await device(-10 * dayMs);
  const early = await device(10 * dayMs);
  const first = await newList(early.kitchen, "From the future");
  const second = await newList(late.kitchen, "From the past");
  const both = ["From the future", "From the past"];
  for (const { kitchen } of [late, early]) await expect.poll(() => titlesOf(kitchen), eventually).toEqual(both);
  // The later edit is made on the device whose clock is behind: it is the newer one all the same.
  const rename = (kitchen: Kitchen, id: ItemId, title: string) =>
    kitchen.items.edit(id, "Rename", (doc) => setListTitle(doc, title));
  expect((await rename(early.kitchen, first, "Renamed once")).ok).toBe(true);
  await expect.poll(() => titlesOf(late.kitchen), eventually).toContain("Renamed once");
  expect((await rename(late.kitchen, first, "Renamed twice")).ok).toBe(true);
  const renamed = ["From the past", "Renamed twice"];
  for (const { kitchen } of [late, early]) await expect.poll(() => titlesOf(kitchen), eventually).toEqual(renamed);
  const trashed = await early.kitchen.items.trash("Trash", [second]);
  expect(trashed.ok).toBe(true);
  await expect.poll(() => titlesOf(late.kitchen), eventually).toEqual(["Renamed twice"]);
  const heads = await server.composed.store.transaction(async ({ items }) => [
    await items.head(first),
    await items.head(second),
  ]);
  for (const head of heads) {
    expect([head?.createdAt, head?.updatedAt].every((at) => Math.abs((at ?? 0) - server.clock.now) < dayMs)).toBe(true);
  }
  expect(Math.abs((heads[1]?.trashedAt ?? 0) - server.clock.now)).toBeLessThan(dayMs);
}, 90_000);

test("[C.4] a new device that is cut off again and again in the middle of its first pages goes on where it was", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const count = 2_000;
  await server.composed.store.transaction(async (tx) => {
    for (let index = 0; index < count; index++) {
      const doc = new Y.Doc();
      setListTitle(doc, `List ${index} ${"with a long name ".repeat(8)}`);
      const push = { id: `list-${index}`, type: "list", parentId: "", sortKey: "", trashed: false } as const;
      const change = { ...push, deleted: false, update: Y.encodeStateAsUpdate(doc) };
      await mergeItem({ ...quietWork(tx), documents: null }, anna.personId, change, tx.now());
    }
  });
  const receive = async (cutAfterBytes: number): Promise<{ bytes: number; cuts: number }> => {
    const wire = await wireTo(server.address);
    wire.cutAfter(cutAfterBytes);
    const kitchen = await testKitchen();
    const { sync } = profileOf(anna, { address: wire.address }).window(kitchen);
    await expect.poll(() => kitchen.collections.items.count().exec(), { timeout: 90_000 }).toBe(count);
    await expect.poll(() => inStep(sync), { timeout: 90_000 }).toBe(true);
    await sync.stop();
    return { bytes: wire.bytesDown(), cuts: wire.cuts() };
  };
  const whole = await receive(Number.POSITIVE_INFINITY);
  expect(whole.cuts).toBe(0);
  // Enough for a page and a half: each connection brings the device a page further, and never all of it.
  const cut = await receive(Math.ceil(whole.bytes / 2));
  expect(cut.cuts).toBeGreaterThanOrEqual(1);
  expect(cut.bytes).toBeLessThan(whole.bytes * 2);
}, 240_000);
