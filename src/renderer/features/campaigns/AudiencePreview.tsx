/** How many people an audience is now, and the first of them. */
import { previewAnswer, type CampaignAudience } from "../../../domain/organizations/campaigns/contract.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import { counted } from "../../ui/index.ts";
import { invalidWords } from "./words.ts";

export function AudiencePreview({
  organizationId,
  audience,
  itemId,
}: {
  organizationId: string;
  audience: CampaignAudience;
  itemId: string | null;
}) {
  const { value, failure } = useAnswer("campaign.preview", { organizationId, audience, itemId }, previewAnswer);
  if (failure) return <p className="text-2 text-rose">{failure.message}</p>;
  if (!value) return <p className="text-2 text-ink-2">Counting…</p>;
  const { recipients, sample, invalid, outsiders } = value;
  const names = sample.map(({ name, address }) => name || address).join(", ");
  const more = recipients - sample.length;
  return (
    <div role="status" className="rounded-sm bg-sunken px-3 py-2 text-2">
      <p className="wrap-anywhere">
        <strong className="font-semibold">{counted(recipients, "person", "people")}</strong>
        {names === "" ? "" : `: ${names}${more > 0 ? ` and ${more.toLocaleString()} more` : ""}`}
      </p>
      <p className="text-1 text-ink-2">
        {outsiders > 0 ? `${outsiders.toLocaleString()} outside the organization. ` : ""}
        Everybody once; you and the owner of what is sent are left out.
      </p>
      {invalid.length === 0 ? null : <p className="text-1 wrap-anywhere text-rose">{invalidWords(invalid)}</p>}
    </div>
  );
}
