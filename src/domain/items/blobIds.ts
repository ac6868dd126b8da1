/** Photos and page copies that an item refers to, by the hash of their bytes. */
import { z } from "zod";

const blobsSchema = z.object({
  photoIds: z.array(z.string()).catch([]),
  pageCopyId: z.string().nullable().catch(null),
});

/** Ids of the photos and the page copy that derived fields refer to; none for items that have no pictures. */
export function blobIdsIn(derived: unknown): readonly string[] {
  const found = blobsSchema.safeParse(derived);
  if (!found.success) return [];
  const { photoIds, pageCopyId } = found.data;
  return pageCopyId === null ? photoIds : [...photoIds, pageCopyId];
}
