/** A real kitchen for a test: Dexie on an in-process IndexedDB, closed when the test ends. */
import "fake-indexeddb/auto";
import { addRxPlugin } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { randomBytes, randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { openKitchen, type Kitchen, type KitchenOptions } from "../../src/renderer/data/kitchen.ts";

// RxDB's own checks: schemas, queries, and every record against its schema.
disableWarnings();
addRxPlugin(RxDBDevModePlugin);

export async function testKitchen(options: Partial<KitchenOptions> = {}): Promise<Kitchen> {
  const kitchen = await openKitchen({
    name: `test-${randomUUID()}`,
    storage: wrappedValidateAjvStorage({ storage: getRxStorageDexie() }),
    multiInstance: false,
    now: () => Date.now(),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    ...options,
  });
  onTestFinished(() => kitchen.close().catch(() => undefined));
  return kitchen;
}

/** A real Dexie store whose writes fail as Chromium's do while `disk.full`. */
export function storageOn(disk: { full: boolean }): KitchenOptions["storage"] {
  const dexie: KitchenOptions["storage"] = wrappedValidateAjvStorage({ storage: getRxStorageDexie() });
  return {
    ...dexie,
    async createStorageInstance(params) {
      const instance = await dexie.createStorageInstance(params);
      const write = instance.bulkWrite.bind(instance);
      instance.bulkWrite = (rows, context) =>
        disk.full
          ? Promise.reject(Object.assign(new Error("Encountered full disk"), { name: "QuotaExceededError" }))
          : write(rows, context);
      return instance;
    },
  };
}

/** One of several windows on the store `name`. */
export function windowOn(name: string): Promise<Kitchen> {
  return testKitchen({ name, multiInstance: true, ignoreDuplicate: true });
}
