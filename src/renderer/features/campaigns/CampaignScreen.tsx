/** /campaigns/:id: one campaign, its figures, who it went to, and what can be done with it now. */
import { useState } from "react";
import { Copy, Ellipsis, Megaphone, Pencil, Send, Trash2 } from "lucide-react";
import { itemPath } from "../../../domain/items/links.ts";
import { typeNames } from "../../../domain/items/materialize.ts";
import { nothing } from "../../../domain/organizations/answers.ts";
import {
  campaignAnswer,
  campaignDetail,
  type CampaignAudience,
  type CampaignDetail,
} from "../../../domain/organizations/campaigns/contract.ts";
import { campaignAllows } from "../../../domain/organizations/campaigns/status.ts";
import { useActNow } from "../../sync/session/index.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import { levelName } from "../../access/index.ts";
import { useCatalog } from "../../sync/usePermission.ts";
import {
  Banner,
  Button,
  Chip,
  confirm,
  EmptyState,
  ErrorState,
  IconButton,
  LinkButton,
  Menu,
  navigate,
  PageHeader,
  paths,
  showFailure,
  Skeleton,
  TextLink,
  toast,
  useDelayed,
  useMedia,
} from "../../ui/index.ts";
import { AudiencePreview } from "./AudiencePreview.tsx";
import { Figures } from "./Figures.tsx";
import { RecipientsPanel } from "./RecipientsPanel.tsx";
import { ReportButtons } from "./ReportButtons.tsx";
import { SendDialog } from "./SendDialog.tsx";
import { useRounds } from "./useRounds.ts";
import { audienceWords, statusWords, timeWords } from "./words.ts";

export function CampaignScreen({ campaignId }: { campaignId: string }) {
  const round = useRounds(true);
  const { value, failure, reload } = useAnswer("campaign.get", { campaignId }, campaignDetail, round);
  const isSlow = useDelayed(!value);
  if (failure?.code === "campaign_not_found") {
    return (
      <>
        <PageHeader title="Campaign" onBack={() => navigate(paths.campaigns)} />
        <EmptyState
          icon={Megaphone}
          title="This campaign does not exist"
          actions={<LinkButton href={paths.campaigns}>All campaigns</LinkButton>}
        >
          It may have been deleted, or it is of an organization you are not in.
        </EmptyState>
      </>
    );
  }
  if (!value) {
    return (
      <>
        <PageHeader title="Campaign" onBack={() => navigate(paths.campaigns)} />
        {failure ? (
          <ErrorState title="The campaign could not be loaded" message={failure.message} onRetry={reload} />
        ) : isSlow ? (
          <Skeleton lines={6} />
        ) : null}
      </>
    );
  }
  return <LoadedCampaign campaign={value} round={round} onChange={reload} />;
}

