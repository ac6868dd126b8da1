/** Reports as files: asked of the server, which notes who took them out, and written here (the PDF in a worker). */
import { useEffect, useRef, useState } from "react";
import type { Result } from "../../../domain/result.ts";
import { reportCsv, type Report } from "../../../domain/organizations/campaigns/reports.ts";
import { saveFile, showFailure, toast, type Progress } from "../../ui/index.ts";
import { writeReportPdf, type PdfWriting } from "./pdf/index.ts";

export type ReportFormat = "csv" | "pdf";

const kinds = { csv: { mime: "text/csv", name: "CSV" }, pdf: { mime: "application/pdf", name: "PDF" } } as const;

/** `ask` answers the report; null while nothing is made. */
export function useReports(ask: () => Promise<Result<Report>>) {
  const [busy, setBusy] = useState<ReportFormat | null>(null);
  /** Of the names that need a picture; null while none is drawn. */
  const [progress, setProgress] = useState<Progress | null>(null);
  const writing = useRef<PdfWriting | null>(null);
  const giveUp = (): void => writing.current?.giveUp();
  // Nothing goes on where nobody sees it.
  useEffect(() => () => writing.current?.giveUp(), []);
  const bytesOf = (report: Report, format: ReportFormat): Promise<Uint8Array | null> | Uint8Array => {
    if (format === "csv") return new TextEncoder().encode(reportCsv(report));
    writing.current = writeReportPdf(report, (done, all) => setProgress({ done, all }));
    return writing.current.bytes;
  };
  const save = async (format: ReportFormat): Promise<void> => {
    setBusy(format);
    try {
      const report = await ask();
      if (!showFailure(report)) return;
      const bytes = await bytesOf(report.value, format);
      if (bytes === null) return;
      const saved = await saveFile({
        suggestedName: `${report.value.title}.${format}`,
        bytes,
        mime: kinds[format].mime,
        filters: [{ name: kinds[format].name, extensions: [format] }],
      });
      if (showFailure(saved)) toast({ message: `The report is in ${saved.value}.`, tone: "done" });
    } catch (error) {
      // The code or the font of the PDF could not be loaded.
      console.error("A report could not be made.", error);
      toast({ message: "The report could not be made. Check the connection and try again.", tone: "problem" });
    } finally {
      writing.current = null;
      setBusy(null);
      setProgress(null);
    }
  };
  return { busy, save, progress, giveUp };
}
