import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { setPhotos } from "../../../src/domain/recipes/commands.ts";
import { keepHouse, sweep, sweepPictures } from "../../../sync-server/housekeeping.ts";
import { openSqliteStore } from "../../../sync-server/store/sqlite/sqliteStore.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const dayMs = 86_400_000;
const now = 1_800_000_000_000;

test("[C.4] what is over is swept: codes after a day, failed mails after a week; what is going on stays", async () => {
  const opened = await openSqliteStore(await temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  const code = {
    purpose: "reset",
    address: "a",
    folded: "a",
    personId: null,
    codeHash: "h",
    registration: null,
  } as const;
  const mail = {
    to: "a@example.org",
    subject: "S",
    text: "T",
    html: "H",
    senderName: "",
    senderAddress: "",
    isNotice: false,
    expiresAt: now,
  };
  await store.transaction(async (tx) => {
    for (const [id, expiresAt] of [["old", now - dayMs - 1] as const, ["new", now] as const]) {
      await tx.codes.add({ id, ...code, createdAt: now, expiresAt, attempts: 0, sends: 1, usedAt: null });
    }
    await tx.mails.add({ id: "failed", ...mail }, now - 8 * dayMs);
    await tx.mails.giveUp("failed", "EENVELOPE 550");
    await tx.mails.add({ id: "waiting", ...mail }, now - 8 * dayMs);
  });
  await sweep(store, now);
  await store.transaction(async (tx) => {
    expect([await tx.codes.find("old"), (await tx.codes.find("new"))?.id]).toEqual([null, "new"]);
    expect(await tx.mails.counts()).toEqual({ waiting: 1, failed: 0 });
  });
});

test("[C.4] a problem while sweeping is told, and the next round comes all the same", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let sweeps = 0;
  let checks = 0;
  const broken = {
    transaction: () => {
      sweeps += 1;
      return Promise.reject(new Error("disk"));
    },
    checkRestored: () => void (checks += 1),
    check: async () => undefined,
    journal: {
      generation: () => 1,
      mayAppend: () => false,
      append: () => ({ seq: 1, round: 0, flushed: Promise.resolve() }),
    },
    bytes: async () => ({ database: 0, log: 0, journal: 0 }),
    epoch: () => "",
    onRestored: () => () => undefined,
    close: async () => undefined,
  };
  const problems: unknown[] = [];
  const house = keepHouse(
    broken,
    () => now,
    { sweep: async () => undefined, next: async () => null },
    (error) => problems.push(error),
  );
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  house.stop();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([sweeps, problems.length, checks]).toEqual([2, 2, 7200]);
});

test("[S1.17] what ends by itself is swept in that moment, not with the next round; nothing is after the server stopped", async () => {
  vi.useFakeTimers({ now });
  onTestFinished(() => void vi.useRealTimers());
  const opened = await openSqliteStore(await temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  // Two end within one round, a second after the other; a third much later.
  let ends = [now + 20_500, now + 21_500, now + 90_000];
  const swept: number[] = [];
  const house = keepHouse(
    store,
    () => Date.now(),
    {
      sweep: async () => {
        const over = ends.filter((end) => end <= Date.now());
        ends = ends.filter((end) => end > Date.now());
        for (const end of over) swept.push(Date.now() - end);
      },
      next: async () => ends[0] ?? null,
    },
    (error) => {
      throw error;
    },
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(swept).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(20_000);
  house.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(swept).toEqual([0, 0]);
});

test("[S1.17] what ends while a sweep runs is swept right after it", async () => {
  vi.useFakeTimers({ now });
  onTestFinished(() => void vi.useRealTimers());
  const opened = await openSqliteStore(await temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  let ends = [now + 15_000, now + 15_050];
  const house = keepHouse(
    opened.value,
    () => Date.now(),
    {
      sweep: async () => {
        const over = ends.filter((end) => end <= Date.now());
        // It takes longer than until the second one ends.
        await new Promise((done) => setTimeout(done, 100));
        ends = ends.filter((end) => !over.includes(end));
      },
      next: async (after) => ends.find((end) => end > after) ?? null,
    },
    (error) => {
      throw error;
    },
  );
  await vi.advanceTimersByTimeAsync(16_000);
  house.stop();
  expect(ends).toEqual([]);
});

test("[C.4] a picture goes a month after the last item let go of it; one that is taken back, or another item has, stays", async () => {
  const opened = await openSqliteStore(await temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  const [bread, soup] = ["b".repeat(64), "5".repeat(64)];
  const put = (id: string, photos: string[], deletedAt = 0): Promise<void> =>
    store.transaction(async (tx) => {
      const doc = new Y.Doc();
      setPhotos(doc, photos);
      const state = deletedAt > 0 ? new Uint8Array() : Y.encodeStateAsUpdate(doc);
      const place = { parentId: "", rootId: id, ownerId: "anna", sortKey: "", title: "" };
      const times = { createdAt: 1, updatedAt: 1, trashedAt: 0, deletedAt };
      await tx.items.put({ id, type: "recipe", ...place, ...times, seq: await tx.nextSequence(1), state });
    });
  const there = (): Promise<boolean[]> =>
    store.transaction((tx) => Promise.all([bread, soup].map((id) => tx.blobs.has(id))));
  await store.transaction((tx) =>
    tx.people.add({ id: "anna", name: "Anna", color: "sky", isAdmin: false, createdAt: 1 }),
  );
  await put("one", [bread, soup]);
  await put("two", [soup]);
  await store.transaction(async (tx) => {
    for (const id of [bread, soup])
      await tx.blobs.add(id, { mime: "image/png", bytes: new Uint8Array(9), createdAt: 1 });
    for (const [itemId, blobId] of [["one", bread] as const, ["one", soup] as const, ["two", soup] as const]) {
      await tx.blobs.link({ itemId, blobId });
    }
  });
  await sweepPictures(store, now);
  await sweepPictures(store, now + 60 * dayMs);
  expect(await there()).toEqual([true, true]);

  await put("one", []);
  await sweepPictures(store, now + 60 * dayMs);
  await put("one", [bread]);
  await sweepPictures(store, now + 89 * dayMs);
  await put("one", []);
  await sweepPictures(store, now + 91 * dayMs);
  await sweepPictures(store, now + 120 * dayMs);
  expect(await there()).toEqual([true, true]);
  expect(await sweepPictures(store, now + 122 * dayMs)).toBe(9);
  expect(await there()).toEqual([false, true]);

  await put("two", [], now);
  await sweepPictures(store, now + 130 * dayMs);
  await sweepPictures(store, now + 161 * dayMs);
  expect(await there()).toEqual([false, false]);
});
