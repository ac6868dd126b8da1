/** /campaigns/new, /campaigns/:id/edit and /campaigns/:id/copy: writing a campaign. */
import { Megaphone } from "lucide-react";
import { campaignDetail } from "../../../domain/organizations/campaigns/contract.ts";
import { campaignAllows } from "../../../domain/organizations/campaigns/status.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import { EmptyState, LinkButton, navigate, PageHeader, paths, Skeleton } from "../../ui/index.ts";
import { CampaignForm } from "./CampaignForm.tsx";
import { useOrganizationsWith } from "./useCampaignOrganizations.ts";

interface EditorProps {
  /** The draft that is changed, or the campaign that is copied; null: a new one. */
  campaignId: string | null;
  isCopy?: boolean;
  /** Whom it is for, where that is known already. */
  organizationId?: string;
}

export function EditorScreen({ campaignId, isCopy = false, organizationId }: EditorProps) {
  const organizations = useOrganizationsWith("manageCampaigns");
  const title = campaignId === null || isCopy ? "New campaign" : "Edit campaign";
  if (organizations && organizations.length === 0) {
    return (
      <>
        <PageHeader title={title} onBack={() => navigate(paths.campaigns)} />
        <EmptyState
          icon={Megaphone}
          title="You cannot send campaigns"
          actions={<LinkButton href={paths.campaigns}>All campaigns</LinkButton>}
        >
          Owners and admins of an organization write campaigns. Ask one of yours, or start an organization.
        </EmptyState>
      </>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={title} onBack={() => navigate(paths.campaigns)} />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[680px] px-4 pt-4 pb-16 md:px-6">
          {organizations === undefined ? (
            <Skeleton lines={6} />
          ) : campaignId === null ? (
            <CampaignForm organizations={organizations} organizationId={organizationId} />
          ) : (
            <Existing campaignId={campaignId} isCopy={isCopy} organizations={organizations} />
          )}
        </div>
      </div>
    </div>
  );
}

function Existing({
  campaignId,
  isCopy,
  organizations,
}: {
  campaignId: string;
  isCopy: boolean;
  organizations: Parameters<typeof CampaignForm>[0]["organizations"];
}) {
  const { value } = useAnswer("campaign.get", { campaignId }, campaignDetail);
  if (!value) return <Skeleton lines={6} />;
  if (!value.mayManage || (!isCopy && !campaignAllows(value.status, "edit"))) {
    return (
      <EmptyState
        icon={Megaphone}
        title="Only a draft can be changed"
        actions={<LinkButton href={paths.campaign(campaignId)}>Back to the campaign</LinkButton>}
      >
        Copy it to a new draft to send it again.
      </EmptyState>
    );
  }
  return <CampaignForm organizations={organizations} campaign={value} isCopy={isCopy} />;
}
