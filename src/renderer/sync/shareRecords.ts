/** The shares, requests and rescued copies this device holds, as they change: one reading for all screens of a window. */
import { map, shareReplay, type Observable } from "rxjs";
import type { Collections, StoredRequest, StoredRescue, StoredShare } from "../data/collections.ts";

interface Records {
  readonly shares$: Observable<StoredShare[]>;
  readonly requests$: Observable<StoredRequest[]>;
  readonly rescues$: Observable<StoredRescue[]>;
}

const known = new WeakMap<Collections, Records>();

export function shareRecords(collections: Collections): Records {
  const before = known.get(collections);
  if (before) return before;
  const latest = { bufferSize: 1, refCount: true };
  const records: Records = {
    shares$: collections.shares.find().$.pipe(
      map((found) => found.map((record) => record.toMutableJSON())),
      shareReplay(latest),
    ),
    requests$: collections.requests.find().$.pipe(
      map((found) => found.map((record) => record.toMutableJSON()).sort((a, b) => b.updatedAt - a.updatedAt)),
      shareReplay(latest),
    ),
    rescues$: collections.rescues.find().$.pipe(
      map((found) => found.map((record) => record.toMutableJSON()).sort((a, b) => b.refusedAt - a.refusedAt)),
      shareReplay(latest),
    ),
  };
  known.set(collections, records);
  return records;
}
