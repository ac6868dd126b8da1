/** What has to happen now and then while the server runs: sweeping what is over, and noticing a restored backup. */
import * as Y from "yjs";
import { blobIdsIn } from "../src/domain/items/blobIds.ts";
import { materialize } from "../src/domain/items/materialize.ts";
import type { Store } from "./store/ports.ts";
import type { ItemRow } from "./store/ports/items.ts";

const restoreCheckMs = 1000;
const sweepEveryMs = 3_600_000;
/** Access ends by the clock at once. Devices and mails hear of it then too, or this much later where it was just made so short. */
const sharesEveryMs = 15_000;
const dayMs = 86_400_000;
/** People see for a while where they were signed in; the rest has no use once it is over. */
const keepSessionsMs = 30 * dayMs;
const keepCodesMs = dayMs;
const keepFailedMailsMs = 7 * dayMs;
/** The communication log, for admins who are asked where a mail is. */
const keepCommunicationsMs = 90 * dayMs;
/** A device that was away for longer and sends a command again finds what it made under its id. */
const keepCommandsMs = 90 * dayMs;

export async function sweep(store: Store, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.sessions.sweep(now - keepSessionsMs);
    await tx.codes.sweep(now - keepCodesMs);
    await tx.mails.sweepFailed(now - keepFailedMailsMs);
    await tx.records.sweep(now - keepCommandsMs);
    await tx.communications.sweep(now - keepCommunicationsMs);
  });
}

/** Pictures stay this long after their item let go of them: an undo or a restored backup of a device may want them again. */
const keepLoosePicturesMs = 30 * dayMs;
/** Looked at in one transaction, so that nobody waits long behind it. */
const itemsPerLook = 20;

/** Lets go of pictures that no item refers to any more, a while after; answers how many bytes went. */
export async function sweepPictures(store: Store, now: number): Promise<number> {
  let after = "";
  for (let more = true; more;) {
    more = await store.transaction(async (tx) => {
      const ids = await tx.blobs.itemsAfter(after, itemsPerLook);
      for (const item of await tx.items.findMany(ids)) {
        const pictures = picturesIn(item);
        if (pictures !== null) await tx.blobs.refer(item.id, pictures, now);
      }
      after = ids.at(-1) ?? after;
      return ids.length === itemsPerLook;
    });
  }
  return store.transaction((tx) => tx.blobs.sweep(now - keepLoosePicturesMs));
}

/** Null where the document cannot be read: nothing is let go of that is not understood. */
function picturesIn(item: ItemRow): readonly string[] | null {
  // Deleted for good: its document is empty.
  if (item.deletedAt > 0) return [];
  const doc = new Y.Doc();
  Y.applyUpdate(doc, item.state);
  const derived = materialize(item.type, doc);
  doc.destroy();
  return derived.ok ? blobIdsIn(derived.value) : null;
}

export interface Housekeeping {
  stop(): void;
}

/** What ends, lapses or begins by itself. */
export interface Ends {
  /** Does what its time has come for, and tells the devices. */
  readonly sweep: () => Promise<void>;
  /** When the first one after a time is due, ms; null: none is. */
  readonly next: (after: number) => Promise<number | null>;
}

/** Sweeps now and then, and in the moment something ends; answers how to stop. */
function watchEnds({ sweep: sweepEnds, next }: Ends, now: () => number, onProblem: (error: unknown) => void) {
  let planned: NodeJS.Timeout | undefined;
  let isStopped = false;
  const round = async (): Promise<void> => {
    // Before the sweep: what ends while it runs is not over for it, and would be past for a later question.
    const from = now();
    await sweepEnds();
    const at = await next(from);
    clearTimeout(planned);
    if (isStopped || at === null || at - now() >= sharesEveryMs) return;
    planned = setTimeout(guarded, Math.max(at - now(), 0));
    planned.unref();
  };
  const guarded = (): void => {
    round().catch(onProblem);
  };
  const timer = setInterval(guarded, sharesEveryMs);
  timer.unref();
  return () => {
    isStopped = true;
    clearInterval(timer);
    clearTimeout(planned);
  };
}

/** Problems are told and the next round tries again: nothing waits for these. */
export function keepHouse(
  store: Store,
  now: () => number,
  ends: Ends,
  onProblem: (error: unknown) => void,
): Housekeeping {
  const guarded = (work: () => Promise<void>): (() => void) => {
    return () => {
      work().catch(onProblem);
    };
  };
  const timers = [
    setInterval(
      guarded(async () => store.checkRestored()),
      restoreCheckMs,
    ),
    setInterval(
      guarded(() => sweep(store, now())),
      sweepEveryMs,
    ),
    setInterval(
      guarded(async () => void (await sweepPictures(store, now()))),
      dayMs,
    ),
  ];
  for (const timer of timers) timer.unref();
  const stopEnds = watchEnds(ends, now, onProblem);
  return {
    stop() {
      timers.forEach((timer) => clearInterval(timer));
      stopEnds();
    },
  };
}
