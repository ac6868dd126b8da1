import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { FailureError } from "../../src/domain/result.ts";
import { verifyAudit } from "../../sync-server/store/auditChain.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { testHub } from "../helpers/testHub.ts";
import { itemPush, RawPeer } from "../helpers/rawPeer.ts";
import { seededRandom } from "../helpers/seededRandom.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { crash } from "../simulation/crash.ts";

test("[C.4] a server that is killed in the middle has every acknowledged write, none by halves, and an audit that explains all", async () => {
  const outcome = await crash(5, seededRandom(1));
  expect(outcome.problems).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThan(5);
  expect(outcome.killedInTheMiddle).toBeGreaterThan(0);
}, 120_000);

/** A disk of its own of a few megabytes; null where one cannot be mounted. */
async function smallDisk(): Promise<string | null> {
  const folder = join(await temporaryFolder(), "disk");
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    // Only root may, and not in every container.
    return null;
  }
  onTestFinished(() => void execFileSync("umount", ["-l", folder]));
  return folder;
}

test("[C.4] a full disk is answered with an error and nothing stored; with room again everything goes on", async ({
  skip,
}) => {
  const folder = await smallDisk();
  if (folder === null) return skip("a disk of a few megabytes cannot be mounted here");
  const opened = await openSqliteStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  await store.transaction((tx) =>
    tx.people.add({ id: "anna", name: "Anna", color: "sky", isAdmin: false, createdAt: 1 }),
  );
  const bugs: unknown[] = [];
  const { hub } = testHub({ store, now: () => 5, reportBug: (error) => bugs.push(error) });
  const anna = await RawPeer.greeted(hub, "anna");
  const list = (title: string): Y.Doc => {
    const doc = new Y.Doc();
    doc.getText("title").insert(0, title);
    return doc;
  };
  const push = (id: string) => anna.say({ t: "push", n: 1, collection: "items", rows: [itemPush(id, list(id))] });
  expect(await push("before")).toMatchObject({ t: "pushed-items", results: [{ kind: "merged" }] });
  const filler = join(folder, "filler");
  expect(() => writeFileSync(filler, new Uint8Array(8_000_000))).toThrow(/ENOSPC/);
  let refused = await push("full-0");
  for (let turn = 1; refused.t === "pushed-items" && turn < 500; turn++) refused = await push(`full-${turn}`);
  expect(refused).toMatchObject({ t: "error", n: 1, failure: { code: "storage_full" } });
  rmSync(filler);
  expect(await push("after")).toMatchObject({ t: "pushed-items", results: [{ kind: "merged" }] });
  expect((await anna.get("before"))[0]?.kind).toBe("item");
  expect(await store.transaction((tx) => verifyAudit(tx.audit))).toMatchObject({ whole: true });
  expect(bugs.filter((bug) => !(bug instanceof FailureError))).toEqual([]);
});
