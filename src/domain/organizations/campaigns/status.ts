/**
 * A campaign (S1.6): one item, sent by an organization to an audience, now or at a time. Its status and what may happen in each;
 * what became of it at each recipient is in outcome.ts. This folder knows no clock, no store and no permissions.
 */
import { fail, ok, type Result } from "../../result.ts";

export const campaignStatuses = ["draft", "scheduled", "sending", "sent", "cancelled", "stopped"] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** `send`: now. `start`: its time has come. `finish`: everybody has been sent to. `stop`: the sender may no longer. */
export const campaignEvents = ["edit", "delete", "send", "schedule", "start", "finish", "cancel", "stop"] as const;
export type CampaignEvent = (typeof campaignEvents)[number];

/** Everything not listed is an error value. Cancelling while sending keeps what has been sent. */
const moves: Readonly<Record<CampaignStatus, Partial<Record<CampaignEvent, CampaignStatus>>>> = {
  draft: { edit: "draft", delete: "draft", send: "sending", schedule: "scheduled" },
  scheduled: { start: "sending", cancel: "cancelled", stop: "stopped" },
  sending: { finish: "sent", cancel: "cancelled", stop: "stopped" },
  sent: {},
  cancelled: {},
  stopped: {},
};

const refusals: Partial<Readonly<Record<CampaignEvent, string>>> = {
  edit: "Only a draft can be changed. Copy it to a new draft.",
  delete: "Only a draft can be deleted.",
  send: "Only a draft can be sent. Copy it to a new draft.",
  schedule: "Only a draft can be planned. Copy it to a new draft.",
  cancel: "Only what is planned or being sent can be cancelled.",
};

/** The status after an event. Errors: campaign_status. */
export function moveCampaign(status: CampaignStatus, event: CampaignEvent): Result<CampaignStatus> {
  const next = moves[status][event];
  if (next !== undefined) return ok(next);
  return fail("campaign_status", refusals[event] ?? `This campaign is ${status}.`);
}

export function campaignAllows(status: CampaignStatus, event: CampaignEvent): boolean {
  return moveCampaign(status, event).ok;
}

/** Recipients one campaign may have. */
export const maxRecipients = 20_000;

/**
 * People outside an organization that it may write to within a day: whoever starts one must not be able to mail the world with
 * it. Members are never counted.
 */
export function outsidersADay(isPaid: boolean): number {
  return isPaid ? maxRecipients : 200;
}
