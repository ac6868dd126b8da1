/** A power cut of the server: its disk has what was flushed, and what came after is gone. */
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { journalPath } from "../../sync-server/store/sqlite/journalFile.ts";
import { databaseFileName } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const kept = [databaseFileName, `${databaseFileName}-wal`, journalPath(databaseFileName)];

/** Notes what is flushed now, and answers how to make that all there is; the server must not run then. */
export async function flushedState(dataFolder: string): Promise<() => void> {
  const copy = await temporaryFolder();
  // At one go: nothing is written in between.
  for (const name of kept)
    if (existsSync(join(dataFolder, name))) copyFileSync(join(dataFolder, name), join(copy, name));
  return () => {
    for (const name of [...kept, `${databaseFileName}-shm`]) rmSync(join(dataFolder, name), { force: true });
    for (const name of kept) if (existsSync(join(copy, name))) copyFileSync(join(copy, name), join(dataFolder, name));
  };
}
