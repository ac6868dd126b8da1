/** The restore drill: backups and restores with the real commands, while the real server runs and when it does not. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { projectFolder } from "../../scripts/build.ts";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { runCommand } from "../../sync-server/commands.ts";
import { verifyAudit } from "../../sync-server/store/auditChain.ts";
import { backUp, restore } from "../../sync-server/store/sqlite/backup.ts";
import { databaseFileName, openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { goodPassword, testServer } from "../helpers/testServer.ts";

async function run(dataFolder: string, ...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const child = spawn(process.execPath, [join(projectFolder, "sync-server/index.ts"), ...args], {
    env: { ...process.env, POTLUCK_DATA: dataFolder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let errors = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (errors += text.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, out, errors };
}

test("[C.4] a backup made while people register is whole, and the server restored from it is as it was then", async () => {
  const server = await testServer();
  await server.person("alice@example.org");
  const file = join(await temporaryFolder(), "kitchen.backup");
  const writing = (async () => {
    for (let index = 0; index < 5; index += 1) await server.person(`guest${index}@example.org`);
  })();
  const made = await run(server.dataFolder, "backup", file);
  await writing;
  expect(made).toEqual({ code: 0, out: `The backup is in ${file}\n`, errors: "" });
  const taken = await run(server.dataFolder, "backup", file);
  expect([taken.code, taken.errors]).toEqual([2, `${file} is there already. Choose a new name for the backup.\n`]);
  await server.person("late@example.org");
  await server.close();

  const folder = await temporaryFolder();
  const restored = await run(folder, "restore", file);
  expect([restored.code, restored.errors]).toEqual([0, ""]);
  const next = await testServer({ dataFolder: folder, clock: server.clock, smtp: server.smtp });
  expect((await next.client().signIn("alice@example.org", goodPassword)).status).toBe(200);
  expect((await next.client().signIn("late@example.org", goodPassword)).status).toBe(401);
  expect(await next.composed.store.transaction(({ audit }) => verifyAudit(audit))).toMatchObject({ whole: true });
});

test("[C.4] a restore while the server runs: it notices, forgets nothing restored, and writes nothing from before", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const file = join(await temporaryFolder(), "kitchen.backup");
  expect((await run(server.dataFolder, "backup", file)).code).toBe(0);
  const bob = await server.person("bob@example.org");
  const { store } = server.composed;
  const epoch = store.epoch();
  let told = 0;
  store.onRestored(() => (told += 1));

  const restored = await run(server.dataFolder, "restore", file);
  expect(restored.errors).toBe("");
  expect(restored.out).toContain("What was there before is in ");
  // The first to write learns of it instead of writing; or the timer was sooner, and all go on with the restored data.
  const first = await server
    .client()
    .get("/api/account", { headers: { authorization: `Bearer ${alice.accessToken}` } });
  expect([200, 409]).toContain(first.status);
  expect(told).toBe(1);
  expect(store.epoch()).not.toBe(epoch);
  expect((await alice.get("/api/account")).status).toBe(200);
  expect((await bob.get("/api/account")).status).toBe(401);
  expect((await server.client().signIn("bob@example.org", goodPassword)).status).toBe(401);
  await server.person("bob@example.org");
  const audit = await store.transaction((tx) => tx.audit.read(0, 100));
  expect(audit.map(({ action }) => action)).toContain("server.restored");
  expect((await run(server.dataFolder, "verify-audit")).out).toMatch(/^The audit is whole: \d+ entries\./);

  // And back: what was there before the restore has not been lost.
  const [kept] = (await readdir(server.dataFolder)).filter((name) => name.startsWith("before-restore-"));
  expect((await run(server.dataFolder, "restore", join(server.dataFolder, kept ?? ""))).code).toBe(0);
  store.checkRestored();
  expect((await bob.get("/api/account")).status).toBe(200);
});

test("[C.4] a backup that is damaged, changed, foreign or missing is refused and the data stays", async () => {
  const server = await testServer();
  const alice = await server.person("alice@example.org");
  const folder = await temporaryFolder({ "text.backup": "no database", "empty.backup": "" });
  const file = (name: string): string => join(folder, name);
  expect(await backUp(server.dataFolder, file("good.backup"))).toMatchObject({ ok: true });

  const changed = file("changed.backup");
  expect(await backUp(server.dataFolder, changed)).toMatchObject({ ok: true });
  const database = new DatabaseSync(changed);
  database.exec("DROP TRIGGER audit_keeps_values; UPDATE audit SET actor_id = 'somebody else' WHERE seq = 1");
  database.close();
  const { size } = await stat(changed);
  await writeFile(file("torn.backup"), new Uint8Array(size));

  for (const [name, sentence] of [
    ["changed.backup", "audit is broken at entry 1"],
    ["torn.backup", "damaged or is not one of Potluck's"],
    ["text.backup", "damaged or is not one of Potluck's"],
    ["empty.backup", "damaged or is not one of Potluck's"],
    ["none.backup", "There is no file"],
  ] as const) {
    const refused = await restore(server.dataFolder, file(name), server.clock.now);
    expect(refused.ok || refused.error, name).toEqual({
      code: "backup_unreadable",
      message: expect.stringContaining(sentence),
    });
  }
  const { code, errors } = await run(server.dataFolder, "restore", file("torn.backup"));
  expect([code, errors]).toEqual([2, expect.stringContaining("Nothing was changed.")]);
  expect((await alice.get("/api/account")).status).toBe(200);
  expect((await readdir(server.dataFolder)).filter((name) => /restor/.test(name))).toEqual([]);
  expect((await run(server.dataFolder, "restore", file("good.backup"))).code).toBe(0);
});

test("[C.4] a changed audit is found by its command", async () => {
  const server = await testServer();
  await server.person("alice@example.org");
  await server.close();
  expect((await run(server.dataFolder, "verify-audit")).code).toBe(0);
  const database = new DatabaseSync(join(server.dataFolder, databaseFileName));
  database.exec("DROP TRIGGER audit_keeps_values; UPDATE audit SET at = at + 1 WHERE seq = 2");
  database.close();
  const { code, errors } = await run(server.dataFolder, "verify-audit");
  expect([code, errors]).toEqual([2, "The audit was changed: entry 2 does not fit the one before it.\n"]);
});

test("[C.4] what waits in the journal is told with the audit, is in a backup, and is there after a restore", async () => {
  const server = await testServer();
  await server.person("alice@example.org");
  const { store } = server.composed;
  const actorId = await store.transaction(async (tx) => {
    const alice = await tx.people.findAddress(foldAddress("alice@example.org"));
    if (alice === null) throw new Error("Alice has registered.");
    const ids = { id: "soup", type: "recipe", parentId: "", rootId: "soup", sortKey: "", title: "" } as const;
    const times = { createdAt: 1, updatedAt: 1, trashedAt: 0, deletedAt: 0 };
    const blank = { state: new Uint8Array([0, 0]), seq: await tx.nextSequence(1) };
    await tx.items.put({ ...ids, ...times, ...blank, ownerId: alice.personId });
    return alice.personId;
  });
  const doc = new Y.Doc();
  doc.getText("notes").insert(0, "typed");
  const change = {
    itemId: "soup",
    itemType: "recipe",
    actorId,
    update: Y.encodeStateAsUpdate(doc),
  } as const;
  await store.journal.append([change], 5).flushed;
  const command = (name: "verify-audit") => runCommand({ name }, server.dataFolder, server.clock.now);
  expect(await command("verify-audit")).toMatchObject({
    ok: true,
    value: expect.stringContaining(" 1 commits of typing wait"),
  });
  const file = join(await temporaryFolder(), "moment.backup");
  expect((await run(server.dataFolder, "backup", file)).code).toBe(0);
  await server.close();
  expect((await run(server.dataFolder, "restore", file)).code).toBe(0);
  expect(await command("verify-audit")).toMatchObject({ ok: true, value: expect.not.stringContaining("wait") });
  const restored = await openSqliteStore(server.dataFolder);
  if (!restored.ok) throw new Error(restored.error.message);
  const item = await restored.value.transaction(({ items }) => items.find("soup"));
  await restored.value.close();
  expect(item?.state).toEqual(change.update);
});

test("[C.4] commands without a file, and with no data, say what is missing", async () => {
  const folder = await temporaryFolder();
  expect((await run(folder, "backup")).errors).toBe("backup needs a file: npm run server -- backup FILE\n");
  expect((await run(folder, "backup", join(folder, "x"))).errors).toContain("There is no data in");
  expect((await run(folder, "verify-audit")).errors).toContain("There is no data in");
});

test("[C.4] a second server on the same folder is told so", async () => {
  const server = await testServer();
  const { code, errors } = await run(server.dataFolder, "--port", "0");
  expect([code, errors]).toEqual([2, expect.stringContaining("Another Potluck server is using")]);
});

test("[C.4] a damaged key is not replaced without a word; an empty one of a first start that was cut off is", async () => {
  const folder = await temporaryFolder();
  const key = join(folder, "server.key");
  await writeFile(key, "half of it");
  const { code, errors } = await run(folder, "--port", "0");
  expect([code, errors]).toEqual([2, expect.stringContaining("server.key is damaged")]);
  expect(await readFile(key, "utf8")).toBe("half of it");
  await writeFile(key, "");
  await (await testServer({ dataFolder: folder })).close();
  expect((await stat(key)).size).toBe(32);
  // The lock's file is damaged: nobody else is said to use the folder.
  await writeFile(join(folder, "lock.sqlite"), "no database, by any means ".repeat(50));
  const locked = await run(folder, "--port", "0");
  expect([locked.code, locked.errors]).toEqual([2, expect.stringMatching(/lock\.sqlite cannot be used: .+ remove it/)]);
});
