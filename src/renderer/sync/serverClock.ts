/**
 * The server's time as this device knows it, also offline: whether access has ended is a question of the server's clock, and a
 * device's may be wrong. The server tells its time with every welcome; how far it is ahead of this device's clock is kept. A clock
 * that is changed while there is no connection is noticed at the next one; until then time never goes back behind what was heard.
 */
import { map, type Observable } from "rxjs";
import { z } from "zod";
import type { Collections } from "../data/collections.ts";
import { serverClockKey } from "../data/recordCollections.ts";

const heardSchema = z.object({
  /** Server's clock minus this device's, ms. */
  aheadMs: z.number(),
  /** The server's time when it last told it, ms. */
  heardAt: z.number(),
});
export type HeardTime = z.infer<typeof heardSchema>;

/** Nothing heard yet: this device's own clock holds. */
const nothingHeard: HeardTime = { aheadMs: 0, heardAt: 0 };

/** Keeps what the server said its time is. */
export async function keepServerTime({ settings }: Collections, serverNow: number, deviceNow: number): Promise<void> {
  const value: HeardTime = { aheadMs: serverNow - deviceNow, heardAt: serverNow };
  await settings.incrementalUpsert({ id: serverClockKey, value: { value } });
}

/** What was last heard, as it changes. */
export function heardTime({ settings }: Collections): Observable<HeardTime> {
  return settings.findOne(serverClockKey).$.pipe(
    map((record) => {
      const stored = record?.value;
      const read = heardSchema.safeParse(stored && "value" in stored ? stored.value : undefined);
      return read.success ? read.data : nothingHeard;
    }),
  );
}

/** The server's time at a moment of this device's clock, ms. */
export function serverTime({ aheadMs, heardAt }: HeardTime, deviceNow: number): number {
  return Math.max(deviceNow + aheadMs, heardAt);
}
