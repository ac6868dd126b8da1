/** /organizations/:id/report: what is shared with an organization, as a file (S1.14). */
import { Download, FileLock2 } from "lucide-react";
import { sharingReport } from "../../../domain/organizations/campaigns/contract.ts";
import { sharingTable } from "../../../domain/organizations/campaigns/reports.ts";
import { ok } from "../../../domain/result.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Button, EmptyState, LinkButton, navigate, PageHeader, paths, Skeleton } from "../../ui/index.ts";
import { useOrganizationsWith } from "./useCampaignOrganizations.ts";
import { ReportProgress } from "./ReportProgress.tsx";
import { useReports } from "./useReports.ts";

export function SharingReportScreen({ organizationId }: { organizationId: string }) {
  const organizations = useOrganizationsWith("exportReports");
  const organization = organizations?.find(({ id }) => id === organizationId);
  const act = useActNow();
  const { busy, save, progress, giveUp } = useReports(async () => {
    const report = await act("organization.sharingReport", { organizationId }, sharingReport);
    return report.ok ? ok(sharingTable(report.value)) : report;
  });
  return (
    <>
      <PageHeader
        title="Sharing report"
        subtitle={organization?.name}
        onBack={() => navigate(paths.organization(organizationId))}
      />
      {organizations === undefined ? (
        <Skeleton lines={4} />
      ) : organization ? (
        <EmptyState
          icon={Download}
          title={`What is shared with ${organization.name}`}
          actions={
            <>
              <Button variant="primary" isDisabled={busy !== null} onPress={() => void save("pdf")}>
                {busy === "pdf" ? "Writing…" : "Save as PDF"}
              </Button>
              <Button isDisabled={busy !== null} onPress={() => void save("csv")}>
                Save as CSV
              </Button>
              <ReportProgress isWriting={busy === "pdf"} progress={progress} onCancel={giveUp} />
            </>
          }
        >
          Everything shared with all of it and with its groups: what, whose, by whom, at which level, since when and
          until when. Names of things you may not see are left out. That you took it out is noted in the audit.
        </EmptyState>
      ) : (
        <EmptyState
          icon={FileLock2}
          title="You cannot export this report"
          actions={<LinkButton href={paths.organization(organizationId)}>Back</LinkButton>}
        >
          Owners and admins of an organization export its reports.
        </EmptyState>
      )}
    </>
  );
}
