/** The audit as a table for a spreadsheet. */
import { protectedCsv } from "../tables/csvWrite.ts";
import type { AuditEvent } from "./event.ts";

/** The file's text. */
export function auditCsv(events: readonly AuditEvent[]): string {
  return protectedCsv(
    ["Number", "Time (UTC)", "What", "By", "Whom", "Item", "Item id", "Changes", "Cause", "Action"],
    events.map((event) => [
      String(event.seq),
      new Date(event.at).toISOString(),
      event.words,
      event.actorName,
      event.subjectName,
      event.itemTitle,
      event.itemId ?? "",
      event.changes.join("; "),
      event.cause,
      event.action,
    ]),
  );
}
