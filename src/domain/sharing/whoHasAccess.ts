/** The server's answer to who has access to an item and through what (S3.8). */
import { z } from "zod";
import { shareSchema } from "./share.ts";

/** A container access comes through, and the most it is worth there. Its title is "" for whom it is not to see. */
const throughSchema = z.object({ containerId: z.string(), title: z.string(), cap: z.string() });

export const whoHasAccessSchema = z.object({
  ownerId: z.string(),
  ownerName: z.string(),
  /** Shares of the item, of everything of its type, and of containers that hold it. */
  entries: z.array(
    z.object({
      share: shareSchema,
      through: throughSchema.nullable(),
      /** Gives access now: answered, not over, and paid for where it must be. */
      works: z.boolean(),
    }),
  ),
  /** Owners of containers that hold it, who have it through them. */
  containerOwners: z.array(z.object({ personId: z.string(), name: z.string(), through: throughSchema })),
});
export type WhoHasAccess = z.infer<typeof whoHasAccessSchema>;
