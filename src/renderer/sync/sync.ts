/**
 * Everything that keeps this device in step with a server while somebody is signed in: the connection, the replication of
 * items, shares and plain records, the outbox of commands, the rescued copies, and the honest state of it all. The composition root of the sync layer.
 */
import {
  auditTime,
  BehaviorSubject,
  combineLatest,
  filter,
  firstValueFrom,
  from,
  merge,
  startWith,
  switchMap,
  type Observable,
  type Subscription,
} from "rxjs";
import type { Collections } from "../data/collections.ts";
import type { Failure } from "../../domain/result.ts";
import type { ConnectionState, RecordsConnection } from "./connection.ts";
import { replicateItems } from "./itemReplication.ts";
import { startOutbox } from "./outboxSender.ts";
import { pendingItems } from "./pending.ts";
import { replicateRecords } from "./recordReplication.ts";
import { replicateRequests } from "./requestReplication.ts";
import { RescueStore } from "./rescue.ts";
import { keepServerTime } from "./serverClock.ts";
import { replicateShares, type RefusedShare } from "./shareReplication.ts";
import { keepRefused, type RefusedCommand } from "./storedCommands.ts";

export interface SyncState {
  readonly connection: ConnectionState;
  /** Ids of items changed here that the server has not confirmed. */
  readonly pending: readonly string[];
  /** Commands given here that the server has not answered. */
  readonly commands: number;
  /** Commands it did not accept, which the person has not seen yet. */
  readonly refused: number;
  /** Rescued copies waiting for the person's decision. */
  readonly rescued: number;
  /** Something is being sent or fetched right now. */
  readonly isWorking: boolean;
  /** Why changes stay on this device for now although there is a connection; null while nothing keeps them. */
  readonly heldBack: Failure | null;
}

export interface Sync {
  readonly state$: Observable<SyncState>;
  readonly state: () => SyncState;
  readonly rescues: RescueStore;
  readonly refusedShares$: Observable<RefusedShare>;
  /** Tries to connect now. */
  readonly connect: () => void;
  /** Resolves when what is here is there and what is there is here. Only while online. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface SyncParts {
  readonly collections: Collections;
  readonly connection: RecordsConnection;
  /** Person and server: whose feed this is. */
  readonly feedId: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly waitForLeadership: boolean;
  /** What was made before this (device's ms) was here before its owner signed in. */
  readonly ownedSince?: number;
}

/** Changes are counted at most this often, so that typing does not count at every key. */
const countEveryMs = 60;

export function startSync(parts: SyncParts): Sync {
  const { collections, connection } = parts;
  const rescues = new RescueStore(collections.rescues, parts.now);
  const heldBack$ = new BehaviorSubject<Failure | null>(null);
  const items = replicateItems({
    ...parts,
    items: collections.items,
    rescues,
    heldBack: (failure) => heldBack$.value !== failure && heldBack$.next(failure),
  });
  const keep = (refused: RefusedCommand): Promise<void> => keepRefused(collections, refused, parts.now());
  const ways = { ...parts, keepRefused: keep };
  const shares = replicateShares({ ...ways, shares: collections.shares, items: collections.items });
  const requests = replicateRequests({ ...ways, requests: collections.requests });
  const records = replicateRecords({ ...parts, settings: collections.settings });
  const fetchRecords = async (): Promise<void> => {
    records.reSync();
    await records.awaitInSync();
  };
  const outbox = startOutbox({ collections, connection, fetchRecords });
  const state$ = new BehaviorSubject<SyncState>({
    connection: connection.state,
    pending: [],
    commands: 0,
    refused: 0,
    rescued: 0,
    isWorking: false,
    heldBack: null,
  });
  const pending$ = merge(collections.items.$, items.active$, connection.state$).pipe(
    startWith(null),
    auditTime(countEveryMs),
    switchMap(() => from(pendingItems(items))),
  );
  const subscription: Subscription = combineLatest([
    connection.state$,
    pending$,
    rescues.watch(),
    items.active$,
    outbox.waiting$,
    outbox.refused$,
    outbox.active$,
    heldBack$,
  ]).subscribe(([connectionState, pending, rescued, isReplicating, commands, refused, isSending, heldBack]) =>
    state$.next({
      connection: connectionState,
      pending,
      commands,
      refused,
      rescued: rescued.length,
      isWorking: isReplicating || isSending,
      heldBack,
    }),
  );
  const heard = connection.state$.subscribe((state) => {
    if (state.kind !== "online") return;
    keepServerTime(collections, state.serverNow, parts.now()).catch((error: unknown) =>
      console.error("The server's time could not be kept; the one before holds.", error),
    );
  });
  connection.connect();
  return {
    state$,
    state: () => state$.value,
    rescues,
    refusedShares$: shares.refused$,
    connect: () => connection.connect(),
    async settled() {
      await firstValueFrom(connection.state$.pipe(filter((state) => state.kind === "online")));
      for (const replication of [shares.replication, requests, items]) {
        replication.reSync();
        await replication.awaitInSync();
      }
      await outbox.settled();
      await fetchRecords();
    },
    async stop() {
      subscription.unsubscribe();
      heard.unsubscribe();
      outbox.stop();
      connection.close();
      await Promise.all([items.cancel(), shares.replication.cancel(), requests.cancel(), records.cancel()]);
      state$.complete();
    },
  };
}
