/**
 * Sync of this device while somebody is signed in. Of several windows one leads: it alone holds the connection and replicates,
 * and tells the others how things stand, so that every window shows the same truth. It must never send one person's changes as
 * another: before anything is exchanged, person and server epoch are compared with what is expected.
 */
import { BehaviorSubject, filter, Subject, type Observable, type Subscription } from "rxjs";
import type { Kitchen } from "../../data/index.ts";
import { FailureError, type Failure } from "../../../domain/result.ts";
import { RecordsConnection, type Socket, type SocketEvents } from "../connection.ts";
import { RescueStore } from "../rescue.ts";
import type { RefusedShare } from "../shareReplication.ts";
import { startSync, type Sync, type SyncState } from "../sync.ts";
import type { Session } from "./session.ts";

export interface DeviceSyncState extends SyncState {
  /** When this device was last in step with the server, by its own clock (ms); 0 = not since the window opened. */
  readonly inStepAt: number;
  /** Photos and page copies on their way, in either direction. */
  readonly pictures: number;
  /** Why they stay on this device for now although there is a connection. */
  readonly picturesHeldBack: Failure | null;
}

/** Work that goes on beside the replication while there is a connection (photos). */
export interface Companion {
  /** How many pieces are still to go. */
  readonly waiting$: Observable<number>;
  /** Why pieces stay here for now although there is a connection. */
  readonly heldBack$: Observable<Failure | null>;
  readonly stop: () => void;
}

export interface DeviceSync {
  readonly state$: Observable<DeviceSyncState>;
  readonly state: () => DeviceSyncState;
  readonly rescues: RescueStore;
  readonly refusedShares$: Observable<RefusedShare>;
  /** Tries to connect now. */
  readonly connect: () => void;
  /** The network or the machine is back: what looks like a connection may be dead, so a new one is opened. */
  readonly reconnect: () => void;
  readonly stop: () => Promise<void>;
}

/** Between the windows of one store. BroadcastChannel, or two ends in tests. */
export interface WindowChannel {
  readonly post: (message: WindowMessage) => void;
  readonly listen: (hear: (message: WindowMessage) => void) => void;
  readonly close: () => void;
}

export type WindowMessage =
  | { readonly t: "ask" }
  | { readonly t: "state"; readonly state: DeviceSyncState }
  | { readonly t: "connect" }
  | { readonly t: "reconnect" }
  | { readonly t: "refused-share"; readonly refused: RefusedShare };

export interface DeviceSyncPorts {
  readonly openSocket: (address: string, protocols: string[], events: SocketEvents) => Socket;
  readonly channel: WindowChannel;
  /** Resolves when this window leads. */
  readonly waitForLeadership: () => Promise<unknown>;
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly random: () => number;
  readonly now: () => number;
  readonly companion?: (state$: Observable<SyncState>, feedId: string) => Companion;
}

/** How often a quiet connection is asked whether it is still there. */
const askEveryMs = 45_000;

