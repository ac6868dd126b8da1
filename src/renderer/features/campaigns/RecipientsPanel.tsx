/** Who a campaign went to and what became of it at each; for those who manage campaigns. */
import { useState } from "react";
import { recipientPage, type CampaignRecipient } from "../../../domain/organizations/campaigns/contract.ts";
import { outcomeNames, outcomes, type Outcome } from "../../../domain/organizations/campaigns/outcome.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import { Chip, ErrorState, Pager, SearchField, Select, Skeleton, timeAgo, useNow } from "../../ui/index.ts";
import { outcomeTones } from "./words.ts";

const pageSize = 100;

export function RecipientsPanel({ campaignId, round }: { campaignId: string; round: number }) {
  const [outcome, setOutcome] = useState<Outcome | "all">("all");
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const query = {
    campaignId,
    outcome: outcome === "all" ? null : outcome,
    search: search.trim(),
    limit: pageSize,
    offset,
  };
  const { value, failure, reload } = useAnswer("campaign.recipients", query, recipientPage, round);
  return (
    <section aria-label="Recipients">
      <h2 className="mb-2 text-3 font-semibold">Recipients</h2>
      <div className="mb-1 flex flex-wrap items-center gap-2">
        <SearchField
          label="Find recipients"
          placeholder="Name or e-mail"
          value={search}
          onChange={(text) => {
            setSearch(text);
            setOffset(0);
          }}
          className="min-w-48 flex-1"
        />
        <Select
          label="Outcome"
          hideLabel
          options={[
            { id: "all" as const, label: "Everybody" },
            ...outcomes.map((id) => ({ id, label: outcomeNames[id] })),
          ]}
          value={outcome}
          onChange={(id) => {
            setOutcome(id);
            setOffset(0);
          }}
        />
      </div>
      {failure ? (
        <ErrorState title="The recipients could not be loaded" message={failure.message} onRetry={reload} />
      ) : null}
      {!value && !failure ? <Skeleton lines={4} /> : null}
      {value?.total === 0 ? <p className="py-4 text-2 text-ink-2">Nobody found.</p> : null}
      <ul aria-label="Recipients">
        {value?.recipients.map((recipient, index) => (
          <RecipientLine key={offset + index} recipient={recipient} />
        ))}
      </ul>
      {value ? (
        <Pager
          label="Pages of recipients"
          offset={offset}
          pageSize={pageSize}
          total={value.total}
          onChange={setOffset}
        />
      ) : null}
    </section>
  );
}

function RecipientLine({ recipient }: { recipient: CampaignRecipient }) {
  const { name, address, outcome, reason, openedAt, answeredAt } = recipient;
  const now = useNow();
  const at = answeredAt ?? openedAt;
  const facts = [
    ...(name === "" ? [] : [address]),
    ...(reason === "" ? [] : [reason]),
    ...(at === null ? [] : [timeAgo(at, now)]),
  ];
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-line py-1.5 last:border-0">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-2 font-medium">{name || address || "Somebody whose account is gone"}</span>
        {facts.length === 0 ? null : <span className="block truncate text-1 text-ink-2">{facts.join(" · ")}</span>}
      </span>
      <Chip tone={outcomeTones[outcome]}>{outcomeNames[outcome]}</Chip>
    </li>
  );
}
