import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backupNameAt, newestFirst } from "../../../src/main/backups/backupNames.ts";
import { createBackups } from "../../../src/main/backups/backups.ts";
import { temporaryFolder } from "../../helpers/temporaryFolder.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function kitchen(files: Record<string, string> = {}) {
  const folder = await temporaryFolder(files);
  const clock = { at: new Date(2026, 10, 21, 18, 30, 5) };
  const backups = createBackups({
    defaultFolder: join(folder, "backups"),
    settingsFile: join(folder, "backup-settings.json"),
    now: () => clock.at,
  });
  return { folder, clock, backups };
}

test("[K.9] a backup is a dated file, outside the browser's storage", async () => {
  const { folder, backups } = await kitchen();
  expect(await backups.write(bytes("all"))).toMatchObject({ value: { name: "potluck-backup-2026-11-21-183005.zip" } });
  expect(await readFile(join(folder, "backups/potluck-backup-2026-11-21-183005.zip"), "utf8")).toBe("all");
});

test("[K.9] two at the same moment are two files, and neither is lost", async () => {
  const { backups } = await kitchen();
  const both = await Promise.all([backups.write(bytes("one")), backups.write(bytes("two"))]);
  const names = both.map((written) => (written.ok ? written.value.name : ""));
  expect(names).toEqual(["potluck-backup-2026-11-21-183005.zip", "potluck-backup-2026-11-21-183005-1.zip"]);
  const listed = await backups.list();
  expect(listed.ok && listed.value.map((backup) => backup.name)).toEqual(names.toReversed());
});

test("[K.9] only so many are kept, the oldest go, and other people's files stay", async () => {
  const { folder, clock, backups } = await kitchen({
    "backups/holiday.zip": "mine",
    "backups/potluck-backup-x.zip": "no",
  });
  await backups.changeSettings({ keep: 3 });
  for (let day = 1; day <= 5; day += 1) {
    clock.at = new Date(2026, 10, day, 9, 0, 0);
    await backups.write(bytes(`day ${day}`));
  }
  expect((await readdir(join(folder, "backups"))).toSorted()).toEqual([
    "holiday.zip",
    "potluck-backup-2026-11-03-090000.zip",
    "potluck-backup-2026-11-04-090000.zip",
    "potluck-backup-2026-11-05-090000.zip",
    "potluck-backup-x.zip",
  ]);
});

test("[K.9] the one just written is kept even when the clock was set back", async () => {
  const { clock, backups } = await kitchen();
  await backups.changeSettings({ keep: 1 });
  await backups.write(bytes("now"));
  clock.at = new Date(2020, 0, 1);
  const written = await backups.write(bytes("later, says the calendar of 2020"));
  const listed = await backups.list();
  expect(listed.ok && listed.value.map(({ name }) => name)).toEqual([written.ok && written.value.name]);
});

test("[K.9] a failed backup deletes none of the earlier ones", async () => {
  const { folder, clock, backups } = await kitchen();
  await backups.changeSettings({ keep: 1 });
  await backups.write(bytes("earlier"));
  clock.at = new Date(2026, 10, 22);
  // A folder is in the way of the next name, so the rename fails after the bytes are written.
  const next = join(folder, "backups/potluck-backup-2026-11-22-000000.zip");
  await mkdir(join(next, "in the way"), { recursive: true });
  const listed = await backups.list();
  expect(listed.ok && listed.value.map(({ name }) => name)).toContain("potluck-backup-2026-11-21-183005.zip");
  await rm(next, { recursive: true });
  await mkdir(join(folder, "elsewhere"));
  await backups.useFolder(join(folder, "elsewhere"));
  await rm(join(folder, "elsewhere"), { recursive: true });
  expect(await backups.write(bytes("later"))).toMatchObject({ ok: false, error: { code: "storage_failed" } });
  expect(await readdir(join(folder, "backups"))).toEqual(["potluck-backup-2026-11-21-183005.zip"]);
});

test("[K.9] a folder on a disk that is not plugged in is a sentence, not an empty list", async () => {
  const { folder, backups } = await kitchen();
  await backups.useFolder(join(folder, "unplugged"));
  const listed = await backups.list();
  expect(listed).toMatchObject({ ok: false, error: { code: "storage_failed" } });
  expect(listed.ok || listed.error.message).toContain("plugged in");
});

test("[K.9] reading takes only names of backups", async () => {
  const { backups } = await kitchen({ "backups/secret.zip": "secret" });
  await backups.write(bytes("all"));
  expect(await backups.read("potluck-backup-2026-11-21-183005.zip")).toEqual({ ok: true, value: bytes("all") });
  for (const name of ["secret.zip", "../backup-settings.json", "potluck-backup-2026-11-21-183005.zip/../secret.zip"]) {
    expect(await backups.read(name)).toMatchObject({ ok: false, error: { code: "file_unreadable" } });
  }
});

test.each(["not json", "[]", '{"keep":"many","folder":7}'])(
  "[K.9] damaged settings (%s) fall back to the usual ones",
  async (damaged) => {
    const { folder, backups } = await kitchen();
    await writeFile(join(folder, "backup-settings.json"), damaged);
    expect(await backups.settings()).toEqual({
      folder: join(folder, "backups"),
      isDefaultFolder: true,
      keep: 14,
      automatic: true,
      everyHours: 24,
    });
  },
);

test("[K.9] settings survive a restart", async () => {
  const { folder, backups } = await kitchen();
  await backups.changeSettings({ keep: 5, automatic: false, everyHours: 6 });
  const again = createBackups({
    defaultFolder: join(folder, "backups"),
    settingsFile: join(folder, "backup-settings.json"),
    now: () => new Date(),
  });
  expect(await again.settings()).toMatchObject({ keep: 5, automatic: false, everyHours: 6 });
});

test("[K.9] numbered names of one second sort by their number", () => {
  const time = new Date(2026, 0, 2, 3, 4, 5);
  const taken = new Set<string>();
  for (let count = 0; count < 12; count += 1) taken.add(backupNameAt(time, taken));
  const sorted = [...taken].map((name) => ({ name })).toSorted(newestFirst);
  expect(sorted[0]?.name).toBe("potluck-backup-2026-01-02-030405-11.zip");
  expect(sorted.at(-1)?.name).toBe("potluck-backup-2026-01-02-030405.zip");
});
