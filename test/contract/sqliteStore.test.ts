import { onTestFinished } from "vitest";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { storeContract } from "./store.ts";

storeContract("SQLite", async () => {
  const opened = await openSqliteStore(await temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
});
