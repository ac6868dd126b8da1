import { Download } from "lucide-react";
import { campaignReport } from "../../../domain/organizations/campaigns/contract.ts";
import { campaignTable } from "../../../domain/organizations/campaigns/reports.ts";
import { ok } from "../../../domain/result.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Button } from "../../ui/index.ts";
import { ReportProgress } from "./ReportProgress.tsx";
import { useReports } from "./useReports.ts";

/** A campaign's report as a file; for those who export reports. */
export function ReportButtons({ campaignId }: { campaignId: string }) {
  const act = useActNow();
  const { busy, save, progress, giveUp } = useReports(async () => {
    const report = await act("campaign.report", { campaignId }, campaignReport);
    return report.ok ? ok(campaignTable(report.value)) : report;
  });
  return (
    <section aria-label="Report" className="flex flex-wrap items-center gap-2">
      <p className="me-auto text-2 text-ink-2">Report of all recipients</p>
      <Button icon={Download} isDisabled={busy !== null} onPress={() => void save("csv")}>
        CSV
      </Button>
      <Button icon={Download} isDisabled={busy !== null} onPress={() => void save("pdf")}>
        {busy === "pdf" ? "Writing…" : "PDF"}
      </Button>
      <ReportProgress isWriting={busy === "pdf"} progress={progress} onCancel={giveUp} />
    </section>
  );
}
