/** Reports as files: asked of the server, which notes who took them out, and written here (the PDF by code loaded when it is wanted). */
import { useState } from "react";
import type { Result } from "../../../domain/result.ts";
import { reportCsv, type Report } from "../../../domain/organizations/campaigns/reports.ts";
import { saveFile, showFailure, toast } from "../../ui/index.ts";

export type ReportFormat = "csv" | "pdf";

async function bytesOf(report: Report, format: ReportFormat): Promise<Uint8Array> {
  if (format === "csv") return new TextEncoder().encode(reportCsv(report));
  const { reportPdf, loadReportFont, textPictures } = await import("./pdf/index.ts");
  return reportPdf(report, await loadReportFont(), textPictures());
}

const kinds = { csv: { mime: "text/csv", name: "CSV" }, pdf: { mime: "application/pdf", name: "PDF" } } as const;

/** `ask` answers the report; null while nothing is made. */
export function useReports(ask: () => Promise<Result<Report>>) {
  const [busy, setBusy] = useState<ReportFormat | null>(null);
  const save = async (format: ReportFormat): Promise<void> => {
    setBusy(format);
    try {
      const report = await ask();
      if (!showFailure(report)) return;
      const saved = await saveFile({
        suggestedName: `${report.value.title}.${format}`,
        bytes: await bytesOf(report.value, format),
        mime: kinds[format].mime,
        filters: [{ name: kinds[format].name, extensions: [format] }],
      });
      if (showFailure(saved)) toast({ message: `The report is in ${saved.value}.`, tone: "done" });
    } catch (error) {
      // The code or the font of the PDF could not be loaded.
      console.error("A report could not be made.", error);
      toast({ message: "The report could not be made. Check the connection and try again.", tone: "problem" });
    } finally {
      setBusy(null);
    }
  };
  return { busy, save };
}
