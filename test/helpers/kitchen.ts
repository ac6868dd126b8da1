/** A real kitchen for a test: Dexie on an in-process IndexedDB, closed when the test ends. */
import "fake-indexeddb/auto";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { randomBytes, randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { openKitchen, type Kitchen, type KitchenOptions } from "../../src/renderer/data/kitchen.ts";

export async function testKitchen(options: Partial<KitchenOptions> = {}): Promise<Kitchen> {
  const kitchen = await openKitchen({
    name: `test-${randomUUID()}`,
    storage: getRxStorageDexie(),
    multiInstance: false,
    now: () => Date.now(),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    ...options,
  });
  onTestFinished(() => kitchen.close().catch(() => undefined));
  return kitchen;
}
