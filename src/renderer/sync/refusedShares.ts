/**
 * Wishes to share that the server did not fulfil, kept until the person has seen them: a wish made offline is often decided
 * when its dialog is long closed.
 */
import { z } from "zod";
import type { SettingKey } from "../data/index.ts";
import type { RefusedShare } from "./shareReplication.ts";

const keptShareSchema = z.object({
  id: z.string(),
  address: z.string(),
  itemType: z.string(),
  itemId: z.string().nullable(),
  itemTitle: z.string(),
  level: z.string(),
  code: z.string(),
  message: z.string(),
  at: z.number(),
});
export type KeptRefusal = z.infer<typeof keptShareSchema>;

/** More are not worth keeping; the oldest go first. */
const maxKept = 50;

export const refusedSharesKey: SettingKey<KeptRefusal[]> = {
  id: "sharing.refused",
  schema: z.array(keptShareSchema),
  initial: [],
};

export function withRefusal(
  kept: readonly KeptRefusal[],
  { asked, failure }: RefusedShare,
  now: number,
): KeptRefusal[] {
  const { id, itemType, itemId, itemTitle, level } = asked;
  const refusal = {
    id,
    // A group has a name where a person has an address.
    address: asked.recipientAddress || asked.recipientName,
    itemType,
    itemId,
    itemTitle,
    level,
    code: failure.code,
    message: failure.message,
    at: now,
  };
  return [refusal, ...kept.filter((one) => one.id !== id)].slice(0, maxKept);
}
