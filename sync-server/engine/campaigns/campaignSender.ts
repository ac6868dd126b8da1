/** Sends what is to be sent, slice after slice, one run at a time; between two of them everybody else's work has its turn. */
import { setImmediate } from "node:timers/promises";
import type { Perform } from "../work.ts";
import { sendSlice } from "./sending.ts";

/** Recipients in one transaction: others wait some tens of milliseconds for it. */
const sentAtOnce = 20;

export interface CampaignSender {
  /** Resolves when nothing is left to send, or it was stopped. */
  run(): Promise<void>;
  /** Resolves when the slice under way is stored; the rest goes on after the next start. */
  stop(): Promise<void>;
}

export function campaignSender(perform: Perform): CampaignSender {
  let running: Promise<void> | null = null;
  let isStopped = false;

  async function sendAll(): Promise<void> {
    for (;;) {
      if (isStopped || (await perform((work) => sendSlice(work, sentAtOnce))) === 0) return;
      await setImmediate();
    }
  }

  return {
    run() {
      running ??= sendAll().finally(() => {
        running = null;
      });
      return running;
    },
    async stop() {
      isStopped = true;
      // Its problem has been told where it was asked for.
      await running?.catch(() => undefined);
    },
  };
}
