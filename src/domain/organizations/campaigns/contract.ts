/** What actions of campaigns take and answer. */
import { z } from "zod";
import { itemTypes } from "../../items/types.ts";
import { shareStatuses, shareableTypes } from "../../sharing/share.ts";
import { id, time } from "../answers.ts";
import { roles } from "../roles.ts";
import { outcomes } from "./outcome.ts";
import { campaignStatuses } from "./status.ts";

/** Whom a campaign goes to; everybody once, however often they are meant. */
export const audienceSchema = z.strictObject({
  /** Every member. */
  members: z.boolean().default(false),
  /** Everybody on the people list, with an account or without. */
  people: z.boolean().default(false),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  groups: z.array(id).max(200).default([]),
  addresses: z.array(z.string().trim().max(255)).max(1_000).default([]),
});
export type CampaignAudience = z.infer<typeof audienceSchema>;

export const campaignFields = {
  name: z.string().trim().min(1).max(200),
  itemType: z.enum(shareableTypes),
  itemId: id,
  level: z.string().min(1).max(50),
  message: z.string().max(2_000).default(""),
  audience: audienceSchema,
};

export const campaignAnswer = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  name: z.string(),
  status: z.enum(campaignStatuses),
  itemType: z.enum(itemTypes),
  itemId: id,
  /** "" where it is not yours to see. */
  itemTitle: z.string(),
  level: z.string(),
  message: z.string(),
  createdByName: z.string(),
  senderName: z.string(),
  createdAt: time,
  updatedAt: time,
  /** When it goes out by itself. */
  sendAt: time.nullable(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** Why it stopped by itself; "" where it did not. */
  stopReason: z.string(),
  recipients: z.int(),
  /** What the asker may do in its organization. */
  mayManage: z.boolean(),
  mayExport: z.boolean(),
});
export type Campaign = z.infer<typeof campaignAnswer>;

export const figuresAnswer = z.object({
  recipients: z.int(),
  waiting: z.int(),
  skipped: z.int(),
  sent: z.int(),
  bounced: z.int(),
  opened: z.int(),
  accepted: z.int(),
  declined: z.int(),
});

export const campaignPage = z.object({ total: z.int(), campaigns: z.array(campaignAnswer) });
/** `audience`: null for whoever only looks. */
export const campaignDetail = campaignAnswer.extend({
  figures: figuresAnswer,
  audience: audienceSchema.nullable(),
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

export const recipientAnswer = z.object({
  name: z.string(),
  address: z.string(),
  outcome: z.enum(outcomes),
  mail: z.enum(["none", "waiting", "sent", "failed", "bounced"]),
  share: z.enum(shareStatuses).nullable(),
  openedAt: time.nullable(),
  answeredAt: time.nullable(),
  /** Why nothing was sent; "" where it was. */
  reason: z.string(),
});
export type CampaignRecipient = z.infer<typeof recipientAnswer>;
export const recipientPage = z.object({ total: z.int(), recipients: z.array(recipientAnswer) });

export const previewAnswer = z.object({
  recipients: z.int(),
  /** Of them, those who are not members. */
  outsiders: z.int(),
  /** Addresses that are none. */
  invalid: z.array(z.string()),
  /** The first of them by name. */
  sample: z.array(z.object({ name: z.string(), address: z.string() })),
});
export type AudiencePreview = z.infer<typeof previewAnswer>;

export const campaignReport = z.object({
  campaign: campaignAnswer,
  figures: figuresAnswer,
  recipients: z.array(recipientAnswer),
  madeAt: time,
});
export type CampaignReport = z.infer<typeof campaignReport>;

export const sharingReport = z.object({
  organizationName: z.string(),
  madeAt: time,
  /** More is shared than fits here. */
  isCut: z.boolean(),
  shares: z.array(
    z.object({
      itemType: z.enum(itemTypes),
      /** "" where it is not yours to see, or all of a type. */
      itemTitle: z.string(),
      shareAll: z.boolean(),
      ownerName: z.string(),
      sharedByName: z.string(),
      /** The organization, or a group of it. */
      sharedWith: z.string(),
      isGroup: z.boolean(),
      level: z.string(),
      sharedAt: time,
      expiresAt: time.nullable(),
    }),
  ),
});
export type SharingReport = z.infer<typeof sharingReport>;
