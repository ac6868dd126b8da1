/** /campaigns: what all of one's organizations sent, plan to send, or are writing (S1.6). */
import { useState } from "react";
import { Megaphone, Plus } from "lucide-react";
import { Link } from "react-aria-components";
import { typeNames } from "../../../domain/items/materialize.ts";
import { campaignPage, type Campaign } from "../../../domain/organizations/campaigns/contract.ts";
import { campaignStatuses, type CampaignStatus } from "../../../domain/organizations/campaigns/status.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import {
  Chip,
  counted,
  EmptyState,
  ErrorState,
  LinkButton,
  PageHeader,
  Pager,
  paths,
  SearchField,
  Select,
  Skeleton,
  useDelayed,
} from "../../ui/index.ts";
import { useOrganizationsWith } from "./useCampaignOrganizations.ts";
import { useRounds } from "./useRounds.ts";
import { statusWords, timeWords } from "./words.ts";

const pageSize = 50;

export function CampaignsScreen() {
  const organizations = useOrganizationsWith("viewCampaigns") ?? [];
  const managed = useOrganizationsWith("manageCampaigns") ?? [];
  const [organizationId, setOrganization] = useState("all");
  const [status, setStatus] = useState<CampaignStatus | "all">("all");
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const [isMoving, setMoving] = useState(false);
  const { value, failure, reload } = useAnswer(
    "campaign.list",
    {
      organizationId: organizationId === "all" ? null : organizationId,
      status: status === "all" ? null : status,
      search: search.trim(),
      limit: pageSize,
      offset,
    },
    campaignPage,
    useRounds(isMoving),
  );
  const moves = value?.campaigns.some((one) => one.status === "sending" || one.status === "scheduled") ?? false;
  if (moves !== isMoving) setMoving(moves);
  const isSlow = useDelayed(!value);
  const isFiltered = organizationId !== "all" || status !== "all" || search.trim() !== "";
  const isEmpty = value?.total === 0 && !isFiltered;
  const write =
    managed.length === 0 ? null : (
      <LinkButton variant="primary" icon={Plus} href={paths.newCampaign()}>
        New campaign
      </LinkButton>
    );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title="Campaigns"
        subtitle="What your organizations send to many at once"
        actions={isEmpty ? null : write}
      />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[860px] px-4 pt-3 pb-16 md:px-6">
          {isEmpty ? null : (
            <div className="mb-2 flex flex-wrap items-center gap-2">
              <SearchField
                label="Find campaigns"
                placeholder="Name"
                value={search}
                onChange={(text) => {
                  setSearch(text);
                  setOffset(0);
                }}
                className="min-w-48 flex-1"
              />
              {organizations.length > 1 ? (
                <Select
                  label="Organization"
                  hideLabel
                  options={[
                    { id: "all", label: "Any organization" },
                    ...organizations.map(({ id, name }) => ({ id, label: name })),
                  ]}
                  value={organizationId}
                  onChange={(id) => {
                    setOrganization(id);
                    setOffset(0);
                  }}
                />
              ) : null}
              <Select
                label="Status"
                hideLabel
                options={[
                  { id: "all" as const, label: "Any status" },
                  ...campaignStatuses.map((id) => ({ id, label: statusWords[id].label })),
                ]}
                value={status}
                onChange={(id) => {
                  setStatus(id);
                  setOffset(0);
                }}
              />
            </div>
          )}
          {failure ? (
            <ErrorState title="The campaigns could not be loaded" message={failure.message} onRetry={reload} />
          ) : null}
          {!value && isSlow && !failure ? <Skeleton lines={4} /> : null}
          {value?.total === 0 ? <Nothing isFiltered={isFiltered} write={write} /> : null}
          <ul aria-label="Campaigns">
            {value?.campaigns.map((campaign) => (
              <CampaignLine key={campaign.id} campaign={campaign} />
            ))}
          </ul>
          {value ? (
            <Pager
              label="Pages of campaigns"
              offset={offset}
              pageSize={pageSize}
              total={value.total}
              onChange={setOffset}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Nothing({ isFiltered, write }: { isFiltered: boolean; write: React.ReactNode }) {
  if (isFiltered) return <p className="py-4 text-2 text-ink-2">No campaign found.</p>;
  return (
    <EmptyState icon={Megaphone} title="No campaigns yet" actions={write}>
      {write === null
        ? "What your organizations send to everybody appears here. Owners and admins write campaigns."
        : "Send a recipe, a list, a table or a cookbook to everybody in your organization, or to a part of it, and see who opened and accepted it."}
    </EmptyState>
  );
}

function CampaignLine({ campaign }: { campaign: Campaign }) {
  const { label, tone } = statusWords[campaign.status];
  const facts = [
    campaign.organizationName,
    typeNames[campaign.itemType],
    ...(campaign.recipients === 0 ? [] : [counted(campaign.recipients, "recipient")]),
    timeWords(campaign),
  ];
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={paths.campaign(campaign.id)}
        className="focus-ring flex min-h-14 items-center gap-3 rounded-sm px-1 py-2 data-hovered:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block text-2 font-semibold wrap-anywhere">{campaign.name}</span>
          <span className="block text-1 wrap-anywhere text-ink-2">{facts.join(" · ")}</span>
        </span>
        <Chip tone={tone}>{label}</Chip>
      </Link>
    </li>
  );
}
