/** Before a campaign goes out: to how many, what they get, and whether now or at a time. */
import { useState } from "react";
import { typeNames } from "../../../domain/items/materialize.ts";
import {
  campaignAnswer,
  previewAnswer,
  type CampaignDetail,
} from "../../../domain/organizations/campaigns/contract.ts";
import type { Failure } from "../../../domain/result.ts";
import { useActNow } from "../../sync/session/index.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import { Banner, Button, counted, Dialog, Segmented, Skeleton, TextField, toast } from "../../ui/index.ts";
import { invalidWords, momentWords } from "./words.ts";

export function SendDialog({ campaign, onClose }: { campaign: CampaignDetail; onClose: () => void }) {
  const ask = useActNow();
  const [when, setWhen] = useState<"now" | "later">("now");
  const [time, setTime] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const { organizationId, audience, itemId } = campaign;
  const preview = useAnswer("campaign.preview", { organizationId, audience, itemId }, previewAnswer);
  const count = preview.value?.recipients ?? 0;
  const invalid = preview.value?.invalid ?? [];
  // As the field has it: where this device is.
  const at = when === "now" || time === "" ? null : new Date(time).getTime();
  const send = async () => {
    setBusy(true);
    const answer = await ask("campaign.send", { campaignId: campaign.id, at }, campaignAnswer);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    const message =
      at === null ? `On its way to ${counted(count, "person", "people")}.` : `It goes out ${momentWords(at)}.`;
    toast({ message, tone: "done" });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="small"
      title={`Send “${campaign.name}”`}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={isBusy || count === 0 || invalid.length > 0 || (when === "later" && at === null)}
            onPress={() => void send()}
          >
            {when === "now" ? `Send to ${counted(count, "person", "people")}` : "Plan it"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {preview.value ? (
          <p className="text-2 text-pretty">
            <strong className="font-semibold">{counted(count, "person", "people")}</strong> get an invitation to the{" "}
            {typeNames[campaign.itemType]} {campaign.itemTitle === "" ? "" : `“${campaign.itemTitle}” `}
            and a mail{campaign.message === "" ? "" : " with your message"}. This cannot be undone: what was sent stays
            sent.
          </p>
        ) : (
          <Skeleton lines={2} />
        )}
        {preview.value && preview.value.outsiders > 0 ? (
          <p className="text-1 text-ink-2">
            {counted(preview.value.outsiders, "of them is", "of them are")} not in {campaign.organizationName}.
          </p>
        ) : null}
        <Segmented
          label="When"
          segments={[
            { id: "now", label: "Now" },
            { id: "later", label: "At a time" },
          ]}
          value={when}
          onChange={setWhen}
        />
        {when === "later" ? (
          <TextField
            label="Day and time"
            type="datetime-local"
            value={time}
            onChange={setTime}
            description="The server sends it then, whether you are here or not. Who it goes to is decided at that moment."
          />
        ) : null}
        {invalid.length === 0 ? null : (
          <Banner tone="rose">{invalidWords(invalid)}. Correct or remove that under Edit, then send.</Banner>
        )}
        {problem === null ? null : <Banner tone="rose">{problem.message}</Banner>}
        {preview.failure === null ? null : <Banner tone="rose">{preview.failure.message}</Banner>}
      </div>
    </Dialog>
  );
}
