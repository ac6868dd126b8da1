/** Campaigns and reports (S1.6, S1.14): written, sent, cancelled, looked at, taken out. */
import { z } from "zod";
import {
  audienceSchema,
  campaignAnswer,
  campaignDetail,
  campaignFields,
  campaignPage,
  campaignReport,
  previewAnswer,
  recipientPage,
  sharingReport,
} from "../../../src/domain/organizations/campaigns/contract.ts";
import { outcomes } from "../../../src/domain/organizations/campaigns/outcome.ts";
import { campaignStatuses } from "../../../src/domain/organizations/campaigns/status.ts";
import { id, nothing, page, time } from "../../../src/domain/organizations/answers.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import { createCampaign, deleteCampaign, previewAudience, updateCampaign } from "../../engine/campaigns/drafts.ts";
import { campaignFor } from "../../engine/campaigns/guard.ts";
import { cancelCampaign, sendCampaign } from "../../engine/campaigns/sending.ts";
import { reportSharing } from "../../engine/campaigns/sharingReport.ts";
import {
  listCampaigns,
  listRecipients,
  lookAtCampaign,
  reportCampaign,
  viewCampaign,
} from "../../engine/campaigns/viewing.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { CampaignRow } from "../../store/ports/campaigns.ts";
import { defineAction, type Action } from "../action.ts";
import type { OrganizationActionParts } from "./parts.ts";

type Answer = z.infer<typeof campaignAnswer>;
const one = z.strictObject({ campaignId: id });

async function answer(tx: StoreTransaction, personId: string, done: Result<CampaignRow>): Promise<Result<Answer>> {
  if (!done.ok) return done;
  const found = await campaignFor(tx, personId, done.value.id, "manageCampaigns");
  return found.ok ? ok(await viewCampaign(tx, personId, found.value.campaign, found.value.standing)) : found;
}

export function campaignActions({ newId }: Pick<OrganizationActionParts, "newId">): Action[] {
  return [
    defineAction({
      name: "campaign.create",
      title: "Write a campaign",
      description: "Makes a draft of a campaign: an item that is sent to an audience of an organization.",
      input: z.strictObject({ organizationId: id, ...campaignFields }),
      output: campaignAnswer,
      run: async ({ work, personId, input: { organizationId, ...words } }) =>
        answer(work.tx, personId, await createCampaign(work, personId, newId(), organizationId, words)),
    }),
    defineAction({
      name: "campaign.update",
      title: "Change a campaign",
      description: "Changes a draft.",
      input: one.extend(campaignFields),
      output: campaignAnswer,
      run: async ({ work, personId, input: { campaignId, ...words } }) =>
        answer(work.tx, personId, await updateCampaign(work, personId, campaignId, words)),
    }),
    defineAction({
      name: "campaign.delete",
      title: "Delete a draft",
      description: "Deletes a draft of a campaign.",
      input: one,
      output: nothing,
      run: ({ work, personId, input }) => deleteCampaign(work, personId, input.campaignId),
    }),
    defineAction({
      name: "campaign.preview",
      title: "Look at an audience",
      description:
        "How many people an audience means now, and the first of them. Whoever sends and owns the item is left out.",
      isReading: true,
      input: z.strictObject({ organizationId: id, audience: audienceSchema, itemId: id.nullable().default(null) }),
      output: previewAnswer,
      run: ({ work: { tx }, personId, input }) =>
        previewAudience(tx, personId, input.organizationId, input.audience, input.itemId),
    }),
    defineAction({
      name: "campaign.send",
      title: "Send a campaign",
      description:
        "Sends a draft now (`at` null) or at a time: everybody of its audience gets the item shared, and a mail.",
      input: one.extend({ at: time.nullable().default(null) }),
      output: campaignAnswer,
      run: async ({ work, personId, input }) =>
        answer(work.tx, personId, await sendCampaign(work, personId, input.campaignId, input.at)),
    }),
    defineAction({
      name: "campaign.cancel",
      title: "Cancel a campaign",
      description: "Takes back a planned campaign, or stops one that is being sent. Who has received it keeps it.",
      input: one,
      output: campaignAnswer,
      run: async ({ work, personId, input }) =>
        answer(work.tx, personId, await cancelCampaign(work, personId, input.campaignId)),
    }),
    defineAction({
      name: "campaign.list",
      title: "Campaigns",
      description: "Campaigns of all your organizations, or of one, the latest changed first.",
      isReading: true,
      input: z.strictObject({
        organizationId: id.nullable().default(null),
        status: z.enum(campaignStatuses).nullable().default(null),
        ...page,
      }),
      output: campaignPage,
      run: ({ work: { tx }, personId, input }) => listCampaigns(tx, personId, input),
    }),
    defineAction({
      name: "campaign.get",
      title: "A campaign",
      description: "A campaign with its figures: sent, bounced, opened, accepted, declined.",
      isReading: true,
      input: one,
      output: campaignDetail,
      run: ({ work: { tx }, personId, input }) => lookAtCampaign(tx, personId, input.campaignId),
    }),
    defineAction({
      name: "campaign.recipients",
      title: "Recipients of a campaign",
      description: "Who it went to and what became of it at each. For owners and admins.",
      isReading: true,
      input: one.extend({ outcome: z.enum(outcomes).nullable().default(null), ...page }),
      output: recipientPage,
      run: ({ work: { tx }, personId, input }) => listRecipients(tx, personId, input),
    }),
    defineAction({
      name: "campaign.report",
      title: "Report of a campaign",
      description:
        "A campaign, its figures and every recipient, for a file; the audit says who took it out. For owners and admins.",
      // Changes nothing but the audit; its answer is not kept for being sent again.
      isReading: true,
      input: one,
      output: campaignReport,
      run: ({ work, personId, input }) => reportCampaign(work, personId, input.campaignId),
    }),
    defineAction({
      name: "organization.sharingReport",
      title: "Report of an organization’s sharing",
      description:
        "What is shared with an organization and its groups, for a file; the audit says who took it out. For owners and admins.",
      isReading: true,
      input: z.strictObject({ organizationId: id }),
      output: sharingReport,
      run: ({ work, personId, input }) => reportSharing(work, personId, input.organizationId),
    }),
  ];
}
