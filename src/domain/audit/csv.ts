/** The audit as a table for a spreadsheet. */
import Papa from "papaparse";
import type { AuditEvent } from "./event.ts";

/** A cell that a spreadsheet would run as a formula is shown as text. */
function shown(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

export function auditCsv(events: readonly AuditEvent[]): string {
  return Papa.unparse({
    fields: ["Number", "Time (UTC)", "What", "By", "Whom", "Item", "Item id", "Changes", "Cause", "Action"],
    data: events.map((event) => [
      event.seq,
      new Date(event.at).toISOString(),
      shown(event.words),
      shown(event.actorName),
      shown(event.subjectName),
      shown(event.itemTitle),
      event.itemId ?? "",
      shown(event.changes.join("; ")),
      shown(event.cause),
      event.action,
    ]),
  });
}
