/** The commands beside serving: backup, restore, verify-audit, import-shares, subscription. Each ends with 0, or says in one sentence why not. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { fail, ok } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import { importSharesCommand } from "./migrate/command.ts";
import type { SubscriptionChange } from "./engine/organizations/billing.ts";
import { verifyAudit } from "./store/auditChain.ts";
import { auditStore } from "./store/queries/audit.ts";
import { waitingRows } from "./store/queries/journal.ts";
import { programName } from "./programName.ts";
import { backUp, restore } from "./store/sqlite/backup.ts";
import { sqliteDialect, Statements } from "./store/sqlite/dialect.ts";
import { journalPath, readJournalFile } from "./store/sqlite/journalFile.ts";
import { databaseFileName } from "./store/sqlite/sqliteStore.ts";
import type { Tables } from "./store/tables.ts";
import { changeSubscription, readSubscription } from "./subscriptionCommand.ts";

const withFile = ["backup", "restore", "import-shares"] as const;
const withoutFile = ["verify-audit"] as const;

export type Command =
  | { readonly name: "backup" | "restore"; readonly file: string }
  | { readonly name: "import-shares"; readonly file: string; readonly isApplied: boolean }
  | { readonly name: (typeof withoutFile)[number] }
  | { readonly name: "subscription"; readonly change: SubscriptionChange };

/** The command at the front of the arguments and what is left for the options; null: serve. */
export function readCommand(
  given: readonly string[],
): Result<{ readonly command: Command | null; readonly flags: readonly string[] }> {
  const [name, file, ...rest] = given;
  if (name === "subscription") {
    const read = readSubscription(given.slice(1));
    return read.ok ? ok({ command: { name, change: read.value.change }, flags: read.value.flags }) : read;
  }
  const bare = withoutFile.find((known) => known === name);
  if (bare !== undefined) return ok({ command: { name: bare }, flags: given.slice(1) });
  const known = withFile.find((known) => known === name);
  if (known === undefined) return ok({ command: null, flags: name === "serve" ? given.slice(1) : given });
  if (file === undefined || file.startsWith("-")) {
    return fail("configuration_invalid", `${known} needs a file: ${programName} ${known} FILE`);
  }
  if (known !== "import-shares") return ok({ command: { name: known, file: resolve(file) }, flags: rest });
  const isApplied = rest.includes("--apply");
  const flags = rest.filter((flag) => flag !== "--apply");
  return ok({ command: { name: known, file: resolve(file), isApplied }, flags });
}

/** One sentence about what was done. */
export async function runCommand(command: Command, dataFolder: string, nowMs: number): Promise<Result<string>> {
  const folder = resolve(dataFolder);
  switch (command.name) {
    case "backup": {
      const made = await backUp(folder, command.file);
      return made.ok ? ok(`The backup is in ${command.file}`) : made;
    }
    case "restore": {
      const restored = await restore(folder, command.file, nowMs);
      if (!restored.ok) return restored;
      const before = restored.value === null ? "" : ` What was there before is in ${restored.value}`;
      return ok(`The backup is in place; a running server goes on with it.${before}`);
    }
    case "verify-audit":
      return checkAudit(folder);
    case "import-shares":
      return importSharesCommand(folder, command.file, command.isApplied);
    case "subscription":
      return changeSubscription(folder, command.change, () => nowMs);
    default:
      return command satisfies never;
  }
}

async function checkAudit(folder: string): Promise<Result<string>> {
  const file = join(folder, databaseFileName);
  if (!existsSync(file)) return fail("not_found", `There is no data in ${folder}, so there is no audit to check.`);
  const database = new DatabaseSync(file, { readOnly: true });
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, new Statements(database)) });
  try {
    // One moment: what a running server puts into the audit meanwhile is neither read nor waited for.
    database.exec("BEGIN");
    const verified = await verifyAudit(auditStore(kysely));
    if (!verified.whole) {
      return fail(
        "storage_failed",
        `The audit was changed: entry ${verified.brokenAt} does not fit the one before it.`,
      );
    }
    const rows = await waitingRows(kysely, readJournalFile(journalPath(file)));
    const waiting = rows.length === 0 ? "" : ` ${rows.length} commits of typing wait to be put into it.`;
    return ok(
      `The audit is whole: ${verified.entries} entries.${waiting} The last hash is ${rows.at(-1)?.hash ?? verified.lastHash}`,
    );
  } finally {
    await kysely.destroy();
  }
}
