/** Somebody who was refused asks an item's owner for more access; the owner answers in one click. */
import { z } from "zod";
import { itemTypes } from "../items/types.ts";

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const time = z.number().int().min(0);

export const requestStatuses = ["open", "granted", "declined"] as const;

export const accessRequestSchema = z.object({
  id,
  itemId: id,
  itemType: z.enum(itemTypes),
  itemTitle: z.string().max(500),
  askerId: id,
  askerName: z.string().max(200),
  ownerId: id,
  level: z.string().min(1).max(50),
  message: z.string().max(2_000),
  status: z.enum(requestStatuses),
  createdAt: time,
  updatedAt: time,
});
export type AccessRequest = z.infer<typeof accessRequestSchema>;
