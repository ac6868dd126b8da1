/** What has to happen now and then while the server runs: sweeping what is over, and noticing a restored backup. */
import type { Store } from "./store/ports.ts";

const restoreCheckMs = 1000;
const sweepEveryMs = 3_600_000;
/** Access ends by the clock at once; this is how soon devices and mails hear of it. */
const sharesEveryMs = 15_000;
const dayMs = 86_400_000;
/** People see for a while where they were signed in; the rest has no use once it is over. */
const keepSessionsMs = 30 * dayMs;
const keepCodesMs = dayMs;
const keepFailedMailsMs = 7 * dayMs;
/** A device that was away for longer and sends a command again finds what it made under its id. */
const keepCommandsMs = 90 * dayMs;

export async function sweep(store: Store, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.sessions.sweep(now - keepSessionsMs);
    await tx.codes.sweep(now - keepCodesMs);
    await tx.mails.sweepFailed(now - keepFailedMailsMs);
    await tx.records.sweep(now - keepCommandsMs);
  });
}

export interface Housekeeping {
  stop(): void;
}

/** Problems are told and the next round tries again: nothing waits for these. */
export function keepHouse(
  store: Store,
  now: () => number,
  sweepShares: () => Promise<void>,
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
    setInterval(guarded(sweepShares), sharesEveryMs),
    setInterval(
      guarded(() => sweep(store, now())),
      sweepEveryMs,
    ),
  ];
  for (const timer of timers) timer.unref();
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
