/** `import-shares FILE [--apply]`: without --apply it does all of it and takes it back, so the report says what really would happen. */
import { readFile } from "node:fs/promises";
import { fail, ok, type Result } from "../../src/domain/result.ts";
import { Effects, workOn, type Work } from "../engine/work.ts";
import { openDataFolder } from "../store/openDataFolder.ts";
import type { Store } from "../store/ports.ts";
import { accessNow, checkImport } from "./checkImport.ts";
import { grantsIn, importGrant, type Outcome } from "./importShares.ts";
import { readOldScheme, type OldPermission } from "./oldScheme.ts";

export interface ImportReport {
  readonly outcomes: readonly Outcome[];
  /** What the check after it found; with any of these nothing is stored. */
  readonly problems: readonly string[];
  readonly isApplied: boolean;
}

/** Errors: file_unreadable, data_folder_in_use, storage_failed. */
export async function importSharesCommand(folder: string, file: string, isApplied: boolean): Promise<Result<string>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    return fail("file_unreadable", `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const permissions = readOldScheme(text, /\.csv$/i.test(file));
  if (!permissions.ok) return permissions;
  const opened = await openDataFolder(folder);
  if (!opened.ok) return opened;
  try {
    const report = await importShares(opened.value.store, permissions.value, isApplied);
    const words = reportWords(report);
    return report.problems.length > 0 ? fail("storage_failed", words) : ok(words);
  } finally {
    await opened.value.close();
  }
}

/** Does it in one transaction; stored only when it is to be applied and the check found nothing. Nobody is sent a mail. */
export async function importShares(
  store: Store,
  permissions: readonly OldPermission[],
  isApplied: boolean,
): Promise<ImportReport> {
  return store.transaction(async (tx) => {
    const report: { outcomes: Outcome[]; problems: string[] } = { outcomes: [], problems: [] };
    await tx.attempt(async () => {
      const work: Work = workOn(tx, new Effects(), async () => undefined);
      const grants = grantsIn(permissions);
      const before = await accessNow(tx, grants);
      const catalog = await tx.catalog.read();
      const taken = [];
      for (const grant of grants) taken.push({ grant, outcome: await importGrant(work, catalog, grant) });
      report.outcomes = taken.map(({ outcome }) => outcome);
      report.problems = await checkImport(tx, catalog, taken, before);
      const changed = report.outcomes.filter(({ kind }) => kind === "made" || kind === "raised" || kind === "waiting");
      if (!isApplied || report.problems.length > 0) return fail("cancelled", "Taken back.");
      if (changed.length > 0) {
        await tx.audit.append({
          at: tx.now(),
          actorId: null,
          action: "server.shares_imported",
          after: { shares: changed.length },
          cause: "import-shares command",
        });
      }
      return ok(null);
    });
    return { ...report, isApplied: isApplied && report.problems.length === 0 };
  });
}

const kindWords: Readonly<Record<Outcome["kind"], readonly [would: string, did: string]>> = {
  made: ["would be shared", "shared"],
  raised: ["would be raised", "raised"],
  waiting: ["would wait for the address", "waits for the address"],
  there: ["has it already", "has it already"],
  left: ["left alone", "left alone"],
  conflict: ["CANNOT BE TAKEN OVER", "NOT TAKEN OVER"],
};

export function reportWords({ outcomes, problems, isApplied }: ImportReport): string {
  const rows = outcomes.map(({ lines, itemId, recipient, level, kind, reason }) => {
    const said = kindWords[kind][isApplied ? 1 : 0];
    return `  ${lines.join(",")}\t${itemId}\t${recipient}\t${level ?? "-"}\t${said}${reason === "" ? "" : ` (${reason})`}`;
  });
  const counts = Object.entries(kindWords).flatMap(([kind, words]) => {
    const count = outcomes.filter((outcome) => outcome.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words[isApplied ? 1 : 0].toLowerCase()}`];
  });
  return [
    isApplied ? "Taken over:" : "Nothing was changed. What --apply would do:",
    ...rows,
    `${counts.join(", ") || "Nothing in the file"}.`,
    problems.length === 0
      ? "Checked: every permission taken over works, and nobody can do more than before and the file says."
      : `The check failed, so nothing was stored:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
  ].join("\n");
}
