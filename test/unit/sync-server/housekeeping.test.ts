import { expect, onTestFinished, test, vi } from "vitest";
import { keepHouse, sweep } from "../../../sync-server/housekeeping.ts";
import { openSqliteStore } from "../../../sync-server/store/sqlite/sqliteStore.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const dayMs = 86_400_000;
const now = 1_800_000_000_000;

test("[C.4] what is over is swept: codes after a day, failed mails after a week; what is going on stays", async () => {
  const opened = await openSqliteStore(await temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  const code = {
    purpose: "reset",
    address: "a",
    folded: "a",
    personId: null,
    codeHash: "h",
    registration: null,
  } as const;
  const mail = { to: "a@example.org", subject: "S", text: "T", html: "H", expiresAt: now };
  await store.transaction(async (tx) => {
    for (const [id, expiresAt] of [["old", now - dayMs - 1] as const, ["new", now] as const]) {
      await tx.codes.add({ id, ...code, createdAt: now, expiresAt, attempts: 0, sends: 1, usedAt: null });
    }
    await tx.mails.add({ id: "failed", ...mail }, now - 8 * dayMs);
    await tx.mails.giveUp("failed", "EENVELOPE 550");
    await tx.mails.add({ id: "waiting", ...mail }, now - 8 * dayMs);
  });
  await sweep(store, now);
  await store.transaction(async (tx) => {
    expect([await tx.codes.find("old"), (await tx.codes.find("new"))?.id]).toEqual([null, "new"]);
    expect(await tx.mails.counts()).toEqual({ waiting: 1, failed: 0 });
  });
});

test("[C.4] a problem while sweeping is told, and the next round comes all the same", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let sweeps = 0;
  let checks = 0;
  const broken = {
    transaction: () => {
      sweeps += 1;
      return Promise.reject(new Error("disk"));
    },
    checkRestored: () => void (checks += 1),
    check: async () => undefined,
    epoch: () => "",
    onRestored: () => () => undefined,
    close: async () => undefined,
  };
  const problems: unknown[] = [];
  const house = keepHouse(
    broken,
    () => now,
    async () => undefined,
    (error) => problems.push(error),
  );
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  house.stop();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([sweeps, problems.length, checks]).toEqual([2, 2, 7200]);
});
