/** What a server's admin asks and is answered about sharing (S3.16): the shapes both sides read. */
import { z } from "zod";
import { itemTypes } from "../items/types.ts";
import { catalogSchema } from "./catalog.ts";
import { principalKinds } from "./principals.ts";
import { sharingSettingsSchema } from "./settings.ts";
import { shareStatuses } from "./share.ts";

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);

/** Which shares: everything that is said must hold; `address` is the beginning of an address, any case. */
export const shareFilterSchema = z.strictObject({
  itemType: z.enum(itemTypes).optional(),
  status: z.enum(shareStatuses).optional(),
  level: z.string().max(50).optional(),
  recipientKind: z.enum(principalKinds).optional(),
  personId: id.optional(),
  address: z.string().max(255).optional(),
  /** These alone: chosen one by one. */
  ids: z.array(id).max(1_000).optional(),
});
export type AskedShares = z.infer<typeof shareFilterSchema>;

/** Where this server's mails can go. */
const mailPlacesSchema = z.object({
  /** The mail server it was started with, `host:port`; null: with none. */
  smtp: z.string().nullable(),
  /** The folder in which mails become files. */
  outbox: z.string(),
});
export type MailPlaces = z.infer<typeof mailPlacesSchema>;

/** How sharing is set up, and the drivers this server has. */
export const sharingSetupSchema = z.object({
  catalog: catalogSchema,
  settings: sharingSettingsSchema,
  drivers: z.array(z.string()),
  mail: mailPlacesSchema,
});
export type SharingSetup = z.infer<typeof sharingSetupSchema>;

/** A share in the admin's list: who gave what kind of thing to whom, never what it is called. */
export const administeredShareSchema = z.object({
  id,
  ownerId: id,
  ownerName: z.string(),
  sharedById: id,
  sharedByName: z.string(),
  recipientKind: z.enum(principalKinds),
  recipientName: z.string(),
  recipientAddress: z.string(),
  itemType: z.enum(itemTypes),
  itemId: id.nullable(),
  level: z.string(),
  status: z.enum(shareStatuses),
  membershipOnly: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
  expiresAt: z.number().nullable(),
  seq: z.number(),
});
export type AdministeredShare = z.infer<typeof administeredShareSchema>;

/** Nobody needs to know more exactly than this how many there are, and counting on takes as long as there are. */
export const countedUpTo = 1_000;

export const sharePageSchema = z.object({
  shares: z.array(administeredShareSchema),
  /** How many match in all, at most `countedUpTo`. */
  count: z.number().int(),
  /** Whether there are more than were counted. */
  hasMore: z.boolean(),
  /** Ask again with this as `before` for more; null: that was all. */
  next: z.number().nullable(),
});
export type SharePage = z.infer<typeof sharePageSchema>;

/** What a bulk revocation did or (preview) would do. */
export const revocationSchema = z.object({
  /** Live shares that match. */
  matching: z.number().int(),
  /** People and groups who lose or would lose access. */
  recipients: z.number().int(),
  revoked: z.number().int(),
});
export type Revocation = z.infer<typeof revocationSchema>;
