/** Runs inside Chromium: stores the same recipes once through the import and once as bare records, and reports the times. */
import { createRxDatabase } from "rxdb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { z } from "zod";
import { collectionCreators, type Collections, type StoredItem } from "../../src/renderer/data/collections.ts";
import { nextTurn } from "../../src/renderer/data/nextTurn.ts";
import { openKitchen } from "../../src/renderer/data/kitchen.ts";
import { storeDrafts } from "../../src/renderer/features/recipes/import/storeDrafts.ts";
import type { ItemId } from "../../src/domain/items/types.ts";
import { recipeCorpus } from "./recipeCorpus.ts";

z.config({ jitless: true });

export interface ImportTimes {
  readonly importMs: number;
  readonly bareMs: number;
  /** Longest time the page could not draw while importing. */
  readonly longestTaskMs: number;
  readonly recordKb: number;
}

const storage = () => getRxStorageDexie({ chromeTransactionDurability: "strict" });

async function measure(count: number, perParcel: number): Promise<ImportTimes> {
  const drafts = recipeCorpus(count);
  const kitchen = await openKitchen({
    name: `bench-import-${crypto.randomUUID()}`,
    storage: storage(),
    multiInstance: true,
    now: () => Date.now(),
    randomBytes: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });
  // As in the app: the library is open and follows what comes in.
  await kitchen.recipes.load();
  const subscription = kitchen.recipes.state$.subscribe(() => undefined);
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
  });
  observer.observe({ entryTypes: ["longtask"] });
  const group = kitchen.undo.group("Import");
  const start = performance.now();
  for (let from = 0; from < drafts.length; from += perParcel) {
    const stored = await storeDrafts(
      kitchen,
      group,
      drafts.slice(from, from + perParcel).map((draft) => ({ id: kitchen.items.newId() as ItemId, draft })),
    );
    if (!stored.ok) throw new Error(stored.error.message);
    await nextTurn();
  }
  const importMs = performance.now() - start;
  observer.disconnect();
  subscription.unsubscribe();

  const records = (await kitchen.collections.items.find().exec()).map((record): StoredItem => record.toMutableJSON());
  await kitchen.destroy();
  const bare = await createRxDatabase<Collections>({
    name: `bench-bare-${crypto.randomUUID()}`,
    storage: storage(),
    multiInstance: true,
    eventReduce: true,
  });
  const { items } = await bare.addCollections(collectionCreators);
  const bareStart = performance.now();
  const result = await items.bulkInsert(records);
  const bareMs = performance.now() - bareStart;
  if (result.success.length !== count || records.length !== count)
    throw new Error(`${result.success.length} of ${count} were inserted`);
  await bare.remove();
  return { importMs, bareMs, longestTaskMs, recordKb: JSON.stringify(records).length / count / 1024 };
}

Object.assign(window, { measure });
