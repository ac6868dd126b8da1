/**
 * Lists of members, however many: what they are narrowed by, a page of them, and what is done to many at once. A page goes on from
 * the last member of the one before, by name; the number of all is counted for the first page alone.
 */
import { z } from "zod";
import { id, memberAnswer, role, time } from "./answers.ts";

export const memberStandings = ["active", "ending", "support", "former", "everybody"] as const;
/** `ending`: in it, or in their role, for a time; `former`: no longer in it. */
export type MemberStanding = (typeof memberStandings)[number];

export const memberFilterSchema = z.strictObject({
  organizationId: id,
  /** The role they have now. */
  role: role.nullable().default(null),
  standing: z.enum(memberStandings).default("active"),
  /** Only who was put into this group themselves, each with what they have in it. */
  groupId: id.nullable().default(null),
  /** Part of the name; for whoever manages members also part of an address. */
  search: z.string().trim().max(200).default(""),
});
export type MemberFilter = z.infer<typeof memberFilterSchema>;

/** Where the next page begins: the name and membership of the last one before it. */
export const memberCursorSchema = z.strictObject({ name: z.string().max(200), id: z.string().max(250) });
export type MemberCursor = Readonly<z.infer<typeof memberCursorSchema>>;

/** The page in rows of which one more was read than it may hold, and where the next begins; null: this was the last. */
export function pageByName<Row extends MemberCursor>(
  rows: readonly Row[],
  limit: number,
): { readonly page: readonly Row[]; readonly next: MemberCursor | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, next: last ? { name: last.name, id: last.id } : null };
}

export const maxMembersOfPage = 200;

export const memberListInput = memberFilterSchema.extend({
  after: memberCursorSchema.nullable().default(null),
  limit: z.int().min(1).max(maxMembersOfPage).default(50),
});

/** What somebody has in a group. */
export const groupGrantAnswer = z.object({
  role: z.string().nullable(),
  permissionSetId: id.nullable(),
  addedAt: time,
  /** Since when they have the role or set; null: they have neither. */
  grantedAt: time.nullable(),
  endsAt: time.nullable(),
});
export type GroupGrant = z.infer<typeof groupGrantAnswer>;

export const listedMemberAnswer = memberAnswer.extend({
  /** Null where the list is of no group. */
  inGroup: groupGrantAnswer.nullable(),
});
export type ListedMember = z.infer<typeof listedMemberAnswer>;

export const memberPage = z.object({
  /** How many match; null on later pages. */
  total: z.number().nullable(),
  members: z.array(listedMemberAnswer),
  /** Null: this was the last page. */
  next: memberCursorSchema.nullable(),
});
export type MemberPage = z.infer<typeof memberPage>;

/** Members whose ids are answered at once. */
export const maxMemberIds = 20_000;
export const memberIdsAnswer = z.object({ ids: z.array(id), hasMore: z.boolean() });

/** Members changed in one call, so that nobody's edit waits for ten thousand of them; the caller goes on with the next. */
export const maxChangedAtOnce = 100;

export const bulkChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("role"), role }),
  z.strictObject({ kind: z.literal("group"), groupId: id }),
  z.strictObject({ kind: z.literal("remove") }),
]);
export type BulkChange = Readonly<z.infer<typeof bulkChangeSchema>>;

export const bulkChangeInput = z.strictObject({
  organizationId: id,
  personIds: z.array(id).min(1).max(maxChangedAtOnce),
  change: bulkChangeSchema,
});

/** Everybody was changed but these. */
export const bulkChangeAnswer = z.object({
  changed: z.number(),
  /** It was so already. */
  unchanged: z.number(),
  refused: z.array(z.object({ personId: id, name: z.string(), message: z.string() })),
});
export type BulkChangeAnswer = z.infer<typeof bulkChangeAnswer>;
