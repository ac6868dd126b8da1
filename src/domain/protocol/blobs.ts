/** What devices and server say to each other about photos and page copies; the bytes themselves travel raw. */
import { z } from "zod";

/** Largest photo or page copy, in bytes. */
export const maxBlobBytes = 12_000_000;
/** Most pairs asked about at once. */
export const maxBlobPairs = 60;
/** What a blob may be. No SVG: it is a program as much as a picture. */
export const blobMimes = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif", "text/html"] as const;
export type BlobMime = (typeof blobMimes)[number];

export const blobIdSchema = z.string().regex(/^[0-9a-f]{64}$/, "is not the hash of a photo");
const itemId = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const pair = z.strictObject({ itemId, blobId: blobIdSchema });

export const blobPlaceSchema = pair;
export const lackingRequest = z.strictObject({ pairs: z.array(pair).max(maxBlobPairs) });
/** Pairs whose bytes the server lacks, and items it does not know this person may see (yet). */
export const lackingAnswer = z.strictObject({ lacking: z.array(pair), unknownItems: z.array(itemId) });
