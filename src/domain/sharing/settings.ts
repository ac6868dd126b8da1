/** Settings of sharing that a server's admin decides (S3.6), with their defaults. */
import { z } from "zod";

/**
 * How what people are told leaves as mails: through the mail server this server was started with (as files where it was started with
 * none), or as files in its outbox folder. What somebody needs to get into their account always takes the server's own way.
 */
export const communicationProviders = ["smtp", "outbox"] as const;
export type CommunicationProvider = (typeof communicationProviders)[number];

export const sharingSettingsSchema = z.strictObject({
  communicationProvider: z.enum(communicationProviders).default("smtp"),
  /** "" = the server's own `MAIL_FROM`. */
  senderEmail: z.union([z.literal(""), z.email().max(255)]).default(""),
  senderName: z.string().max(100).default("Potluck"),
  /** Days until an invitation nobody answered lapses. */
  invitationExpirationDays: z.int().min(1).max(365).default(7),
  enableInAppNotifications: z.boolean().default(true),
  enableEmailNotifications: z.boolean().default(true),
  /** Days before an end at which its recipient is reminded. */
  reminderDays: z.int().min(1).max(60).default(2),
});
export type SharingSettings = z.infer<typeof sharingSettingsSchema>;

export const defaultSharingSettings: SharingSettings = sharingSettingsSchema.parse({});
