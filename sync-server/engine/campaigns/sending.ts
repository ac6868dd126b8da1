/**
 * Sending campaigns. Who receives one is written down when it starts; then each is shared with through the sharing engine, some at
 * a time. A recipient's share, mail and place in the list are stored together, so a crash neither loses nor doubles anybody.
 */
import { moveCampaign } from "../../../src/domain/organizations/campaigns/status.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import type { CampaignRow, Sending, WaitingRecipient } from "../../store/ports/campaigns.ts";
import { audit } from "../organizations/organizations.ts";
import { standingWith } from "../organizations/standing.ts";
import { createShare } from "../sharing/createShare.ts";
import { attempt, type Work } from "../work.ts";
import { mayReach, resolveAudience } from "./audience.ts";
import { checkSendAt, maySend, wishFor } from "./drafts.ts";
import { campaignFor } from "./guard.ts";

/** Sends a draft now, or plans it for a time. Errors: campaign_not_found, permission_denied, campaign_status, campaign_audience, too_many_requests, request_invalid, item_not_found, share_level. */
export async function sendCampaign(
  work: Work,
  personId: string,
  id: string,
  at: number | null,
): Promise<Result<CampaignRow>> {
  const { tx } = work;
  const found = await campaignFor(tx, personId, id, "manageCampaigns");
  if (!found.ok) return found;
  const campaign = { ...found.value.campaign, senderId: personId };
  if (at === null) return begin(work, campaign, "send");
  const status = moveCampaign(campaign.status, "schedule");
  if (!status.ok) return status;
  const time = checkSendAt(at, tx.now());
  if (!time.ok) return time;
  const may = await maySend(tx, personId, campaign);
  if (!may.ok) return may;
  // As it would be now; it is looked at again when it goes out.
  const reach = await mayReach(
    tx,
    campaign.organizationId,
    await resolveAudience(tx, campaign.organizationId, campaign.audience, [personId, may.value.ownerId]),
  );
  if (!reach.ok) return reach;
  const planned = { ...campaign, status: status.value, sendAt: time.value, updatedAt: tx.now() };
  await tx.campaigns.put(planned);
  await audit(work, personId, "campaign.scheduled", planned.organizationId, {
    campaign: id,
    name: campaign.name,
    at: time.value,
  });
  return ok(planned);
}

/** Writes down who receives it, from whoever sends it. */
async function begin(work: Work, campaign: CampaignRow, event: "send" | "start"): Promise<Result<CampaignRow>> {
  const { tx, effects } = work;
  const { id, organizationId, senderId } = campaign;
  const status = moveCampaign(campaign.status, event);
  if (!status.ok) return status;
  const sender = senderId ?? "";
  const standing = await standingWith(tx, sender, organizationId, "manageCampaigns");
  if (!standing.ok) return standing;
  const may = await maySend(tx, sender, campaign);
  if (!may.ok) return may;
  const audience = await resolveAudience(tx, organizationId, campaign.audience, [sender, may.value.ownerId]);
  const reach = await mayReach(tx, organizationId, audience);
  if (!reach.ok) return reach;
  const now = tx.now();
  const begun = {
    ...campaign,
    status: status.value,
    startedAt: now,
    updatedAt: now,
    recipients: audience.members.length,
  };
  await tx.campaigns.put(begun);
  await tx.campaigns.addRecipients(id, audience.members);
  await audit(work, senderId, "campaign.sent", organizationId, {
    campaign: id,
    name: campaign.name,
    recipients: audience.members.length,
  });
  effects.hasCampaign = true;
  return ok(begun);
}

/** Takes a planned one back, or stops sending; who has received it keeps it. Errors: campaign_not_found, permission_denied, campaign_status. */
export async function cancelCampaign(work: Work, personId: string, id: string): Promise<Result<CampaignRow>> {
  const { tx } = work;
  const found = await campaignFor(tx, personId, id, "manageCampaigns");
  if (!found.ok) return found;
  const { campaign } = found.value;
  const status = moveCampaign(campaign.status, "cancel");
  if (!status.ok) return status;
  const now = tx.now();
  const cancelled = { ...campaign, status: status.value, finishedAt: now, updatedAt: now };
  await tx.campaigns.put(cancelled);
  await audit(work, personId, "campaign.cancelled", campaign.organizationId, { campaign: id, name: campaign.name });
  return ok(cancelled);
}

/** Starts up to `limit` campaigns whose time has come; answers how many were looked at. */
export async function startDueCampaigns(work: Work, limit: number): Promise<number> {
  const due = await work.tx.campaigns.due(work.tx.now(), limit);
  for (const campaign of due) {
    const begun = await begin(work, campaign, "start");
    if (!begun.ok) await end(work, campaign, "stop", begun.error.message);
  }
  return due.length;
}

async function end(work: Work, campaign: CampaignRow, event: "finish" | "stop", reason: string): Promise<void> {
  const { tx } = work;
  const status = moveCampaign(campaign.status, event);
  if (!status.ok) throw new Error(`A campaign that is ${campaign.status} cannot ${event}.`);
  const now = tx.now();
  const ended = { ...campaign, status: status.value, finishedAt: now, updatedAt: now, stopReason: reason };
  await tx.campaigns.put(ended);
  const action = event === "finish" ? "campaign.finished" : "campaign.stopped";
  await audit(work, null, action, campaign.organizationId, { campaign: campaign.id, name: campaign.name });
  await work.notify({ kind: "campaign-done", campaign: ended });
}

/** What ends the whole campaign: its sender may not give this any more, so nobody else would get it either. */
const endings: ReadonlySet<string> = new Set(["permission_denied", "item_not_found", "share_level"]);

/** Shares with up to `limit` recipients of the campaign that began first; answers how many were looked at, 0: none is being sent. */
export async function sendSlice(work: Work, limit: number): Promise<number> {
  const { tx } = work;
  const campaign = await tx.campaigns.sending();
  if (!campaign) return 0;
  const standing = await standingWith(tx, campaign.senderId ?? "", campaign.organizationId, "manageCampaigns");
  if (!standing.ok) {
    await end(work, campaign, "stop", "Whoever sent it may not send campaigns here any more.");
    return 1;
  }
  const waiting = await tx.campaigns.waiting(campaign.id, limit);
  for (const recipient of waiting) {
    const shared = await shareWith(work, campaign, recipient);
    if (!shared.ok) {
      await end(work, campaign, "stop", shared.error.message);
      return waiting.length;
    }
    await tx.campaigns.settle(campaign.id, recipient.number, shared.value);
  }
  if (waiting.length < limit) await end(work, campaign, "finish", "");
  return Math.max(1, waiting.length);
}

async function shareWith(
  work: Work,
  campaign: CampaignRow,
  { number, address }: WaitingRecipient,
): Promise<Result<Sending>> {
  // They have left since: their address is nobody's business any more.
  if (address === "") return ok({ state: "skipped", shareId: null, reason: "Their account is gone." });
  const shareId = `${campaign.id}.${number}`;
  const wish = wishFor(campaign, address);
  const made = await attempt(work, (part) => createShare(part, campaign.senderId ?? "", shareId, wish));
  if (made.ok) return ok({ state: "shared", shareId, reason: "" });
  if (endings.has(made.error.code)) return made;
  return ok({ state: "skipped", shareId: null, reason: reasons[made.error.code] ?? made.error.message });
}

const reasons: Readonly<Record<string, string>> = {
  share_exists: "They have it already.",
  share_self: "It is theirs.",
};
