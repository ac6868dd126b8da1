import { afterAll, expect, test } from "vitest";
import { Counts } from "./counts.ts";
import { endThreads } from "./device.ts";
import { simulate } from "./run.ts";

afterAll(() => endThreads());

/** What a run has to have done to prove anything; each happens many times in the seeds below. */
const mustHappen = [
  "creates",
  "edits",
  "touches a list",
  "trashes or restores",
  "deletes for good",
  "shares",
  "shares all",
  "accepts",
  "changes a level",
  "revokes",
  "goes offline",
  "comes online",
  "loses what is on its way",
  "sends an old push again",
  "signs out or in",
  "is wiped",
  "the server restarts",
  "registers",
  "push merged",
  "push refused",
  "push gone",
  "pulled whole",
  "pulled difference",
  "pulled gone",
] as const;

test("[C.4] [C.5] devices that live through anything agree with the server, lose nothing, and keep refused changes to themselves", async () => {
  const counts = new Counts();
  // Three and nine are on a disk that can be put back; the rest in memory.
  for (const seed of [1, 2, 3, 4, 5, 7, 8, 9]) counts.addAll(await simulate(seed, { steps: 150 }));
  for (const kind of mustHappen) expect(counts.get(kind), kind).toBeGreaterThan(0);
}, 600_000);
