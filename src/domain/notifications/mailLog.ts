/** What became of mails, as an admin of the server reads it: never what a mail said. */
import { z } from "zod";
import { communicationProviders } from "../sharing/settings.ts";
import { noticeKinds } from "./kinds.ts";
import { templateIds } from "./templates.ts";

export const communicationStatuses = ["waiting", "sent", "failed", "bounced"] as const;
export type CommunicationStatus = (typeof communicationStatuses)[number];

/** What a mail can have been made from. */
export const mailKinds = [...templateIds, ...noticeKinds, "digest", "account"] as const;
export type MailKind = (typeof mailKinds)[number];

export const loggedMailSchema = z.object({
  id: z.string(),
  /** One of `mailKinds`, or what an earlier version knew. */
  template: z.string(),
  personId: z.string().nullable(),
  /** "" where it is nobody's business, or its person is gone. */
  recipient: z.string(),
  itemId: z.string().nullable(),
  shareId: z.string().nullable(),
  status: z.enum(communicationStatuses),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  /** How it left, or was last tried to. */
  provider: z.enum(communicationProviders).nullable(),
  /** Null: never again. */
  nextTryAt: z.number().int().nullable(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
});
export type LoggedMail = z.infer<typeof loggedMailSchema>;

export const mailLogPageSchema = z.object({
  mails: z.array(loggedMailSchema),
  /** Ask again with this as `before` for more; null: that was all. */
  before: z.number().int().nullable(),
});
export type MailLogPage = z.infer<typeof mailLogPageSchema>;
