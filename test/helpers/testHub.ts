/** The records plane with the real engine on a store, without mail: what happens is kept in `notices`. */
import { randomBytes } from "node:crypto";
import { passwordHashing } from "../../sync-server/accounts/passwordHashing.ts";
import { actionRegistry, type Action } from "../../sync-server/actions/action.ts";
import { sharingActions } from "../../sync-server/actions/sharingActions.ts";
import { accessRecordReaders } from "../../sync-server/engine/recordReaders.ts";
import type { RecordReader } from "../../sync-server/engine/records.ts";
import { Effects, performer, workOn, type Notice, type Perform, type Work } from "../../sync-server/engine/work.ts";
import type { Store, StoreTransaction } from "../../sync-server/store/ports.ts";
import { RecordsHub, type RecordsHubParts } from "../../sync-server/transport/ws/recordsHub.ts";

export interface TestHub {
  readonly hub: RecordsHub;
  readonly perform: Perform;
  readonly notices: Notice[];
}

const hashing = passwordHashing(
  { memoryKib: 8, passes: 1, parallelism: 1, concurrency: 2, maxWaiting: 64 },
  { randomBytes: (count) => randomBytes(count) },
);

/** The actions of sharing, at a server with a key of this run. */
export const testActions = sharingActions({
  key: randomBytes(32),
  baseAddress: "http://127.0.0.1:7685",
  hashPassword: (password) => hashing.hash(password),
});

export function testHub(parts: {
  readonly store: Store;
  readonly now: () => number;
  readonly reportBug: (error: unknown) => void;
  readonly actions?: readonly Action[];
  /** Readers of plain records besides those of access. */
  readonly readers?: Iterable<readonly [string, RecordReader]>;
  readonly onStored?: RecordsHubParts["onStored"];
}): TestHub {
  const notices: Notice[] = [];
  const perform = performer(
    parts.store,
    async (_tx, notice) => void notices.push(notice),
    (effects) => hub.announce(effects),
  );
  const hub: RecordsHub = new RecordsHub({
    store: parts.store,
    perform,
    now: parts.now,
    reportBug: parts.reportBug,
    actions: actionRegistry(parts.actions ?? testActions),
    readers: new Map([...accessRecordReaders, ...(parts.readers ?? [])]),
    onStored: parts.onStored ?? (() => undefined),
  });
  return { hub, perform, notices };
}

/** Work in a transaction of one's own, of which nobody hears. */
export function quietWork(tx: StoreTransaction): Work {
  return workOn(tx, new Effects(), () => Promise.resolve());
}
