/** All shares that match, as a CSV file: page after page, however many. */
import type { Result } from "../../../../domain/result.ts";
import {
  sharePageSchema,
  type AdministeredShare,
  type AskedShares,
  type SharePage,
} from "../../../../domain/sharing/administration.ts";
import { sharesCsv } from "../../../../domain/sharing/sharesCsv.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { counted, saveFile, showFailure, toast, useProgress } from "../../../ui/index.ts";

/** As many as the server gives at once. */
const atOnce = 1_000;

export function useShareExport() {
  const actNow = useActNow();
  const { progress, setProgress, begin, end, cancel, wasCancelled } = useProgress();

  const start = async (filter: AskedShares): Promise<void> => {
    begin(0);
    const shares: AdministeredShare[] = [];
    let before: number | null = Number.MAX_SAFE_INTEGER;
    while (before !== null && !wasCancelled()) {
      const page: Result<SharePage> = await actNow(
        "admin.shares.list",
        { filter, before, limit: atOnce },
        sharePageSchema,
      );
      if (!showFailure(page)) break;
      shares.push(...page.value.shares);
      before = page.value.next;
      setProgress({ done: shares.length, all: shares.length });
    }
    end();
    // Half a list would pass for the whole in an audit.
    if (before !== null) return;
    const saved = await saveFile({
      suggestedName: `shares-${new Date().toISOString().slice(0, 10)}.csv`,
      bytes: new TextEncoder().encode(sharesCsv(shares)),
      mime: "text/csv",
      filters: [{ name: "CSV", extensions: ["csv"] }],
    });
    if (showFailure(saved)) toast({ message: `${counted(shares.length, "share")} in ${saved.value}.`, tone: "done" });
  };
  return { progress, start, cancel };
}
