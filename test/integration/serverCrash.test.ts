import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { FailureError } from "../../src/domain/result.ts";
import { itemPush } from "../helpers/rawPeer.ts";
import { liveClient, recordsConnection } from "../helpers/realDevice.ts";
import { seededRandom } from "../helpers/seededRandom.ts";
import { registerAtProcess, startServerProcess } from "../helpers/serverProcess.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { crash } from "../simulation/crash.ts";
import { checkAudit } from "../simulation/invariants.ts";
import { readServer } from "../simulation/serverContent.ts";

test("[C.4] the real server, killed in the middle, has every acknowledged write, none by halves, and an audit that explains all", async () => {
  const outcome = await crash(4, seededRandom(1));
  expect(outcome.problems).toEqual([]);
  for (const count of Object.values(outcome.acknowledged)) expect(count).toBeGreaterThan(0);
  expect(outcome.cutOff).toBeGreaterThan(0);
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

test("[C.4] a full disk is answered with an error and nothing stored; with room again the same server goes on", async ({
  skip,
}) => {
  const folder = await smallDisk();
  if (folder === null) return skip("a disk of a few megabytes cannot be mounted here");
  const { child, listening } = startServerProcess(folder);
  onTestFinished(async () => {
    const closed = once(child, "close");
    if (child.kill("SIGKILL")) await closed;
  });
  const server = await listening;
  const anna = await registerAtProcess(server, folder, "anna");
  const records = recordsConnection(server.address, anna.accessToken);
  const push = async (id: string): Promise<string> => {
    const doc = new Y.Doc();
    doc.getText("title").insert(0, id);
    try {
      const answer = await records.request({ t: "push", collection: "items", rows: [itemPush(id, doc)] });
      return (answer.t === "pushed-items" && answer.results[0]?.kind) || answer.t;
    } catch (error) {
      if (error instanceof FailureError) return error.code;
      throw error;
    }
  };
  expect(await push("before")).toBe("merged");
  const live = liveClient(server.address, anna.accessToken, "before");
  const reader = liveClient(server.address, anna.accessToken, "before");
  const titleOf = (doc: Y.Doc): string => doc.getText("title").toString();
  await expect.poll(() => titleOf(live.doc) + titleOf(reader.doc)).toBe("beforebefore");
  const filler = join(folder, "filler");
  expect(() => writeFileSync(filler, new Uint8Array(8_000_000))).toThrow(/ENOSPC/);
  let answer = await push("full-0");
  for (let turn = 1; answer === "merged" && turn < 500; turn++) answer = await push(`full-${turn}`);
  expect(answer).toBe("storage_full");
  // What is typed meanwhile is passed on to nobody, and kept where it was typed.
  live.doc.getText("title").insert(0, "typed ");
  await new Promise((resolve) => live.provider.once("connection-close", resolve));
  expect(titleOf(reader.doc)).toBe("before");
  rmSync(filler);
  expect(await push("after")).toBe("merged");
  await expect.poll(() => titleOf(reader.doc), { timeout: 10_000 }).toBe("typed before");
  expect((await anna.get("/healthz")).status).toBe(200);
  const closed = once(child, "close");
  child.kill("SIGTERM");
  await closed;
  const stored = readServer(folder);
  expect([...stored.items.keys()]).toEqual(expect.arrayContaining(["before", "after"]));
  expect(await checkAudit(stored, folder)).toEqual([]);
});
