/**
 * Everything this device knows that decides access: the catalog, what this person belongs to, shares, containers, and the time.
 * Offline the last that was heard holds; the server decides again.
 */
import { combineLatest, distinctUntilChanged, map, shareReplay, switchMap, timer, type Observable } from "rxjs";
import { itemTypes } from "../../domain/items/types.ts";
import type { ContainerFacts } from "../../domain/sharing/authorize.ts";
import { seededCatalog, type SharingCatalog } from "../../domain/sharing/catalog.ts";
import { asPrincipal, lonePerson, type Actor, type Principal } from "../../domain/sharing/principals.ts";
import type { ContainerRecord, SelfRecord } from "../../domain/records/kinds.ts";
import type { Collections, StoredShare } from "../data/collections.ts";
import { heldRecords } from "./heldRecords.ts";
import { heardTime, serverTime } from "./serverClock.ts";
import { shareRecords } from "./shareRecords.ts";

export interface AccessFacts {
  readonly personId: string;
  readonly catalog: SharingCatalog;
  readonly actor: Actor;
  readonly shares: readonly StoredShare[];
  /** Item → the containers it is in. */
  readonly containers: ReadonlyMap<string, readonly ContainerFacts[]>;
  /** The server's time as far as this device knows it, ms. */
  readonly now: number;
}

/** The device's. */
export interface Clock {
  readonly now: () => number;
  /** How often it is looked whether a share has run out. */
  readonly lookEveryMs: number;
}
const deviceClock: Clock = { now: () => Date.now(), lookEveryMs: 5_000 };

/** What holds before anything was read: one's own and nothing else. */
export function noFacts(personId: string): AccessFacts {
  const actor = lonePerson(personId);
  return { personId, catalog: seededCatalog, actor, shares: [], containers: new Map(), now: 0 };
}

const known = new WeakMap<Collections, Map<string, Observable<AccessFacts>>>();

/** The facts as they change, also by time alone: a new value when a share runs out. One reading for all screens of a window. */
export function accessFacts(collections: Collections, personId: string): Observable<AccessFacts> {
  const ofKitchen = known.get(collections) ?? new Map<string, Observable<AccessFacts>>();
  known.set(collections, ofKitchen);
  const before = ofKitchen.get(personId);
  if (before) return before;
  const made = readAccessFacts(collections, personId, deviceClock).pipe(shareReplay({ bufferSize: 1, refCount: true }));
  ofKitchen.set(personId, made);
  return made;
}

export function readAccessFacts(collections: Collections, personId: string, clock: Clock): Observable<AccessFacts> {
  const catalog$ = heldRecords(collections, "catalog").pipe(
    map(({ records }): SharingCatalog => records[0]?.value ?? seededCatalog),
  );
  const actor$ = heldRecords(collections, "self").pipe(
    map(({ records }) => {
      const self = records.find(({ recordId }) => recordId === personId)?.value;
      return self ? actorFrom(self) : lonePerson(personId);
    }),
  );
  const containers$ = heldRecords(collections, "container").pipe(
    map(({ records }) => containersByItem(records.map(({ value }) => value))),
  );
  const timed$ = combineLatest([shareRecords(collections).shares$, heardTime(collections)]).pipe(
    switchMap(([shares, heard]) =>
      timer(0, clock.lookEveryMs).pipe(
        map(() => serverTime(heard, clock.now())),
        distinctUntilChanged((before, now) => !shares.some(({ expiresAt }) => isBetween(expiresAt, before, now))),
        map((now) => ({ shares, now })),
      ),
    ),
  );
  return combineLatest([catalog$, actor$, containers$, timed$]).pipe(
    map(([catalog, actor, containers, timed]) => ({ personId, catalog, actor, containers, ...timed })),
  );
}

/** Also where the clock was put back. */
function isBetween(time: number | null, before: number, now: number): boolean {
  return time !== null && time <= before !== time <= now;
}

function actorFrom({ personId, principals, subscribed, roleLevels }: SelfRecord): Actor {
  return {
    personId,
    principals: new Set([...lonePerson(personId).principals, ...principalsIn(principals)]),
    subscribed: new Set(principalsIn(subscribed)),
    roleLevels: new Map(
      Object.entries(roleLevels).flatMap(([text, level]): [Principal, string][] => {
        const principal = asPrincipal(text);
        return principal ? [[principal, level]] : [];
      }),
    ),
  };
}

function principalsIn(texts: readonly string[]): Principal[] {
  return texts.flatMap((text) => asPrincipal(text) ?? []);
}

function containersByItem(records: readonly ContainerRecord[]): Map<string, ContainerFacts[]> {
  const byItem = new Map<string, ContainerFacts[]>();
  for (const { containerId, type: typeName, ownerId, caps } of records) {
    const type = itemTypes.find((one) => one === typeName);
    // A kind of container this version does not know gives nothing here.
    if (!type) continue;
    for (const [itemId, cap] of Object.entries(caps)) {
      const facts = { id: containerId, type, ownerId, cap };
      const others = byItem.get(itemId);
      if (others) others.push(facts);
      else byItem.set(itemId, [facts]);
    }
  }
  return byItem;
}