function LoadedCampaign({
  campaign,
  round,
  onChange,
}: {
  campaign: CampaignDetail;
  round: number;
  onChange: () => void;
}) {
  const { id, status, mayManage } = campaign;
  const [isSending, setSending] = useState(false);
  const ask = useActNow();
  const { label, tone } = statusWords[status];
  const cancel = async () => {
    const isPlanned = status === "scheduled";
    const isSure = await confirm({
      title: isPlanned ? "Take this campaign back?" : "Stop sending?",
      message: isPlanned ? "It will not go out." : "Who has received it keeps it. Nobody else gets it.",
      confirmLabel: isPlanned ? "Take back" : "Stop sending",
      cancelLabel: "Go on",
      isDanger: true,
    });
    if (isSure && showFailure(await ask("campaign.cancel", { campaignId: id }, campaignAnswer))) onChange();
  };
  const remove = async () => {
    const isSure = await confirm({
      title: `Delete “${campaign.name}”?`,
      message: "Nobody has received it.",
      confirmLabel: "Delete the draft",
      isDanger: true,
    });
    if (!isSure || !showFailure(await ask("campaign.delete", { campaignId: id }, nothing))) return;
    toast({ message: "The draft is deleted.", tone: "done" });
    navigate(paths.campaigns, { replace: true });
  };
  const can = (event: Parameters<typeof campaignAllows>[1]): boolean => mayManage && campaignAllows(status, event);
  const isNarrow = useMedia("(max-width: 767px)");
  const copy = { label: "Copy to a draft", icon: Copy, href: paths.campaignCopy(id) };
  const actions = (
    <>
      {can("delete") ? <IconButton label="Delete the draft" icon={Trash2} onPress={() => void remove()} /> : null}
      {can("edit") ? (
        <LinkButton icon={Pencil} href={paths.campaignEdit(id)}>
          Edit
        </LinkButton>
      ) : null}
      {mayManage && !can("edit") ? (
        isNarrow ? (
          <Menu label={`More about ${campaign.name}`} icon={Ellipsis} items={[{ id: "copy", ...copy }]} />
        ) : (
          <LinkButton icon={copy.icon} href={copy.href}>
            {copy.label}
          </LinkButton>
        )
      ) : null}
      {can("cancel") ? (
        <Button variant="danger" onPress={() => void cancel()}>
          {status === "scheduled" ? "Take back…" : "Stop sending…"}
        </Button>
      ) : null}
      {can("send") ? (
        <Button variant="primary" icon={Send} onPress={() => setSending(true)}>
          Send…
        </Button>
      ) : null}
    </>
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title={campaign.name}
        subtitle={`${campaign.organizationName} · ${timeWords(campaign)}`}
        badge={<Chip tone={tone}>{label}</Chip>}
        actions={actions}
        onBack={() => navigate(paths.campaigns)}
      />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto flex w-full max-w-[860px] flex-col gap-5 px-4 pt-4 pb-16 md:px-6">
          {campaign.stopReason === "" ? null : <Banner tone="rose">Sending stopped: {campaign.stopReason}</Banner>}
          <What campaign={campaign} />
          {campaign.startedAt === null && campaign.audience ? (
            <Whom campaign={campaign} audience={campaign.audience} />
          ) : null}
          {campaign.startedAt === null ? null : <Figures figures={campaign.figures} />}
          {campaign.mayExport && campaign.startedAt !== null ? <ReportButtons campaignId={id} /> : null}
          {mayManage && campaign.startedAt !== null ? <RecipientsPanel campaignId={id} round={round} /> : null}
        </div>
      </div>
      {isSending ? (
        <SendDialog
          campaign={campaign}
          onClose={() => {
            setSending(false);
            onChange();
          }}
        />
      ) : null}
    </div>
  );
}

/** Before it went out: whom it is meant for, and how many that are now. */
function Whom({ campaign, audience }: { campaign: CampaignDetail; audience: CampaignAudience }) {
  return (
    <section aria-label="Who receives it" className="flex flex-col gap-2">
      <h2 className="text-3 font-semibold">Who receives it</h2>
      <p className="text-2 text-ink-2 first-letter:uppercase">{audienceWords(audience)}</p>
      <AudiencePreview organizationId={campaign.organizationId} itemId={campaign.itemId} audience={audience} />
    </section>
  );
}

function What({ campaign }: { campaign: CampaignDetail }) {
  const { itemType, itemTitle, message, senderName, createdByName, startedAt, level } = campaign;
  const { levels } = useCatalog();
  const type = typeNames[itemType];
  const by = senderName || createdByName;
  return (
    <section aria-label="What is sent" className="rounded-md border border-line bg-raised p-4">
      <p className="text-2 wrap-anywhere">
        {itemTitle === "" ? (
          <>A {type} that is not shared with you</>
        ) : (
          <>
            The {type} <TextLink href={itemPath(itemType, campaign.itemId)}>{itemTitle}</TextLink>
          </>
        )}
        {by === "" ? null : startedAt === null ? `, written by ${by}` : `, sent by ${by}`}
      </p>
      <p className="text-1 text-ink-2">What they may do: {levelName(level, levels).toLowerCase()}</p>
      {message === "" ? null : <p className="mt-2 text-2 wrap-anywhere whitespace-pre-wrap text-ink-2">{message}</p>}
    </section>
  );
}
