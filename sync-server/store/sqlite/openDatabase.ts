/** Opens a database file the way the server always does. */
import { DatabaseSync } from "node:sqlite";

/** How long to wait for another process that is writing, such as a restore. */
const busyTimeoutMs = 5000;

/** WAL lets backups read while the server writes; FULL means that what was acknowledged survives a power cut. */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  try {
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA trusted_schema = OFF");
    // Deleted names, codes and texts are overwritten where that costs no extra write.
    database.exec("PRAGMA secure_delete = FAST");
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}
