/** An older scheme's permissions, taken over: what would happen, what happened, and that nobody has more than before. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CheckAnswer } from "../../src/domain/sharing/answers.ts";
import type { Share } from "../../src/domain/sharing/share.ts";
import { readCommand, runCommand } from "../../sync-server/commands.ts";
import { checkImport, accessNow } from "../../sync-server/migrate/checkImport.ts";
import { importShares } from "../../sync-server/migrate/command.ts";
import { grantsIn, importGrant } from "../../sync-server/migrate/importShares.ts";
import { readOldScheme } from "../../sync-server/migrate/oldScheme.ts";
import { Effects, workOn } from "../../sync-server/engine/work.ts";
import { actingPeople, giveList, ofList, withAddress, type Person } from "../helpers/actingPeople.ts";
import { addOrganization } from "../helpers/belonging.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const csv = `item,scope,person,organization,permission
list1,SpecificUsers,ben@example.org,,Read
list1,SpecificUsers,ben@example.org,,Write
list1,SpecificUsers,Dora@Example.org,,Edit
list1,SpecificUsers,anna@example.org,,Manage
list1,SpecificUsers,carla@example.org,,Fly
list2,Everyone,,club,Read
list3,None,ben@example.org,,Manage
no-such,SpecificUsers,ben@example.org,,Read
`;

function old(text: string) {
  const read = readOldScheme(text, true);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

async function kitchen() {
  const { server, person } = await actingPeople();
  const [anna, ben, carla] = [await person("anna"), await person("ben"), await person("carla")];
  for (const id of ["list1", "list2", "list3"]) await giveList(anna, id, `List ${id}`);
  addOrganization(server.dataFolder, "club", { [anna.id]: "OWNER", [carla.id]: "MEMBER" });
  const level = async (who: Person, itemId: string): Promise<string | null> =>
    (await who.done<CheckAnswer>("permission.check", { itemId })).permission?.level ?? null;
  return { server, person, anna, ben, carla, level, store: server.composed.store };
}

test("[S3.17] the dry run says for every line what would become of it, and changes nothing", async () => {
  const { store, ben, level } = await kitchen();
  const report = await importShares(store, old(csv), false);
  expect(report).toMatchObject({ isApplied: false, problems: [] });
  expect(report.outcomes.map(({ lines, kind, level: found }) => [lines, kind, found])).toEqual([
    [[2, 3], "made", "edit"],
    [[4], "waiting", "edit"],
    [[5], "left", null],
    [[6], "conflict", null],
    [[7], "made", "view"],
    [[8], "left", null],
    [[9], "conflict", null],
  ]);
  expect(await level(ben, "list1")).toBeNull();
  await store.transaction(async (tx) => {
    expect(await tx.shares.pendingFor("dora@example.org")).toEqual([]);
    expect(await tx.shares.liveOf(ben.id)).toEqual([]);
  });
});

test("[S3.17] applied, every source permission works and nobody has more; a second run changes nothing", async () => {
  const { server, store, person, anna, ben, carla, level } = await kitchen();
  const first = await importShares(store, old(csv), true);
  expect(first).toMatchObject({ isApplied: true, problems: [] });
  expect(await level(ben, "list1")).toBe("edit");
  expect(await level(carla, "list2")).toBe("view");
  expect(await level(ben, "list3"), "the scope was private").toBeNull();
  expect(await level(carla, "list1"), "no level is like it").toBeNull();
  expect(server.smtp.received.filter(({ subject }) => /shar/i.test(subject))).toEqual([]);
  const sharesBefore = (await anna.done<{ shares: Share[] }>("share.byMe")).shares;
  const second = await importShares(store, old(csv), true);
  expect(second.outcomes.map(({ kind }) => kind)).toEqual([
    "there",
    "there",
    "left",
    "conflict",
    "there",
    "left",
    "conflict",
  ]);
  expect((await anna.done<{ shares: Share[] }>("share.byMe")).shares).toEqual(sharesBefore);

  // Whoever registers later has what waited; what its owner ends is not brought back by a third run.
  const dora = await person("dora");
  expect(await level(dora, "list1")).toBe("edit");
  const bens = sharesBefore.find(({ recipientId }) => recipientId === ben.id);
  await anna.done("share.revoke", { shareId: bens?.id });
  expect((await importShares(store, old(csv), true)).outcomes[0]).toMatchObject({
    kind: "left",
    reason: expect.stringContaining("revoked"),
  });
  expect(await level(ben, "list1")).toBeNull();
});

test("[S3.17] what is shared already is raised where the source says more, and stays where it says less", async () => {
  const { store, anna, ben, carla, level } = await kitchen();
  const give = async (who: Person, name: string, at: string) => {
    const wish = { ...ofList("list1"), recipient: withAddress(name), level: at };
    const share = await anna.done<Share>("share.create", wish);
    await who.done("share.accept", { shareId: share.id });
  };
  await give(ben, "ben", "view");
  await give(carla, "carla", "manage");
  const both = `item,scope,person,organization,permission
list1,people,ben@example.org,,write
list1,people,carla@example.org,,read`;
  const { outcomes, problems } = await importShares(store, old(both), true);
  expect(problems).toEqual([]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["raised", "there"]);
  expect([await level(ben, "list1"), await level(carla, "list1")]).toEqual(["edit", "manage"]);
});

test("[S3.17] the check finds what an import left out and what it gave too much", async () => {
  const { store, anna, ben, carla } = await kitchen();
  const grants = grantsIn(old(csv)).slice(0, 1);
  const problems = await store.transaction(async (tx) => {
    const work = workOn(tx, new Effects(), async () => undefined);
    const catalog = await tx.catalog.read();
    const before = await accessNow(tx, grants);
    const taken = [];
    for (const grant of grants) taken.push({ grant, outcome: await importGrant(work, catalog, grant) });
    const sound = await checkImport(tx, catalog, taken, before);
    // Somebody meddles: Ben's share ends, Carla is given one nobody asked for.
    const [bens] = await tx.shares.liveOf(ben.id);
    if (!bens) throw new Error("Ben has no share.");
    await tx.shares.put({ ...bens, id: "meddled", recipientId: carla.id, recipientAddressFolded: "carla@example.org" });
    await tx.shares.put({ ...bens, status: "revoked" });
    return { sound, meddled: await checkImport(tx, catalog, taken, before) };
  });
  expect(anna.id).not.toBe("");
  expect(problems.sound).toEqual([]);
  expect(problems.meddled).toEqual([
    expect.stringMatching(/^ben@example.org should have “edit” on list1/),
    expect.stringMatching(new RegExp(`^${carla.id} can .*edit.* on list1 now`)),
  ]);
});

test("[S3.17] as a command: refused while the server runs, then the report; JSON and CSV say the same", async () => {
  const { server } = await kitchen();
  const folder = await temporaryFolder();
  const json = {
    items: [
      { item: "list1", scope: "people", permissions: [{ person: "ben@example.org", permission: "read" }] },
      { item: "list2", scope: "everyone", everyone: { organization: "club", permission: "read" } },
    ],
  };
  const [jsonFile, csvFile, badFile] = ["old.json", "old.csv", "bad.csv"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(jsonFile, JSON.stringify(json));
  await writeFile(
    csvFile,
    "item,scope,person,organization,permission\nlist1,people,ben@example.org,,read\nlist2,everyone,,club,read\n",
  );
  await writeFile(badFile, "item,scope,person,organization,permission\nlist1,sometimes,ben@example.org,,read\n");
  const run = async (...args: string[]) => {
    const asked = readCommand(["import-shares", ...args]);
    if (!asked.ok || asked.value.command === null) throw new Error("No command.");
    return runCommand(asked.value.command, server.dataFolder, Date.now());
  };
  expect(await run(jsonFile)).toMatchObject({ ok: false, error: { code: "data_folder_in_use" } });
  await server.close();
  const dry = await run(jsonFile);
  expect(dry).toMatchObject({ ok: true, value: expect.stringMatching(/^Nothing was changed/) });
  const rows = (said: typeof dry) => (said.ok ? said.value : "").split("\n").filter((line) => line.includes("\t"));
  expect(rows(await run(csvFile)).map((row) => row.split("\t").slice(1))).toEqual(
    rows(dry).map((row) => row.split("\t").slice(1)),
  );
  expect(await run(badFile)).toMatchObject({
    ok: false,
    error: { code: "file_unreadable", message: expect.stringMatching(/Line 2.*sometimes/s) },
  });
  expect(await run(jsonFile, "--apply")).toMatchObject({ ok: true, value: expect.stringMatching(/2 shared/) });
  expect(await run(csvFile, "--apply")).toMatchObject({ ok: true, value: expect.stringMatching(/2 has it already/) });
});
