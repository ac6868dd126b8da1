/**
 * A whole small world in one process: a real store on a real SQLite file, the real records plane, and devices with the real
 * local store and replication, joined by wires the test can cut. Everything is torn down with the test.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { RecordsConnection, type Socket, type SocketEvents } from "../../src/renderer/sync/connection.ts";
import { startSync, type Sync } from "../../src/renderer/sync/sync.ts";
import type { Store } from "../../sync-server/store/ports.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import type { RecordsHub } from "../../sync-server/transport/ws/recordsHub.ts";
import type { Notice, Perform } from "../../sync-server/engine/work.ts";
import { testKitchen } from "./kitchen.ts";
import { testHub } from "./testHub.ts";

export interface Device {
  readonly kitchen: Kitchen;
  readonly sync: Sync;
  readonly personId: string;
  /** Cuts the wire, or joins it again. */
  readonly setOnline: (isOnline: boolean) => void;
  /** Keeps what the server says from arriving, or lets it; a wire that is cut meanwhile loses it. */
  readonly setHearing: (isHearing: boolean) => void;
  /** Resolves when everything here is on the server and everything new there is here. */
  readonly settled: () => Promise<void>;
}

export interface World {
  /** The data folder. */
  readonly folder: string;
  readonly store: Store;
  readonly hub: RecordsHub;
  /** Runs engine functions as the server does. */
  readonly perform: Perform;
  /** What people would be told in words, in order. */
  readonly notices: readonly Notice[];
  readonly clock: { now: number };
  /** Registers a person with a verified address; answers their id. */
  readonly person: (name: string, address?: string) => Promise<string>;
  /** A device of a person, signed in and online; with an own kitchen unless one is given. */
  readonly device: (personId: string, kitchen?: Kitchen) => Promise<Device>;
}

export async function syncWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-world-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = { now: 1_800_000_000_000 };
  const opened = await openSqliteStore(folder, () => clock.now++);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  const bugs: unknown[] = [];
  const { hub, perform, notices } = testHub({ store, now: () => clock.now++, reportBug: (error) => bugs.push(error) });
  onTestFinished(() => {
    if (bugs.length > 0) throw new Error("The server met a bug", { cause: bugs[0] });
  });
  return {
    folder,
    store,
    hub,
    perform,
    notices,
    clock,
    async person(name, address = `${name}@example.org`) {
      const id = `person-${name}`;
      await store.transaction(async (tx) => {
        await tx.people.add({ id, name, color: "sky", isAdmin: false, createdAt: clock.now });
        await tx.people.addAddress({ address, folded: foldAddress(address), personId: id, verifiedAt: clock.now });
      });
      return id;
    },
    async device(personId, kitchen) {
      return deviceOf(hub, personId, kitchen ?? (await testKitchen()));
    },
  };
}

function deviceOf(hub: RecordsHub, personId: string, kitchen: Kitchen): Device {
  let isOnline = true;
  const sockets = new Set<() => void>();
  /** What has not arrived; undefined while everything does. */
  let held: (() => void)[] | undefined;
  const arrive = (deliver: () => void): unknown => (held ? held.push(deliver) : setImmediate(deliver));
  const session = { personId, sessionId: randomUUID() };
  const openSocket = (events: SocketEvents): Socket => {
    let isOpen = true;
    const cut = (): void => {
      if (!isOpen) return;
      isOpen = false;
      sockets.delete(cut);
      peer.closed();
      queueMicrotask(() => events.onClose());
    };
    const peer = hub.open(
      {
        send: (frame) => arrive(() => isOpen && events.onFrame(frame)),
        close: cut,
        pause: () => undefined,
        resume: () => undefined,
        untilTaken: () => null,
      },
      session,
    );
    sockets.add(cut);
    if (isOnline) queueMicrotask(() => isOpen && events.onOpen());
    else queueMicrotask(cut);
    return { send: (frame) => setImmediate(() => isOpen && peer.receive(frame)), close: cut };
  };
  const connection = new RecordsConnection({
    openSocket,
    token: () => Promise.resolve(null),
    after: (delayMs, run) => {
      const timer = setTimeout(run, Math.min(delayMs, 20));
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
  });
  const sync = startSync({
    collections: kitchen.collections,
    connection,
    feedId: personId,
    now: () => Date.now(),
    newId: () => randomBytes(10).toString("hex"),
    waitForLeadership: false,
  });
  onTestFinished(() => sync.stop());
  return {
    kitchen,
    sync,
    personId,
    setOnline(online) {
      isOnline = online;
      if (online) connection.connect();
      else for (const cut of sockets) cut();
    },
    setHearing(isHearing) {
      const waiting = held ?? [];
      held = isHearing ? undefined : waiting;
      if (isHearing) for (const deliver of waiting) setImmediate(deliver);
    },
    settled: () => sync.settled(),
  };
}
