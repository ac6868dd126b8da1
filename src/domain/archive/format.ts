/**
 * The one-file export of everything (K.9): a zip that any tool opens. This folder knows the format and nothing of where the
 * records come from or go.
 *
 *   potluck.json     what this is: format, version, when, how much
 *   items.jsonl      one item a line: its record without the derived fields (they are computed again when read)
 *   blobs.jsonl      one photo or page copy a line: what it is
 *   blobs/<id>.<ext> their bytes
 *   settings.jsonl   this device's settings
 *   recipes.json     all live recipes once more as schema.org JSON, for other programs; never read back
 */
import { z } from "zod";
import { itemTypes, type ItemId } from "../items/types.ts";

/** Raised when an older Potluck could not read the file any more. */
export const archiveVersion = 1;

export const manifestSchema = z.object({
  format: z.literal("potluck-export"),
  version: z.number().int().positive(),
  createdAt: z.number().int().min(0),
  items: z.number().int().min(0),
  blobs: z.number().int().min(0),
  settings: z.number().int().min(0),
});
export type ArchiveManifest = z.infer<typeof manifestSchema>;

const time = z.number().int().min(0).max(1e15);

export const archivedItemSchema = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,100}$/)
    .transform((id) => id as ItemId),
  type: z.enum(itemTypes),
  parentId: z.string().max(100),
  ownerId: z.string().max(100),
  sortKey: z.string().max(60),
  createdAt: time,
  updatedAt: time,
  trashedAt: time,
  /** Yjs V1 update, base64. */
  state: z.string(),
});
export type ArchivedItem = z.infer<typeof archivedItemSchema>;

export const archivedBlobSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(["photo", "page"]),
  mime: z.string().max(100),
  thumbnail: z.string().max(200_000),
  createdAt: time,
  /** Name of its bytes in the zip. */
  file: z.string().max(200),
});
export type ArchivedBlob = z.infer<typeof archivedBlobSchema>;

export const archivedSettingSchema = z.object({
  id: z.string().min(1).max(100),
  value: z.record(z.string(), z.unknown()),
});
export type ArchivedSetting = z.infer<typeof archivedSettingSchema>;

/** Bounds on what is unpacked, so that a small file cannot fill the memory. */
export const archiveBounds = { totalBytes: 2_000_000_000, entries: 500_000, lineBytes: 32_000_000 } as const;
