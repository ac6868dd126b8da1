/** What travels when a link is made, opened and read, and when an invitation is shown by its mail's token. */
import { z } from "zod";
import { itemTypes } from "../items/types.ts";
import { blobIdSchema } from "../protocol/blobs.ts";
import { shareSchema, shareStatuses } from "./share.ts";

/** A link for those who run it. */
export const linkAnswerSchema = z.object({
  share: shareSchema,
  /** The secret in the address. */
  token: z.string(),
  address: z.string(),
});
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

const documentSchema = z.object({
  id: z.string(),
  type: z.enum(itemTypes),
  parentId: z.string(),
  sortKey: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** Whole document, a Yjs V1 update in base64: whoever reads it derives the rest. */
  state: z.string(),
});
export type LinkedDocument = z.infer<typeof documentSchema>;

/** What a link shows: an item with its parts, and what it holds where it is a container. */
export const linkedContentSchema = z.object({
  item: documentSchema.extend({ title: z.string() }),
  parts: z.array(documentSchema),
  held: z.array(z.object({ id: z.string(), type: z.enum(itemTypes), title: z.string() })),
});
export type LinkedContent = z.infer<typeof linkedContentSchema>;

export const openLinkRequest = z.strictObject({
  token: z.string().max(200),
  password: z.string().min(1).max(200).nullable().default(null),
});

export const openedLinkSchema = z.object({
  sharedByName: z.string(),
  level: z.string(),
  levelName: z.string(),
  mayComment: z.boolean(),
  /** When the link ends, server's ms. */
  expiresAt: z.number().nullable(),
  /** Stands for the link while they look around; see `readLinkRequest`. */
  visit: z.string(),
  content: linkedContentSchema,
});
export type OpenedLink = z.infer<typeof openedLinkSchema>;

/** Something else the same link shows: what its container holds. */
export const readLinkRequest = z.strictObject({
  visit: z.string().max(300),
  itemId: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/),
});

/** A photo of a recipe the same link shows; answered with its bytes. */
export const linkPhotoRequest = readLinkRequest.extend({ blobId: blobIdSchema });
export type LinkPhotoRequest = z.infer<typeof linkPhotoRequest>;

export const invitationRequest = z.strictObject({ token: z.string().max(200) });

/** An invitation as the reader of its mail sees it. */
export const invitationViewSchema = z.object({
  shareId: z.string(),
  status: z.enum(shareStatuses),
  sharedByName: z.string(),
  itemType: z.enum(itemTypes),
  itemId: z.string().nullable(),
  itemTitle: z.string(),
  shareAll: z.boolean(),
  level: z.string(),
  levelName: z.string(),
  levelDescription: z.string(),
  message: z.string(),
  /** Whom it was sent to: whoever has the token read their mail. */
  address: z.string(),
  lapsesAt: z.number().nullable(),
  expiresAt: z.number().nullable(),
});
export type InvitationView = z.infer<typeof invitationViewSchema>;
