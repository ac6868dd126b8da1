import { auditCsv } from "../../../domain/audit/csv.ts";
import { showFailure, saveFile, toast } from "../../ui/index.ts";
import type { History } from "./useHistory.ts";

/** Saves all of a history, also what is not shown yet, as CSV and says so. */
export async function saveHistory(history: History, suggestedName: string): Promise<void> {
  const all = await history.readAll();
  if (!showFailure(all)) return;
  const saved = await saveFile({
    suggestedName,
    bytes: new TextEncoder().encode(auditCsv(all.value)),
    mime: "text/csv",
    filters: [{ name: "CSV", extensions: ["csv"] }],
  });
  if (showFailure(saved)) toast({ message: `Saved as ${saved.value}.`, tone: "done" });
}
