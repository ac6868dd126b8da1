/** Opens the kitchen of this browser profile: IndexedDB through Dexie, every write on the disk before it counts as saved. */
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { openKitchen, type Kitchen } from "./kitchen.ts";

/** Name of the local store while nobody has signed in; a second person's has their id behind it. */
export const storeName = "potluck";

export function openKitchenInWindow(name: string = storeName): Promise<Kitchen> {
  return openKitchen({
    name,
    // Chromium's default durability is relaxed: a killed process may lose writes already called done.
    storage: getRxStorageDexie({ chromeTransactionDurability: "strict" }),
    multiInstance: true,
    now: () => Date.now(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  });
}
