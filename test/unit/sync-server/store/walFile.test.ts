import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../../sync-server/store/sqlite/openDatabase.ts";
import { WalFile } from "../../../../sync-server/store/sqlite/walFile.ts";
import { temporaryFolder } from "../../../helpers/temporaryFolder.ts";

async function written() {
  const file = join(await temporaryFolder(), "kitchen.sqlite");
  const database = openDatabase(file);
  const wal = new WalFile(database);
  onTestFinished(async () => {
    await wal.close();
    database.close();
  });
  database.exec("CREATE TABLE words (word TEXT)");
  return { file, database, wal };
}

test("[C.4] what cannot be flushed is written into the database itself, and counts as stored only then", async () => {
  const { file, database, wal } = await written();
  await wal.flush();
  database.exec("INSERT INTO words VALUES ('one')");
  await wal.flush();
  expect(wal.isWhole).toBe(true);

  const other = await written();
  other.database.exec("INSERT INTO words VALUES ('two')");
  // The log cannot be opened, as after a disk that failed; SQLite has it open still.
  rmSync(`${other.file}-wal`);
  await other.wal.flush();
  expect(other.wal.isWhole).toBe(true);
  const alone = new DatabaseSync(`file:${other.file}?immutable=1`, { readOnly: true });
  onTestFinished(() => alone.close());
  expect(alone.prepare("SELECT word FROM words").all()).toEqual([{ word: "two" }]);
  // The control: without that, the database itself has nothing yet.
  const before = new DatabaseSync(`file:${file}?immutable=1`, { readOnly: true });
  onTestFinished(() => before.close());
  expect(() => before.prepare("SELECT word FROM words").all()).toThrow(/no such table/);
});

test("[C.4] where neither succeeds the flush fails, and the log is not taken for whole", async () => {
  const { file, database, wal } = await written();
  const reader = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => reader.close());
  database.exec("INSERT INTO words VALUES ('one')");
  reader.exec("BEGIN");
  reader.prepare("SELECT * FROM words").all();
  database.exec("INSERT INTO words VALUES ('two'); PRAGMA busy_timeout = 1");
  rmSync(`${file}-wal`);
  await expect(wal.flush()).rejects.toThrow("ENOENT");
  expect(wal.isWhole).toBe(false);
});
