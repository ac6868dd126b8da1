/** What is sent, with which words, and to whom; saved as a draft. */
import { useState } from "react";
import { Form } from "react-aria-components";
import { typeNames } from "../../../domain/items/materialize.ts";
import {
  audienceSchema,
  campaignAnswer,
  type CampaignAudience,
  type CampaignDetail,
} from "../../../domain/organizations/campaigns/contract.ts";
import type { OrganizationRecord } from "../../../domain/records/kinds.ts";
import { offeredLevels } from "../../../domain/sharing/catalog.ts";
import { useLinkTargets } from "../../data/tables/useTable.ts";
import { useActNow } from "../../sync/session/index.ts";
import { useRecord } from "../../sync/useRecords.ts";
import { Banner, Button, navigate, paths, Select, TextArea, TextField } from "../../ui/index.ts";
import { AudienceFields } from "./AudienceFields.tsx";
import { ItemField } from "./ItemField.tsx";

interface CampaignFormProps {
  organizations: readonly OrganizationRecord[];
  organizationId?: string | undefined;
  /** What is changed or copied. */
  campaign?: CampaignDetail;
  isCopy?: boolean;
}

const everyMember: CampaignAudience = audienceSchema.parse({ members: true });

export function CampaignForm({ organizations, organizationId, campaign, isCopy = false }: CampaignFormProps) {
  const ask = useActNow();
  const targets = useLinkTargets();
  const catalog = useRecord("catalog", "catalog");
  const [chosen, setChosen] = useState(campaign?.organizationId ?? organizationId ?? organizations[0]?.id ?? "");
  const organization = organizations.find(({ id }) => id === chosen) ?? organizations[0];
  const [name, setName] = useState(campaign?.name ?? "");
  const [itemId, setItem] = useState(campaign?.itemId ?? null);
  const [level, setLevel] = useState(campaign?.level ?? "view");
  const [message, setMessage] = useState(campaign?.message ?? "");
  const [audience, setAudience] = useState<CampaignAudience>(campaign?.audience ?? everyMember);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const item = targets.find(({ id }) => id === itemId) ?? null;
  const itemType = item?.type ?? campaign?.itemType ?? "recipe";
  const itemTitle = (item ? item.title : (campaign?.itemTitle ?? "")) || `Untitled ${typeNames[itemType]}`;
  const levels = catalog ? offeredLevels(catalog, itemType) : [];

  const save = async () => {
    if (itemId === null || !organization) return;
    setBusy(true);
    const words = { name: name.trim(), itemType, itemId, level, message: message.trim(), audience };
    const isNew = campaign === undefined || isCopy;
    const answer = await ask(
      isNew ? "campaign.create" : "campaign.update",
      isNew ? { organizationId: organization.id, ...words } : { campaignId: campaign.id, ...words },
      campaignAnswer,
    );
    setBusy(false);
    if (answer.ok) navigate(paths.campaign(answer.value.id), { replace: true });
    else setProblem(answer.error.message);
  };
  return (
    <Form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {organizations.length > 1 && (campaign === undefined || isCopy) ? (
        <Select
          label="Organization"
          options={organizations.map(({ id, name: label }) => ({ id, label }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : null}
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        maxLength={200}
        description="As it stands in the list of campaigns. It is not in the mail."
      />
      <div className="flex flex-wrap items-start gap-3">
        <ItemField
          targets={targets}
          chosen={itemId === null ? null : { title: itemTitle, type: typeNames[itemType] }}
          onChoose={setItem}
        />
        <Select
          label="What they may do"
          options={levels.map(({ id, name: label }) => ({ id, label }))}
          value={level}
          onChange={setLevel}
          className="min-w-40"
        />
      </div>
      <TextArea
        label="Message"
        value={message}
        onChange={setMessage}
        maxLength={2_000}
        rows={4}
        description="Stands in the mail and in the invitation."
      />
      {organization ? (
        <AudienceFields
          key={organization.id}
          organization={organization}
          itemId={itemId}
          audience={audience}
          onChange={setAudience}
        />
      ) : null}
      {problem === null ? null : <Banner tone="rose">{problem}</Banner>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={() => navigate(campaign ? paths.campaign(campaign.id) : paths.campaigns)}>Cancel</Button>
        <Button type="submit" variant="primary" isDisabled={isBusy || name.trim() === "" || itemId === null}>
          Save the draft
        </Button>
      </div>
    </Form>
  );
}
