/** Support access (S1.12): a server's admin in somebody else's organization, for a reason and a time; and the server's list of organizations. */
import { z } from "zod";
import { id, time } from "./answers.ts";
import { memberCursorSchema } from "./memberList.ts";
import { organizationKinds } from "./roles.ts";

/** The role support has: what it takes to look into things and mend them; never ownership, never billing. */
export const supportRole = "ADMIN";
/** A week: what takes longer is asked for again. */
export const maxSupportHours = 168;
const hourMs = 3_600_000;

export const supportWishSchema = z.strictObject({
  organizationId: id,
  /** Told to the organization's owners and admins, and kept in its history. */
  reason: z.string().trim().min(5, "Say in a few words what for.").max(500),
  hours: z.int().min(1).max(maxSupportHours),
});
export type SupportWish = z.infer<typeof supportWishSchema>;

export function supportEndsAt(hours: number, now: number): number {
  return now + hours * hourMs;
}

/** Support that is in an organization now. */
export const supportSchema = z.object({
  personId: id,
  name: z.string().max(200),
  reason: z.string().max(500),
  since: time,
  endsAt: time,
});
export type Support = Readonly<z.infer<typeof supportSchema>>;

export const organizationListInput = z.strictObject({
  search: z.string().trim().max(200).default(""),
  kind: z.enum(organizationKinds).nullable().default(null),
  after: memberCursorSchema.nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});

export const administeredOrganizationSchema = z.object({
  id,
  name: z.string(),
  kind: z.enum(organizationKinds),
  people: z.number(),
  plan: z.string(),
  createdAt: time,
  support: z.array(supportSchema),
  /** Whoever asks is in it as an ordinary member, and needs no support access. */
  isMember: z.boolean(),
});
export type AdministeredOrganization = z.infer<typeof administeredOrganizationSchema>;

export const organizationPageSchema = z.object({
  /** How many match; null on later pages. */
  total: z.number().nullable(),
  organizations: z.array(administeredOrganizationSchema),
  /** Null: this was the last page. */
  next: memberCursorSchema.nullable(),
});
export type OrganizationPage = z.infer<typeof organizationPageSchema>;
