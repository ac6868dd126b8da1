/** An entry of the audit as somebody reads it: names instead of ids, and what it says in words. */
import { z } from "zod";

const facts = z.record(z.string(), z.unknown()).nullable();

export const auditEventSchema = z.object({
  seq: z.number().int(),
  /** Server's clock, ms. */
  at: z.number(),
  /** As stored: `share.revoked`. */
  action: z.string(),
  /** Who did it; "" for what time or a rule did. */
  actorName: z.string(),
  /** Whom it happened to: a name, or the address as long as nobody answered. */
  subjectName: z.string(),
  itemId: z.string().nullable(),
  itemType: z.string().nullable(),
  /** "" where the reader may not see the item (any more). */
  itemTitle: z.string(),
  /** One sentence of all of that. */
  words: z.string(),
  /** What changed, as "before → after", one per fact. */
  changes: z.array(z.string()),
  /** What made it happen, where the action does not say. */
  cause: z.string(),
  before: facts,
  after: facts,
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditPageSchema = z.object({
  events: z.array(auditEventSchema),
  /** Number to go on before; null: that was all. */
  next: z.number().int().nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;