export function startDeviceSync(
  kitchen: Kitchen,
  session: Session,
  personId: string,
  ports: DeviceSyncPorts,
): DeviceSync {
  const rescues = new RescueStore(kitchen.collections.rescues, ports.now);
  const refusedShares$ = new Subject<RefusedShare>();
  const state$ = new BehaviorSubject<DeviceSyncState>({
    connection: { kind: "connecting" },
    pending: [],
    commands: 0,
    refused: 0,
    rescued: 0,
    isWorking: false,
    heldBack: null,
    inStepAt: 0,
    pictures: 0,
    picturesHeldBack: null,
  });
  let running: Running | null = null;
  let isStopped = false;

  type Published = SyncState & Partial<Pick<DeviceSyncState, "pictures" | "picturesHeldBack">>;
  const publish = (state: Published): void => {
    const isAllSent = state.pending.length === 0 && state.commands === 0;
    const isInStep = state.connection.kind === "online" && isAllSent && !state.isWorking;
    const { inStepAt, pictures, picturesHeldBack, connection: before } = state$.value;
    // Trying again is still being offline, until it works.
    const connection = state.connection.kind === "connecting" && before.kind === "offline" ? before : state.connection;
    const next = { pictures, picturesHeldBack, ...state, connection, inStepAt: isInStep ? ports.now() : inStepAt };
    state$.next(next);
    ports.channel.post({ t: "state", state: next });
    if (state.connection.kind === "refused" && state.connection.failure.code === "session_ended") {
      session.markEnded(personId);
    }
  };

  ports.channel.listen((message) => {
    switch (message.t) {
      case "ask":
        if (running) ports.channel.post({ t: "state", state: state$.value });
        break;
      case "state":
        if (!running) state$.next(message.state);
        break;
      case "connect":
        running?.connection.connect();
        break;
      case "reconnect":
        running?.connection.reconnect();
        break;
      case "refused-share":
        if (!running) refusedShares$.next(message.refused);
        break;
      default:
        message satisfies never;
    }
  });
  ports.channel.post({ t: "ask" });

  function lead(): void {
    if (isStopped) return;
    const epoch = session.epochOf(personId);
    const connection = connect(epoch);
    const sync =
      epoch === undefined
        ? null
        : startSync({
            collections: kitchen.collections,
            connection,
            feedId: `${personId}@${epoch}`,
            now: ports.now,
            newId: kitchen.items.newId,
            waitForLeadership: false,
            ownedSince: session.ownedSince,
          });
    const subscriptions: Subscription[] = [];
    if (sync) {
      subscriptions.push(sync.state$.subscribe(publish));
      subscriptions.push(
        sync.refusedShares$.subscribe((refused) => {
          refusedShares$.next(refused);
          ports.channel.post({ t: "refused-share", refused });
        }),
      );
    } else {
      subscriptions.push(
        connection.state$.subscribe((state) =>
          publish({
            connection: state,
            pending: [],
            commands: 0,
            refused: 0,
            rescued: 0,
            isWorking: false,
            heldBack: null,
          }),
        ),
      );
      connection.connect();
    }
    const companion = sync && ports.companion?.(sync.state$, `${personId}@${epoch}`);
    if (companion) {
      subscriptions.push(
        companion.waiting$.subscribe((pictures) => publish({ ...state$.value, pictures })),
        companion.heldBack$.subscribe((picturesHeldBack) => publish({ ...state$.value, picturesHeldBack })),
      );
    }
    running = { connection, sync, subscriptions, companion: companion ?? null, stopAsking: keepAsking(connection) };
  }

  function connect(expectedEpoch: string | undefined): RecordsConnection {
    // After a socket that was not admitted only the server can say why, and it says so over HTTP.
    let isInDoubt = false;
    let next: { address: string; protocols: string[] } | null = null;
    const connection = new RecordsConnection({
      async token() {
        if (isInDoubt) await session.check();
        next = await session.socket("/sync");
        return null;
      },
      openSocket(events) {
        if (!next) throw new Error("A socket was opened before its address was known.");
        isInDoubt = true;
        return ports.openSocket(next.address, next.protocols, events);
      },
      after: ports.after,
      random: ports.random,
      mayUse(welcome) {
        isInDoubt = false;
        if (welcome.personId !== personId) {
          // Somebody else signed in beside this window; its store is not theirs.
          session.markEnded(personId);
          return false;
        }
        if (welcome.epoch === expectedEpoch) return true;
        session.rememberEpoch(personId, welcome.epoch);
        ports.after(0, () => void restart());
        return false;
      },
    });
    return connection;
  }

  /** A connection can die without a word; whoever asks from time to time finds out. */
  function keepAsking(connection: RecordsConnection): () => void {
    let stop = (): void => undefined;
    const ask = (): void => {
      stop = ports.after(askEveryMs, ask);
      if (connection.state.kind !== "online") return;
      connection.request({ t: "get", ids: [] }).catch((error: unknown) => {
        if (!(error instanceof FailureError)) throw error;
      });
    };
    stop = ports.after(askEveryMs, ask);
    return () => stop();
  }

  async function rest(): Promise<void> {
    const ended = running;
    running = null;
    if (!ended) return;
    ended.stopAsking();
    ended.companion?.stop();
    for (const subscription of ended.subscriptions) subscription.unsubscribe();
    if (ended.sync) await ended.sync.stop();
    else ended.connection.close();
  }

  /** The server was put back to an earlier state: everything is compared anew, under a new name. */
  async function restart(): Promise<void> {
    await rest();
    lead();
  }

  const leading = ports.waitForLeadership().then(lead);

  return {
    state$: state$.pipe(filter(() => !isStopped)),
    state: () => state$.value,
    rescues,
    refusedShares$,
    connect: () => (running ? running.connection.connect() : ports.channel.post({ t: "connect" })),
    reconnect: () => (running ? running.connection.reconnect() : ports.channel.post({ t: "reconnect" })),
    async stop() {
      isStopped = true;
      await Promise.race([leading, Promise.resolve()]);
      await rest();
      ports.channel.close();
    },
  };
}

interface Running {
  readonly connection: RecordsConnection;
  readonly sync: Sync | null;
  readonly subscriptions: readonly Subscription[];
  readonly companion: Companion | null;
  readonly stopAsking: () => void;
}
